import { ID_PREFIXES } from '@deskbell/protocol'
import type { Kysely, Selectable, Transaction } from 'kysely'
import type { Database } from '../db/database.ts'
import { gathered } from '../db/gathered.ts'
import { type Params, prepared } from '../db/prepared.ts'
import type { NewEvent, StoredEvent } from '../features/events.ts'
import type { Ctx } from './context.ts'
import type { EventTable } from './events-table.ts'

/** Appends an event to the log, within the caller's transaction. */
export async function insertEvent(
  db: Transaction<Database>,
  { workspaceId, actor, requestId }: Pick<Ctx, 'workspaceId' | 'actor' | 'requestId'>,
  event: NewEvent,
  at: number,
): Promise<StoredEvent> {
  const actorId = 'id' in actor ? actor.id : null
  const { rows } = await appendEvent(db, {
    workspace_id: workspaceId,
    type: event.type,
    subject: event.subject,
    data: JSON.stringify(event.data),
    actor_kind: actor.kind,
    actor_id: actorId,
    request_id: requestId,
    created_at: at,
  })
  const id = idOfEvent(rows[0]?.seq ?? 0)
  return { ...event, id, workspaceId, actor: { kind: actor.kind, id: actorId }, requestId, at }
}

const appendEvent = prepared((db: Kysely<Database>, param: Params<Omit<Selectable<EventTable>, 'seq'>>) =>
  db
    .insertInto('events')
    .values({
      workspace_id: param('workspace_id'),
      type: param('type'),
      subject: param('subject'),
      data: param('data'),
      actor_kind: param('actor_kind'),
      actor_id: param('actor_id'),
      request_id: param('request_id'),
      created_at: param('created_at'),
    })
    .returning('seq'),
)

/**
 * The id of an event: its place in the log, in the form of all ids, so that the log needs no index of ids.
 *
 * @example idOfEvent(1234) // 'evt_00000000000000000000001234'
 */
export function idOfEvent(seq: number): string {
  return `${ID_PREFIXES.event}_${String(seq).padStart(26, '0')}`
}

/** The place of an event in the log; 0, where none is, for anything else. */
function seqOfEvent(id: string): number {
  return Number(/^evt_(\d{26})$/.exec(id)?.[1] ?? 0)
}

const findRow = gathered<Selectable<EventTable>>(async (db, workspaceId, seqs) => {
  const rows = await db
    .selectFrom('events')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('seq', 'in', seqs.map(Number))
    .execute()
  return new Map(rows.map((row) => [String(row.seq), row]))
})

/** One event of a workspace, or null. */
export async function findEvent(
  db: Kysely<Database>,
  workspaceId: string,
  eventId: string,
): Promise<StoredEvent | null> {
  const row = await findRow(db, workspaceId, String(seqOfEvent(eventId)))
  if (!row) return null
  return {
    id: eventId,
    workspaceId: row.workspace_id,
    type: row.type,
    subject: row.subject,
    data: JSON.parse(row.data),
    actor: { kind: row.actor_kind, id: row.actor_id },
    requestId: row.request_id,
    at: row.created_at,
  } as StoredEvent
}
