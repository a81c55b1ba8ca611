/** What one may choose of notifications. */
export default /* css */ `
.choices-form { display: grid; padding: 0 20px 20px; }
.choices-form > .quiet { padding-bottom: 16px; }
.choice-block { display: grid; gap: 8px; justify-items: start; padding: 16px 0; border-top: 1px solid var(--n6); }
.choice-block .quiet { font-size: 13px; }
.choice-block h3 { font-size: 14px; }
.device { margin-bottom: 16px; padding: 16px; border: 1px solid var(--n6); border-radius: 12px; background: var(--n2); }
.device + .choice-block { padding-top: 0; border-top: 0; }
.ways { width: 100%; min-width: 0; border: 0; }
.ways + .ways { margin-top: 8px; }
.ways legend, .choice-label { font-weight: 500; }
.ways legend { margin-bottom: 8px; }
.ways div { display: flex; flex-wrap: wrap; gap: 8px; }
.way { position: relative; cursor: pointer; }
.way input { position: absolute; inset: 0; width: 100%; height: 100%; opacity: 0; cursor: pointer; }
.way span { display: flex; align-items: center; gap: 8px; min-height: 36px; padding: 7px 14px 7px 10px; padding-inline: 10px 14px; border: 1px solid var(--n8); border-radius: 8px; font-size: 13px; line-height: 20px; }
.way span::before { content: ''; flex: none; width: 16px; height: 16px; border: 1px solid var(--n8); border-radius: 4px; background: var(--surface); }
.way:hover span { background: var(--n3); }
.way input:checked + span { border-color: var(--accent-edge); background: var(--accent-soft); color: var(--accent-text); font-weight: 500; }
.way input:checked + span::before { border-color: var(--accent-edge); background: linear-gradient(var(--accent-on), var(--accent-on)) 3px 8px / 0 0 no-repeat, var(--accent-edge); }
.way input:checked + span::after { content: ''; position: absolute; width: 9px; height: 5px; margin-inline-start: 3.5px; margin-top: -3px; border: solid var(--accent-on); border-width: 0 0 2px 2px; transform: rotate(-45deg); }
.way input:focus-visible + span { outline: 2px solid var(--accent-edge); outline-offset: 2px; }
.choice-field { display: block; width: 100%; min-width: 0; min-height: 44px; padding: 9px 12px; border: 1px solid var(--n8); border-radius: 8px; background: var(--surface); color: var(--n12); font: inherit; font-size: 16px; line-height: 24px; text-align: start; }
.choice-field:focus-visible { outline: none; border-color: var(--accent-edge); box-shadow: 0 0 0 1px var(--accent-edge); }
.hours { display: grid; grid-template-columns: 1fr 1fr; gap: 12px; width: 100%; }
.hours label { display: grid; gap: 6px; min-width: 0; }
.choices-fault { font-size: 13px; font-weight: 500; color: var(--danger); }
.primary[aria-disabled='true'], .secondary[aria-disabled='true'] { opacity: 0.7; cursor: default; }
.outcome-bar { flex: none; display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 4px 12px; min-height: 40px; padding: 6px 20px; border-top: 1px solid var(--n6); background: var(--n2); font-size: 13px; }
.outcome-bar.none { min-height: 0; padding: 0; border: 0; }
@media (forced-colors: active) {
  .way input { opacity: 1; position: static; width: 20px; height: 20px; }
  .way span::before, .way span::after { display: none; }
}
`
