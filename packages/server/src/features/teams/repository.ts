import { DONE_STATUSES } from '@deskbell/protocol'
import type { Kysely, Selectable } from 'kysely'
import type { Database } from '../../db/database.ts'
import type { TeamsTable } from './tables.ts'

export type TeamRow = Selectable<TeamsTable>
export type Db = Kysely<Database>

/** Every team by name. */
export function listTeamRows(db: Db, workspaceId: string): Promise<TeamRow[]> {
  return db
    .selectFrom('teams')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .orderBy('name')
    .orderBy('id')
    .execute()
}

/** One team; undefined where the workspace has none of this id. */
export function findTeam(db: Db, workspaceId: string, id: string): Promise<TeamRow | undefined> {
  return db
    .selectFrom('teams')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()
}

export async function insertTeam(db: Db, row: TeamRow): Promise<void> {
  await db.insertInto('teams').values(row).execute()
}

export async function renameTeamRow(db: Db, workspaceId: string, id: string, name: string): Promise<void> {
  await db.updateTable('teams').set({ name }).where('workspace_id', '=', workspaceId).where('id', '=', id).execute()
}

/** Removes a team and who belonged to it. Tickets keep whoever has them, and lose the team. */
export async function deleteTeamRow(db: Db, workspaceId: string, id: string): Promise<void> {
  for (const column of ['team_id', 'escalated_team_id'] as const) {
    await db
      .updateTable('tickets')
      .set({ [column]: null })
      .where('workspace_id', '=', workspaceId)
      .where(column, '=', id)
      .execute()
  }
  await db.deleteFrom('teams').where('workspace_id', '=', workspaceId).where('id', '=', id).execute()
}

/** Who belongs to each team, those longest in the workspace first. */
export async function listMembers(db: Db, workspaceId: string): Promise<Map<string, string[]>> {
  const rows = await db
    .selectFrom('team_members')
    .select(['team_id', 'agent_id'])
    .where('workspace_id', '=', workspaceId)
    .orderBy('agent_id')
    .execute()
  const members = new Map<string, string[]>()
  for (const { team_id, agent_id } of rows) members.set(team_id, [...(members.get(team_id) ?? []), agent_id])
  return members
}

/** Puts these people in place of those who belonged to a team. */
export async function replaceMembers(
  db: Db,
  workspaceId: string,
  teamId: string,
  agentIds: readonly string[],
): Promise<void> {
  await db.deleteFrom('team_members').where('team_id', '=', teamId).execute()
  const rows = agentIds.map((agent_id) => ({ team_id: teamId, agent_id, workspace_id: workspaceId }))
  if (rows.length > 0) await db.insertInto('team_members').values(rows).execute()
}

/** How many tickets of each team are not done. */
export async function countOpenTickets(db: Db, workspaceId: string): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('tickets')
    .select((eb) => ['team_id', eb.fn.countAll<number>().as('open')])
    .where('workspace_id', '=', workspaceId)
    .where('team_id', 'is not', null)
    .where('status', 'not in', [...DONE_STATUSES])
    .groupBy('team_id')
    .execute()
  return new Map(rows.map((row) => [row.team_id ?? '', Number(row.open)]))
}
