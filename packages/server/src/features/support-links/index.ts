import type { Feature } from '../feature.ts'
import { supportLinkMigrations } from './migrations.ts'

export { issueLink, type LinkTarget, requireLink, revokeLinks, useLink } from './links.ts'

/** Ways in for people without a session: by a link that was mailed to them. */
export const supportLinks: Feature = { name: 'support-links', migrations: supportLinkMigrations }
