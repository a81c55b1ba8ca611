/** The list of conversations; it comes with its view. */
export default /* css */ `
.rows li + li { border-top: 1px solid var(--n6); margin-inline: 20px 0; }
.rows li + li .row { padding-inline-start: 0; }
.more { display: block; margin: 12px auto 20px; }
.foot { flex: none; padding: 12px 20px; }
.foot { display: grid; gap: 8px; }
.foot button { width: 100%; }
`
