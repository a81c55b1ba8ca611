import type { Db } from './repository.ts'

/** The workspaces in which something waits to be closed. */
export async function listWorkspacesWithResolved(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('tickets')
    .select('workspace_id')
    .distinct()
    .where('status', '=', 'resolved')
    .execute()
  return rows.map(({ workspace_id }) => workspace_id)
}

/** Tickets that were resolved by then, the longest ago first; those only whose customer was not told, where asked. */
export function listResolved(
  db: Db,
  workspaceId: string,
  { before, limit, unwarned = false }: { before: number; limit: number; unwarned?: boolean },
): Promise<{ id: string }[]> {
  const query = db
    .selectFrom('tickets')
    .select('id')
    .where('status', '=', 'resolved')
    .where('workspace_id', '=', workspaceId)
    .where('resolved_at', '<=', before)
    .orderBy('resolved_at')
    .limit(limit)
  return (unwarned ? query.where('close_warned_at', 'is', null) : query).execute()
}
