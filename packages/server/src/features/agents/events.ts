import type { AgentRole } from '@deskbell/protocol'
import type { Publication } from '../../rooms/ports.ts'
import type { StoredEvent } from '../events.ts'

export interface AgentEvents {
  'agent.joined': { role: AgentRole }
  'agent.updated': { fields: string[] }
  /** Access was ended, or the role takes no conversations any more. */
  'agent.left': { role: AgentRole; active: boolean }
  /** They chose a password by a link, and were signed out everywhere. */
  'agent.password_set': Record<string, never>
  'invitation.created': { role: AgentRole }
  'invitation.revoked': Record<string, never>
  'invitation.accepted': { agentId: string }
}

/** The inbox hears that the list of agents changed, and asks for it again. */
export function agentsChanged(event: StoredEvent<'agent.joined' | 'agent.updated'>): readonly Publication[] {
  return [{ room: { party: 'inbox', id: event.workspaceId }, event: { t: 'agents' } }]
}
