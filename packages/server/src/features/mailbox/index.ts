import type { Feature } from '../feature.ts'

/** Mail that is kept because no mail service is set up. */
export const mailbox: Feature = { name: 'mailbox' }
