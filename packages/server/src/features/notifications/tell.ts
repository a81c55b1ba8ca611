import { type DeliveryStatus, kindFacts, type PersonChannel } from '@deskbell/protocol'
import { inTransaction, type Tx } from '../../db/transaction.ts'
import type { Ctx } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { type Place, suppressionOf } from '../notification-channels/index.ts'
import { channelsFor, preferencesOf, whenDue } from '../notification-preferences/index.ts'
import { writeShort } from '../notification-templates/index.ts'
import type { StoredTelling, Telling } from '../telling.ts'
import { overCap } from './caps.ts'
import { type DeliveryRow, findOnce, insertDelivery, newDelivery } from './deliveries-repository.ts'
import { laneOf } from './lanes.ts'
import { placesOf } from './people.ts'
import { findPerson, type Person } from './people-repository.ts'
import { findByCause, insertNotification } from './repository.ts'
import { frameOf, isRequired, wordingOf } from './wording.ts'

/** The job that hands one delivery to its provider. */
export const SEND_JOB = 'notifications.send'

const TOO_LATE = 'Their quiet hours last until it is of no use'

/** One place that is told, when, and in which way. */
interface Planned {
  readonly place: Place
  readonly dueAt: number
  readonly status: Extract<DeliveryStatus, 'waiting' | 'gathered' | 'skipped'>
  readonly reason: string | null
}

/**
 * Tells one person of one thing: writes it down, shows it in their notification centre and queues what goes
 * out, as they chose. The same cause tells nobody twice, however often this is called. Answers the
 * notification's id; null where nobody is to be told.
 *
 * @example await tell(ctx, event.id, { kind: 'ticket_reply', to: { kind: 'customer', id }, target, ticketId })
 */
export async function tell(ctx: Ctx, cause: string, telling: Telling): Promise<string | null> {
  const person = await findPerson(ctx.deps.db, ctx.workspaceId, telling.to)
  if (!person) return null
  const stored: StoredTelling = {
    notificationId: newId('notification'),
    cause,
    kind: telling.kind,
    to: telling.to,
    ticketId: telling.ticketId ?? null,
    data: dataOf(telling),
  }
  const line = await lineOf(ctx, stored, person)
  if (!line) return null
  const { channels, plan } = await choose(ctx, telling, person)
  return inTransaction(ctx, async (tx) => {
    const isNew = await insertNotification(tx.db, {
      id: stored.notificationId,
      workspace_id: ctx.workspaceId,
      cause,
      kind: telling.kind,
      category: kindFacts(telling.kind).category,
      priority: kindFacts(telling.kind).priority,
      recipient_kind: person.kind,
      recipient_id: person.id,
      in_app: channels.includes('in_app') ? 1 : 0,
      title: line.title,
      body: line.short,
      target: JSON.stringify(telling.target),
      data: JSON.stringify(stored.data),
      ticket_id: stored.ticketId,
      created_at: tx.now(),
      read_at: null,
    })
    // Nobody is told twice of one thing: the first time wrote all of it.
    if (!isNew) {
      const told = { cause, kind: telling.kind, recipientId: person.id }
      return (await findByCause(tx.db, ctx.workspaceId, told))?.id ?? null
    }
    if (channels.includes('in_app') && person.kind !== 'address') {
      const data = { recipientKind: person.kind, recipientId: person.id }
      await tx.record({ type: 'notification.changed', subject: stored.notificationId, data })
    }
    for (const planned of plan) await queue(ctx, tx, stored, person, planned)
    return stored.notificationId
  })
}

/** Of somebody without an account, nothing else is kept than what stands here. */
function dataOf({ data = {}, to }: Telling): Record<string, string> {
  if (to.kind !== 'address') return { ...data }
  return { ...data, ...(to.name !== null && { name: to.name }), ...(to.locale !== null && { locale: to.locale }) }
}

/** What the notification centre shows; null where there is nothing to tell any more. */
async function lineOf(ctx: Ctx, stored: StoredTelling, person: Person) {
  const wording = await wordingOf(ctx, stored, { withLink: false })
  if ('skip' in wording) return null
  const { values, locale } = await frameOf(ctx, person)
  const what = { kind: stored.kind, locale, values: { ...values, ...wording.values }, url: wording.url }
  return writeShort(ctx.deps, ctx.workspaceId, what, ctx.facts)
}

