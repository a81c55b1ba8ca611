import type { Feature } from '../feature.ts'
import { ticketMigrations } from './migrations.ts'

/** Workflow upon conversations: numbers, statuses, work and what customers see of it. */
export const tickets: Feature = { name: 'tickets', migrations: ticketMigrations }
