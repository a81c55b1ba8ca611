import type { Kysely, Selectable, Updateable } from 'kysely'
import type { Database } from '../../db/database.ts'
import { type Params, prepared } from '../../db/prepared.ts'
import type { AgentsTable } from './tables.ts'

export type AgentRow = Selectable<AgentsTable>
export type Db = Kysely<Database>

export async function insertAgent(db: Db, row: AgentRow): Promise<void> {
  await db.insertInto('agents').values(row).execute()
}

export function findAgent(db: Db, workspaceId: string, id: string): Promise<AgentRow | undefined> {
  return db
    .selectFrom('agents')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()
}

const membershipsOfUser = prepared((db: Db, param: Params<{ userId: string }>) =>
  db
    .selectFrom('agents')
    .selectAll()
    .where('user_id', '=', param('userId'))
    .where('active', '=', 1)
    .orderBy('created_at')
    .orderBy('id'),
)

/** The active memberships of a user, the first one first. */
export async function listMemberships(db: Db, userId: string): Promise<AgentRow[]> {
  return (await membershipsOfUser(db, { userId })).rows
}

export function findMembership(db: Db, workspaceId: string, userId: string): Promise<AgentRow | undefined> {
  return db
    .selectFrom('agents')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('user_id', '=', userId)
    .executeTakeFirst()
}

export function listAgentRows(db: Db, workspaceId: string): Promise<AgentRow[]> {
  return db
    .selectFrom('agents')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
}

export function updateAgentRow(
  db: Db,
  workspaceId: string,
  id: string,
  change: Updateable<AgentsTable>,
): Promise<AgentRow> {
  return db
    .updateTable('agents')
    .set(change)
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** Open conversations by the agent who has them. */
export async function countOpen(db: Db, workspaceId: string): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('conversations')
    .select((eb) => ['assignee_id', eb.fn.countAll<number>().as('open')])
    .where('workspace_id', '=', workspaceId)
    .where('status', '=', 'open')
    .where('assignee_id', 'is not', null)
    .groupBy('assignee_id')
    .execute()
  return new Map(rows.map((row) => [row.assignee_id ?? '', Number(row.open)]))
}

export async function countActiveAdmins(db: Db, workspaceId: string): Promise<number> {
  const row = await db
    .selectFrom('agents')
    .select((eb) => eb.fn.countAll<number>().as('admins'))
    .where('workspace_id', '=', workspaceId)
    .where('role', '=', 'admin')
    .where('active', '=', 1)
    .executeTakeFirstOrThrow()
  return Number(row.admins)
}

/**
 * The available agent with the fewest open conversations and room for another; among equals who
 * waited longest. Of one team only, where one is named. Null where nobody is.
 *
 * @example const agentId = await findLeastLoaded(tx.db, ctx.workspaceId, ticket.team_id)
 */
export async function findLeastLoaded(
  db: Db,
  workspaceId: string,
  teamId: string | null = null,
): Promise<string | null> {
  let available = db
    .selectFrom('agents')
    .select((eb) => [
      'agents.id',
      'agents.capacity',
      'agents.last_assignment',
      eb
        .selectFrom('conversations')
        .select((inner) => inner.fn.countAll<number>().as('n'))
        .whereRef('conversations.assignee_id', '=', 'agents.id')
        .where('conversations.workspace_id', '=', workspaceId)
        .where('conversations.status', '=', 'open')
        .as('open'),
    ])
    .where('agents.workspace_id', '=', workspaceId)
    .where('agents.active', '=', 1)
    .where('agents.availability', '=', 'available')
    .where('agents.role', 'in', ['admin', 'agent'])
  if (teamId !== null) {
    available = available.where((eb) =>
      eb.exists(
        eb
          .selectFrom('team_members')
          .select('team_members.agent_id')
          .where('team_members.team_id', '=', teamId)
          .whereRef('team_members.agent_id', '=', 'agents.id'),
      ),
    )
  }
  const agent = await db
    .selectFrom(available.as('available'))
    .select('id')
    .where((eb) => eb.or([eb('capacity', 'is', null), eb('open', '<', eb.ref('capacity'))]))
    .orderBy('open')
    .orderBy('last_assignment')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return agent?.id ?? null
}

export async function noteAssignment(db: Db, agentId: string, number: number): Promise<void> {
  await db.updateTable('agents').set({ last_assignment: number }).where('id', '=', agentId).execute()
}