async function choose(ctx: Ctx, { kind, patience = 0, until = Number.POSITIVE_INFINITY }: Telling, person: Person) {
  const now = ctx.deps.clock.now()
  if (person.kind === 'address') {
    const channels: PersonChannel[] = ['email']
    const places = await placesOf(ctx, person, kind, channels)
    return { channels, plan: await unlessSuppressed(ctx, places, () => ({ dueAt: now + patience, status: 'waiting' })) }
  }
  const { kind: recipientKind, id } = person
  const preferences = await preferencesOf(ctx.deps, ctx.workspaceId, { kind: recipientKind, id })
  const channels = channelsFor({ preferences, kind })
  const { priority } = kindFacts(kind)
  const places = await placesOf(ctx, person, kind, channels)
  const plan = await unlessSuppressed(ctx, places, ({ channel }) => {
    const wanted = { preferences, priority, channel, required: isRequired(kind) }
    const first = whenDue({ ...wanted, now })
    if (first.gathered && first.dueAt < until) return { dueAt: first.dueAt, status: 'gathered' }
    // Quiet hours may begin while it waits to be read; what a digest would bring too late goes by itself.
    const atOnce = { ...wanted, preferences: { ...preferences, frequency: 'at_once' as const } }
    const { dueAt } = whenDue({ ...atOnce, now: now + patience })
    return dueAt < until ? { dueAt, status: 'waiting' } : { dueAt: now, status: 'skipped', reason: TOO_LATE }
  })
  return { channels, plan }
}

async function unlessSuppressed(
  ctx: Ctx,
  places: readonly Place[],
  when: (place: Place) => Pick<Planned, 'dueAt' | 'status'> & { readonly reason?: string },
): Promise<Planned[]> {
  const plan: Planned[] = []
  for (const place of places) {
    const reason = await suppressionOf(ctx.deps, ctx.workspaceId, place.channel as PersonChannel, place.address)
    plan.push(
      reason === null
        ? { place, reason: null, ...when(place) }
        : { place, dueAt: ctx.deps.clock.now(), status: 'skipped', reason },
    )
  }
  return plan
}

async function queue(ctx: Ctx, tx: Tx, stored: StoredTelling, person: Person, planned: Planned): Promise<void> {
  const { place, dueAt } = planned
  const held =
    planned.status !== 'skipped' && place.channel === 'email' && !person.verified
      ? await overCap(tx, stored.kind, place.address)
      : null
  const isGathered = held === null && planned.status === 'gathered'
  const digestId = isGathered ? await digestFor(ctx, tx, person, place, dueAt) : null
  const row = {
    ...newDelivery(ctx.workspaceId, tx.now(), stored.kind, { ...place, person }),
    notification_id: stored.notificationId,
    once: `${stored.cause}:${stored.kind}:${place.channel}:${place.address}:${person.id}`,
    ticket_id: stored.ticketId,
    status: held === null ? planned.status : 'held',
    reason: held ?? planned.reason,
    due_at: dueAt,
    digest_id: digestId,
  }
  if (!(await insertDelivery(tx.db, row)) || row.status !== 'waiting') return
  await enqueueSend(tx, row)
}

/** The digest that a person gets next at an address; made by whatever is gathered first. */
async function digestFor(ctx: Ctx, tx: Tx, person: Person, place: Place, dueAt: number): Promise<string> {
  const once = `digest:${place.address}:${person.id}:${dueAt}`
  const row = {
    ...newDelivery(ctx.workspaceId, tx.now(), 'digest', { ...place, person }),
    once,
    due_at: dueAt,
  }
  if (await insertDelivery(tx.db, row)) {
    await enqueueSend(tx, row)
    return row.id
  }
  return (await findOnce(tx.db, ctx.workspaceId, once))?.id ?? row.id
}

/** Queues the sending of a delivery at its time, once however often it is asked for. */
export function enqueueSend(tx: Tx, delivery: DeliveryRow): Promise<void> {
  const { id: deliveryId, due_at: dueAt } = delivery
  const uniqueKey = `${SEND_JOB}:${deliveryId}:${dueAt}`
  return tx.enqueue({ kind: SEND_JOB, payload: { deliveryId }, runAt: dueAt, lane: laneOf(delivery), uniqueKey })
}
