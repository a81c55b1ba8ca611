/** Filled below. */
export const bookingChat = {}
