import type { DeliveryChannel, PersonChannel } from '@deskbell/protocol'
import { inTransaction } from '../../db/transaction.ts'
import { ChannelError, type ChannelPort } from '../../platform/channels/channel.ts'
import { type Ctx, once } from '../../platform/context.ts'
import { NotYet } from '../../platform/jobs/not-yet.ts'
import { backoff } from '../../platform/pause.ts'
import type { JobTry } from '../feature.ts'
import { channelsOf, forgetPlace, suppress, suppressionOf } from '../notification-channels/index.ts'
import { type Composed, compose } from './compose.ts'
import { type DeliveryRow, endGathered, findDelivery, stepDelivery } from './deliveries-repository.ts'
import { paceOf } from './lanes.ts'
import type { Db } from './repository.ts'
import { enqueueSend } from './tell.ts'

/** Tries that reached a provider before it is given up. */
const TRIES = 10
const BACKOFF_FIRST = 5_000
const BACKOFF_MOST = 3_600_000

/**
 * Hands one delivery to its provider. That it is being handed over is committed before the provider is
 * asked: a try that was cut off, or whose answer never came, is repeated only while the provider would know
 * the key again. Past that nobody can tell, and a person decides.
 */
export async function sendDelivery(ctx: Ctx, payload: unknown, { signal }: JobTry): Promise<void> {
  const { db, clock } = ctx.deps
  const delivery = await findDelivery(db, ctx.workspaceId, (payload as { deliveryId: string }).deliveryId)
  if (delivery?.status !== 'waiting' && delivery?.status !== 'sending') return
  if (delivery.due_at > clock.now()) throw new NotYet(delivery.due_at)
  const port = (await once(ctx, 'channels', () => channelsOf(ctx.deps, ctx.workspaceId))).get(
    delivery.channel as DeliveryChannel,
  )
  if (!port) return end(ctx, delivery, 'failed', `The channel ${delivery.channel} is not set up`)
  await tryDelivery(ctx, { delivery, port, compose: () => whatToSend(ctx, delivery), signal })
}

/** A delivery whose time has come, who takes it, and how its words are found. */
export interface DueDelivery {
  readonly delivery: DeliveryRow
  readonly port: ChannelPort
  readonly compose: () => Promise<Composed | Skip>
  readonly signal: AbortSignal
}

type Skip = { readonly skip: string; readonly itemIds?: readonly string[] }

/** One try to hand a delivery to its provider, unless an earlier one may have reached it and it would not know. */
export async function tryDelivery(ctx: Ctx, due: DueDelivery): Promise<void> {
  const { delivery, port, compose } = due
  const { db, clock } = ctx.deps
  if (delivery.status === 'sending' && !isKeyAlive(delivery, port, clock.now())) {
    const reason = `${port.provider} may have it: the try was cut off, and a second might arrive twice`
    return end(ctx, delivery, 'uncertain', reason)
  }
  // The provider wants no more since this was taken.
  const stoppedUntil = stopOf(ctx, delivery)
  if (stoppedUntil > clock.now()) throw new NotYet(stoppedUntil)
  const composed = await compose()
  if ('skip' in composed) return end(ctx, delivery, 'skipped', composed.skip, composed.itemIds)
  const handed = await stepDelivery(db, ctx.workspaceId, delivery.id, ['waiting', 'sending'], {
    status: 'sending',
    handed_at: delivery.handed_at ?? clock.now(),
    attempts: delivery.attempts + 1,
    provider: port.provider,
    message_id: composed.message.mail?.messageId ?? null,
    updated_at: clock.now(),
  })
  if (handed) await handOver(ctx, { ...due, before: delivery, delivery: handed }, composed)
}

/** When the provider may be asked again, where it said "too many"; urgent ones are always tried. */
function stopOf({ deps }: Ctx, delivery: DeliveryRow): number {
  return delivery.priority === 'urgent' ? 0 : (paceOf(deps, delivery)?.stoppedUntil() ?? 0)
}

async function whatToSend(ctx: Ctx, delivery: DeliveryRow): Promise<Composed | Skip> {
  const { channel, address } = delivery
  const suppressed =
    channel === 'slack' ? null : await suppressionOf(ctx.deps, ctx.workspaceId, channel as PersonChannel, address)
  return suppressed === null ? compose(ctx, delivery) : { skip: suppressed }
}

/** One try, and how the delivery stood before it. */
interface Try extends Omit<DueDelivery, 'compose'> {
  readonly before: DeliveryRow
}

