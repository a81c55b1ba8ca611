import {
  type AddSuppression,
  CodedError,
  Email,
  LIMITS,
  type ListSuppressions,
  type PersonChannel,
  Phone,
  type Suppression,
  type SuppressionPage,
} from '@deskbell/protocol'
import * as v from 'valibot'
import { inTransaction, type Tx } from '../../db/transaction.ts'
import { requireAdmin, requireInbox } from '../../platform/access.ts'
import type { Ctx, Deps } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import {
  deleteSuppression,
  findSuppression,
  insertSuppression,
  listSuppressionRows,
  type SuppressionRow,
} from './suppressions-repository.ts'

/** An address to which nothing more is to go, and why. */
export interface ToSuppress extends Pick<Suppression, 'channel' | 'address' | 'reason'> {
  /** In the provider's own words, where it gave any. */
  readonly detail?: string | null
}

const WHY: Readonly<Record<Suppression['reason'], string>> = {
  bounced: 'Earlier messages to this address came back',
  complained: 'Whoever reads this address complained of a message',
  unsubscribed: 'Whoever reads this address wants no more messages',
  manual: 'An admin suppressed this address',
}

/** Addresses that nothing is sent to any more, the latest first. */
export async function listSuppressions(ctx: Ctx, query: ListSuppressions): Promise<SuppressionPage> {
  requireInbox(ctx)
  const { address, cursor, limit = LIMITS.pageSize } = query
  if (cursor !== undefined && !/^sup_[0-9a-z]{26}$/.test(cursor)) {
    throw invalid('query.cursor', 'must be a cursor from an earlier answer')
  }
  const rows = await listSuppressionRows(ctx.deps.db, ctx.workspaceId, { address, cursor, limit: limit + 1 })
  const items = rows.slice(0, limit)
  return { items: items.map(toSuppression), nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
}

/** Sends nothing more to an address. One that is suppressed already stays as it is. */
export async function addSuppression(ctx: Ctx, { channel, address }: AddSuppression): Promise<Suppression> {
  requireAdmin(ctx)
  if (!v.is(channel === 'email' ? Email : Phone, address)) {
    throw invalid('body.address', channel === 'email' ? 'must be an e-mail address' : 'must be a number such as +351…')
  }
  return inTransaction(ctx, async (tx) =>
    toSuppression(await suppress(tx, ctx.workspaceId, { channel, address, reason: 'manual' })),
  )
}

/** Sends to an address again. Throws `not_found`. */
export async function removeSuppression(ctx: Ctx, { suppressionId }: { suppressionId: string }): Promise<void> {
  requireAdmin(ctx)
  await inTransaction(ctx, async (tx) => {
    const row = await deleteSuppression(tx.db, ctx.workspaceId, suppressionId)
    if (!row) throw new CodedError('not_found', `No suppression has the id ${suppressionId}`)
    await tx.record({ type: 'suppression.removed', subject: row.id, data: { channel: row.channel } })
  })
}

/** Suppresses an address within a transaction of its workspace; the first reason stays. Answers what is kept. */
export async function suppress(tx: Tx, workspaceId: string, what: ToSuppress): Promise<SuppressionRow> {
  const { channel, reason, detail = null } = what
  const address = what.address.toLowerCase()
  const row = { id: newId('suppression'), workspace_id: workspaceId, channel, address, reason, detail }
  const made = { ...row, created_at: tx.now() }
  if (!(await insertSuppression(tx.db, made))) {
    return (await findSuppression(tx.db, workspaceId, channel, address)) ?? made
  }
  await tx.record({ type: 'suppression.added', subject: row.id, data: { channel, reason } })
  return made
}

/** Why nothing is sent to an address any more; null where it may be. */
export async function suppressionOf(
  deps: Deps,
  workspaceId: string,
  channel: PersonChannel,
  address: string,
): Promise<string | null> {
  if (channel === 'push' || channel === 'in_app') return null
  const row = await findSuppression(deps.db, workspaceId, channel, address.toLowerCase())
  if (!row) return null
  const why = WHY[row.reason as Suppression['reason']]
  return row.detail === null ? why : `${why}: ${row.detail}`
}

function toSuppression(row: SuppressionRow): Suppression {
  return {
    id: row.id,
    channel: row.channel as Suppression['channel'],
    address: row.address,
    reason: row.reason as Suppression['reason'],
    detail: row.detail,
    createdAt: new Date(row.created_at).toISOString(),
  }
}

function invalid(path: string, message: string): CodedError {
  return new CodedError('invalid_input', undefined, { errors: [{ path, message }] })
}
