import { inTransaction, type Tx } from '../../db/transaction.ts'
import { retryAfterMs } from '../../platform/channels/asking.ts'
import type { Deps } from '../../platform/context.ts'
import { findEvent } from '../../platform/events.ts'
import { OutgoingError } from '../../platform/outgoing.ts'
import { dataOf, TEST_EVENT } from './catalogue.ts'
import {
  type DeliveryRow,
  giveUpWaiting,
  type LeasedDelivery,
  returnDelivery,
  settleDelivery,
} from './deliveries-repository.ts'
import { changeEndpoint, type EndpointRow, findEndpoint, lockEndpoint, noteDelivered } from './repository.ts'
import { TRIES, waitAfter } from './retries.ts'
import { signedHeaders } from './signing.ts'

const TIMEOUT_MS = 15_000
const DETAIL_LENGTH = 500
/** An endpoint at which nothing arrived for so long is disabled. */
const FAILING_MS = 5 * 24 * 60 * 60_000
export const SWITCHED_OFF = 'The endpoint was switched off'

/** How one try went. */
interface Outcome {
  /** `gone`: the receiver wants no more; `hopeless`: another try would go the same way. */
  readonly kind: 'delivered' | 'failed' | 'gone' | 'hopeless'
  readonly status: number | null
  readonly detail: string | null
  readonly askedMs?: number | null
}

/**
 * One try of a delivery, and what follows from it. Gives how it stands then; undefined where somebody else decides
 * about it. While the service stops, what was cut off is given back untried: it may have arrived, and comes again
 * with the same id.
 */
export async function attemptDelivery(
  deps: Deps,
  delivery: LeasedDelivery,
  signal: AbortSignal,
): Promise<DeliveryRow | undefined> {
  const endpoint = await findEndpoint(deps.db, delivery.workspace_id, delivery.endpoint_id)
  const isTest = delivery.event_type === TEST_EVENT
  if (!endpoint || (endpoint.status !== 'active' && !isTest)) {
    return settle(deps, delivery, { kind: 'hopeless', status: null, detail: SWITCHED_OFF })
  }
  // A try that ends with its node is never seen to fail, only to be made once too often.
  if (delivery.attempts > (isTest ? 1 : TRIES)) {
    return settle(deps, delivery, { kind: 'hopeless', status: null, detail: 'The last try was cut off' })
  }
  const outcome = await post(deps, endpoint, delivery, signal)
  if (signal.aborted && outcome.kind === 'failed' && outcome.status === null) {
    await returnDelivery(deps.db, delivery, deps.clock.now())
    return undefined
  }
  return settle(deps, delivery, outcome)
}

async function post(
  deps: Deps,
  endpoint: EndpointRow,
  delivery: LeasedDelivery,
  signal: AbortSignal,
): Promise<Outcome> {
  const { config, clock, outgoing } = deps
  const body = await bodyOf(deps, delivery)
  if (body === null) return { kind: 'hopeless', status: null, detail: 'The event is not kept any more' }
  if (!config.privateTargets && !endpoint.url.toLowerCase().startsWith('https:')) {
    return { kind: 'hopeless', status: null, detail: 'Only https addresses are asked' }
  }
  const headers = signedHeaders(config, endpoint, { id: delivery.event_id, now: clock.now(), body })
  if (!headers) return { kind: 'hopeless', status: null, detail: 'Its secret cannot be read any more: make a new one' }
  try {
    const answer = await outgoing.post(endpoint.url, { headers, body, timeoutMs: TIMEOUT_MS, signal })
    return outcomeOf(answer.status, answer.text, retryAfterMs(answer.headers))
  } catch (error) {
    if (!(error instanceof OutgoingError)) throw error
    return { kind: error.fault === 'refused' ? 'hopeless' : 'failed', status: null, detail: error.message }
  }
}

