/** A booking begins from nothing, and keeps its height through all that comes by itself. */
export default /* css */ `
:host { all: initial !important; display: block !important; }
:host([hidden]) { display: none !important; }
.themed { display: block; }
.booking {
  container-type: inline-size;
  display: block;
  overflow: hidden;
  border: 1px solid var(--n6);
  border-radius: var(--deskbell-radius, 12px);
  background: var(--surface);
  color: var(--n12);
  font: 400 14px/1.45 var(--deskbell-font, system-ui, sans-serif);
  text-align: start;
  overflow-wrap: anywhere;
}
.booking *, .booking *::before { box-sizing: border-box; margin: 0; padding: 0; }
.booking section, .booking .state, .booking .bones { padding: 16px 20px; }
.booking section + section { border-top: 1px solid var(--n6); }
.sr { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.booking { position: relative; }
.glyph { flex: none; width: 20px; height: 20px; fill: none; stroke: currentColor; stroke-width: 1.75; stroke-linecap: round; stroke-linejoin: round; }
.hint, .number, .of, .connection, .time { color: var(--n10); }
.row { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; }

.booking button, .booking a.do { all: unset; box-sizing: border-box; display: inline-flex; align-items: center; justify-content: center; gap: 8px; min-height: 40px; padding: 8px 14px; border-radius: 8px; font-weight: 500; line-height: 20px; cursor: pointer; -webkit-tap-highlight-color: transparent; }
.booking .do { border: 1px solid var(--n8) !important; }
.booking .do:hover { background: var(--n3); }
.booking .main { background: var(--accent); color: var(--accent-on); }
.booking .main:hover { background: var(--accent-hover); }
.booking .quiet { color: var(--accent-text); text-decoration: underline; text-underline-offset: 2px; min-height: 24px; padding: 2px 4px; }
.booking [aria-disabled] { opacity: 0.6; cursor: default; }
.booking :focus-visible { outline: 2px solid var(--accent-edge); outline-offset: 2px; }
.booking .headline:focus { outline: none; }
.booking .state .headline { min-height: 0; }

.about { display: flex; justify-content: space-between; gap: 12px; font-size: 13px; }
.about bdi { font-weight: 500; }
.number { flex: none; font-variant-numeric: tabular-nums; }
.words { min-height: 113px; margin-top: 8px !important; }
.headline { min-height: 48px; font-size: 20px; font-weight: 650; line-height: 24px; text-wrap: balance; }
.detail { display: flex; gap: 8px; margin-top: 4px !important; color: var(--n11); }
.late .detail { color: var(--brass-text); font-weight: 500; }
.over .headline { color: var(--danger); }
.slot { min-height: 112px; display: flex; flex-direction: column; margin-top: 8px !important; padding: 12px 16px !important; border-radius: 8px; background: var(--n2); }
.dark .slot { background: var(--n3); }
.moving .slot { background: var(--accent-soft); }
.late .slot, .ask .slot { background: var(--brass-soft); }
.figure { display: flex; flex-direction: column; gap: 2px; }
.figure .value { font-size: 26px; font-weight: 650; line-height: 1.2; font-variant-numeric: tabular-nums; }
.figure .of { color: var(--n11); font-variant-numeric: tabular-nums; }
.booking .struck { text-decoration: line-through; }

.bar { height: 4px; margin-top: 20px !important; border-radius: 2px; background: var(--n6); overflow: hidden; }
.bar i { display: block; height: 100%; border-radius: 2px; background: var(--accent-edge); transform: scaleX(0.03); transform-origin: 0 0; transition: transform 280ms ease-out; }
[dir=rtl] .bar i { transform-origin: 100% 0; }
.bar i[data-at='1'] { transform: scaleX(0.22); }
.bar i[data-at='2'] { transform: scaleX(0.42); }
.bar i[data-at='3'] { transform: scaleX(0.625); }
.bar i[data-at='4'] { transform: scaleX(1); }
.over .bar i { background: var(--n8); }

.steps { list-style: none; display: grid; gap: 2px; margin-top: 12px !important; }
.steps li { display: grid; grid-template-columns: 20px 1fr auto; gap: 10px; align-items: center; min-height: 28px; }
.steps .dot { display: grid; place-items: center; width: 20px; height: 20px; border: 2px solid var(--n8); border-radius: 50%; }
.steps .dot .glyph { width: 12px; height: 12px; stroke-width: 3; }
.steps .done .dot { border-color: var(--accent); background: var(--accent); color: var(--accent-on); }
.steps .now .dot { border-color: var(--accent-edge); box-shadow: inset 0 0 0 3px var(--surface); background: var(--accent-edge); }
.over .steps .done .dot { border-color: var(--n10); background: var(--n10); color: var(--surface); }
.steps .now .label { font-weight: 650; }
.steps .ahead .label { color: var(--n10); }
.time { min-height: 19px; font-size: 13px; font-variant-numeric: tabular-nums; }

.connection { display: flex; align-items: center; gap: 8px; min-height: 19px; margin-top: 12px !important; font-size: 13px; }
.connection i { flex: none; width: 8px; height: 8px; border: 2px solid var(--n8); border-radius: 50%; }
.connection.live i { border-color: var(--online); background: var(--online); }
.connection.offline { color: var(--danger); font-weight: 500; }
.connection.offline i { border-color: var(--danger); border-radius: 0; }

.who { display: flex; flex-wrap: wrap; gap: 8px 12px; align-items: center; }
.face { display: grid; place-items: center; flex: none; width: 44px; height: 44px; border-radius: 50%; background: var(--accent-soft); color: var(--accent-text); font-weight: 650; }
.name { flex: 1 1 160px; display: flex; flex-direction: column; min-height: 64px; }
.name b { font-weight: 650; }
.place { font-size: 13px; color: var(--n10); font-variant-numeric: tabular-nums; }
.place a { display: inline-block; padding: 2px 0; color: var(--accent-text); text-underline-offset: 2px; }

dl { display: grid; gap: 12px 24px; grid-template-columns: repeat(auto-fit, minmax(min(160px, 100%), 1fr)); }
dt { font-size: 13px; color: var(--n10); }
.lines { white-space: pre-line; }
.money { display: flex; flex-wrap: wrap; gap: 4px 8px; align-items: center; font-variant-numeric: tabular-nums; }
.badge { padding: 1px 8px; border: 1px solid var(--n8); border-radius: 999px; font-size: 13px; color: var(--n11); }
.badge.good { border-color: var(--accent-edge); color: var(--accent-text); }
.badge.bad { border-color: var(--danger); color: var(--danger); }
.list { margin-top: 16px !important; }
.list h3 { font-size: 13px; font-weight: 500; color: var(--n10); }
.list ul { list-style: none; display: grid; gap: 6px; margin-top: 6px; }
.list li { display: flex; gap: 8px; }
.list .glyph { width: 16px; height: 16px; margin-top: 2px; color: var(--accent-text); }

.tiles { display: grid; grid-template-columns: 1fr 1fr; gap: 8px; }
.booking .tiles .do { flex-direction: column; gap: 6px; padding: 12px 8px; font-size: 13px; text-align: center; }
.calendars > .row, .copy, .note { margin-top: 12px !important; }
.note.bad { color: var(--danger); }
.copy { display: grid; gap: 6px; }
.form { display: grid; gap: 8px; width: 100%; }
.provider .form, .rating + .form { margin-top: 12px; }
.form label, .copy label { font-weight: 500; }
.booking textarea, .booking input[type=text] { display: block; width: 100%; padding: 10px 12px !important; border: 1px solid var(--n8); border-radius: 8px; background: var(--surface); color: var(--n12); font: 400 16px/1.45 var(--deskbell-font, system-ui, sans-serif); resize: vertical; }
.rating { border: 0; }
.rating legend { font-weight: 650; }
.stars { display: flex; gap: 4px; }
.rating .stars { margin: 4px -8px 0; }
.rating label { position: relative; display: grid; place-items: center; width: 40px; height: 40px; border-radius: 8px; color: var(--n8); cursor: pointer; }
.rating input { appearance: none; position: absolute; inset: 0; margin: 0; border-radius: 8px; cursor: pointer; }
.rating .glyph { width: 26px; height: 26px; pointer-events: none; }
.rating .on .glyph, .stars .glyph.on { color: var(--brass-text); fill: var(--brass); }
.given .stars { color: var(--n8); }
.given .hint { min-height: 24px; }
.booking .state p { margin: 4px 0 12px; }
.booking .bones { min-height: 320px; align-content: start; }

@container (min-width: 400px) { .slot { min-height: 92px; justify-content: center; } }
@container (min-width: 560px) {
  .booking section, .booking .state { padding: 20px 28px; }
  .words { min-height: 77px; }
  .headline { min-height: 32px; font-size: 26px; line-height: 32px; }
  .steps { grid-template-columns: repeat(5, 1fr); gap: 8px; margin-top: 8px !important; }
  .steps li { grid-template-columns: 1fr; justify-items: start; align-content: start; gap: 4px; }
  .steps .time { line-height: 19px; }
  .name { min-height: 44px; justify-content: center; }
  .tiles { grid-template-columns: repeat(4, 1fr); }
}
@media (prefers-reduced-motion: reduce) { .bar i { transition: none; } }
@media (forced-colors: active) {
  .bar i, .steps .done .dot, .steps .now .dot, .connection.live i { forced-color-adjust: none; background: Highlight; border-color: Highlight; color: HighlightText; }
  .bar { border: 1px solid; height: 6px; }
  .slot, .booking .main, .face { border: 1px solid; }
}
@media print { .actions, .booking button, .connection { display: none; } }
`
