import type { Escalation, MacroAction } from '@deskbell/protocol'
import type { Db } from './repository.ts'
import { findRules } from './rules-repository.ts'

/**
 * What hands tickets to a team, each by its name: types, rules, policies and macros.
 *
 * @example await listUses(db, workspaceId, teamId) // ['the type Complaint', 'the rule Business']
 */
export async function listUses(db: Db, workspaceId: string, teamId: string): Promise<string[]> {
  const types = await db
    .selectFrom('ticket_types')
    .select('name')
    .where('workspace_id', '=', workspaceId)
    .where('team_id', '=', teamId)
    .orderBy('position')
    .execute()
  const rules = (await findRules(db, workspaceId)).items.filter((rule) => rule.teamId === teamId)
  const policies = await db
    .selectFrom('sla_policies')
    .select(['name', 'escalations'])
    .where('workspace_id', '=', workspaceId)
    .execute()
  const macros = await db
    .selectFrom('macros')
    .select(['name', 'actions'])
    .where('workspace_id', '=', workspaceId)
    .execute()
  return [
    ...types.map(({ name }) => `the type ${name}`),
    ...rules.map(({ name }) => `the rule ${name}`),
    ...policies.filter(({ escalations }) => escalatesTo(escalations, teamId)).map(({ name }) => `the policy ${name}`),
    ...macros.filter(({ actions }) => givesTo(actions, teamId)).map(({ name }) => `the macro ${name}`),
  ]
}

function escalatesTo(escalations: string, teamId: string): boolean {
  return (JSON.parse(escalations) as Escalation[]).some((escalation) => escalation.teamId === teamId)
}

function givesTo(actions: string, teamId: string): boolean {
  return (JSON.parse(actions) as MacroAction[]).some((action) => action.do === 'team' && action.teamId === teamId)
}
