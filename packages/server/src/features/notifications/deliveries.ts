import {
  CodedError,
  type Delivery,
  type DeliveryPage,
  type DeliveryStatus,
  LIMITS,
  type ListDeliveries,
  RETRYABLE_STATUSES,
} from '@deskbell/protocol'
import { inTransaction } from '../../db/transaction.ts'
import { requireAdmin, requireInbox } from '../../platform/access.ts'
import type { Ctx } from '../../platform/context.ts'
import { type DeliveryRow, findDelivery, listDeliveryRows, stepDelivery } from './deliveries-repository.ts'
import { namesOf } from './people-repository.ts'
import { enqueueSend } from './tell.ts'

/** What was sent, is to be sent and was not sent, the newest first. */
export async function listDeliveries(ctx: Ctx, query: ListDeliveries): Promise<DeliveryPage> {
  requireInbox(ctx)
  const limit = query.limit ?? LIMITS.pageSize
  const rows = await listDeliveryRows(ctx.deps.db, ctx.workspaceId, query, limit + 1)
  const page = rows.slice(0, limit)
  return { items: await show(ctx, page), nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null }
}

export async function getDelivery(ctx: Ctx, { deliveryId }: { deliveryId: string }): Promise<Delivery> {
  requireInbox(ctx)
  return showOne(ctx, await requireDelivery(ctx, deliveryId))
}

/**
 * Sends once more what did not arrive. What is uncertain keeps its key, so that a provider that still knows
 * it does not send twice; anything else gets another. Throws `invalid_transition` where it went out, or will.
 */
export async function retryDelivery(ctx: Ctx, { deliveryId }: { deliveryId: string }): Promise<Delivery> {
  requireAdmin(ctx)
  const delivery = await requireDelivery(ctx, deliveryId)
  const row = await inTransaction(ctx, async (tx) => {
    const isUncertain = delivery.status === 'uncertain'
    const changed = await stepDelivery(tx.db, ctx.workspaceId, deliveryId, RETRYABLE_STATUSES, {
      status: 'waiting',
      reason: null,
      due_at: tx.now(),
      attempts: 0,
      // The provider counts the life of the key from the first try.
      handed_at: isUncertain ? delivery.handed_at : null,
      retries: delivery.retries + (isUncertain ? 0 : 1),
      updated_at: tx.now(),
    })
    if (!changed) {
      const detail = `It is ${delivery.status}; only ${RETRYABLE_STATUSES.join(', ')} may be sent again`
      throw new CodedError('invalid_transition', detail)
    }
    await tx.record({ type: 'delivery.retried', subject: deliveryId, data: { deliveryId, channel: changed.channel } })
    await enqueueSend(tx, changed)
    return changed
  })
  return showOne(ctx, row)
}

async function requireDelivery(ctx: Ctx, deliveryId: string): Promise<DeliveryRow> {
  const row = await findDelivery(ctx.deps.db, ctx.workspaceId, deliveryId)
  if (!row) throw new CodedError('not_found', `No delivery has the id ${deliveryId}`)
  return row
}

async function showOne(ctx: Ctx, row: DeliveryRow): Promise<Delivery> {
  const [shown] = await show(ctx, [row])
  if (!shown) throw new Error(`The delivery ${row.id} cannot be shown`)
  return shown
}

async function show(ctx: Ctx, rows: readonly DeliveryRow[]): Promise<Delivery[]> {
  const ids = [...new Set(rows.flatMap(({ recipient_id: id }) => (id === null ? [] : [id])))]
  const names = await namesOf(ctx.deps.db, ctx.workspaceId, ids)
  return rows.map((row) => toDelivery(row, names.get(row.recipient_id ?? '') ?? null))
}

function toDelivery(row: DeliveryRow, name: string | null): Delivery {
  return {
    id: row.id,
    channel: row.channel as Delivery['channel'],
    kind: row.kind as Delivery['kind'],
    category: row.category as Delivery['category'],
    priority: row.priority as Delivery['priority'],
    status: row.status as DeliveryStatus,
    reason: row.reason,
    recipient: {
      kind: row.recipient_kind as Delivery['recipient']['kind'],
      id: row.recipient_id,
      name,
      address: row.channel === 'push' ? 'push' : row.address,
    },
    ticketId: row.ticket_id,
    provider: row.provider,
    providerId: row.provider_id,
    attempts: row.attempts,
    dueAt: new Date(row.due_at).toISOString(),
    createdAt: new Date(row.created_at).toISOString(),
    sentAt: row.sent_at === null ? null : new Date(row.sent_at).toISOString(),
    updatedAt: new Date(row.updated_at).toISOString(),
  }
}
