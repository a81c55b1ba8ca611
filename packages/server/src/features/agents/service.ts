import {
  type Agent,
  type AgentAvailability,
  type AgentRole,
  CodedError,
  type Me,
  type Membership,
  type UpdateAgent,
  type UpdateOwnAgent,
} from '@deskbell/protocol'
import { inTransaction, type Tx } from '../../db/transaction.ts'
import { requireAdmin, requireAgent } from '../../platform/access.ts'
import type { Ctx, Deps } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { findWorkspace, listWorkspaces, lockWorkspace, settingsOf, toWorkspace } from '../workspaces/index.ts'
import {
  type AgentRow,
  countActiveAdmins,
  countOpen,
  type Db,
  findAgent,
  insertAgent,
  listAgentRows,
  listMemberships,
  updateAgentRow,
} from './repository.ts'
import { endUserSessions } from './users.ts'

export async function getMe(ctx: Ctx): Promise<Me> {
  const { id } = requireAgent(ctx)
  const { db } = ctx.deps
  const agent = await findAgent(db, ctx.workspaceId, id)
  const workspace = await findWorkspace(db, ctx.workspaceId)
  if (!agent || !workspace) throw new CodedError('not_found')
  return { agent: await toAgentNow(db, agent), workspace: toWorkspace(workspace) }
}

/** Every workspace the asker works in, whichever of them the request chose; the first joined first. */
export async function listOwnMemberships(ctx: Ctx): Promise<{ items: Membership[] }> {
  const { userId } = requireAgent(ctx)
  const agents = await listMemberships(ctx.deps.db, userId)
  const workspaces = await listWorkspaces(
    ctx.deps.db,
    agents.map((agent) => agent.workspace_id),
  )
  const names = new Map(workspaces.map((row) => [row.id, settingsOf(row).name]))
  return {
    items: agents.map(({ workspace_id, role }) => ({
      workspaceId: workspace_id,
      name: names.get(workspace_id) ?? '',
      role: role as AgentRole,
    })),
  }
}

/** Changes one's own name or availability. */
export async function updateMe(ctx: Ctx, input: UpdateOwnAgent): Promise<Agent> {
  const { id } = requireAgent(ctx)
  return inTransaction(ctx, (tx) => changeAgent(tx, ctx.workspaceId, id, input))
}

export async function listAgents(ctx: Ctx): Promise<{ items: Agent[] }> {
  requireAgent(ctx)
  const rows = await listAgentRows(ctx.deps.db, ctx.workspaceId)
  const open = await countOpen(ctx.deps.db, ctx.workspaceId)
  return { items: rows.map((row) => toAgent(row, open.get(row.id) ?? 0)) }
}

/**
 * Changes somebody's role, or ends or restores their access, which holds from their next request
 * on; whoever may not read the inbox any more hears nothing of it either. Throws `not_found`, and `conflict` where no active admin would be left.
 */
export async function updateAgent(ctx: Ctx, input: UpdateAgent & { agentId: string }): Promise<Agent> {
  requireAdmin(ctx)
  const { agentId, role, active, capacity } = input
  return inTransaction(ctx, async (tx) => {
    // Held so that two admins cannot take each other's role away at the same moment.
    await lockWorkspace(tx.db, ctx.workspaceId)
    const agent = await findAgent(tx.db, ctx.workspaceId, agentId)
    if (!agent) throw new CodedError('not_found', `No agent has the id ${agentId}`)
    const change = {
      ...(role !== undefined && { role }),
      ...(active !== undefined && { active: active ? 1 : 0 }),
      ...(capacity !== undefined && { capacity }),
    }
    const changed = await changeAgent(tx, ctx.workspaceId, agentId, change)
    if ((await countActiveAdmins(tx.db, ctx.workspaceId)) === 0) {
      throw new CodedError('conflict', 'A workspace keeps at least one active admin')
    }
    if (active === false) await endSessionsOfFormer(tx, agent.user_id)
    if (takesConversations(agent) && !(await isAssignable(tx.db, ctx.workspaceId, agentId))) {
      await tx.record({ type: 'agent.left', subject: agentId, data: { role: changed.role, active: changed.active } })
      tx.afterCommit(() => leaveRooms(ctx.deps, changed.id, ctx.workspaceId))
    }
    return changed
  })
}

