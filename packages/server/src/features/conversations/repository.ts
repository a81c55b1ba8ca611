import type { InboxView } from '@deskbell/protocol'
import type { Kysely, Selectable, Updateable } from 'kysely'
import type { Database } from '../../db/database.ts'
import { type Params, prepared } from '../../db/prepared.ts'
import type { EntryRow } from './log.ts'
import type { ConversationsTable } from './tables.ts'

export type ConversationRow = Selectable<ConversationsTable>
export type Db = Kysely<Database>

/** Which conversations a caller may touch: those of a workspace, or of one customer in it. */
export interface Scope {
  readonly workspaceId: string
  readonly customerId: string | null
  /** For guests: the conversation of this booking alone. */
  readonly bookingId?: string
  /** For providers: conversations of bookings that are theirs. */
  readonly providerId?: string
}

export async function findConversation(db: Db, scope: Scope, id: string): Promise<ConversationRow | undefined> {
  const { workspaceId, customerId } = scope
  const { rows } = await (customerId === null ? findInWorkspace : findOfCustomer)(db, {
    id,
    workspaceId,
    customerId: customerId ?? '',
  })
  return rows[0]
}

interface Address {
  id: string
  workspaceId: string
  customerId: string
}

const inWorkspace = (db: Db, param: Params<Address>) =>
  db
    .selectFrom('conversations')
    .selectAll()
    .where('id', '=', param('id'))
    .where('workspace_id', '=', param('workspaceId'))
const findInWorkspace = prepared(inWorkspace)
const findOfCustomer = prepared((db: Db, param: Params<Address>) =>
  inWorkspace(db, param).where('customer_id', '=', param('customerId')),
)

export function findStarted(db: Db, customerId: string, clientId: string): Promise<ConversationRow | undefined> {
  return db
    .selectFrom('conversations')
    .selectAll()
    .where('customer_id', '=', customerId)
    .where('start_client_id', '=', clientId)
    .executeTakeFirst()
}

