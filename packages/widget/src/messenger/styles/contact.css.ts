/** The contact form; it comes with its view. */
export default /* css */ `
.contact .bar { padding-inline-start: 8px; border-bottom: 1px solid var(--n6); }
.contact h2 { overflow: hidden; text-overflow: ellipsis; padding-inline-start: 4px; }
.contact h2:focus { outline: none; }
.contact h3 { font-size: 16px; line-height: 1.2; }
.lead { color: var(--n11); }
.hint { font-size: 13px; color: var(--n10); }
.fault { display: block; font-size: 13px; font-weight: 500; color: var(--danger); }

.kinds { display: grid; gap: 12px; padding: 20px; }
.kinds ul { display: grid; gap: 8px; }
.kind { width: 100%; display: flex; align-items: center; gap: 12px; min-height: 56px; padding: 12px 16px; border: 1px solid var(--n6); border-radius: 12px; transition: border-color 120ms ease-out; }
.kind:hover { border-color: var(--accent-edge); }
.kind-text { flex: 1; min-width: 0; display: grid; }
.kind b { font-weight: 500; }
.kind .quiet { font-size: 13px; }
.kind .icon { color: var(--n10); }

.fields { display: flex; flex-direction: column; gap: 20px; padding: 20px; }
.labelled { display: grid; gap: 6px; min-width: 0; border: 0; }
.labelled > label, .labelled > .label, .labelled legend { font-weight: 500; }
.labelled legend { margin-bottom: 6px; }
.labelled .quiet { font-weight: 400; font-size: 13px; }
.labelled .hint { margin-top: -2px; }
.control { width: 100%; min-width: 0; min-height: 44px; padding: 9px 12px; border: 1px solid var(--n8); border-radius: 8px; background: var(--surface); color: var(--n12); font: inherit; font-size: 16px; line-height: 24px; text-align: start; }
textarea.control { max-height: none; padding: 9px 12px; resize: vertical; border: 1px solid var(--n8); }
.control:focus-visible { outline: none; border-color: var(--accent-edge); box-shadow: 0 0 0 1px var(--accent-edge); }
.control[aria-invalid='true'] { border-color: var(--danger); box-shadow: 0 0 0 1px var(--danger); }
.tick { display: grid; grid-template-columns: 24px 1fr; gap: 2px 8px; align-items: center; }
.tick .hint { grid-column: 2; }
.tick label, .method { min-height: 24px; font-weight: 500; cursor: pointer; }
.tick input, .method input { width: 24px; height: 24px; flex: none; accent-color: var(--accent); }
.methods { gap: 2px; }
.method { display: flex; align-items: center; gap: 8px; min-height: 32px; font-weight: 400; }
.drop { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; padding: 12px; border: 1px dashed var(--n8); border-radius: 8px; }
.drop .secondary { display: flex; align-items: center; gap: 8px; padding: 7px 14px; font-size: 14px; }
.drop .hint { flex-basis: 100%; margin: 0; }
.fields .files { margin: 0; }
.verdict { padding: 10px 14px; border-radius: 8px; background: var(--danger-soft); color: var(--n12); box-shadow: inset 0 0 0 1px var(--danger); }
.deeds { display: grid; gap: 8px; justify-items: stretch; padding-bottom: env(safe-area-inset-bottom, 0px); }
.deeds .link { justify-self: center; }
.primary[aria-disabled='true'] { opacity: 0.7; cursor: default; }

.similar { display: grid; gap: 12px; }
.similar ul { display: grid; gap: 8px; }
.earlier { display: grid; gap: 4px; justify-items: start; padding: 12px 16px; }
.earlier + .earlier { margin: 0; }
.outcome { display: flex; flex-direction: column; justify-content: center; gap: 24px; padding: 24px; text-align: center; }
.outcome [role='status'] { display: grid; gap: 8px; }
.outcome-number { font-size: 26px; font-weight: 650; line-height: 1.2; letter-spacing: -0.015em; font-variant-numeric: tabular-nums; color: var(--accent-text); }
.outcome p:last-child { color: var(--n11); }
`
