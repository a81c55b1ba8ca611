/** A line between messages that says what happened. */
export default /* css */ `
.note { margin: 14px auto; max-width: 32ch; text-align: center; text-wrap: balance; font-size: 12px; color: var(--n10); }
.note:empty { display: none; }
`
