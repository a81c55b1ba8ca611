import {
  type DeliveryChannel,
  type DeliveryStatus,
  kindFacts,
  type ListDeliveries,
  type NotificationKind,
} from '@deskbell/protocol'
import type { Selectable, Updateable } from 'kysely'
import { byId, gathered } from '../../db/gathered.ts'
import { newId } from '../../platform/ids.ts'
import type { Db } from './repository.ts'
import type { DeliveriesTable } from './tables.ts'

export type DeliveryRow = Selectable<DeliveriesTable>

/** Whom a delivery goes to, and where. */
interface Addressee {
  readonly channel: DeliveryChannel
  readonly address: string
  readonly person: { readonly kind: string; readonly id: string | null }
}

/** A delivery as it begins: it waits, is due at once and is the only one of its kind. */
export function newDelivery(workspaceId: string, now: number, kind: NotificationKind, to: Addressee): DeliveryRow {
  const id = newId('delivery')
  return {
    id,
    workspace_id: workspaceId,
    notification_id: null,
    channel: to.channel,
    kind,
    category: kindFacts(kind).category,
    priority: kindFacts(kind).priority,
    recipient_kind: to.person.kind,
    recipient_id: to.person.id,
    address: to.address,
    once: id,
    ticket_id: null,
    status: 'waiting',
    reason: null,
    provider: null,
    provider_id: null,
    message_id: null,
    attempts: 0,
    retries: 0,
    due_at: now,
    digest_id: null,
    handed_at: null,
    created_at: now,
    sent_at: null,
    updated_at: now,
  }
}

/** Adds a delivery unless there is one for the same; says whether it did. */
export async function insertDelivery(db: Db, row: DeliveryRow): Promise<boolean> {
  const added = await db
    .insertInto('deliveries')
    .values(row)
    .onConflict((conflict) => conflict.columns(['workspace_id', 'once']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return added !== undefined
}

export const findDelivery = gathered<DeliveryRow>(async (db, workspaceId, ids) => {
  const rows = await db
    .selectFrom('deliveries')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('id', 'in', [...ids])
    .execute()
  return byId(rows)
})

/** The delivery that is the only one of its kind. */
export function findOnce(db: Db, workspaceId: string, once: string): Promise<DeliveryRow | undefined> {
  return db
    .selectFrom('deliveries')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('once', '=', once)
    .executeTakeFirst()
}

/** Changes a delivery that stands as is thought; undefined where it does not any more. */
export function stepDelivery(
  db: Db,
  workspaceId: string,
  id: string,
  from: readonly DeliveryStatus[],
  change: Updateable<DeliveriesTable>,
): Promise<DeliveryRow | undefined> {
  return db
    .updateTable('deliveries')
    .set(change)
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where('status', 'in', [...from])
    .returningAll()
    .executeTakeFirst()
}

/** A page of deliveries, the newest first. */
export function listDeliveryRows(
  db: Db,
  workspaceId: string,
  { channel, status, category, kind, customerId, ticketId, address, cursor }: ListDeliveries,
  limit: number,
): Promise<DeliveryRow[]> {
  let query = db
    .selectFrom('deliveries')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .orderBy('id', 'desc')
    .limit(limit)
  if (channel) query = query.where('channel', '=', channel)
  if (status) query = query.where('status', '=', status)
  if (category) query = query.where('category', '=', category)
  if (kind) query = query.where('kind', '=', kind)
  if (customerId) query = query.where('recipient_id', '=', customerId)
  if (ticketId) query = query.where('ticket_id', '=', ticketId)
  if (address) query = query.where('address', '=', address)
  if (cursor) query = query.where('id', '<', cursor)
  return query.execute()
}

/** Keeps others from planning deliveries to an address until the transaction ends. */
export async function holdRecipient(db: Db, recipient: string, now: number): Promise<void> {
  await db
    .insertInto('unverified_recipients')
    .values({ recipient, planned_at: now })
    .onConflict((conflict) => conflict.column('recipient').doUpdateSet({ planned_at: now }))
    .execute()
}

const COUNTED: readonly DeliveryStatus[] = [
  'waiting',
  'gathered',
  'sending',
  'sent',
  'delivered',
  'bounced',
  'complained',
]

/** How many of some kinds one address was or will be sent since, over all workspaces. */
export async function countDeliveries(
  db: Db,
  address: string,
  kinds: readonly string[],
  since: number,
): Promise<number> {
  const { count } = await db
    .selectFrom('deliveries')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('address', '=', address)
    .where('created_at', '>=', since)
    .where('kind', 'in', [...kinds])
    .where('status', 'in', [...COUNTED])
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** What a digest is to tell: unread where the person has a notification centre. */
export function listGathered(db: Db, workspaceId: string, digestId: string, limit: number) {
  return db
    .selectFrom('deliveries as d')
    .innerJoin('notifications as n', 'n.id', 'd.notification_id')
    .select(['d.id', 'd.kind', 'd.notification_id', 'n.read_at', 'n.created_at'])
    .where('d.workspace_id', '=', workspaceId)
    .where('d.digest_id', '=', digestId)
    .where('d.status', '=', 'gathered')
    .orderBy('d.id')
    .limit(limit)
    .execute()
}

export async function endGathered(
  db: Db,
  workspaceId: string,
  ids: readonly string[],
  change: Updateable<DeliveriesTable>,
): Promise<void> {
  if (ids.length === 0) return
  await db
    .updateTable('deliveries')
    .set(change)
    .where('workspace_id', '=', workspaceId)
    .where('id', 'in', [...ids])
    .where('status', '=', 'gathered')
    .execute()
}

/** Deliveries that nobody works on any more although they should be: over all workspaces, the oldest first. */
export function listStranded(
  db: Db,
  status: 'waiting' | 'sending' | 'gathered',
  before: number,
  limit: number,
): Promise<Pick<DeliveryRow, 'id' | 'workspace_id' | 'digest_id'>[]> {
  return db
    .selectFrom('deliveries')
    .select(['id', 'workspace_id', 'digest_id'])
    .where('status', '=', status)
    .where('due_at', '<', before)
    .where('updated_at', '<', before)
    .orderBy('id')
    .limit(limit)
    .execute()
}
