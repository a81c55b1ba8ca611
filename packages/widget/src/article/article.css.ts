/** How articles look, on the theme's variables. Sizes are in em: whoever shows an article sets its text size. */
export default /* css */ `
.a-article { line-height: 1.55; overflow-wrap: anywhere; text-align: start; }
.a-article, .a-article * { box-sizing: border-box; }
.a-article > * { margin: 0 0 1em; }
.a-article > :last-child { margin-bottom: 0; }
.a-article p { margin: 0 0 1em; text-wrap: pretty; }
.a-article li > :last-child, .a-callout > :last-child, .a-quote > :last-child, .a-step-body > :last-child { margin-bottom: 0; }
.a-article b, .a-article strong { font-weight: 650; }
.a-h2, .a-h3, .a-h4 { font-weight: 650; line-height: 1.25; text-wrap: balance; scroll-margin-top: 16px; }
.a-article > .a-h2 { font-size: 1.23em; margin: 1.6em 0 0.5em; }
.a-article > .a-h3 { font-size: 1.08em; margin: 1.5em 0 0.5em; }
.a-article > .a-h4 { font-size: 1em; margin: 1.4em 0 0.4em; }
.a-article > :first-child { margin-top: 0; }
.a-h2:focus, .a-h3:focus, .a-h4:focus { outline: none; }
.a-link { color: var(--accent-text); text-decoration: underline; text-underline-offset: 2px; text-decoration-thickness: 1px; }
.a-link:hover { text-decoration-thickness: 2px; }
.a-article :focus-visible { outline: 2px solid var(--accent-edge); outline-offset: 2px; border-radius: 4px; }
.a-icon { flex: none; width: 1.25em; height: 1.25em; fill: none; stroke: currentColor; stroke-width: 1.75; stroke-linecap: round; stroke-linejoin: round; }

.a-list { padding-inline-start: 1.6em; }
.a-article ul.a-list { list-style: disc; }
.a-article ol.a-list { list-style: decimal; }
.a-list li { margin: 0 0 0.35em; padding-inline-start: 0.15em; }
.a-list li::marker { color: var(--n10); font-variant-numeric: tabular-nums; }
.a-list p { margin-bottom: 0.5em; }
.a-list .a-list { margin: 0.35em 0 0; }

.a-code, .a-pre { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; font-size: 0.9em; }
.a-code { padding: 0.1em 0.35em; border-radius: 5px; background: var(--n3); }
.a-pre { padding: 12px 14px; border: 1px solid var(--n6); border-radius: 8px; background: var(--n2); line-height: 1.5; overflow-x: auto; white-space: pre; overflow-wrap: normal; text-align: left; scrollbar-width: thin; tab-size: 2; }
.a-pre code { font: inherit; }
.a-quote { padding-inline-start: 14px; border-inline-start: 3px solid var(--n6); color: var(--n11); }
.a-rule { height: 1px; border: 0; margin-block: 1.6em; background: var(--n6); }

.a-callout { padding: 12px 14px; border-radius: 8px; background: var(--n2); border-inline-start: 3px solid var(--n8); }
.a-callout > * { margin-bottom: 0.6em; }
.a-callout > .a-kind { display: flex; align-items: center; gap: 6px; margin-bottom: 4px; font-weight: 650; }
.a-tip, .a-important { background: var(--accent-soft); border-color: var(--accent-edge); }
.a-tip > .a-kind, .a-important > .a-kind { color: var(--accent-text); }
.a-warning { background: var(--brass-soft); border-color: var(--brass); }
.a-warning > .a-kind { color: var(--brass-text); }
.a-caution { background: var(--danger-soft); border-color: var(--danger); }
.a-caution > .a-kind { color: var(--danger); }

.a-table { overflow-x: auto; scrollbar-width: thin; }
.a-table table { min-width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
.a-table th, .a-table td { padding: 8px 12px 8px 0; padding-inline: 0 12px; border-bottom: 1px solid var(--n6); text-align: start; vertical-align: top; overflow-wrap: normal; min-width: 6em; }
.a-table th { font-weight: 650; border-color: var(--n8); }
.a-table .a-center { text-align: center; }
.a-table .a-right { text-align: end; }

.a-image { max-width: 100%; height: auto; border-radius: 8px; vertical-align: middle; background: var(--n2); }
.a-video { margin: 0 0 1em; }
.a-play, .a-frame { display: block; width: 100%; height: auto; aspect-ratio: 16 / 9; border: 1px solid var(--n6); border-radius: 12px; background: #211d19; }
.a-play { display: grid; place-items: center; padding: 0; color: #fff; cursor: pointer; }
.a-play .a-icon { width: 56px; height: 56px; padding: 15px 13px 15px 17px; border-radius: 50%; background: #fff3; fill: currentColor; stroke: none; transition: background 120ms ease-out; }
.a-play:hover .a-icon { background: #fff5; }
.a-video figcaption { margin-top: 6px; font-size: 0.93em; }
.a-download { display: flex; align-items: center; gap: 10px; min-height: 44px; padding: 10px 14px; border: 1px solid var(--n8); border-radius: 8px; color: inherit; text-decoration: none; font-weight: 500; }
.a-download:hover { background: var(--n2); }
.a-download > span:first-of-type { flex: 1; min-width: 0; }
.a-download .a-kind { font-weight: 400; color: var(--n10); }

.a-progress { display: flex; align-items: center; gap: 12px; margin-bottom: 12px; font-size: 0.93em; color: var(--n10); font-variant-numeric: tabular-nums; }
.a-count { flex: none; }
.a-bar { flex: 1; min-width: 40px; height: 6px; appearance: none; border: 0; border-radius: 3px; overflow: hidden; background: var(--n3); }
.a-bar::-webkit-progress-bar { background: var(--n3); }
.a-bar::-webkit-progress-value { background: var(--accent-edge); transition: inline-size 200ms ease-out; }
.a-bar::-moz-progress-bar { background: var(--accent-edge); }
.a-steps { list-style: none; margin: 0; padding: 0; counter-reset: a-step; }
.a-step { position: relative; display: flex; gap: 12px; padding-bottom: 18px; counter-increment: a-step; }
.a-step:last-child { padding-bottom: 0; }
.a-step:not(:last-child)::before { content: ''; position: absolute; top: 32px; bottom: 4px; inset-inline-start: 13.5px; width: 1px; background: var(--n6); }
.a-step-body { flex: 1; min-width: 0; padding-top: 3px; }
.a-step-body > * { margin: 0 0 0.6em; }
.a-article .a-tick { flex: none; appearance: none; display: grid; place-items: center; width: 28px; height: 28px; margin: 0; border: 1px solid var(--n8); border-radius: 50%; background: var(--surface); color: var(--n12); font: inherit; font-size: 13px; font-weight: 650; line-height: 1; cursor: pointer; font-variant-numeric: tabular-nums; }
.a-tick::before { content: counter(a-step); }
.a-tick:hover { border-color: var(--accent-edge); }
.a-tick:checked { background: var(--accent); border-color: var(--accent-edge); color: var(--accent-on); }
.a-tick:checked::before { content: ''; width: 6px; height: 11px; margin-top: -3px; border: solid currentColor; border-width: 0 2px 2px 0; transform: rotate(45deg); }
.a-tick:checked + .a-step-body { color: var(--n10); }
@media (prefers-reduced-motion: reduce) { .a-bar::-webkit-progress-value, .a-play .a-icon { transition: none; } }
@media (forced-colors: active) { .a-callout, .a-tick:checked { border: 2px solid; } }
`
