import {
  CodedError,
  firstFitting,
  type RoutingRule,
  type RoutingRules,
  type SaveRoutingRules,
  type TicketFacts,
} from '@deskbell/protocol'
import { inTransaction } from '../../db/transaction.ts'
import { requireAdmin, requireAgent } from '../../platform/access.ts'
import type { Ctx } from '../../platform/context.ts'
import { lockWorkspace } from '../workspaces/index.ts'
import { type Db, listTeamRows } from './repository.ts'
import { findRules, findTypeIds, saveRules } from './rules-repository.ts'

/** What rules may ask about a new ticket, and where it goes when none answers. */
export interface RoutingFacts extends TicketFacts {
  /** The team that the type itself names. */
  readonly typeTeamId: string | null
}

/**
 * The team of a new ticket: that of the first rule of which every condition holds, else the type's
 * own, else null.
 *
 * @example const teamId = await routeTicket(tx.db, ctx.workspaceId, { typeId: type.id, typeTeamId: type.team_id, … })
 */
export async function routeTicket(db: Db, workspaceId: string, facts: RoutingFacts): Promise<string | null> {
  const { items } = await findRules(db, workspaceId)
  return firstFitting(items, facts)?.teamId ?? facts.typeTeamId
}

/** All rules in their order. */
export async function getRoutingRules(ctx: Ctx): Promise<RoutingRules> {
  requireAgent(ctx)
  return findRules(ctx.deps.db, ctx.workspaceId)
}

/**
 * Replaces all rules. Throws `conflict` when somebody saved since `revision`, and `not_found` for a
 * team or type that is none of the workspace's.
 */
export async function saveRoutingRules(ctx: Ctx, { items, revision }: SaveRoutingRules): Promise<RoutingRules> {
  requireAdmin(ctx)
  return inTransaction(ctx, async (tx) => {
    await lockWorkspace(tx.db, ctx.workspaceId)
    const before = await findRules(tx.db, ctx.workspaceId)
    await requireKnown(tx.db, ctx.workspaceId, items)
    if (before.revision !== revision) throw new CodedError('conflict', 'Somebody else saved the rules meanwhile')
    const after = { items, revision: revision + 1 }
    await saveRules(tx.db, ctx.workspaceId, after)
    await tx.record({ type: 'routing_rules.saved', subject: ctx.workspaceId, data: { count: items.length } })
    return after
  })
}

async function requireKnown(db: Db, workspaceId: string, rules: readonly RoutingRule[]): Promise<void> {
  const teams = new Set((await listTeamRows(db, workspaceId)).map((team) => team.id))
  const team = rules.find((rule) => !teams.has(rule.teamId))?.teamId
  if (team !== undefined) throw new CodedError('not_found', `No team has the id ${team}`)
  const wanted = rules.flatMap(({ conditions }) => conditions.flatMap((one) => (one.fact === 'type' ? one.is : [])))
  const types = await findTypeIds(db, workspaceId, [...new Set(wanted)])
  const type = wanted.find((id) => !types.has(id))
  if (type !== undefined) throw new CodedError('not_found', `No ticket type has the id ${type}`)
}
