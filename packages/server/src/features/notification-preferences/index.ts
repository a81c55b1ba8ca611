import type { Feature } from '../feature.ts'
import { notificationPreferenceMigrations } from './migrations.ts'
import { mountNotificationPreferences } from './routes.ts'

export { channelsFor } from './channels-for.ts'
export {
  expiryOf,
  preferencesToken,
  preferencesUrl,
  readPreferencesToken,
  readUnsubscribeToken,
  type UnsubscribeTopic,
  unsubscribeUrl,
} from './links.ts'
export { availableTo, type Offer, offersTo } from './offers.ts'
export { findPerson, type Person } from './people-repository.ts'
export { preferencesOf } from './preferences.ts'
export { changePreferences, setEmail } from './service.ts'
export { whenDue } from './when-due.ts'

/** Which channels carry what to whom, how often, and when not. */
export const notificationPreferences: Feature = {
  name: 'notification-preferences',
  migrations: notificationPreferenceMigrations,
  mount: mountNotificationPreferences,
}