/** Adds a conversation unless its customer already started one with the same client id; says whether it did. */
export async function insertConversation(db: Db, row: ConversationRow): Promise<boolean> {
  const added = await db
    .insertInto('conversations')
    .values(row)
    .onConflict((conflict) => conflict.columns(['customer_id', 'start_client_id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return added !== undefined
}

/** Reads a conversation and holds it until the transaction ends, so that its state cannot change meanwhile. */
export function lockConversation(db: Db, scope: Scope, id: string): Promise<ConversationRow | undefined> {
  return takeSeq(db, scope, id, {}, 0)
}

/**
 * Takes the next sequence number of a conversation, along with whatever else changes. The row stays
 * locked until the transaction ends, so numbers come without gaps and in the order of commit.
 */
export function takeSeq(
  db: Db,
  scope: Scope,
  id: string,
  change: Updateable<ConversationsTable>,
  step = 1,
): Promise<ConversationRow | undefined> {
  let query = db
    .updateTable('conversations')
    .set((eb) => ({ ...change, last_seq: eb('last_seq', '+', step) }))
    .where('id', '=', id)
    .where('workspace_id', '=', scope.workspaceId)
  if (scope.customerId !== null) query = query.where('customer_id', '=', scope.customerId)
  return query.returningAll().executeTakeFirst()
}

/** What a conversation keeps of its newest message. */
export interface NewestMessage {
  readonly by: { readonly kind: string; readonly id: string }
  readonly at: number
  readonly preview: string
}

interface MessagePlace {
  id: string
  workspaceId: string
  customerId: string
  byKind: string
  byId: string
  at: number
  preview: string
}

const messagePlace = (db: Db, param: Params<MessagePlace>) =>
  db
    .updateTable('conversations')
    .set((eb) => ({
      last_seq: eb('last_seq', '+', 1),
      last_message_seq: eb('last_seq', '+', 1),
      last_message_by_kind: param('byKind'),
      last_message_by_id: param('byId'),
      last_message_at: param('at'),
      last_message_preview: param('preview'),
      updated_at: param('at'),
    }))
    .where('id', '=', param('id'))
    .where('workspace_id', '=', param('workspaceId'))

const takeAgentPlace = prepared((db: Db, param: Params<MessagePlace>) => messagePlace(db, param).returningAll())
const takeCustomerPlace = prepared((db: Db, param: Params<MessagePlace>) =>
  messagePlace(db, param)
    // Whoever writes has read what stands above.
    .set((eb) => ({
      customer_delivered_seq: eb('last_seq', '+', 1),
      customer_read_seq: eb('last_seq', '+', 1),
    }))
    .where('customer_id', '=', param('customerId'))
    .where('status', '=', 'open')
    .returningAll(),
)

/** As `takeSeq`, for a message, which also becomes the newest one; a customer's only in an open conversation. */
export async function takeMessageSeq(
  db: Db,
  scope: Scope,
  id: string,
  { by, at, preview }: NewestMessage,
): Promise<ConversationRow | undefined> {
  const { workspaceId, customerId } = scope
  const place = { id, workspaceId, customerId: customerId ?? '', byKind: by.kind, byId: by.id, at, preview }
  const { rows } = await (customerId === null ? takeAgentPlace : takeCustomerPlace)(db, place)
  return rows[0]
}

/** Appends to the log unless the sender used this client id before; says whether it did. */
export async function insertEntry(db: Db, row: EntryRow): Promise<boolean> {
  return (await addEntry(db, row)).changed > 0
}

const addEntry = prepared((db: Db, param: Params<EntryRow>) =>
  db
    .insertInto('conversation_entries')
    .values({
      conversation_id: param('conversation_id'),
      seq: param('seq'),
      id: param('id'),
      workspace_id: param('workspace_id'),
      type: param('type'),
      sender_kind: param('sender_kind'),
      sender_id: param('sender_id'),
      client_id: param('client_id'),
      data: param('data'),
      at: param('at'),
    })
    .onConflict((conflict) =>
      conflict.columns(['conversation_id', 'sender_kind', 'sender_id', 'client_id']).doNothing(),
    ),
)

export function findEntryByClientId(
  db: Db,
  conversationId: string,
  by: { kind: string; id: string },
  clientId: string,
): Promise<EntryRow | undefined> {
  return db
    .selectFrom('conversation_entries')
    .selectAll()
    .where('conversation_id', '=', conversationId)
    .where('sender_kind', '=', by.kind)
    .where('sender_id', '=', by.id)
    .where('client_id', '=', clientId)
    .executeTakeFirst()
}

/** Entries in the direction asked for, at most `limit`. `after` ascends; otherwise they descend from `before`. */
export async function listEntryRows(
  db: Db,
  conversationId: string,
  range: { after?: number | undefined; before?: number | undefined; upTo: number; limit: number },
): Promise<EntryRow[]> {
  const { after, before = range.upTo + 1, upTo, limit } = range
  const { rows } =
    after === undefined
      ? await entriesDown(db, { conversationId, from: 0, to: Math.min(before - 1, upTo), limit })
      : await entriesUp(db, { conversationId, from: after, to: upTo, limit })
  return rows
}

interface EntryRange {
  conversationId: string
  /** Numbers above this … */
  from: number
  /** … up to and with this. */
  to: number
  limit: number
}

const entriesIn = (db: Db, param: Params<EntryRange>) =>
  db
    .selectFrom('conversation_entries')
    .selectAll()
    .where('conversation_id', '=', param('conversationId'))
    .where('seq', '>', param('from'))
    .where('seq', '<=', param('to'))
    .limit(param('limit'))
const entriesUp = prepared((db: Db, param: Params<EntryRange>) => entriesIn(db, param).orderBy('seq', 'asc'))
const entriesDown = prepared((db: Db, param: Params<EntryRange>) => entriesIn(db, param).orderBy('seq', 'desc'))

export interface ListQuery {
  readonly scope: Scope
  readonly view?: InboxView | undefined
  /** Who "mine" are. */
  readonly agentId?: string | undefined
  readonly after?: { updatedAt: number; id: string } | undefined
  readonly limit: number
}

/** Newest activity first; ties by id, so that pages neither repeat nor skip. */
export function listConversationRows(db: Db, list: ListQuery): Promise<ConversationRow[]> {
  let query = db
    .selectFrom('conversations')
    .selectAll()
    .where('workspace_id', '=', list.scope.workspaceId)
    .orderBy('updated_at', 'desc')
    .orderBy('id', 'desc')
    .limit(list.limit)
  if (list.scope.customerId !== null) query = query.where('customer_id', '=', list.scope.customerId)
  // What customer and provider say to each other is no work of the inbox.
  if (list.view !== undefined) query = query.where('booking_id', 'is', null)
  if (list.view !== undefined) query = query.where('status', '=', list.view === 'closed' ? 'closed' : 'open')
  if (list.view === 'mine') query = query.where('assignee_id', '=', list.agentId ?? '')
  if (list.view === 'unassigned') query = query.where('assignee_id', 'is', null)
  const { after } = list
  if (after) {
    query = query.where((eb) =>
      eb.or([
        eb('updated_at', '<', after.updatedAt),
        eb.and([eb('updated_at', '=', after.updatedAt), eb('id', '<', after.id)]),
      ]),
    )
  }
  return query.execute()
}
