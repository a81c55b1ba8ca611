import type { Tx } from '../../db/transaction.ts'
import type { Ctx } from '../../platform/context.ts'
import { moveUploads } from '../attachments/index.ts'
import { disconnectCustomer, moveConversations } from '../conversations/index.ts'
import { updateCustomerRow } from '../customers/index.ts'
import { lockCustomer } from './repository.ts'

/**
 * Passes a visitor's conversations to the identified customer they turned out to be. Whoever the
 * visitor turned out to be first is whom they stay: on a shared machine the next person to log in
 * gets nothing of theirs. Sockets opened as the visitor close, and come back as the customer's.
 */
export async function passConversations(ctx: Ctx, tx: Tx, visitorId: string, customerId: string): Promise<void> {
  const { workspaceId } = ctx
  const visitor = await lockCustomer(tx.db, workspaceId, visitorId)
  if (!visitor || visitor.verified === 1) return
  if (visitor.merged_into !== null && visitor.merged_into !== customerId) return
  const conversationIds = await moveConversations(tx.db, workspaceId, visitorId, customerId)
  await moveUploads(tx.db, workspaceId, visitorId, customerId)
  if (conversationIds.length > 0) {
    await ctx.deps.features.conversationWorkflow?.moved(tx, conversationIds, customerId)
    disconnectCustomer(ctx.deps, tx, visitorId, conversationIds.toSorted().reverse())
  }
  if (visitor.merged_into === null) {
    await updateCustomerRow(tx.db, workspaceId, visitorId, { merged_into: customerId })
  } else if (conversationIds.length === 0) return
  await tx.record({ type: 'customer.merged', subject: visitorId, data: { into: customerId, conversationIds } })
}
