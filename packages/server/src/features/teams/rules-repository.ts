import type { RoutingRules } from '@deskbell/protocol'
import type { Db } from './repository.ts'

/** The rules of a workspace; none, at revision 0, where none were ever saved. */
export async function findRules(db: Db, workspaceId: string): Promise<RoutingRules> {
  const row = await db
    .selectFrom('routing_rules')
    .select(['rules', 'revision'])
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirst()
  return row ? { items: JSON.parse(row.rules), revision: row.revision } : { items: [], revision: 0 }
}

/** Writes the rules down; the caller holds the workspace. */
export async function saveRules(db: Db, workspaceId: string, { items, revision }: RoutingRules): Promise<void> {
  const values = { rules: JSON.stringify(items), revision }
  await db
    .insertInto('routing_rules')
    .values({ workspace_id: workspaceId, ...values })
    .onConflict((conflict) => conflict.column('workspace_id').doUpdateSet(values))
    .execute()
}

/** Which of these ids are types of the workspace. */
export async function findTypeIds(db: Db, workspaceId: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const rows = await db
    .selectFrom('ticket_types')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('id', 'in', ids)
    .execute()
  return new Set(rows.map((row) => row.id))
}
