import { PLAN_NOTIFICATIONS_JOB } from '../../platform/registry.ts'
import type { Feature } from '../feature.ts'
import { notificationPublications } from './events.ts'
import { notificationMigrations } from './migrations.ts'

/** The one path from an event to whoever is told of it. */
export const notifications: Feature = {
  name: 'notifications',
  migrations: notificationMigrations,
  jobs: { [PLAN_NOTIFICATIONS_JOB]: async () => undefined },
  publications: { 'notification.changed': notificationPublications },
}
