/** As many answers as a choice may have, each of which other questions may depend on. */
const MOST_OPTIONS = 50

/** A question shows itself where one of the answers it stands for is chosen: see `support/parts/fields.tsx`. */
const REVEAL = Array.from({ length: MOST_OPTIONS }, (_, index) => {
  const place = index + 1
  return `.choice:has(> .opts > :nth-child(${place}) > :checked) > .deps > .w${place}`
})

/** How the contact form and the pages of requests look. */
export default /* css */ `
.desk { display: grid; grid-template-columns: minmax(0, 44rem) minmax(12rem, 18rem); justify-content: space-between; gap: 32px 64px; align-items: start; }
.desk > * { min-width: 0; }
.form { display: grid; gap: 24px; max-width: 44rem; margin-block-start: 24px; justify-items: start; }
.form > * { width: 100%; }
.form > .button, .form > .trap { width: auto; }
.field { min-width: 0; margin: 0; padding: 0; border: 0; }
.field > label, .field > legend { display: block; padding: 0; font-weight: 500; }
.field .quiet { font-weight: 400; }
.field > p { margin-block-start: 2px; }
.field :is(input:not([type=radio], [type=checkbox]), select, textarea) { display: block; width: 100%; min-height: 46px; margin-block-start: 8px; padding: 10px 14px; border: 1px solid var(--n8); border-radius: 8px; background: var(--surface); font-size: 1rem; }
.field input[dir=ltr] { text-align: start; }
[dir=rtl] .field input[dir=ltr] { text-align: end; }
.field input[type=date] { width: auto; min-width: 12rem; }
.field input[type=file] { padding: 8px; border-style: dashed; }
.field input::file-selector-button { min-height: 28px; margin-inline-end: 12px; padding: 2px 12px; border: 1px solid var(--n8); border-radius: 6px; background: var(--n2); color: var(--n12); font: inherit; cursor: pointer; }
.field textarea { min-height: 96px; resize: vertical; }
.field :is(input, select, textarea):focus-visible { outline: 2px solid var(--accent-edge); outline-offset: -1px; border-color: var(--accent-edge); border-radius: 8px; }
.field :is(input, select, textarea)[aria-invalid=true] { border-color: var(--danger); }
.fault { color: var(--danger); font-weight: 500; }
.faults { margin-block: 16px 24px; padding: 16px 20px; border: 1px solid var(--n6); border-inline-start: 4px solid var(--danger); border-radius: 8px; background: var(--surface); }
.faults:focus { outline: none; }
.faults h2 { font-size: 1rem; }
.faults ul { margin-block-start: 8px; padding-inline-start: 20px; }
.faults li { padding-block: 2px; }
.faults a { color: var(--danger); }
.opts { display: grid; gap: 2px; margin-block-start: 8px; }
:is(.opts, .scores) label, .field > .tick { display: flex; gap: 12px; align-items: baseline; padding-block: 5px; cursor: pointer; }
:is(.opts, .scores, .tick) input { flex: none; width: 20px; height: 20px; margin: 0; translate: 0 4px; accent-color: var(--accent); }
.deps { display: grid; gap: 20px; }
.dep { margin-block-start: 12px; padding-inline-start: 20px; border-inline-start: 2px solid var(--n7); }
@supports selector(:has(a)) {
  .dep, .when { display: none; }
  ${REVEAL.join(', ')} { display: block; }
}
.trap { position: absolute; inset-inline-start: -200vw; }
.perhaps h2, .side h2 { font-size: 0.875rem; }
.desk > aside, .side { font-size: 0.9375rem; }
.side { display: grid; gap: 32px; }
.links { margin-block-start: 8px; }
.links > li { border-block-start: 1px solid var(--n6); }
.links a { display: block; padding-block: 8px; }
.links [dir], .side dd, .desk h1, .list a > [dir] { text-align: -webkit-match-parent; text-align: match-parent; }
.side dl { margin-block-start: 8px; }
.side dt { padding-block-start: 8px; border-block-start: 1px solid var(--n6); color: var(--n10); font-size: 0.875rem; }
.side dd { padding-block-end: 8px; }
.narrow { max-width: 40rem; }
.above { margin-block-end: 4px; }
.desk .meta { margin-block-end: 0; align-items: center; }
.status { display: inline-flex; align-items: center; padding: 1px 10px; border: 1px solid var(--n7); border-radius: 999px; color: var(--n11); font-size: 0.8125rem; font-weight: 500; white-space: nowrap; }
.status.waiting { border-color: var(--brass); background: var(--brass-soft); color: var(--n12); }
.status:is(.resolved, .closed) { background: var(--n3); }
.list p .status { margin-inline-end: 6px; }
.number { color: var(--n10); font-variant-numeric: tabular-nums; }
.heading { display: flex; flex-wrap: wrap; gap: 12px 24px; align-items: center; justify-content: space-between; margin-block-end: 16px; }
.heading > div { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 20px; }
.done { margin-block-start: 20px; padding: 12px 16px; border-radius: 8px; background: var(--accent-soft); color: var(--n12); font-weight: 500; }
.desk .section { margin-block-start: 32px; }
.thread { display: grid; gap: 12px; }
.thread > li { padding: 14px 18px 16px; border: 1px solid var(--n6); border-radius: 12px; background: var(--surface); }
.thread > .mine { background: var(--accent-soft); border-color: transparent; }
.thread > .machine { border-style: dashed; background: none; }
.by { display: flex; flex-wrap: wrap; gap: 2px 10px; align-items: baseline; font-size: 0.875rem; }
.by strong { font-weight: 500; }
.by time { color: var(--n10); }
.mine .by time { color: var(--n11); }
.by .badge { margin: 0; }
.said { margin-block-start: 6px; white-space: pre-wrap; }
.quoted { margin-block-start: 10px; font-size: 0.875rem; color: var(--n11); }
.quoted .said { padding-inline-start: 12px; border-inline-start: 2px solid var(--n7); }
.files { display: flex; flex-wrap: wrap; gap: 8px; margin-block-start: 12px; }
.files a { display: flex; flex-direction: column; gap: 6px; max-width: 100%; padding: 8px 12px; border: 1px solid var(--n7); border-radius: 8px; background: var(--surface); font-size: 0.875rem; }
.files a:has(svg) { flex-direction: row; align-items: center; }
.files .quiet { display: inline-block; }
.files img { display: block; border-radius: 4px; object-fit: cover; background: var(--n3); }
.zone { margin-block-start: 12px; }
.beside { margin-block-start: 12px; }
.scores { display: grid; grid-template-columns: repeat(auto-fit, minmax(7rem, 1fr)); gap: 4px 16px; }
.kinds { min-width: 0; margin: 0; padding: 0; border: 0; display: grid; grid-auto-flow: column; grid-template-columns: minmax(0, 1fr); grid-auto-columns: 5.5rem; align-items: center; padding-block: 10px; border-block-end: 1px solid var(--n6); }
.kinds[aria-hidden] { padding-block: 12px 8px; color: var(--n10); font-size: 0.875rem; text-align: center; }
.kinds label { display: grid; place-items: center; min-height: 44px; cursor: pointer; }
.kinds label span { position: absolute; clip-path: inset(50%); }
.kinds input { width: 20px; height: 20px; margin: 0; accent-color: var(--accent); }
.times { display: flex; flex-wrap: wrap; gap: 12px 24px; margin-block-start: 8px; }
.times label { font-size: 0.875rem; }
.field .times input { width: 10rem; margin-block-start: 4px; }
.scores b { font-weight: 500; }
@media (max-width: 62rem) {
  .desk { grid-template-columns: minmax(0, 44rem); justify-content: start; }
}
@media (max-width: 40rem) {
  .kinds { display: block; margin-block-start: 12px; padding: 14px 16px 6px; border: 1px solid var(--n6); border-radius: 12px; background: var(--surface); }
  .kinds[aria-hidden], .kinds i { display: none; }
  .kinds label { display: flex; gap: 12px; }
  .kinds label span { position: static; clip-path: none; }
}
@media (forced-colors: active) { .thread > li, .status, .done, .faults { border: 1px solid; } }
`
