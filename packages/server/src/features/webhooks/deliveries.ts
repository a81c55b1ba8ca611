import {
  CodedError,
  LIMITS,
  type ListWebhookDeliveries,
  type WebhookDelivery,
  type WebhookDeliveryPage,
} from '@deskbell/protocol'
import { inTransaction } from '../../db/transaction.ts'
import { requireAdmin } from '../../platform/access.ts'
import type { Ctx, Deps } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { attemptDelivery } from './attempt.ts'
import { TEST_EVENT } from './catalogue.ts'
import {
  type DeliveryRow,
  findDelivery,
  forgetDeliveries,
  insertDeliveries,
  LEASE_MS,
  listDeliveries,
  reviveDelivery,
} from './deliveries-repository.ts'
import { noSuchEndpoint } from './endpoints.ts'
import { findEndpoint, lockEndpoint } from './repository.ts'
import { webhookWorker } from './worker.ts'

const KEPT_MS = 30 * 24 * 60 * 60_000
const SWEPT_AT_ONCE = 1_000

/** What was sent and how it went, the newest first. Throws `invalid_input` for a cursor of one's own making. */
export async function listWebhookDeliveries(ctx: Ctx, query: ListWebhookDeliveries): Promise<WebhookDeliveryPage> {
  requireAdmin(ctx)
  const { webhookEndpointId: endpointId, status, cursor: after, limit = LIMITS.pageSize } = query
  if (after !== undefined && !/^whd_[0-9a-z]{26}$/.test(after)) {
    throw new CodedError('invalid_input', undefined, {
      errors: [{ path: 'cursor', message: 'must be a cursor from an earlier answer' }],
    })
  }
  const rows = await listDeliveries(ctx.deps.db, ctx.workspaceId, { endpointId, status, after, limit: limit + 1 })
  const items = rows.slice(0, limit)
  return { items: items.map(toDelivery), nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
}

/**
 * Sends a test event now, also to an endpoint that is switched off, and tells how it went. It is not tried again by
 * itself, and changes nothing about the endpoint. Throws `not_found`.
 */
export async function testWebhookEndpoint(
  ctx: Ctx,
  { webhookEndpointId }: { webhookEndpointId: string },
): Promise<WebhookDelivery> {
  requireAdmin(ctx)
  const { deps, workspaceId } = ctx
  const endpoint = await findEndpoint(deps.db, workspaceId, webhookEndpointId)
  if (!endpoint) throw noSuchEndpoint(webhookEndpointId)
  const now = deps.clock.now()
  const delivery = {
    id: newId('webhookDelivery'),
    workspace_id: workspaceId,
    endpoint_id: endpoint.id,
    event_id: newId('event'),
    event_type: TEST_EVENT,
    status: 'waiting',
    attempts: 1,
    response_status: null,
    detail: null,
    next_at: now + LEASE_MS,
    lease_token: crypto.randomUUID(),
    created_at: now,
    updated_at: now,
  }
  await insertDeliveries(deps.db, [delivery])
  const settled = await attemptDelivery(deps, delivery, new AbortController().signal)
  return toDelivery(settled ?? delivery)
}

/**
 * Makes a delivery wait again, with all its tries, the first of them now. Throws `not_found`, `invalid_transition`
 * where it arrived or is being tried just now, and `conflict` where its endpoint is gone or switched off.
 */
export async function retryWebhookDelivery(
  ctx: Ctx,
  { webhookDeliveryId: id }: { webhookDeliveryId: string },
): Promise<WebhookDelivery> {
  requireAdmin(ctx)
  const { deps, workspaceId } = ctx
  return inTransaction(ctx, async (tx) => {
    const row = await findDelivery(tx.db, workspaceId, id)
    if (!row) throw new CodedError('not_found', `No webhook delivery has the id ${id}`)
    const endpoint = await lockEndpoint(tx.db, workspaceId, row.endpoint_id)
    if (endpoint?.status !== 'active') throw new CodedError('conflict', 'Its endpoint is gone or switched off')
    const revived = await reviveDelivery(tx.db, workspaceId, id, tx.now())
    if (!revived) throw new CodedError('invalid_transition', 'It arrived, or is being tried just now')
    tx.afterCommit(() => webhookWorker(deps)?.wake())
    return toDelivery(revived)
  })
}

/** Forgets deliveries of more than 30 days ago. */
export async function sweepDeliveries({ db, clock }: Deps): Promise<void> {
  const before = clock.now() - KEPT_MS
  while ((await forgetDeliveries(db, before, SWEPT_AT_ONCE)) === SWEPT_AT_ONCE);
}

function toDelivery(row: DeliveryRow): WebhookDelivery {
  return {
    id: row.id,
    webhookEndpointId: row.endpoint_id,
    eventId: row.event_id,
    eventType: row.event_type,
    status: row.status as WebhookDelivery['status'],
    attempts: row.attempts,
    responseStatus: row.response_status,
    detail: row.detail,
    // While a try is under way, none is planned.
    nextAt: row.next_at === null || row.lease_token !== null ? null : new Date(row.next_at).toISOString(),
    createdAt: new Date(row.created_at).toISOString(),
    updatedAt: new Date(row.updated_at).toISOString(),
  }
}
