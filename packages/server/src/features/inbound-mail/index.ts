import type { Feature } from '../feature.ts'
import { inboundMailMigrations } from './migrations.ts'

/** Mail that comes in and becomes a ticket or a reply. */
export const inboundMail: Feature = { name: 'inbound-mail', migrations: inboundMailMigrations }
