/** Home and the list of conversations. */
export default /* css */ `
.home { background: linear-gradient(var(--accent-soft), var(--surface) 280px); }
.home .scroll { padding: 4px 20px 24px; }
.team { flex: 1; min-width: 0; font-weight: 500; color: var(--n10); overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.greeting { max-width: 18ch; font-size: 26px; line-height: 1.2; letter-spacing: -0.015em; text-wrap: balance; margin: 8px 0 16px; }
.presence { display: flex; align-items: flex-start; gap: 12px; margin-bottom: 24px; color: var(--n11); }
.presence b { font-weight: 500; color: var(--n12); }
.faces { flex: none; display: flex; }
.faces .avatar { border: 2px solid var(--surface); width: 40px; height: 40px; margin-block: -1px; }
.faces .avatar + .avatar { margin-inline-start: -9px; }

.card { border: 1px solid var(--n6); border-radius: 12px; background: var(--surface); }
.card + .card { margin-top: 12px; }
.current { overflow: hidden; padding-bottom: 6px; }
.current .label { padding: 12px 16px 4px; font-size: 13px; font-weight: 500; color: var(--n10); }
.current.needs { border-color: var(--brass); box-shadow: inset 0 2px 0 var(--brass); }
.needs .label { color: var(--brass-text); }
.current .row { padding-inline: 16px; }
.start { width: 100%; display: flex; align-items: center; gap: 12px; padding: 16px; border: 1px solid var(--n6); box-shadow: var(--shadow-card); transition: border-color 120ms ease-out; }
.start > span:first-child { flex: 1; display: grid; gap: 2px; }
.start:hover { border-color: var(--accent-edge); }
.start b { font-size: 16px; line-height: 1.2; }
.go { flex: none; display: grid; place-items: center; width: 36px; height: 36px; border-radius: 50%; background: var(--accent); color: var(--accent-on); box-shadow: 0 0 0 1px var(--accent-edge); transition: transform 120ms ease-out; }
.start:hover .go { background: var(--accent-hover); transform: scale(1.06); }

.row { width: 100%; display: flex; align-items: center; gap: 12px; padding: 12px 20px; }
.row:hover { background: var(--n2); }
.row-text { flex: 1; min-width: 0; }
.row-top, .row-bottom { display: flex; align-items: baseline; gap: 8px; }
.row-bottom { align-items: center; min-height: 20px; }
.row-top b { flex: 1; min-width: 0; font-weight: 500; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.row time { flex: none; font-size: 12px; color: var(--n10); font-variant-numeric: tabular-nums; }
.preview { flex: 1; min-width: 0; color: var(--n10); overflow: hidden; text-overflow: ellipsis; white-space: nowrap; text-align: start; }
.unread .row-top b { font-weight: 650; }
.unread .preview { color: var(--n12); }
.tag { flex: none; padding: 0 8px; border-radius: 10px; background: var(--n3); color: var(--n10); font-size: 12px; line-height: 20px; }
`
