import type { Deps } from '../../platform/context.ts'
import type { Feature } from '../feature.ts'
import { notificationPreferenceMigrations } from './migrations.ts'

export { channelsFor } from './channels-for.ts'
export { preferencesOf } from './preferences.ts'
export { whenDue } from './when-due.ts'

/** The address of a person's preferences, to stand in a mail. */
export async function preferencesUrl(_deps: Deps, _workspaceId: string, _recipientId: string): Promise<string> {
  return ''
}

/** What `List-Unsubscribe` names: one click there ends e-mail of a category (RFC 8058). */
export async function unsubscribeUrl(
  _deps: Deps,
  _workspaceId: string,
  _recipientId: string,
  _category: string,
): Promise<string> {
  return ''
}

/** Which channels carry what to whom, how often, and when not. */
export const notificationPreferences: Feature = {
  name: 'notification-preferences',
  migrations: notificationPreferenceMigrations,
}
