import { inTransaction } from '../../db/transaction.ts'
import type { Ctx } from '../../platform/context.ts'
import { findEvent } from '../../platform/events.ts'
import { toSharedConversation } from './conversation.ts'
import { listPeople } from './participants.ts'
import { listConversationRows } from './repository.ts'
import { RECENT } from './rooms.ts'

/** The job by which lists and open threads show who a customer is now. */
export const CUSTOMER_CHANGES_JOB = 'conversations.customer-changes'

/** Tells of the conversations of a customer who has another name or address, or turned out to be somebody known. */
export async function tellCustomerChanges(ctx: Ctx, payload: unknown): Promise<void> {
  const { workspaceId } = ctx
  const event = await findEvent(ctx.deps.db, workspaceId, (payload as { eventId: string }).eventId)
  const customerId = event && customerOf(event)
  if (!customerId) return
  await inTransaction(ctx, async (tx) => {
    const rows = await listConversationRows(tx.db, { scope: { workspaceId, customerId }, limit: RECENT })
    if (rows.length === 0) return
    const ids = rows.map((row) => row.id)
    const people = Map.groupBy(await listPeople(tx.db, ids), (person) => person.conversation_id)
    const conversations = rows.map((row) => toSharedConversation(row, people.get(row.id) ?? []))
    await tx.record({ type: 'conversation.customer_changed', subject: customerId, data: { conversations } })
  })
}

/** Whom conversations show differently after an event; null where nothing that they show has changed. */
function customerOf(event: NonNullable<Awaited<ReturnType<typeof findEvent>>>): string | null {
  if (event.type === 'customer.merged') return event.data.into
  if (event.type !== 'customer.updated') return null
  return event.data.fields.some((field) => field === 'name' || field === 'email') ? event.subject : null
}
