import type { LIMITS, TIMINGS } from '@deskbell/protocol'

/** The protocol's numbers that the messenger needs, copied: whole tables of them would be carried to every visitor. */
export const ATTACHMENTS_PER_MESSAGE: (typeof LIMITS)['attachmentsPerMessage'] = 10
export const ATTACHMENT_BYTES: (typeof LIMITS)['attachmentBytes'] = 20_971_520
export const SUBJECT_LENGTH: (typeof LIMITS)['subjectLength'] = 200
export const MESSAGE_LENGTH: (typeof LIMITS)['messageLength'] = 10_000
/** Messages closer than this stand in one group; ms. */
export const MESSAGE_GROUP: (typeof TIMINGS)['messageGroup'] = 180_000
