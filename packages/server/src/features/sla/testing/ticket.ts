import { inTransaction } from '../../../db/transaction.ts'
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/ids.ts'
import { blankCustomer, insertCustomer } from '../../customers/index.ts'
import { startClocks } from '../keeping.ts'
import type { Priority } from '../terms.ts'

let made = 0

/** A ticket as bare as the database admits, with its clocks. Answers its id. */
export async function addTicket(ctx: Ctx, priority: Priority, policyId: string | null = null): Promise<string> {
  const { workspaceId: workspace_id } = ctx
  const [id, conversation_id, customer_id] = [newId('ticket'), newId('conversation'), newId('customer')]
  const type_id = newId('ticketType')
  await inTransaction(ctx, async (tx) => {
    const now = tx.now()
    const shared = { workspace_id, customer_id, channel: 'form', status: 'open', created_at: now, updated_at: now }
    await insertCustomer(tx.db, blankCustomer(customer_id, workspace_id, now))
    await tx.db
      .insertInto('ticket_types')
      .values({
        id: type_id,
        workspace_id,
        key: type_id,
        name: 'Question',
        description: '',
        offered: 1,
        priority,
        first_response: '',
        fields: '[]',
        position: 0,
        archived: 0,
        created_at: now,
      })
      .execute()
    await tx.db
      .insertInto('conversations')
      .values({ id: conversation_id, ...shared, last_seq: 0, customer_delivered_seq: 0, customer_read_seq: 0 })
      .execute()
    await tx.db
      .insertInto('tickets')
      .values({
        id,
        ...shared,
        conversation_id,
        type_id,
        number: ++made,
        subject: 'Where is my order?',
        priority,
        fields: '{}',
        metadata: '{}',
        next_steps: '[]',
        verified_sender: 1,
        digest: id,
      })
      .execute()
    await startClocks(tx, { id, workspaceId: workspace_id, policyId, priority }, now)
  })
  return id
}
