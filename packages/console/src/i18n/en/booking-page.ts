/** Filled below. */
export const bookingPage = {}
