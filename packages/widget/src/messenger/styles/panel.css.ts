/** The dialog itself, and what every view is made of. */
export default /* css */ `
.panel {
  position: fixed;
  bottom: calc(var(--deskbell-offset-y, 20px) + 64px);
  right: var(--deskbell-offset-x, 20px);
  width: min(var(--deskbell-width, 384px), 100vw - 24px);
  height: min(var(--deskbell-height, 680px), 100dvh - 96px);
  display: flex;
  flex-direction: column;
  overflow: hidden;
  border-radius: var(--deskbell-radius, 18px);
  background: var(--surface);
  color: var(--n12);
  box-shadow: 0 0 0 1px var(--n6), var(--shadow-panel);
  font: 400 14px/1.45 var(--deskbell-font, system-ui, sans-serif);
  text-align: start;
  overflow-wrap: anywhere;
  transform-origin: 100% 100%;
  --view-top: 0px;
  --view-height: 100dvh;
  transition: opacity 200ms ease-out, transform 200ms ease-out, visibility 0s;
}
.panel.left { right: auto; left: var(--deskbell-offset-x, 20px); transform-origin: 0 100%; }
.panel.away { opacity: 0; transform: scale(0.94) translateY(12px); visibility: hidden; transition-delay: 0s, 0s, 200ms; }
.panel:focus { outline: none; }

:where(.panel) *, :where(.panel) *::before, :where(.panel) *::after { box-sizing: border-box; margin: 0; padding: 0; }
:where(.panel) button { font: inherit; color: inherit; background: none; border: 0; text-align: start; cursor: pointer; -webkit-tap-highlight-color: transparent; }
:where(.panel) h2, :where(.panel) h3, :where(.panel) b { font-weight: 650; }
:where(.panel) h2 { font-size: 16px; line-height: 1.2; }
:where(.panel) ul { list-style: none; }
:where(.panel) :focus-visible { outline: 2px solid var(--accent-edge); outline-offset: 2px; }
:where(.panel) a { color: inherit; text-decoration: underline; text-underline-offset: 2px; }
.sr { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.icon { flex: none; width: 20px; height: 20px; fill: none; stroke: currentColor; stroke-width: 1.75; stroke-linecap: round; stroke-linejoin: round; }
[dir='rtl'] .flip { transform: scaleX(-1); }
.quiet { color: var(--n10); }

.view { flex: 1; min-height: 0; display: flex; flex-direction: column; animation: arrive 200ms ease-out; }
@keyframes arrive { from { opacity: 0; } }
.scroll { flex: 1; min-height: 0; overflow-y: auto; overscroll-behavior: contain; scrollbar-width: thin; scrollbar-color: var(--n6) transparent; }
.bar { flex: none; display: flex; align-items: center; gap: 4px; min-height: 60px; padding: 8px 20px; padding-inline-end: 12px; }
.bar h2 { flex: 1; min-width: 0; }
.tool { flex: none; display: grid; place-items: center; width: 36px; height: 36px; border-radius: 8px; color: var(--n10); }
.tool:hover { background: var(--n3); color: var(--n12); }

.tabs { flex: none; display: flex; border-top: 1px solid var(--n6); padding-bottom: env(safe-area-inset-bottom, 0px); }
.tab { position: relative; flex: 1; display: flex; flex-direction: column; align-items: center; gap: 2px; padding: 9px 8px 8px; color: var(--n10); font-size: 12px; font-weight: 500; }
.tab:hover { color: var(--n12); }
.tab[aria-current] { color: var(--accent-text); }
.tab[aria-current]::before { content: ''; position: absolute; top: -1px; width: 40px; height: 2px; border-radius: 0 0 2px 2px; background: var(--accent-edge); }
.tab:focus-visible, .row:focus-visible { outline-offset: -3px; border-radius: 10px; }
.tab .count { position: absolute; top: 5px; inset-inline-start: calc(50% + 5px); }

.count { flex: none; min-width: 20px; height: 20px; padding: 0 6px; border-radius: 10px; background: var(--brass); color: #211d19; font-size: 12px; font-weight: 650; line-height: 20px; text-align: center; font-variant-numeric: tabular-nums; }
.avatar { flex: none; position: relative; display: grid; place-items: center; width: 36px; height: 36px; border-radius: 50%; background: oklch(var(--tint) 0.04 var(--hue)); color: var(--n12); font-size: 13px; font-weight: 650; letter-spacing: 0.01em; }
.tint0 { --hue: 85; } .tint1 { --hue: 160; } .tint2 { --hue: 255; } .tint3 { --hue: 35; } .tint4 { --hue: 300; } .tint5 { --hue: 115; }
.online { position: absolute; bottom: -1px; inset-inline-end: -1px; width: 12px; height: 12px; border-radius: 50%; border: 2px solid var(--surface); background: var(--online); }

.primary, .secondary { display: block; min-height: 40px; padding: 9px 18px; border-radius: 8px; font-weight: 500; text-align: center; }
.primary { background: var(--accent); color: var(--accent-on); border: 1px solid var(--accent-edge); }
.primary:hover { background: var(--accent-hover); }
.secondary { border: 1px solid var(--n8); }
.secondary:hover { background: var(--n3); }
.link { min-height: 24px; color: var(--accent-text); font-weight: 500; text-decoration: underline; text-underline-offset: 3px; text-decoration-thickness: 1px; }
.link:hover { text-decoration-thickness: 2px; }

.banner p { display: flex; gap: 8px; align-items: flex-start; padding: 10px 20px; background: var(--brass-soft); color: var(--n12); font-size: 13px; }
.banner .icon { color: var(--brass-text); width: 18px; height: 18px; }
.banner span { flex: 1; }

.empty { min-height: 100%; display: flex; flex-direction: column; align-items: center; justify-content: center; gap: 8px; padding: 24px 32px; text-align: center; }
.empty p { max-width: 34ch; color: var(--n10); }
.empty h3 { font-size: 16px; line-height: 1.2; }
.empty-icon { display: grid; place-items: center; width: 48px; height: 48px; margin-bottom: 4px; border-radius: 50%; background: var(--n3); color: var(--n10); }
.empty button { margin-top: 12px; }

.skeleton { flex: 1; padding: 16px 20px; animation: arrive 200ms 200ms ease-out backwards; }
.bone { display: block; height: 44px; margin-bottom: 16px; border-radius: 8px; background: var(--n3); animation: breathe 1.2s ease-in-out infinite alternate; }
.bone:nth-child(2n) { width: 80%; }
.bone.line { width: 70%; height: 20px; }
@keyframes breathe { to { opacity: 0.5; } }

@media (prefers-reduced-motion: reduce) {
  .panel.away { transform: none; }
  .panel, .panel * { transition-property: opacity !important; }
  .bone, .dots i { animation: none !important; }
}
@media (max-width: 479.9px) {
  .panel, .panel.left {
    inset: 0;
    top: var(--view-top);
    bottom: auto;
    width: 100%;
    height: var(--view-height);
    border-radius: 0;
    box-shadow: none;
    transform-origin: 50% 100%;
    padding-top: env(safe-area-inset-top, 0px);
  }
  .tool { width: 44px; height: 44px; }
}
@media (max-width: 479.9px) and (max-height: 420px) {
  .bar { min-height: 48px; padding-block: 2px; }
  .tab { flex-direction: row; justify-content: center; gap: 6px; padding: 6px 8px; }
  .tab .count { position: static; }
}
@media (min-width: 480px) and (max-height: 420px) {
  .panel { bottom: 8px; height: calc(100dvh - 16px); }
}
@media (forced-colors: active) {
  .panel { border: 1px solid CanvasText; }
  .bubble, .count, .avatar { border: 1px solid; }
}
`
