import type { Feature } from '../feature.ts'
import { notificationTemplateMigrations } from './migrations.ts'
import { mountNotificationTemplates } from './routes.ts'

export { localeOfValues } from './choose.ts'
export { writeShort, writeWhole } from './write.ts'

/** Words and look of everything that is sent. */
export const notificationTemplates: Feature = {
  name: 'notification-templates',
  migrations: notificationTemplateMigrations,
  mount: mountNotificationTemplates,
}
