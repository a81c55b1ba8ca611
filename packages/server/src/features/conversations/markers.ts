import type { ParticipantRef } from '@deskbell/protocol'
import type { ExpressionBuilder } from 'kysely'
import type { Database } from '../../db/database.ts'
import type { NewParticipant, Person } from './participants.ts'
import type { ConversationRow, Db } from './repository.ts'

/** How far somebody has received and read a log. */
export interface Markers {
  readonly delivered_seq: number
  readonly read_seq: number
}

/** Where the markers of someone who takes part in the conversation `row` stand. */
export function markersOf(row: ConversationRow, person: Person): Markers {
  if (person.kind !== 'customer') return person
  return { delivered_seq: row.customer_delivered_seq, read_seq: row.customer_read_seq }
}

/** The markers of one who takes part; undefined where there are none. */
export function findMarkers(
  db: Db,
  workspaceId: string,
  conversationId: string,
  who: ParticipantRef,
): Promise<Markers | undefined> {
  if (who.kind === 'customer') {
    return db
      .selectFrom('conversations')
      .select(['customer_delivered_seq as delivered_seq', 'customer_read_seq as read_seq'])
      .where('id', '=', conversationId)
      .where('workspace_id', '=', workspaceId)
      .where('customer_id', '=', who.id ?? '')
      .executeTakeFirst()
  }
  return db
    .selectFrom('conversation_participants')
    .select(['delivered_seq', 'read_seq'])
    .where('conversation_id', '=', conversationId)
    .where('kind', '=', who.kind)
    .where('participant_id', '=', who.id ?? '')
    .executeTakeFirst()
}

/** Moves somebody's markers forward, never back, and answers where they stand. */
export function moveMarkers(db: Db, who: NewParticipant, marks: { delivered: number; read: number }): Promise<Markers> {
  if (who.kind === 'customer') return moveCustomerMarkers(db, who, marks)
  return db
    .insertInto('conversation_participants')
    .values({ ...who, in_log: 0, delivered_seq: marks.delivered, read_seq: marks.read })
    .onConflict((conflict) =>
      conflict.columns(['conversation_id', 'kind', 'participant_id']).doUpdateSet((eb) => ({
        delivered_seq: eb
          .case()
          .when('excluded.delivered_seq', '>', eb.ref('conversation_participants.delivered_seq'))
          .then(eb.ref('excluded.delivered_seq'))
          .else(eb.ref('conversation_participants.delivered_seq'))
          .end(),
        read_seq: eb
          .case()
          .when('excluded.read_seq', '>', eb.ref('conversation_participants.read_seq'))
          .then(eb.ref('excluded.read_seq'))
          .else(eb.ref('conversation_participants.read_seq'))
          .end(),
      })),
    )
    .returning(['delivered_seq', 'read_seq'])
    .executeTakeFirstOrThrow()
}

function moveCustomerMarkers(db: Db, who: NewParticipant, marks: { delivered: number; read: number }) {
  return db
    .updateTable('conversations')
    .set((eb) => ({
      customer_delivered_seq: notBelow(eb, 'customer_delivered_seq', marks.delivered),
      customer_read_seq: notBelow(eb, 'customer_read_seq', marks.read),
    }))
    .where('id', '=', who.conversation_id)
    .where('workspace_id', '=', who.workspace_id)
    .returning(['customer_delivered_seq as delivered_seq', 'customer_read_seq as read_seq'])
    .executeTakeFirstOrThrow()
}

/** The larger of a column and a value. */
function notBelow(
  eb: ExpressionBuilder<Database, 'conversations'>,
  column: 'customer_delivered_seq' | 'customer_read_seq',
  value: number,
) {
  return eb.case().when(column, '<', value).then(eb.val(value)).else(eb.ref(column)).end()
}
