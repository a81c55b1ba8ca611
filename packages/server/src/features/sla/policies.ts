import { CodedError, type CreateSlaPolicy, LIMITS, type SlaPolicy, type UpdateSlaPolicy } from '@deskbell/protocol'
import { inTransaction, type Tx } from '../../db/transaction.ts'
import { requireAdmin, requireAgent } from '../../platform/access.ts'
import type { Ctx } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { listAgentRows } from '../agents/index.ts'
import { requireTeam } from '../teams/index.ts'
import { lockWorkspace } from '../workspaces/index.ts'
import { requireCalendar } from './calendars.ts'
import { changed } from './change.ts'
import type { SlaPolicyRow } from './policies-repository.ts'
import * as repository from './policies-repository.ts'
import { keepVersion, renew } from './renewing.ts'

/** Every policy, the default one first, the others as they were added. */
export async function listSlaPolicies(ctx: Ctx): Promise<{ items: SlaPolicy[] }> {
  requireAgent(ctx)
  return { items: (await repository.listPolicyRows(ctx.deps.db, ctx.workspaceId)).map(toSlaPolicy) }
}

/** Adds a policy. Admins only. Throws `not_found` for a calendar, agent or team, and `limit_reached`. */
export async function createSlaPolicy(ctx: Ctx, input: CreateSlaPolicy): Promise<SlaPolicy> {
  requireAdmin(ctx)
  return inTransaction(ctx, async (tx) => {
    await lockWorkspace(tx.db, ctx.workspaceId)
    const held = await repository.listPolicyRows(tx.db, ctx.workspaceId)
    if (held.length >= LIMITS.slaPolicies) {
      throw new CodedError('limit_reached', `A workspace has at most ${LIMITS.slaPolicies} policies`)
    }
    await requireNamed(ctx, tx, input)
    const facts = { id: newId('slaPolicy'), workspace_id: ctx.workspaceId, created_at: tx.now() }
    const row = { ...facts, ...toColumns(input), is_default: 0, version: 1 }
    await repository.insertPolicy(tx.db, row)
    await keepVersion(tx.db, row)
    await tx.record({ type: 'sla_policy.created', subject: row.id, data: { name: row.name } })
    return toSlaPolicy(row)
  })
}

/**
 * Changes what `input` names, or makes the policy the default. Its running clocks follow; what was met
 * or breached stays so. Admins only. Throws `not_found` for the policy, a calendar, agent or team.
 */
export async function updateSlaPolicy(
  ctx: Ctx,
  { slaPolicyId, ...input }: UpdateSlaPolicy & { slaPolicyId: string },
): Promise<SlaPolicy> {
  requireAdmin(ctx)
  return inTransaction(ctx, async (tx) => {
    await lockWorkspace(tx.db, ctx.workspaceId)
    const before = await requirePolicy(tx, ctx.workspaceId, slaPolicyId)
    await requireNamed(ctx, tx, input)
    const columns = { ...before, ...toColumns(changed(toSlaPolicy(before), input)) }
    const row = { ...columns, is_default: input.isDefault ? 1 : before.is_default }
    const fields = Object.entries(COLUMNS).flatMap(([field, column]) => (row[column] === before[column] ? [] : [field]))
    if (fields.length === 0) return toSlaPolicy(row)
    if (row.is_default !== before.is_default) await repository.clearDefault(tx.db, ctx.workspaceId)
    await repository.updatePolicyRow(tx.db, row)
    await tx.record({ type: 'sla_policy.updated', subject: row.id, data: { fields } })
    const isPromise = (field: string) => field !== 'name' && field !== 'isDefault'
    return toSlaPolicy(fields.some(isPromise) ? await renew(tx, row) : row)
  })
}

/**
 * Removes a policy; tickets that run by it keep its promises. Admins only. Throws `conflict` for the
 * default policy and while a type of ticket uses it.
 */
export async function deleteSlaPolicy(ctx: Ctx, { slaPolicyId }: { slaPolicyId: string }): Promise<void> {
  requireAdmin(ctx)
  await inTransaction(ctx, async (tx) => {
    await lockWorkspace(tx.db, ctx.workspaceId)
    const row = await requirePolicy(tx, ctx.workspaceId, slaPolicyId)
    if (row.is_default === 1) throw new CodedError('conflict', 'Make another policy the default one first')
    const type = await repository.findTypeOfPolicy(tx.db, ctx.workspaceId, slaPolicyId)
    if (type !== undefined)
      throw new CodedError('conflict', `Tickets of the type “${type}” are promised by this policy`)
    await repository.deletePolicyRow(tx.db, ctx.workspaceId, slaPolicyId)
    await tx.record({ type: 'sla_policy.deleted', subject: row.id, data: { name: row.name } })
  })
}

async function requirePolicy(tx: Tx, workspaceId: string, id: string): Promise<SlaPolicyRow> {
  const row = await repository.findSlaPolicy(tx.db, workspaceId, id)
  if (!row) throw new CodedError('not_found', `No policy has the id ${id}`)
  return row
}

/** Throws `not_found` unless everything that a policy names belongs to the workspace. */
async function requireNamed(
  ctx: Ctx,
  tx: Tx,
  { calendarId, escalations = [] }: Pick<UpdateSlaPolicy, 'calendarId' | 'escalations'>,
): Promise<void> {
  if (calendarId) await requireCalendar(tx.db, ctx.workspaceId, calendarId)
  for (const id of new Set(escalations.flatMap(({ teamId }) => teamId ?? []))) {
    await requireTeam(tx.db, ctx.workspaceId, id)
  }
  const named = new Set(escalations.flatMap(({ notifyAgentIds }) => notifyAgentIds))
  if (named.size === 0) return
  const known = new Set((await listAgentRows(tx.db, ctx.workspaceId)).map((agent) => agent.id))
  const unknown = [...named].find((id) => !known.has(id))
  if (unknown !== undefined) throw new CodedError('not_found', `No agent has the id ${unknown}`)
}

/** Where each field of a policy stands. */
const COLUMNS = {
  name: 'name',
  calendarId: 'calendar_id',
  targets: 'targets',
  atRiskPercent: 'at_risk_percent',
  escalations: 'escalations',
  isDefault: 'is_default',
} as const

function toColumns(policy: Omit<SlaPolicy, 'id' | 'isDefault'>) {
  return {
    name: policy.name,
    calendar_id: policy.calendarId,
    targets: JSON.stringify(policy.targets),
    at_risk_percent: policy.atRiskPercent,
    escalations: JSON.stringify(policy.escalations),
  }
}

function toSlaPolicy(row: SlaPolicyRow): SlaPolicy {
  return {
    id: row.id,
    name: row.name,
    calendarId: row.calendar_id,
    targets: JSON.parse(row.targets),
    atRiskPercent: row.at_risk_percent,
    escalations: JSON.parse(row.escalations),
    isDefault: row.is_default === 1,
  }
}
