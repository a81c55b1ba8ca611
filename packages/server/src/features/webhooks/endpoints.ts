import {
  CodedError,
  type CreateWebhookEndpoint,
  type NewWebhookEndpoint,
  type UpdateWebhookEndpoint,
  type WebhookEndpoint,
} from '@deskbell/protocol'
import { inTransaction, type Tx } from '../../db/transaction.ts'
import { requireAdmin } from '../../platform/access.ts'
import type { Ctx, Deps } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { OutgoingError } from '../../platform/outgoing.ts'
import { lockWorkspace } from '../workspaces/index.ts'
import { SWITCHED_OFF, shownUrl } from './attempt.ts'
import { EVENT_TYPES, fits } from './catalogue.ts'
import { dropWaiting, giveUpWaiting } from './deliveries-repository.ts'
import {
  changeEndpoint,
  deleteEndpointRow,
  type EndpointRow,
  insertEndpoint,
  lastPlace,
  listEndpoints,
  lockEndpoint,
} from './repository.ts'
import { newSecret, readSecret, sealSecret } from './signing.ts'
import { webhookWorker } from './worker.ts'

const MOST_ENDPOINTS = 20
/** How long the secret before still signs after a new one was made. */
const ROTATION_MS = 24 * 60 * 60_000

type Named = { readonly webhookEndpointId: string }

/** Every endpoint, the oldest first, and the events there are. */
export async function listWebhookEndpoints(ctx: Ctx): Promise<{ items: WebhookEndpoint[]; eventTypes: string[] }> {
  requireAdmin(ctx)
  const rows = await listEndpoints(ctx.deps.db, ctx.workspaceId)
  return { items: rows.map((row) => toEndpoint(ctx.deps, row)), eventTypes: [...EVENT_TYPES] }
}

/**
 * Adds an address, which is told of what happens from now on. Its secret stands in this answer and in none after.
 * Throws `invalid_input` for an address that may not be asked or an event that there is not, and `limit_reached`.
 */
export async function createWebhookEndpoint(ctx: Ctx, input: CreateWebhookEndpoint): Promise<NewWebhookEndpoint> {
  requireAdmin(ctx)
  const { deps, workspaceId } = ctx
  requireEvents(input.events)
  await requireTarget(deps, input.url)
  const secret = newSecret()
  const row = await inTransaction(ctx, async (tx) => {
    await lockWorkspace(tx.db, workspaceId)
    if ((await listEndpoints(tx.db, workspaceId)).length >= MOST_ENDPOINTS) {
      throw new CodedError('limit_reached', `A workspace has at most ${MOST_ENDPOINTS} webhook endpoints`)
    }
    const made: EndpointRow = {
      id: newId('webhookEndpoint'),
      workspace_id: workspaceId,
      url: input.url,
      events: JSON.stringify(input.events),
      description: input.description,
      status: 'active',
      disabled_reason: null,
      secret: sealSecret(deps.config, secret),
      old_secret: null,
      old_secret_until: null,
      created_at: tx.now(),
      start_after: await lastPlace(tx.db),
      last_delivered_at: null,
      failing_since: null,
    }
    await insertEndpoint(tx.db, made)
    await tx.record({ type: 'webhook_endpoint.created', subject: made.id, data: { url: shownUrl(made.url) } })
    tx.afterCommit(() => webhookWorker(deps)?.wake())
    return made
  })
  return { ...toEndpoint(deps, row), secret }
}

/**
 * Changes an endpoint. One that is switched on again is told of what happens from now on; one that is switched off
 * is not sent what waited for it. Throws `not_found`, and `invalid_input` as `createWebhookEndpoint`.
 */
