import { CodedError } from '@deskbell/protocol'
import type { Tx } from '../../db/transaction.ts'
import type { Ctx } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { hashToken, newToken } from '../../platform/secrets.ts'
import { endLinks, findLink, insertLink, type SupportLinkRow, takeLink } from './repository.ts'

const DAY = 86_400_000
/** A link in a mail about one ticket: whoever answers late still gets in. */
const TICKET_DAYS = 60
/** A link to all tickets is asked for and used at once. */
export const LIST_MINUTES = 30

/** Where a link leads: one ticket, or all of a customer. */
export interface LinkTarget {
  readonly customerId: string
  readonly ticketId: string | null
}

/**
 * Makes a link in the caller's transaction; only the digest of its token is kept. One to a ticket may
 * be used again for 60 days, one to the list works once, within half an hour. Answers its address.
 */
export async function issueLink(ctx: Ctx, tx: Tx, target: LinkTarget): Promise<string> {
  return supportUrl(ctx.deps.config.publicUrl, await issueToken(ctx, tx, target))
}

/** The same, for whoever writes the address: answers the token alone. */
export async function issueToken(
  { workspaceId }: Pick<Ctx, 'workspaceId'>,
  tx: Tx,
  { customerId, ticketId }: LinkTarget,
): Promise<string> {
  const token = newToken()
  await insertLink(tx.db, {
    id: newId('supportLink'),
    workspace_id: workspaceId,
    customer_id: customerId,
    ticket_id: ticketId,
    token_hash: hashToken(token),
    single_use: ticketId === null ? 1 : 0,
    created_at: tx.now(),
    expires_at: tx.now() + (ticketId === null ? LIST_MINUTES * 60_000 : TICKET_DAYS * DAY),
    ended_at: null,
  })
  return token
}

/** The page that a token opens. */
function supportUrl(publicUrl: string, token: string): string {
  return `${publicUrl}/support/link/${token}`
}

/** The link of a token, whether or not it works; nothing where there never was one. */
export function readLink({ deps }: Pick<Ctx, 'deps'>, token: string): Promise<SupportLinkRow | undefined> {
  return findLink(deps.db, hashToken(token))
}

/** The link of a token while it works. Throws `link_used_or_expired` for any other. */
export async function requireLink(ctx: Pick<Ctx, 'deps'>, token: string): Promise<SupportLinkRow> {
  const link = await readLink(ctx, token)
  if (!link || link.ended_at !== null || link.expires_at <= ctx.deps.clock.now()) {
    throw new CodedError('link_used_or_expired')
  }
  return link
}

/** Uses a single-use link up; of two who follow it at once, one gets `link_used_or_expired`. */
export async function useLink(tx: Tx, link: SupportLinkRow): Promise<void> {
  if (link.single_use === 1 && !(await takeLink(tx.db, link.id, tx.now()))) throw new CodedError('link_used_or_expired')
}

/** Ends every link to a ticket, as when it was sent to the wrong person. */
export async function revokeLinks(tx: Tx, workspaceId: string, ticketId: string): Promise<void> {
  await endLinks(tx.db, workspaceId, ticketId, tx.now())
}
