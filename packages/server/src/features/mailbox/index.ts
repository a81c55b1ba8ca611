import type { Feature } from '../feature.ts'
import { mountMailbox } from './routes.ts'

/** Mail that is kept because no mail service is set up. */
export const mailbox: Feature = { name: 'mailbox', mount: mountMailbox }
