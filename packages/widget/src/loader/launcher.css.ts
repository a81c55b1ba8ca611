/** Colours repeat theme/tokens.ts, which is too large for the launcher; a test compares them. */
export default /* css */ `
:host {
  all: initial !important;
  position: fixed !important;
  inset: auto !important;
  width: 0 !important;
  height: 0 !important;
  z-index: var(--deskbell-z-index, 2147483000) !important;
}
:host([hidden]) { display: none !important; }
.frame { --fill: #176a4e; --ink: #f0d089; }
.launcher {
  position: fixed;
  bottom: calc(var(--deskbell-offset-y, 20px) + env(safe-area-inset-bottom, 0px));
  right: var(--deskbell-offset-x, 20px);
  font: 400 14px/1.45 var(--deskbell-font, system-ui, sans-serif);
}
.left .launcher { right: auto; left: var(--deskbell-offset-x, 20px); }
.bell {
  all: unset;
  box-sizing: border-box;
  display: grid;
  place-items: center;
  width: 52px;
  height: 52px;
  border-radius: 50%;
  cursor: pointer;
  background: var(--fill);
  color: var(--ink);
  box-shadow: 0 0 0 1px #fff2, 0 2px 6px #281e0f2a, 0 8px 24px #281e0f2e;
  transition: transform 120ms ease-out;
  -webkit-tap-highlight-color: transparent;
}
.bell:hover { transform: scale(1.045); }
.bell:active { transform: scale(0.97); }
.bell:focus-visible { outline: 2px solid #fff; outline-offset: 2px; box-shadow: 0 0 0 6px var(--fill); }
.bell svg {
  grid-area: 1 / 1;
  width: 26px;
  height: 26px;
  fill: none;
  stroke: currentColor;
  stroke-width: 1.75;
  stroke-linecap: round;
  stroke-linejoin: round;
  transition: opacity 120ms, transform 200ms ease-out;
}
.bell svg + svg, .open .bell svg { opacity: 0; transform: rotate(-30deg) scale(0.7); }
.open .bell svg + svg { opacity: 1; transform: none; }
.badge {
  position: absolute;
  top: -4px;
  right: -4px;
  min-width: 6px;
  padding: 0 6px;
  border: 2px solid #fff;
  border-radius: 11px;
  background: #cda448;
  color: #211d19;
  font-size: 12px;
  font-weight: 650;
  line-height: 18px;
  text-align: center;
  pointer-events: none;
}
.badge:empty, .open .badge { display: none; }
.sorry {
  position: absolute;
  bottom: 64px;
  right: 0;
  box-sizing: border-box;
  width: min(260px, 100vw - 40px);
  margin: 0;
  padding: 12px 14px;
  border-radius: 12px;
  background: #211d19;
  color: #fff;
}
.left .sorry { right: auto; left: 0; }
.sorry:empty { display: none; }
.busy .bell svg { animation: wait 1s ease-in-out infinite alternate; }
@keyframes wait { to { opacity: 0.45; } }
@media (prefers-reduced-motion: reduce) {
  .bell, .bell svg { transition: opacity 120ms; transform: none !important; }
}
@media (max-width: 479.9px) { .open .launcher { display: none; } }
@media (forced-colors: active) { .bell { border: 2px solid ButtonText; } }
@media print { :host { display: none !important; } }
`
