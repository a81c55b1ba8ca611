import type { Db, Scope } from './repository.ts'

/** Tickets of one customer with the message that each began with, the newest first. */
export function listQuestions(
  db: Db,
  { workspaceId, customerId }: Scope,
  which: { since: number } | { ticketId: string },
  limit: number,
) {
  const query = db
    .selectFrom('tickets as t')
    .innerJoin('conversation_entries as e', (join) =>
      join.onRef('e.conversation_id', '=', 't.conversation_id').on('e.seq', '=', 1),
    )
    .select(['t.id', 't.number', 't.subject', 't.status', 't.created_at', 'e.data'])
    .where('t.workspace_id', '=', workspaceId)
    .where('t.customer_id', '=', customerId ?? '')
    .orderBy('t.number', 'desc')
    .limit(limit)
  return 'ticketId' in which
    ? query.where('t.id', '=', which.ticketId).execute()
    : query.where('t.created_at', '>=', which.since).where('t.merged_into_id', 'is', null).execute()
}
