/** Filled below. */
export const followUps = {}
