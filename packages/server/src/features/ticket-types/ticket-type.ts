import { CodedError, CreateTicketType, type Priority, type TicketField, type TicketType } from '@deskbell/protocol'
import type { Kysely } from 'kysely'
import * as v from 'valibot'
import type { Database } from '../../db/database.ts'
import { newId } from '../../platform/ids.ts'
import { findTicketType, type TicketTypeRow } from './repository.ts'

/** As agents see it. */
export function toTicketType(row: TicketTypeRow): TicketType {
  return {
    id: row.id,
    key: row.key,
    name: row.name,
    description: row.description,
    offered: row.offered === 1,
    priority: row.priority as Priority,
    teamId: row.team_id,
    slaPolicyId: row.sla_policy_id,
    firstResponse: row.first_response,
    fields: fieldsOf(row),
    position: row.position,
    archived: row.archived === 1,
  }
}

/** What a type asks. */
export function fieldsOf(row: Pick<TicketTypeRow, 'fields'>): TicketField[] {
  return JSON.parse(row.fields) as TicketField[]
}

/** What of a type can be changed, as its row holds it. */
export function columnsOf(type: Omit<TicketType, 'id' | 'key' | 'position'>) {
  return {
    name: type.name,
    description: type.description,
    offered: type.offered ? 1 : 0,
    priority: type.priority,
    team_id: type.teamId,
    sla_policy_id: type.slaPolicyId,
    first_response: type.firstResponse,
    fields: JSON.stringify(type.fields),
    archived: type.archived ? 1 : 0,
  }
}

/** A new type as a row; what `input` leaves out is as `CreateTicketType` says. */
export function newTicketType(
  workspaceId: string,
  input: v.InferInput<typeof CreateTicketType>,
  position: number,
  now: number,
): TicketTypeRow {
  const type = v.parse(CreateTicketType, input)
  return {
    id: newId('ticketType'),
    workspace_id: workspaceId,
    key: type.key,
    ...columnsOf({ ...type, archived: false }),
    position,
    created_at: now,
  }
}

/**
 * The type of this id, archived or not. Throws `not_found` where the workspace has none.
 *
 * @example const type = await requireTicketType(tx.db, ctx.workspaceId, input.typeId)
 */
export async function requireTicketType(db: Kysely<Database>, workspaceId: string, id: string): Promise<TicketTypeRow> {
  const row = await findTicketType(db, workspaceId, id)
  if (!row) throw new CodedError('not_found', `No ticket type has the id ${id}`)
  return row
}
