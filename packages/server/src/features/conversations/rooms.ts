import type { Tx } from '../../db/transaction.ts'
import type { Ctx } from '../../platform/context.ts'
import { type Db, listConversationRows } from './repository.ts'

/** Whoever has more conversations hardly has an older one on the screen. */
export const RECENT = 20

/** The conversations of a customer that were last active, the newest first. */
export async function listRecentIds(db: Db, workspaceId: string, customerId: string): Promise<string[]> {
  const rows = await listConversationRows(db, { scope: { workspaceId, customerId }, limit: RECENT })
  return rows.map((row) => row.id)
}

/**
 * Closes a customer's sockets after the commit, in their own room and in those of conversations, of
 * which the first 20 count. Where they still have access, on another device, those come back at once.
 */
export function disconnectCustomer(
  { publisher }: Ctx['deps'],
  tx: Tx,
  customerId: string,
  conversationIds: readonly string[],
): void {
  const threads = conversationIds.slice(0, RECENT).map((id) => ({ party: 'conversation', id }) as const)
  tx.afterCommit(() =>
    publisher.disconnect({ kind: 'customer', id: customerId }, [{ party: 'customer', id: customerId }, ...threads]),
  )
}
