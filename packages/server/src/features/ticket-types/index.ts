import type { Feature } from '../feature.ts'
import { ticketTypeMigrations } from './migrations.ts'

/** Kinds of questions: what is asked, and how the answer is worked upon. */
export const ticketTypes: Feature = { name: 'ticket-types', migrations: ticketTypeMigrations }
