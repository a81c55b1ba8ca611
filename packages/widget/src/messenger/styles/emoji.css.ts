/** The emoji picker; it comes with its view. */
export default /* css */ `
.emoji { border: 0; position: absolute; bottom: calc(100% + 4px); inset-inline-end: 12px; z-index: 1; display: grid; grid-template-columns: repeat(8, 1fr); width: min(312px, 100% - 24px); padding: 8px; border-radius: 12px; background: var(--surface); box-shadow: 0 0 0 1px var(--n6), var(--shadow-panel); animation: arrive 120ms ease-out; }
.emoji button { min-width: 24px; height: 36px; border-radius: 8px; font-size: 20px; line-height: 36px; text-align: center; }
.emoji button:hover { background: var(--n3); }
`
