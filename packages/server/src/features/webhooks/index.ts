import type { Feature } from '../feature.ts'
import { webhookMigrations } from './migrations.ts'

/** Addresses of the host's that are told of events. */
export const webhooks: Feature = { name: 'webhooks', migrations: webhookMigrations }
