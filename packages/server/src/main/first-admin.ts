import type { Kysely } from 'kysely'
import type { Database } from '../db/database.ts'
import { countActiveAdmins } from '../features/agents/index.ts'
import { findFirstWorkspace } from '../features/workspaces/index.ts'

/** What makes the first admin of a self-hosted service. */
export const FIRST_ADMIN = 'deskbell admin you@example.com'

/** Whether nobody can sign in to a self-hosted service as an admin yet. */
export async function lacksAdmin(db: Kysely<Database>): Promise<boolean> {
  const workspace = await findFirstWorkspace(db)
  return !workspace || (await countActiveAdmins(db, workspace.id)) === 0
}
