import { CodedError, type CreateTeam, LIMITS, type Team, type UpdateTeam } from '@deskbell/protocol'
import { inTransaction } from '../../db/transaction.ts'
import { requireAdmin, requireAgent } from '../../platform/access.ts'
import type { Ctx } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { listAgentRows } from '../agents/index.ts'
import { lockWorkspace } from '../workspaces/index.ts'
import {
  countOpenTickets,
  type Db,
  deleteTeamRow,
  findTeam,
  insertTeam,
  listMembers,
  listTeamRows,
  renameTeamRow,
  replaceMembers,
  type TeamRow,
} from './repository.ts'
import { listUses } from './uses-repository.ts'

/** Every team by name, with who belongs to it and how many of its tickets are open. */
export async function listTeams(ctx: Ctx): Promise<{ items: Team[] }> {
  requireAgent(ctx)
  return { items: await readTeams(ctx.deps.db, ctx.workspaceId) }
}

/** Makes a team. Throws `conflict` for a name that is taken, `not_found` for unknown members, and `limit_reached`. */
export async function createTeam(ctx: Ctx, { name, memberIds }: CreateTeam): Promise<Team> {
  requireAdmin(ctx)
  const { workspaceId } = ctx
  return inTransaction(ctx, async (tx) => {
    await lockWorkspace(tx.db, workspaceId)
    const rows = await listTeamRows(tx.db, workspaceId)
    requireFreeName(rows, name)
    if (rows.length >= LIMITS.teams) {
      throw new CodedError('limit_reached', `A workspace has at most ${LIMITS.teams} teams`)
    }
    await requireMembers(tx.db, workspaceId, memberIds)
    const row = { id: newId('team'), workspace_id: workspaceId, name, created_at: tx.now() }
    await insertTeam(tx.db, row)
    await replaceMembers(tx.db, workspaceId, row.id, [...new Set(memberIds)])
    await tx.record({ type: 'team.created', subject: row.id, data: { name } })
    return readTeam(tx.db, workspaceId, row.id)
  })
}

/** Renames a team, or says anew who belongs to it. Throws `not_found`, and `conflict` for a name that is taken. */
export async function updateTeam(ctx: Ctx, input: UpdateTeam & { teamId: string }): Promise<Team> {
  requireAdmin(ctx)
  const { teamId, name, memberIds } = input
  return inTransaction(ctx, async (tx) => {
    await lockWorkspace(tx.db, ctx.workspaceId)
    const row = await requireTeam(tx.db, ctx.workspaceId, teamId)
    const fields: string[] = []
    if (name !== undefined && name !== row.name) {
      requireFreeName(await listTeamRows(tx.db, ctx.workspaceId), name)
      await renameTeamRow(tx.db, ctx.workspaceId, teamId, name)
      fields.push('name')
    }
    const members = (await listMembers(tx.db, ctx.workspaceId)).get(teamId) ?? []
    if (memberIds !== undefined && [...new Set(memberIds)].sort().join() !== members.join()) {
      await requireMembers(tx.db, ctx.workspaceId, memberIds)
      await replaceMembers(tx.db, ctx.workspaceId, teamId, [...new Set(memberIds)])
      fields.push('memberIds')
    }
    if (fields.length > 0) await tx.record({ type: 'team.updated', subject: teamId, data: { fields } })
    return readTeam(tx.db, ctx.workspaceId, teamId)
  })
}

/**
 * Ends a team; its tickets stay with whoever has them. Throws `not_found`, and `conflict` naming what
 * still hands tickets to it: where new questions go is changed by somebody who sees it, never in passing.
 */
export async function deleteTeam(ctx: Ctx, { teamId }: { teamId: string }): Promise<void> {
  requireAdmin(ctx)
  await inTransaction(ctx, async (tx) => {
    await lockWorkspace(tx.db, ctx.workspaceId)
    const { name } = await requireTeam(tx.db, ctx.workspaceId, teamId)
    const uses = await listUses(tx.db, ctx.workspaceId, teamId)
    if (uses.length > 0) {
      throw new CodedError('conflict', `Tickets are still given to ${name} by ${uses.join(', ')}. Change that first`)
    }
    await deleteTeamRow(tx.db, ctx.workspaceId, teamId)
    await tx.record({ type: 'team.deleted', subject: teamId, data: { name } })
  })
}

/**
 * The team of this id. Throws `not_found` where the workspace has none.
 *
 * @example await requireTeam(tx.db, ctx.workspaceId, input.teamId)
 */
export async function requireTeam(db: Db, workspaceId: string, id: string): Promise<TeamRow> {
  const row = await findTeam(db, workspaceId, id)
  if (!row) throw new CodedError('not_found', `No team has the id ${id}`)
  return row
}

/** Whoever left stays in their teams, and is given nothing: so they may come back. */
async function requireMembers(db: Db, workspaceId: string, memberIds: readonly string[]): Promise<void> {
  const agents = new Map((await listAgentRows(db, workspaceId)).map((agent) => [agent.id, agent]))
  const unknown = memberIds.find((id) => !agents.has(id))
  if (unknown !== undefined) throw new CodedError('not_found', `No agent has the id ${unknown}`)
  if (!memberIds.some((id) => agents.get(id)?.role === 'provider')) return
  throw new CodedError('invalid_input', undefined, {
    errors: [{ path: 'body.memberIds', message: 'must be agents or admins; providers answer no tickets' }],
  })
}

function requireFreeName(rows: readonly TeamRow[], name: string): void {
  if (rows.some((row) => row.name === name)) throw new CodedError('conflict', `Another team is named ${name}`)
}

async function readTeam(db: Db, workspaceId: string, id: string): Promise<Team> {
  const team = (await readTeams(db, workspaceId)).find((one) => one.id === id)
  if (!team) throw new CodedError('not_found', `No team has the id ${id}`)
  return team
}

async function readTeams(db: Db, workspaceId: string): Promise<Team[]> {
  const rows = await listTeamRows(db, workspaceId)
  const members = await listMembers(db, workspaceId)
  const open = await countOpenTickets(db, workspaceId)
  return rows.map(({ id, name }) => ({ id, name, memberIds: members.get(id) ?? [], openTickets: open.get(id) ?? 0 }))
}
