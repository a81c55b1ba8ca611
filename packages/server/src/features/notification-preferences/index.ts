import type { NotificationPreferences } from '@deskbell/protocol'
import type { Deps } from '../../platform/context.ts'
import type { Feature } from '../feature.ts'
import { notificationPreferenceMigrations } from './migrations.ts'

const everything = ['email', 'sms', 'whatsapp', 'push', 'in_app'] as const

/** What a person chose; what is usual where they chose nothing, in their own zone. */
export async function preferencesOf(
  _deps: Deps,
  _workspaceId: string,
  _recipient: { readonly kind: 'customer' | 'agent'; readonly id: string },
): Promise<NotificationPreferences> {
  const all = [...everything]
  return {
    categories: { booking: all, payment: all, review: all, support: all, system: all },
    frequency: 'at_once',
    quietHours: null,
    timeZone: 'UTC',
  }
}

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
