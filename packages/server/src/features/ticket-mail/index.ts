import type { Feature } from '../feature.ts'
import { ticketMailMigrations } from './migrations.ts'

/** What customers and agents are mailed about tickets. */
export const ticketMail: Feature = { name: 'ticket-mail', migrations: ticketMailMigrations }
