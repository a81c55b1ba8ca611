/** Notifications, and the bell that leads to them. */
export default /* css */ `
.notice-bell { position: relative; }
.notice-bell .count { position: absolute; top: 2px; inset-inline-start: calc(50% + 1px); min-width: 18px; height: 18px; padding: 0 5px; border-radius: 9px; font-size: 11px; line-height: 18px; box-shadow: 0 0 0 2px var(--surface); }

.notices .bar { padding-inline-start: 8px; }
.notices h2 { padding-inline-start: 4px; }
.notices h2:focus { outline: none; }
.chips { flex: none; display: flex; flex-wrap: wrap; gap: 8px; padding: 0 20px 12px; }
.chip { min-height: 32px; padding: 5px 12px; border: 1px solid var(--n8); border-radius: 16px; font-size: 13px; line-height: 20px; }
.chip:hover { background: var(--n3); }
.chip[aria-pressed='true'] { border-color: var(--accent-edge); background: var(--accent-soft); color: var(--accent-text); font-weight: 500; }
.notices-sum { flex: none; display: flex; justify-content: space-between; gap: 12px; padding: 0 20px; font-size: 13px; color: var(--n10); }
.notices-sum .link { padding-block: 2px 8px; }
.notices-sum span { padding-block: 2px; }
.notices-fault { padding: 4px 20px 12px; font-size: 13px; color: var(--danger); }
.notices-more { display: block; margin: 12px auto 20px; }

.notice-day h3 { padding: 12px 20px 4px; font-size: 12px; font-weight: 500; color: var(--n10); }
.notice-day li + li { border-top: 1px solid var(--n6); margin-inline-start: 68px; }
.notice-day li + li .notice { width: calc(100% + 68px); margin-inline-start: -68px; }
:where(.panel) a.notice { color: inherit; text-decoration: none; }
.notice { align-items: flex-start; }
.notice.still:hover { background: none; }
.notice b { white-space: normal; }
.notice .row-text { display: grid; justify-items: start; gap: 2px; }
.notice .row-top { width: 100%; }
.notice-body { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; color: var(--n10); }
.notice b, .notice-body { width: 100%; text-align: left; }
[dir='rtl'] .notice b, [dir='rtl'] .notice-body { text-align: right; }
.notice.unread .notice-body { color: var(--n11); }
.notice-icon { flex: none; display: grid; place-items: center; width: 36px; height: 36px; border-radius: 50%; background: var(--n3); color: var(--n11); }
.notice.unread .notice-icon { background: var(--accent-soft); color: var(--accent-text); }
.notice .tag { margin-top: 4px; font-weight: 500; background: none; box-shadow: inset 0 0 0 1px var(--n8); color: var(--n11); }
.notice .tag.urgent { background: var(--danger-soft); box-shadow: inset 0 0 0 1px var(--danger); color: var(--danger); }
.dot { flex: none; width: 8px; height: 8px; margin-top: 6px; border-radius: 50%; background: var(--accent-edge); }
@media (forced-colors: active) {
  .dot { background: Highlight; }
  .chip[aria-pressed='true'] { border: 2px solid Highlight; }
}
`
