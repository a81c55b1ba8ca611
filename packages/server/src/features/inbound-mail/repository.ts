import type { Kysely, Selectable } from 'kysely'
import type { Database } from '../../db/database.ts'
import type { InboundMailsTable, MailboxCursorsTable } from './tables.ts'

export type Db = Kysely<Database>
export type InboundMailRow = Selectable<InboundMailsTable>
export type MailboxCursorRow = Selectable<MailboxCursorsTable>

export function findMail(db: Db, workspaceId: string, sourceKey: string): Promise<InboundMailRow | undefined> {
  return db
    .selectFrom('inbound_mails')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('source_key', '=', sourceKey)
    .executeTakeFirst()
}

/** Notes a mail; false where it was noted before. */
export async function insertMail(db: Db, row: InboundMailRow): Promise<boolean> {
  const added = await db
    .insertInto('inbound_mails')
    .values(row)
    .onConflict((conflict) => conflict.columns(['workspace_id', 'source_key']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return added !== undefined
}

/** How many mails of a sender came since. */
export async function countOfSender(db: Db, workspaceId: string, sender: string, since: number): Promise<number> {
  const { count } = await db
    .selectFrom('inbound_mails')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('workspace_id', '=', workspaceId)
    .where('sender', '=', sender)
    .where('received_at', '>', since)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** A ticket by an id that we signed ourselves: whoever has the signature may name it, in any workspace. */
export function findSignedTicket(db: Db, ticketId: string) {
  return db
    .selectFrom('tickets')
    .innerJoin('customers', 'customers.id', 'tickets.customer_id')
    .select([
      'tickets.id',
      'tickets.workspace_id',
      'tickets.conversation_id',
      'tickets.customer_id',
      'tickets.number',
      'tickets.status',
      'customers.email',
    ])
    .where('tickets.id', '=', ticketId)
    .executeTakeFirst()
}
export type SignedTicket = NonNullable<Awaited<ReturnType<typeof findSignedTicket>>>
