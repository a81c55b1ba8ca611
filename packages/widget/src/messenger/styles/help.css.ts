/** Help: search, lists of articles and topics, and their place on home. It comes with its view. */
export default /* css */ `
.seek { position: relative; flex: none; display: flex; align-items: center; gap: 8px; margin: 0 20px 12px; padding-inline: 12px 4px; border: 1px solid var(--n8); border-radius: 12px; background: var(--surface); color: var(--n10); }
.seek:focus-within { border-color: var(--accent-edge); box-shadow: 0 0 0 1px var(--accent-edge); }
.seek input { flex: 1; min-width: 0; height: 42px; border: 0; background: none; color: var(--n12); font: inherit; font-size: 16px; appearance: none; text-align: start; }
.seek input:focus-visible { outline: none; }
.seek input::placeholder { color: var(--n10); opacity: 1; }
.seek input::-webkit-search-cancel-button { display: none; }
.help .scroll { padding: 4px 0 24px; }
.help .tight ~ .scroll { padding-top: 12px; }
.help .scroll:focus { outline: none; }
.help .bar.tight { padding-inline-start: 8px; border-bottom: 1px solid var(--n6); }
.help h2:focus { outline: none; }
.help .bar h2 { overflow: hidden; text-overflow: ellipsis; }

.head { padding: 12px 20px 6px; font-size: 13px; font-weight: 500; color: var(--n10); }
section + section .head { padding-top: 20px; }
.hit { width: 100%; display: grid; gap: 2px; padding: 10px 20px; }
.hit:hover { background: var(--n2); }
.hit:focus-visible { outline-offset: -3px; border-radius: 10px; }
.hit b { font-weight: 500; line-height: 1.35; }
.passage { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; font-size: 13px; color: var(--n10); }
.place { font-size: 12px; color: var(--n10); }
.hit mark { background: none; color: var(--accent-text); font-weight: 650; }
.passage mark { color: var(--n12); }
.found { transition: opacity 120ms 200ms ease-out; }
.found.stale { opacity: 0.6; }
.found .empty { min-height: 0; padding-block: 40px 24px; }
.hint { padding: 8px 20px; font-size: 13px; color: var(--n10); }
.others { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; padding: 16px 20px 0; font-size: 13px; }
.chip { min-height: 28px; padding: 3px 12px; border: 1px solid var(--n8); border-radius: 14px; }
.chip:hover { background: var(--n3); }

.topic { display: flex; align-items: center; gap: 12px; }
.topic > .icon { color: var(--n10); }
.topic-icon { flex: none; display: grid; place-items: center; width: 36px; height: 36px; border-radius: 10px; background: var(--accent-soft); color: var(--accent-text); }
.topic-text { flex: 1; min-width: 0; display: grid; gap: 1px; }

.asked { margin-top: 12px; margin-bottom: 12px; padding-bottom: 6px; overflow: hidden; animation: arrive 200ms ease-out; }
.asked .label { padding: 12px 16px 4px; font-size: 13px; font-weight: 500; color: var(--n10); }
.asked .row { padding: 8px 16px; min-height: 40px; }
.asked .row .icon { color: var(--n10); }
.bone.card { height: 164px; width: 100%; margin: 12px 0; border: 0; }
`
