import type { NotificationKind } from '@deskbell/protocol'
import type { Deps } from '../../platform/context.ts'
import type { Feature } from '../feature.ts'
import { notificationTemplateMigrations } from './migrations.ts'

/** What is to be written. */
export interface ToWrite {
  readonly kind: NotificationKind
  readonly locale: string
  readonly values: Readonly<Record<string, string>>
  /** Where the button leads; null for none. */
  readonly url: string | null
  /** Above everything else in a mail that may be answered. */
  readonly replyMarker?: string
  /** Under a mail: where its reader chooses what comes. */
  readonly preferencesUrl?: string
}

/** A kind in words. `title` and `short` are what little room holds. */
export interface Written {
  readonly subject: string
  readonly html: string
  readonly text: string
  readonly title: string
  readonly short: string
}

/** The words alone, for the notification centre: nothing is drawn. */
export async function writeShort(
  _deps: Deps,
  _workspaceId: string,
  _what: ToWrite,
): Promise<Pick<Written, 'title' | 'short'>> {
  return { title: '', short: '' }
}

/** A whole mail in the workspace's own words and look. */
export async function writeWhole(_deps: Deps, _workspaceId: string, _what: ToWrite): Promise<Written> {
  return { subject: '', html: '', text: '', title: '', short: '' }
}

/** Words and look of everything that is sent. */
export const notificationTemplates: Feature = {
  name: 'notification-templates',
  migrations: notificationTemplateMigrations,
}
