import type { Feature } from '../feature.ts'
import { supportLinkMigrations } from './migrations.ts'
import { mountSupportLinks } from './routes.ts'

export { issueLink, issueToken, LIST_MINUTES, readLink } from './links.ts'
export { beginSession, endSession, ownersOf, readSession, SESSION_MS } from './sessions.ts'

/** Ways in for people without a session: by a link that was mailed to them. */
export const supportLinks: Feature = {
  name: 'support-links',
  migrations: supportLinkMigrations,
  mount: mountSupportLinks,
}
