/** A request above and below its thread, and its mark in lists. */
export default /* css */ `
.status { font-weight: 500; white-space: nowrap; box-shadow: inset 0 0 0 1px var(--n6); }
.status.in_progress { box-shadow: none; background: var(--accent-soft); color: var(--accent-text); }
.status.waiting { box-shadow: none; background: var(--brass-soft); color: var(--brass-text); }
.status.resolved { box-shadow: inset 0 0 0 1px var(--accent-edge); background: none; color: var(--accent-text); }
.status.closed { background: none; }

.request-head { flex: none; border-bottom: 1px solid var(--n6); background: var(--n2); }
.request-bar { display: flex; align-items: center; gap: 8px; width: 100%; min-height: 44px; padding: 8px 16px; font-size: 13px; }
.request-bar:hover { background: var(--n3); }
.request-bar:focus-visible { outline-offset: -3px; }
.request-bar .icon { width: 16px; height: 16px; color: var(--n10); transform: rotate(90deg); transition: transform 120ms ease-out; }
.request-bar[aria-expanded='true'] .icon { transform: rotate(-90deg); }
.request-number { flex: none; font-weight: 650; font-variant-numeric: tabular-nums; }
.request-subject { flex: 1; min-width: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.request-details { display: grid; gap: 8px; max-height: 220px; overflow-y: auto; padding: 4px 16px 12px; font-size: 13px; }
.request-details dl { display: grid; grid-template-columns: minmax(80px, max-content) 1fr; gap: 4px 16px; }
.request-details dt { color: var(--n10); max-width: 140px; }
.request-details .link { justify-self: start; }

.request-foot { flex: none; display: grid; gap: 12px; max-height: 50%; overflow-y: auto; margin: 0 12px 8px; padding: 12px 16px; border: 1px solid var(--n6); border-radius: 12px; background: var(--n2); font-size: 13px; }
.resolved-line { display: grid; gap: 8px; }
.resolved-line .secondary { justify-self: start; min-height: 32px; padding: 5px 14px; background: var(--surface); }
.rating { display: grid; gap: 12px; }
.rating fieldset { border: 0; min-width: 0; }
.rating legend { font-weight: 500; margin-bottom: 8px; }
.scores { display: grid; grid-template-columns: repeat(5, 1fr); gap: 6px; }
.score { position: relative; cursor: pointer; }
.score input { position: absolute; inset: 0; opacity: 0; cursor: pointer; }
.score > span { display: grid; gap: 2px; justify-items: center; align-content: center; height: 100%; min-height: 52px; padding: 6px 2px; border: 1px solid var(--n8); border-radius: 8px; background: var(--surface); text-align: center; }
.score-word { font-size: 12px; line-height: 1.2; overflow-wrap: break-word; hyphens: auto; }
.score:hover > span { background: var(--n3); }
.score input:checked + span { background: var(--accent); border-color: var(--accent-edge); color: var(--accent-on); }
.score input:focus-visible + span { outline: 2px solid var(--accent-edge); outline-offset: 2px; }
.rating .labelled { display: grid; gap: 6px; }
.rating textarea { padding: 8px 12px; border: 1px solid var(--n8); border-radius: 8px; background: var(--surface); color: var(--n12); }
.rating textarea:focus-visible { border-color: var(--accent-edge); box-shadow: 0 0 0 1px var(--accent-edge); }
.rating .primary { justify-self: start; min-height: 36px; padding: 7px 16px; }
.fault { font-size: 13px; font-weight: 500; color: var(--danger); }
`
