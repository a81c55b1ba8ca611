/** One article, and what goes with reading it. */
export default /* css */ `
.crumb { flex: 1; min-width: 0; display: flex; }
.crumb button { max-width: 100%; padding: 6px 4px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; font-size: 13px; color: var(--n10); }
.crumb button:hover { color: var(--n12); text-decoration: underline; text-underline-offset: 2px; }
.reader { padding: 4px 20px 8px; }
.reader h2 { font-size: 20px; letter-spacing: -0.01em; text-wrap: balance; }
.updated { margin: 6px 0 16px; font-size: 12px; color: var(--n10); }
.contents { margin-bottom: 16px; padding: 8px 14px; border: 1px solid var(--n6); border-radius: 8px; font-size: 13px; }
.contents summary { min-height: 24px; padding-block: 2px; font-weight: 500; cursor: pointer; }
.contents ol { display: grid; gap: 6px; list-style: none; padding-top: 8px; }
.contents .link { text-decoration: none; }
.contents .link:hover { text-decoration: underline; }

.feedback { margin: 20px 20px 0; padding-top: 16px; border-top: 1px solid var(--n6); }
.votes { display: flex; align-items: center; gap: 8px; }
.votes h3 { flex: 1; font-weight: 500; }
.vote { min-width: 56px; min-height: 36px; padding: 6px 16px; border: 1px solid var(--n8); border-radius: 8px; text-align: center; font-weight: 500; }
.vote:hover { background: var(--n3); }
.vote[aria-pressed='true'] { background: var(--accent); border-color: var(--accent-edge); color: var(--accent-on); }
.said { font-size: 13px; color: var(--n10); }
.said:not(:empty) { margin-top: 8px; }
.said.trouble { max-width: none; color: var(--danger); }
.why-form { display: grid; gap: 12px; margin-top: 12px; }
.why-form label { display: grid; gap: 6px; font-size: 13px; color: var(--n11); }
.why-form textarea { padding: 8px 12px; border: 1px solid var(--n8); border-radius: 8px; color: var(--n12); }
.why-form textarea:focus-visible { border-color: var(--accent-edge); box-shadow: 0 0 0 1px var(--accent-edge); }
.why-form button { justify-self: start; }
.related { margin-top: 20px; }
.related .hit { padding-block: 8px; }
.still { padding: 20px 20px 0; }
/* The article that goes with a message which is being written: it was read here. */
.about span { flex: 1; min-width: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.about button { flex: none; display: grid; place-items: center; width: 24px; height: 24px; margin-inline-end: -6px; border-radius: 6px; }
.about button:hover { background: var(--n3); }
`