function outcomeOf(status: number, text: string, askedMs: number | null): Outcome {
  const said = [...text.replace(/[\p{Cc}\s]+/gu, ' ').trim()].slice(0, DETAIL_LENGTH).join('')
  if (status >= 200 && status < 300) return { kind: 'delivered', status, detail: said || null }
  if (status === 410) return { kind: 'gone', status, detail: said || 'Answered 410: it wants no more events' }
  if (status >= 300 && status < 400) return { kind: 'failed', status, detail: 'Redirects are not followed', askedMs }
  return { kind: 'failed', status, detail: said || `Answered ${status}`, askedMs }
}

/** What is posted: the same on every try. Null where the event is gone from the log. */
async function bodyOf({ db }: Deps, delivery: DeliveryRow): Promise<string | null> {
  const { workspace_id: workspaceId, event_id: eventId, endpoint_id: webhookEndpointId } = delivery
  if (delivery.event_type === TEST_EVENT) {
    const timestamp = new Date(delivery.created_at).toISOString()
    return JSON.stringify({ type: TEST_EVENT, timestamp, data: { subject: webhookEndpointId, workspaceId } })
  }
  const event = await findEvent(db, workspaceId, eventId)
  const data = event && dataOf(event.type, event.data)
  if (!data) return null
  const timestamp = new Date(event.at).toISOString()
  return JSON.stringify({ type: event.type, timestamp, data: { ...data, subject: event.subject, workspaceId } })
}

function settle(deps: Deps, delivery: LeasedDelivery, outcome: Outcome): Promise<DeliveryRow | undefined> {
  const { workspace_id: workspaceId } = delivery
  const ctx = { deps, workspaceId, actor: { kind: 'system' }, requestId: delivery.id } as const
  const isTest = delivery.event_type === TEST_EVENT
  return inTransaction(ctx, async (tx) => {
    // A test says nothing about what the endpoint does with events.
    if (isTest) return settleDelivery(tx.db, delivery, written(outcome, null, tx.now()))
    if (outcome.kind !== 'delivered') return settleFailure(tx, delivery, outcome)
    await noteDelivered(tx.db, delivery.endpoint_id, tx.now())
    return settleDelivery(tx.db, delivery, written(outcome, null, tx.now()))
  })
}

/** The endpoint is taken before the delivery, as everywhere, so that nobody waits for each other. */
async function settleFailure(tx: Tx, delivery: LeasedDelivery, outcome: Outcome): Promise<DeliveryRow | undefined> {
  const now = tx.now()
  const endpoint = await lockEndpoint(tx.db, delivery.workspace_id, delivery.endpoint_id)
  const isActive = endpoint?.status === 'active'
  const wait = isActive && outcome.kind === 'failed' ? waitAfter(delivery.attempts, outcome.askedMs ?? null) : null
  const settled = await settleDelivery(tx.db, delivery, written(outcome, wait, now))
  if (!settled || !isActive) return settled
  const since = endpoint.failing_since ?? now
  const reason = reasonToDisable(outcome, now - since)
  if (reason === null) {
    if (endpoint.failing_since === null) await changeEndpoint(tx.db, endpoint, { failing_since: since })
    return settled
  }
  await changeEndpoint(tx.db, endpoint, { status: 'disabled', disabled_reason: reason, failing_since: since })
  await giveUpWaiting(tx.db, endpoint.id, SWITCHED_OFF, now)
  const data = { url: shownUrl(endpoint.url), reason }
  await tx.record({ type: 'webhook_endpoint.disabled', subject: endpoint.id, data })
  return { ...settled, status: 'failed', next_at: null }
}

function reasonToDisable({ kind }: Outcome, failingMs: number): string | null {
  if (kind === 'gone') return 'It answered 410: it wants no more events'
  return failingMs >= FAILING_MS ? 'Nothing arrived for five days' : null
}

/** The delivery after a try, with the next one in so many milliseconds, or none. */
function written({ kind, status, detail }: Outcome, wait: number | null, now: number) {
  return {
    status: kind === 'delivered' ? 'delivered' : wait === null ? 'failed' : 'waiting',
    response_status: status,
    detail,
    next_at: wait === null ? null : now + wait,
    updated_at: now,
  }
}

/** An address without its query, which may hold a key. */
export function shownUrl(url: string): string {
  const { origin, pathname } = new URL(url)
  return `${origin}${pathname}`
}