/** Closes the sockets of an agent; where they are signed in elsewhere, those come back at once. */
export function leaveRooms({ publisher }: Pick<Deps, 'publisher'>, agentId: string, workspaceId: string): void {
  publisher.disconnect({ kind: 'agent', id: agentId }, [{ party: 'inbox', id: workspaceId }])
}

/** Whoever belongs to no workspace any more is signed out everywhere. */
async function endSessionsOfFormer(tx: Tx, userId: string): Promise<void> {
  if ((await listMemberships(tx.db, userId)).length === 0) await endUserSessions(tx.db, userId)
}

type AgentChange = Parameters<typeof updateAgentRow>[3]

async function changeAgent(tx: Tx, workspaceId: string, id: string, change: AgentChange): Promise<Agent> {
  const fields = Object.keys(change)
  const current = await findAgent(tx.db, workspaceId, id)
  if (!current) throw new CodedError('not_found')
  if (fields.length === 0) return toAgentNow(tx.db, current)
  const row = await updateAgentRow(tx.db, workspaceId, id, change)
  await tx.record({ type: 'agent.updated', subject: id, data: { fields } })
  return toAgentNow(tx.db, row)
}

/** Adds a user to a workspace, within a transaction that acts for it. Answers the new agent's id. */
export async function addAgent(
  tx: Tx,
  workspaceId: string,
  who: { userId: string; name: string; email: string; role: AgentRole; availability?: AgentAvailability },
): Promise<string> {
  const id = newId('agent')
  await insertAgent(tx.db, {
    id,
    workspace_id: workspaceId,
    user_id: who.userId,
    name: who.name,
    email: who.email,
    role: who.role,
    availability: who.availability ?? 'available',
    active: 1,
    last_assignment: 0,
    capacity: null,
    created_at: tx.now(),
  })
  await tx.record({ type: 'agent.joined', subject: id, data: { role: who.role } })
  return id
}

/** Lets somebody in again whose access was ended, within a transaction that acts for the workspace. */
export async function restoreAgent(tx: Tx, agent: AgentRow, change: { role: AgentRole; name: string }): Promise<void> {
  await updateAgentRow(tx.db, agent.workspace_id, agent.id, { active: 1, ...change })
  await tx.record({ type: 'agent.joined', subject: agent.id, data: { role: change.role } })
}

/** Throws `not_found` for somebody unknown here, `invalid_input` for somebody who cannot take conversations. */
export async function requireAssignable(db: Db, workspaceId: string, agentId: string): Promise<void> {
  const agent = await findAgent(db, workspaceId, agentId)
  if (!agent) throw new CodedError('not_found', `No agent has the id ${agentId}`)
  if (takesConversations(agent)) return
  throw new CodedError('invalid_input', undefined, {
    errors: [{ path: 'assigneeId', message: 'must be an active agent or admin' }],
  })
}

/** Whether conversations may be given to an agent. */
export async function isAssignable(db: Db, workspaceId: string, agentId: string): Promise<boolean> {
  const agent = await findAgent(db, workspaceId, agentId)
  return agent !== undefined && takesConversations(agent)
}

function takesConversations(agent: AgentRow): boolean {
  return agent.active === 1 && agent.role !== 'provider'
}

async function toAgentNow(db: Db, row: AgentRow): Promise<Agent> {
  return toAgent(row, (await countOpen(db, row.workspace_id)).get(row.id) ?? 0)
}

function toAgent(row: AgentRow, openConversations: number): Agent {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    role: row.role as Agent['role'],
    availability: row.availability as Agent['availability'],
    active: row.active === 1,
    openConversations,
    capacity: row.capacity,
    createdAt: new Date(row.created_at).toISOString(),
  }
}
