import type { LIMITS, TIMINGS } from '@deskbell/protocol'

/** The protocol's numbers that the messenger needs, copied: whole tables of them would be carried to every visitor. */
export const MESSAGE_LENGTH: (typeof LIMITS)['messageLength'] = 10_000
/** Messages closer than this stand in one group; ms. */
export const MESSAGE_GROUP: (typeof TIMINGS)['messageGroup'] = 180_000
