import { PLAN_NOTIFICATIONS_JOB, TELL_JOB } from '../../platform/registry.ts'
import type { Feature } from '../feature.ts'
import { notificationPublications } from './events.ts'
import { notificationMigrations } from './migrations.ts'
import { planNotifications, tellByOrder } from './plan.ts'
import { mountNotifications } from './routes.ts'
import { sendDelivery } from './send.ts'
import { SWEEP_JOB, sweepDeliveries } from './sweep.ts'
import { SEND_JOB } from './tell.ts'

/** The one path from an event to whoever is told of it. */
export const notifications: Feature = {
  name: 'notifications',
  migrations: notificationMigrations,
  mount: mountNotifications,
  jobs: {
    [PLAN_NOTIFICATIONS_JOB]: planNotifications,
    [TELL_JOB]: tellByOrder,
    [SEND_JOB]: sendDelivery,
    [SWEEP_JOB]: sweepDeliveries,
  },
  schedules: [{ name: 'notifications.sweep', cron: '23 * * * *', kind: SWEEP_JOB }],
  publications: { 'notification.changed': notificationPublications },
}
