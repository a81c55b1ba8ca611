import { type AgentRole, CodedError } from '@deskbell/protocol'
import type { Deps } from '../../platform/context.ts'
import type { Identity } from '../feature.ts'
import { listMemberships } from './repository.ts'

/**
 * The agent that the session cookie belongs to; null without one. The membership is read at each
 * request, so that a changed role or an ended access holds at once. `Deskbell-Workspace` chooses
 * among several workspaces; the first one is taken otherwise.
 */
export async function authenticateAgent(deps: Deps, request: Request): Promise<Identity | null> {
  const session = await deps.auth.session(request.headers)
  if (!session) return null
  const memberships = await listMemberships(deps.db, session.userId)
  const wanted = request.headers.get('deskbell-workspace')
  const agent = wanted === null ? memberships[0] : memberships.find((member) => member.workspace_id === wanted)
  if (memberships.length === 0) throw new CodedError('unauthenticated', 'Your access was ended')
  if (!agent) throw new CodedError('not_found', 'There is no such workspace for you')
  const role = agent.role as AgentRole
  return { workspaceId: agent.workspace_id, actor: { kind: 'agent', id: agent.id, userId: session.userId, role } }
}
