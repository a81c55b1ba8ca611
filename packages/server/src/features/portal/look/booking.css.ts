/** How the page of a booking looks. What changes while it is open keeps its height, so that nothing moves. */
export default /* css */ `
.booking { display: grid; grid-template: 'head side' auto 'rest side' 1fr / minmax(0, 44rem) minmax(14rem, 19rem); justify-content: space-between; gap: 0 64px; align-items: start; }
.booking > * { min-width: 0; }
.booking .main { grid-area: head; }
.booking .rest { grid-area: rest; }
.booking .side { grid-area: side; gap: 28px; }
.booking h1 { text-align: -webkit-match-parent; text-align: match-parent; }
.standing { margin-block-start: 20px; padding: 20px 24px; border: 1px solid var(--n6); border-radius: 12px; background: var(--surface); }
.standing .said-now { min-height: 8.25rem; }
.standing h2 { font-size: 1.25rem; }
.standing .eta { margin-block-start: 6px; font-size: 1rem; font-weight: 500; font-variant-numeric: tabular-nums; }
.standing .next { margin-block-start: 6px; color: var(--n11); }
.standing .notice { margin-block: 10px 0; padding: 8px 14px; overflow-wrap: anywhere; }
.standing .go { margin-block-start: 16px; }
.bar { display: grid; grid-template-columns: repeat(5, 1fr); gap: 6px; margin-block-end: 16px; }
.bar span { height: 6px; border-radius: 3px; background: var(--n5); }
.bar .past { background: var(--accent); }
.bar .now { background: var(--accent); box-shadow: 0 0 0 2px var(--accent-soft); }
.bar .off { background: var(--n5); }
.steps > li { position: relative; padding-inline-start: 32px; padding-block-end: 12px; }
.steps > li::before { content: ''; position: absolute; inset-block-start: 5px; inset-inline-start: 2px; width: 12px; height: 12px; border: 2px solid var(--n8); border-radius: 50%; background: var(--surface); }
.steps > li:not(:last-child)::after { content: ''; position: absolute; inset-block: 21px -5px; inset-inline-start: 7px; width: 2px; background: var(--n6); }
.steps > .past::before { border-color: var(--accent-edge); background: var(--accent-edge); }
.steps > .past:not(:last-child)::after { background: var(--accent-edge); }
.steps > .now::before { border-color: var(--accent-edge); box-shadow: 0 0 0 4px var(--accent-soft); }
.steps > .now b, .steps > .past b { font-weight: 500; }
.steps > .now b { font-weight: 650; }
.steps b { font-weight: 400; }
.steps > .ahead b { color: var(--n10); }
.steps .at { display: block; min-height: 1.55em; color: var(--n10); font-size: 0.875rem; font-variant-numeric: tabular-nums; }
.history { margin-block-start: 4px; font-size: 0.9375rem; }
.history summary { display: inline-block; padding-block: 6px; color: var(--accent-text); text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: 3px; }
.history ol { margin-block-start: 8px; }
.history li { padding-block: 8px; border-block-start: 1px solid var(--n6); }
.history .at { color: var(--n10); font-size: 0.875rem; font-variant-numeric: tabular-nums; }
.facts { margin-block-start: 8px; }
.facts > div { padding-block: 10px; border-block-start: 1px solid var(--n6); }
.facts dt { padding: 0; border: 0; color: var(--n10); font-size: 0.875rem; }
.facts dd { padding: 0; }
.facts dd b { font-weight: 500; }
.facts dd p { margin-block-start: 2px; }
.facts dd [dir] { text-align: -webkit-match-parent; text-align: match-parent; }
.facts ul { padding-inline-start: 18px; }
.facts li { padding-block: 2px; }
.paid { display: inline-block; margin-inline-start: 8px; padding: 1px 10px; border: 1px solid var(--n7); border-radius: 999px; color: var(--n11); font-size: 0.8125rem; font-weight: 500; white-space: nowrap; }
.paid.good { border-color: transparent; background: var(--accent-soft); color: var(--accent-text); }
.paid.bad { border-color: var(--brass); background: var(--brass-soft); color: var(--n12); }
.keep { display: grid; gap: 4px; margin-block-start: 8px; }
.keep a { display: inline-flex; align-items: center; gap: 10px; min-height: 40px; }
.keep .a-icon { color: var(--accent-text); }
.keep .also { display: flex; flex-wrap: wrap; gap: 4px 20px; padding-inline-start: 30px; font-size: 0.875rem; }
.keep .also a { min-height: 32px; }
.share { margin-block-start: 12px; }
.share .button { width: 100%; }
.share p { margin-block-start: 8px; color: var(--n10); font-size: 0.875rem; }
.booking .section > h2 { margin-block-end: 8px; }
.booking .rest > .section:first-child { margin-block-start: 40px; }
.booking .thread { margin-block-start: 16px; }
.booking .form { margin-block-start: 16px; gap: 16px; }
.or { margin-block-start: 24px; padding-block-start: 20px; border-block-start: 1px solid var(--n6); }
@media (max-width: 62rem) {
  .booking { grid-template: 'head' auto 'side' auto 'rest' auto / minmax(0, 44rem); justify-content: start; }
  .booking .side { margin-block-start: 40px; }
}
@media (max-width: 40rem) {
  .standing { padding: 18px; }
  .standing .said-now { min-height: 11.5rem; }
  .standing .go .button { width: 100%; }
}
@media (forced-colors: active) { .bar span, .paid { border: 1px solid; } .bar :is(.past, .now) { background: Highlight; } }
`
