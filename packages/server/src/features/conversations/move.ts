import type { Db } from './repository.ts'

/**
 * Passes every conversation of one customer to another of the same workspace, with what they wrote
 * and how far they had read, so that a message that was under way is still found by its client id.
 * Answers the ids of the conversations.
 */
export async function moveConversations(db: Db, workspaceId: string, from: string, to: string): Promise<string[]> {
  const rows = await db
    .selectFrom('conversations')
    .select(['id', 'start_client_id'])
    .where('workspace_id', '=', workspaceId)
    .where('customer_id', '=', from)
    .execute()
  if (rows.length === 0) return []
  const ids = rows.map((row) => row.id)
  await forgetSharedStarts(db, ids, to, rows)
  await db
    .updateTable('conversation_entries')
    .set({ sender_id: to })
    .where('conversation_id', 'in', ids)
    .where('sender_kind', '=', 'customer')
    .where('sender_id', '=', from)
    .execute()
  await db
    .updateTable('conversation_participants')
    .set({ participant_id: to })
    .where('conversation_id', 'in', ids)
    .where('kind', '=', 'customer')
    .where('participant_id', '=', from)
    .execute()
  await db.updateTable('conversations').set({ customer_id: to }).where('id', 'in', ids).execute()
  await db
    .updateTable('conversations')
    .set({ last_message_by_id: to })
    .where('id', 'in', ids)
    .where('last_message_by_kind', '=', 'customer')
    .execute()
  return ids
}

/** Start ids are unique per customer; where both used the same one, the newcomer's is forgotten. */
async function forgetSharedStarts(
  db: Db,
  ids: string[],
  to: string,
  rows: readonly { start_client_id: string | null }[],
): Promise<void> {
  const starts = rows.map((row) => row.start_client_id).filter((start) => start !== null)
  const shared = await db
    .selectFrom('conversations')
    .select('start_client_id')
    .where('customer_id', '=', to)
    .where('start_client_id', 'in', starts)
    .execute()
  if (shared.length === 0) return
  const taken = shared.map((row) => row.start_client_id ?? '')
  await db
    .updateTable('conversations')
    .set({ start_client_id: null })
    .where('id', 'in', ids)
    .where('start_client_id', 'in', taken)
    .execute()
}
