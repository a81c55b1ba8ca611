import type { Kysely, Transaction } from 'kysely'
import type { Database } from '../db/database.ts'
import { type Params, prepared } from '../db/prepared.ts'
import type { NewEvent, StoredEvent } from '../features/events.ts'
import type { Ctx } from './context.ts'
import type { EventTable } from './events-table.ts'
import { newId } from './ids.ts'

/** Appends an event to the log, within the caller's transaction. */
export async function insertEvent(
  db: Transaction<Database>,
  { workspaceId, actor, requestId }: Pick<Ctx, 'workspaceId' | 'actor' | 'requestId'>,
  event: NewEvent,
  at: number,
): Promise<StoredEvent> {
  const id = newId('event')
  const actorId = 'id' in actor ? actor.id : null
  await appendEvent(db, {
    id,
    workspace_id: workspaceId,
    type: event.type,
    subject: event.subject,
    data: JSON.stringify(event.data),
    actor_kind: actor.kind,
    actor_id: actorId,
    request_id: requestId,
    created_at: at,
  })
  return { ...event, id, workspaceId, actor: { kind: actor.kind, id: actorId }, requestId, at }
}

const appendEvent = prepared((db: Kysely<Database>, param: Params<EventTable>) =>
  db.insertInto('events').values({
    id: param('id'),
    workspace_id: param('workspace_id'),
    type: param('type'),
    subject: param('subject'),
    data: param('data'),
    actor_kind: param('actor_kind'),
    actor_id: param('actor_id'),
    request_id: param('request_id'),
    created_at: param('created_at'),
  }),
)

/** One event of a workspace, or null. */
export async function findEvent(
  db: Kysely<Database>,
  workspaceId: string,
  eventId: string,
): Promise<StoredEvent | null> {
  const row = await db
    .selectFrom('events')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', eventId)
    .executeTakeFirst()
  if (!row) return null
  return {
    id: row.id,
    workspaceId: row.workspace_id,
    type: row.type,
    subject: row.subject,
    data: JSON.parse(row.data),
    actor: { kind: row.actor_kind, id: row.actor_id },
    requestId: row.request_id,
    at: row.created_at,
  } as StoredEvent
}