async function handOver(ctx: Ctx, one: Try, { message, itemIds }: Composed): Promise<void> {
  const { delivery, port, signal } = one
  const key = delivery.retries === 0 ? delivery.id : `${delivery.id}-${delivery.retries}`
  try {
    const { providerId } = await port.send(message, { key, signal })
    paceOf(ctx.deps, delivery)?.took(ctx.deps.clock.now())
    await end(ctx, delivery, 'sent', null, itemIds, providerId)
  } catch (error) {
    if (!(error instanceof ChannelError)) throw error
    await afterFault(ctx, one, error, itemIds)
  }
}

async function afterFault(ctx: Ctx, one: Try, error: ChannelError, itemIds: readonly string[]): Promise<void> {
  const { before, delivery, port } = one
  // The provider may have it from an earlier try.
  const isDoubtful = before.handed_at !== null
  const now = ctx.deps.clock.now()
  const again = now + (error.retryAfterMs ?? backoff(delivery.attempts, BACKOFF_FIRST, BACKOFF_MOST))
  switch (error.fault) {
    case 'gone':
      await forgetAddress(ctx, delivery, error.message)
      return end(ctx, delivery, 'failed', error.message, itemIds)
    case 'refused':
      return end(ctx, delivery, isDoubtful ? 'uncertain' : 'failed', error.message, itemIds)
    case 'uncertain':
      // With a key that is known again, another try does no harm.
      if (isKeyAlive(delivery, port, again) && delivery.attempts < TRIES)
        return putOff(ctx, delivery, again, error.message)
      return end(ctx, delivery, 'uncertain', error.message, itemIds)
    case 'limited': {
      // Being told to wait is no failed try: the provider's rate decides how long the queue takes.
      paceOf(ctx.deps, delivery)?.limited(now, error.retryAfterMs)
      await stepBack(ctx, before, error.message)
      throw new NotYet(Math.max(stopOf(ctx, delivery), error.retryAfterMs === null ? again : now + error.retryAfterMs))
    }
    default:
      if (delivery.attempts < TRIES) return putOff(ctx, before, again, error.message)
      return end(ctx, delivery, isDoubtful ? 'uncertain' : 'failed', error.message, itemIds)
  }
}

/** The provider says that there is no such address: nothing more is sent there. */
async function forgetAddress(ctx: Ctx, { channel, address }: DeliveryRow, detail: string): Promise<void> {
  if (channel === 'push') return forgetPlace(ctx, address)
  if (channel !== 'email' && channel !== 'sms' && channel !== 'whatsapp') return
  await inTransaction(ctx, (tx) => suppress(tx, ctx.workspaceId, { channel, address, reason: 'bounced', detail }))
}

function isKeyAlive({ handed_at: handedAt }: DeliveryRow, { keyLifeMs }: ChannelPort, at: number): boolean {
  return at < (handedAt ?? at) + keyLifeMs
}

/**
 * Later, and until then as it stands in `as`: as before a try that surely did not reach the provider, or as
 * handed over by one that may have, so that the age of the key is kept.
 */
async function putOff(ctx: Ctx, as: DeliveryRow, dueAt: number, reason: string | null = as.reason): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const change = {
      status: as.status,
      handed_at: as.handed_at,
      due_at: dueAt,
      reason,
      updated_at: tx.now(),
    }
    const row = await stepDelivery(tx.db, ctx.workspaceId, as.id, ['waiting', 'sending'], change)
    if (row) await enqueueSend(tx, row)
  })
}

/** As it stood before the provider said "too many": the same job tries it again. */
async function stepBack({ deps }: Ctx, before: DeliveryRow, reason: string): Promise<void> {
  const { status, handed_at, attempts } = before
  const change = { status, handed_at, attempts, reason, updated_at: deps.clock.now() }
  await stepDelivery(deps.db, before.workspace_id, before.id, ['waiting', 'sending'], change)
}

/** What becomes of a delivery, and of those that a digest told. */
async function end(
  ctx: Ctx,
  { id }: DeliveryRow,
  status: 'sent' | 'failed' | 'skipped' | 'uncertain',
  reason: string | null,
  itemIds: readonly string[] = [],
  providerId: string | null = null,
): Promise<void> {
  const now = ctx.deps.clock.now()
  const change = { status, reason, updated_at: now, ...(status === 'sent' && { sent_at: now }) }
  const endIn = (db: Db) =>
    stepDelivery(db, ctx.workspaceId, id, ['waiting', 'sending'], {
      ...change,
      ...(status === 'sent' && { provider_id: providerId }),
    })
  if (itemIds.length === 0) return void (await endIn(ctx.deps.db))
  await inTransaction(ctx, async (tx) => {
    if (await endIn(tx.db)) await endGathered(tx.db, ctx.workspaceId, itemIds, change)
  })
}
