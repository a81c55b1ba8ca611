import { inTransaction } from '../../db/transaction.ts'
import type { Ctx } from '../../platform/context.ts'
import { isSameSecret, signText } from '../../platform/secrets.ts'
import { requireLink, useLink } from './links.ts'
import { findLinkById, forgetLink, listOwners } from './repository.ts'

const PURPOSE = 'support-session'
/** How long one who followed a link to their tickets stays signed in. */
export const SESSION_MS = 2 * 3_600_000
/** An address is rarely that of more: its contact, and accounts the host vouches for. */
const OWNERS = 3

/** Somebody who proved that they read the mail of an address. */
export interface SupportSession {
  readonly customerId: string
  readonly endsAt: number
}

type Given = Pick<Ctx, 'deps' | 'workspaceId' | 'actor' | 'requestId'>

/**
 * Uses a link to the list of tickets up, and answers what a cookie keeps of it: the name of the link
 * and our signature. What it opens, and until when, stands in the database, so that signing out ends
 * every copy. Throws `link_used_or_expired`.
 */
export async function beginSession(ctx: Given, token: string): Promise<string> {
  const link = await requireLink(ctx, token)
  await inTransaction(ctx, (tx) => useLink(tx, link))
  return `${link.id}.${sign(ctx, link.id)}`
}

/** Whose session a cookie keeps, while it lasts; null for forged, ended and foreign ones. */
export async function readSession(ctx: Given, cookie: string): Promise<SupportSession | null> {
  const id = linkIdOf(ctx, cookie)
  const { db, clock } = ctx.deps
  const link = id === null ? undefined : await findLinkById(db, ctx.workspaceId, id)
  if (!link || link.ticket_id !== null || link.ended_at === null || link.expires_at === 0) return null
  const endsAt = link.ended_at + SESSION_MS
  return endsAt > clock.now() ? { customerId: link.customer_id, endsAt } : null
}

/** Signs out, wherever the cookie was copied to. */
export async function endSession(ctx: Given, cookie: string): Promise<void> {
  const id = linkIdOf(ctx, cookie)
  if (id !== null) await inTransaction(ctx, (tx) => forgetLink(tx.db, ctx.workspaceId, id))
}

/** The customers whose tickets an address may see; see `listOwners`. */
export function ownersOf({ deps, workspaceId }: Given, email: string): Promise<string[]> {
  return listOwners(deps.db, workspaceId, email.toLowerCase(), OWNERS)
}

function linkIdOf(ctx: Given, cookie: string): string | null {
  const [id = '', signature = ''] = cookie.split('.')
  return isSameSecret(signature, sign(ctx, id)) ? id : null
}

function sign({ deps, workspaceId }: Given, linkId: string): string {
  return signText(deps.config.secret, PURPOSE, `${workspaceId}\n${linkId}`)
}