export async function updateWebhookEndpoint(ctx: Ctx, input: UpdateWebhookEndpoint & Named): Promise<WebhookEndpoint> {
  requireAdmin(ctx)
  const { deps } = ctx
  if (input.events) requireEvents(input.events)
  if (input.url !== undefined) await requireTarget(deps, input.url)
  const { webhookEndpointId: id, url, description, status } = input
  return inTransaction(ctx, async (tx) => {
    const row = await requireLocked(tx, ctx, id)
    const after = {
      url: url ?? row.url,
      events: input.events ? JSON.stringify(input.events) : row.events,
      description: description ?? row.description,
      status: status ?? row.status,
    }
    const fields = (['url', 'events', 'description', 'status'] as const).filter((field) => after[field] !== row[field])
    if (fields.length === 0) return toEndpoint(deps, row)
    const isSwitched = after.status !== row.status
    const fresh = isSwitched || fields.includes('url') ? { failing_since: null } : {}
    const switched = isSwitched ? { disabled_reason: null, start_after: await lastPlace(tx.db) } : {}
    const changed = await changeEndpoint(tx.db, row, { ...after, ...fresh, ...switched })
    if (isSwitched && after.status === 'disabled') await giveUpWaiting(tx.db, id, SWITCHED_OFF, tx.now())
    await tx.record({ type: 'webhook_endpoint.updated', subject: id, data: { fields } })
    tx.afterCommit(() => webhookWorker(deps)?.wake())
    return toEndpoint(deps, changed)
  })
}

/** Removes an endpoint and what waits for it; what was sent to it stays in sight. Throws `not_found`. */
export async function deleteWebhookEndpoint(ctx: Ctx, { webhookEndpointId: id }: Named): Promise<void> {
  requireAdmin(ctx)
  await inTransaction(ctx, async (tx) => {
    const row = await deleteEndpointRow(tx.db, ctx.workspaceId, id)
    if (!row) throw noSuchEndpoint(id)
    await dropWaiting(tx.db, id)
    await tx.record({ type: 'webhook_endpoint.deleted', subject: id, data: { url: shownUrl(row.url) } })
    tx.afterCommit(() => webhookWorker(ctx.deps)?.wake())
  })
}

/** Makes a new secret; the one before signs too for 24 hours, and any older one no more. Throws `not_found`. */
export async function rotateWebhookSecret(ctx: Ctx, { webhookEndpointId: id }: Named): Promise<NewWebhookEndpoint> {
  requireAdmin(ctx)
  const { deps } = ctx
  const secret = newSecret()
  const row = await inTransaction(ctx, async (tx) => {
    const before = await requireLocked(tx, ctx, id)
    const changed = await changeEndpoint(tx.db, before, {
      secret: sealSecret(deps.config, secret),
      old_secret: before.secret,
      old_secret_until: tx.now() + ROTATION_MS,
    })
    await tx.record({ type: 'webhook_endpoint.updated', subject: id, data: { fields: ['secret'] } })
    return changed
  })
  return { ...toEndpoint(deps, row), secret }
}

async function requireLocked(tx: Tx, ctx: Ctx, id: string): Promise<EndpointRow> {
  const row = await lockEndpoint(tx.db, ctx.workspaceId, id)
  if (!row) throw noSuchEndpoint(id)
  return row
}

export function noSuchEndpoint(id: string): CodedError {
  return new CodedError('not_found', `No webhook endpoint has the id ${id}`)
}

function requireEvents(filters: readonly string[]): void {
  const errors = filters.flatMap((filter, at) =>
    EVENT_TYPES.some((type) => fits(filter, type))
      ? []
      : [{ path: `body.events.${at}`, message: `there is no event ${filter}; see eventTypes` }],
  )
  if (errors.length > 0) throw new CodedError('invalid_input', undefined, { errors })
}

/** Throws `invalid_input` unless events may be posted there. */
async function requireTarget({ config, outgoing }: Deps, url: string): Promise<void> {
  const refuse = (message: string) =>
    new CodedError('invalid_input', undefined, { errors: [{ path: 'body.url', message }] })
  if (!config.privateTargets && !url.toLowerCase().startsWith('https:')) throw refuse('must be an https address')
  await outgoing.check(url).catch((error: unknown) => {
    throw error instanceof OutgoingError ? refuse(`must be a public address: ${error.message}`) : error
  })
}

function toEndpoint({ config }: Deps, row: EndpointRow): WebhookEndpoint {
  return {
    id: row.id,
    url: row.url,
    events: JSON.parse(row.events),
    description: row.description,
    status: row.status as WebhookEndpoint['status'],
    disabledReason: row.disabled_reason,
    secretEnd: readSecret(config, row.secret)?.slice(-4) ?? '',
    createdAt: new Date(row.created_at).toISOString(),
    lastDeliveredAt: row.last_delivered_at === null ? null : new Date(row.last_delivered_at).toISOString(),
  }
}
