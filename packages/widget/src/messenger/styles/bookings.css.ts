/** The list of bookings, and the place of one. */
export default /* css */ `
.bookings .label { padding: 16px 20px 4px; }
.bookings li + li { border-top: 1px solid var(--n6); margin-inline: 20px 0; }
.bookings li + li .row { padding-inline-start: 0; }
.booking-row .row-text { display: grid; gap: 2px; }
.booking-row .row-top .quiet { flex: none; font-variant-numeric: tabular-nums; }
.booking-state { font-size: 13px; }
.booking-row.ask .booking-state, .booking-row.moving .booking-state { color: var(--accent-text); font-weight: 500; }
.booking-row.late .booking-state { color: var(--brass-text); font-weight: 500; }
.booking-row.over .booking-state, .booking-row.done .booking-state { color: var(--n10); }
.current > .link { display: block; margin: 0 16px 12px; }
.booking { padding: 16px; }
.more { display: block; margin: 12px auto 20px; }
`
