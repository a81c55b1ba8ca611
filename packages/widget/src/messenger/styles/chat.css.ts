/** One conversation. */
export default /* css */ `
.chat .bar { padding-inline-start: 8px; border-bottom: 1px solid var(--n6); }
.who { flex: 1; min-width: 0; padding-inline-start: 8px; display: grid; }
.who h2, .who .quiet { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.who h2 { line-height: 1.3; }
.who .quiet { font-size: 12px; line-height: 1.35; }

.log-frame { flex: 1; min-height: 0; position: relative; display: flex; }
.log { padding: 16px 16px 12px; overflow-anchor: none; }
.log:focus-visible { outline-offset: -3px; }
.line { margin: 12px 0; text-align: center; font-size: 12px; font-weight: 500; color: var(--n10); }
.line:first-child { margin-top: 0; }
.line.new { display: flex; align-items: center; gap: 12px; color: var(--brass-text); }
.line.new::before, .line.new::after { content: ''; flex: 1; height: 1px; background: var(--brass); opacity: 0.6; }

.group { display: flex; gap: 8px; margin-top: 14px; }
.group .avatar { width: 28px; height: 28px; font-size: 11px; margin-top: 20px; }
.bubbles { flex: 1; min-width: 0; display: flex; flex-direction: column; align-items: flex-start; gap: 3px; }
.own .bubbles { align-items: flex-end; }
.author { font-size: 12px; color: var(--n10); margin-bottom: 1px; padding-inline-start: 2px; }
.message { position: relative; max-width: calc(100% - 60px); display: flex; flex-direction: column; align-items: flex-start; }
.own .message { align-items: flex-end; }
.bubble { max-width: 100%; padding: 8px 13px 9px; border-radius: 16px; background: var(--n3); white-space: pre-wrap; text-align: start; }
.own .bubble { background: var(--accent); color: var(--accent-on); }
.group .message:not(:last-child) .bubble { border-end-start-radius: 6px; }
.group .author ~ .message ~ .message .bubble { border-start-start-radius: 6px; }
.own .message:not(:first-child) .bubble { border-start-end-radius: 6px; border-start-start-radius: 16px; }
.own .message:not(:last-child) .bubble { border-end-end-radius: 6px; border-end-start-radius: 16px; }
.own .bubble :focus-visible { outline-color: currentColor; }
.pending .bubble { opacity: 0.82; }
.failed .bubble { opacity: 1; background: var(--danger-soft); color: var(--n12); box-shadow: inset 0 0 0 1px var(--danger); }

.about { display: flex; align-items: center; gap: 6px; max-width: 100%; min-height: 28px; margin: 4px 0; padding: 3px 10px; border: 1px solid var(--n6); border-radius: 8px; color: var(--n11); font-size: 13px; }
.about .icon { width: 16px; height: 16px; }
button.about:hover { border-color: var(--n8); color: var(--n12); }

.time { position: absolute; top: 10px; inset-inline-start: calc(100% + 8px); font-size: 12px; line-height: 18px; color: var(--n10); white-space: nowrap; font-variant-numeric: tabular-nums; opacity: 0; transition: opacity 120ms ease-out; }
.own .time { inset-inline: auto calc(100% + 8px); }
.message:hover .time, .log:focus-visible .time { opacity: 1; }

.fate { margin-top: 4px; padding-inline: 4px; font-size: 12px; color: var(--n10); }
.sending { animation: arrive 200ms 400ms backwards; }
.trouble { display: grid; justify-items: end; gap: 2px; max-width: 260px; }
.why { display: flex; gap: 6px; color: var(--danger); text-align: start; }
.why .icon { width: 16px; height: 16px; margin-top: 1px; }
.choices { display: flex; gap: 16px; }
.choices .quiet { color: var(--n10); }

.to-end { position: absolute; bottom: 12px; inset-inline-end: 16px; display: grid; place-items: center; width: 36px; height: 36px; border-radius: 50%; background: var(--surface); color: var(--n11); box-shadow: 0 0 0 1px var(--n6), var(--shadow-card); animation: arrive 120ms ease-out; }
.begin { display: flex; align-items: flex-end; padding: 20px; }
.begin p { max-width: 34ch; padding: 12px 16px; border-radius: 12px; background: var(--n2); color: var(--n11); }
.typing { flex: none; display: flex; align-items: center; gap: 8px; padding: 0 20px 8px; font-size: 12px; color: var(--n10); }
.dots { display: flex; gap: 3px; }
.dots i { width: 5px; height: 5px; border-radius: 50%; background: var(--n10); animation: dot 1.2s ease-in-out infinite; }
.dots i:nth-child(2) { animation-delay: 160ms; }
.dots i:nth-child(3) { animation-delay: 320ms; }
@keyframes dot { 0%, 60%, 100% { opacity: 0.35; } 30% { opacity: 1; } }

.composer { flex: none; position: relative; padding: 4px 12px calc(12px + env(safe-area-inset-bottom, 0px)); }
.field { display: flex; align-items: flex-end; gap: 2px; padding: 4px; border: 1px solid var(--n8); border-radius: 14px; background: var(--surface); transition: box-shadow 120ms ease-out; }
.field:focus-within { border-color: var(--accent-edge); box-shadow: 0 0 0 1px var(--accent-edge); }
textarea { flex: 1; min-width: 0; max-height: 150px; padding-block: 6px; padding-inline: 10px 4px; border: 0; resize: none; background: none; color: inherit; font: inherit; font-size: 16px; line-height: 24px; scrollbar-width: thin; }
textarea:focus-visible { outline: none; }
textarea::placeholder { color: var(--n10); opacity: 1; }
.field .tool { border-radius: 10px; }
.send { flex: none; display: grid; place-items: center; width: 36px; height: 36px; border-radius: 10px; background: var(--accent); color: var(--accent-on); box-shadow: inset 0 0 0 1px var(--accent-edge); transition: opacity 120ms ease-out; }
.send:hover { background: var(--accent-hover); }
.send[aria-disabled='true'] { background: var(--n3); color: var(--n10); box-shadow: none; cursor: default; }
.rest { padding: 4px 4px 0; font-size: 12px; color: var(--n10); text-align: end; font-variant-numeric: tabular-nums; }
.rest.over { color: var(--danger); font-weight: 500; }
`
