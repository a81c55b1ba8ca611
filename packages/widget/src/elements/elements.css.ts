/** Hosts keep their inherited text for what the page slots in; our own boxes begin from nothing. */
export default /* css */ `
:host { display: inline !important; }
:host([hidden]) { display: none !important; }
:host([mode=inline]) { display: block !important; }
.info, .tip, .card, .article, .state { all: initial; box-sizing: border-box; }
.tip, .card, .article, .state {
  font: 400 14px/1.45 var(--deskbell-font, system-ui, sans-serif);
  color: var(--n12);
  text-align: start;
}
.tip *, .card *, .article *, .state * { box-sizing: border-box; }
:focus-visible { outline: 2px solid var(--accent-edge); outline-offset: 2px; border-radius: 4px; }

.info {
  display: inline-grid;
  place-items: center;
  width: 24px;
  height: 24px;
  margin: -4px 0;
  border-radius: 50%;
  color: inherit;
  vertical-align: middle;
  cursor: help;
}
.info svg, .icon svg { width: 18px; height: 18px; fill: none; stroke: currentColor; stroke-width: 1.75; stroke-linecap: round; stroke-linejoin: round; }
.tip, .card { position: fixed; inset: auto; margin: 0; border: 0; display: none; z-index: var(--deskbell-z-index, 2147483000); }
.tip.open, .card.open { display: block; }
.tip {
  width: max-content;
  max-width: min(280px, 100vw - 16px);
  padding: 8px 12px;
  border-radius: 8px;
  background: var(--n12);
  color: var(--n1);
  font-size: 13px;
  overflow: visible;
  overflow-wrap: anywhere;
  box-shadow: var(--shadow-card);
}
.tip p { margin: 0; white-space: pre-line; }
.tip a { display: inline-block; padding: 4px 0; color: inherit; font-weight: 500; text-underline-offset: 2px; }
.tip :focus-visible { outline-color: currentColor; }
.arrow { position: absolute; width: 8px; height: 8px; background: inherit; transform: rotate(45deg); }
/* Between the trigger and the box the pointer stays on it. */
.tip::before { content: ''; position: absolute; inset: -10px; z-index: -1; }

.link { color: inherit; text-decoration: underline; text-underline-offset: 2px; cursor: pointer; }
button.link { all: unset; text-decoration: underline; text-underline-offset: 2px; cursor: pointer; }
.themed button.link:focus-visible { outline: 2px solid var(--accent-edge); outline-offset: 2px; border-radius: 4px; }

.card {
  width: min(400px, 100vw - 16px);
  max-height: min(460px, var(--room, 460px));
  border-radius: 12px;
  background: var(--surface);
  box-shadow: var(--shadow-panel);
  overflow: auto;
  overscroll-behavior: contain;
}
.head { position: sticky; top: 0; display: flex; align-items: start; gap: 8px; padding: 14px 8px 10px 18px; padding-inline: 18px 8px; background: var(--surface); }
.title { flex: 1; min-width: 0; margin: 0; font-size: 16px; font-weight: 650; line-height: 1.25; text-wrap: balance; }
.title:focus { outline: none; }
.icon { all: unset; display: grid; place-items: center; width: 32px; height: 32px; margin: -6px 0; border-radius: 8px; color: var(--n10); cursor: pointer; }
.icon:hover { background: var(--n3); color: var(--n12); }
.card .body { padding: 0 18px 16px; }
.card .state, .card .bones { padding: 0 18px 18px; }
.foot { padding: 10px 18px; border-top: 1px solid var(--n6); }
.foot a, .state a { color: var(--accent-text); text-underline-offset: 2px; }
.article { display: block; }
.article .title { margin: 0 0 12px; font-size: 20px; }
.state { display: block; padding: 4px 0; }
.state p { margin: 0 0 8px; }
.state .do { all: unset; padding: 6px 12px; border: 1px solid var(--n8); border-radius: 8px; font-weight: 500; cursor: pointer; }
.state .do:hover { background: var(--n3); }
.state .do + a { margin-inline-start: 12px; }
.bones { display: grid; gap: 10px; opacity: 0; animation: appear 200ms 200ms ease-out forwards; }
.bones i { height: 12px; border-radius: 6px; background: var(--n4); }
.bones i:nth-child(1) { width: 60%; }
.bones i:nth-child(3) { width: 85%; }
@keyframes appear { to { opacity: 1; } }
@media (prefers-reduced-motion: no-preference) { .tip.open, .card.open { animation: appear 120ms ease-out backwards; } }
@media (forced-colors: active) { .tip, .card { border: 1px solid; } }
@media print { .tip, .card { display: none; } }
`
