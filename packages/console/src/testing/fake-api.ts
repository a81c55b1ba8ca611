import type { Agent, IdentityKey, Invitation, Workspace } from '@deskbell/protocol'
import { DeskbellError } from '@deskbell/sdk/agent'
import type { Api } from '../api/api.ts'
import { AGENTS, ago, idOf, WORKSPACE } from './fixtures.ts'

/** The settings side of the pretended service. */
export function createFakeApi(): Api {
  let workspace: Workspace = WORKSPACE
  let agents: Agent[] = [...AGENTS]
  let keys: IdentityKey[] = [
    { id: idOf('key', 1), kid: 'k1-spring', createdAt: ago(60 * 24 * 40), lastUsedAt: ago(12) },
  ]
  let invitations: Invitation[] = [
    {
      id: idOf('inv', 1),
      email: 'rui@lumen.example',
      role: 'agent',
      createdAt: ago(60),
      expiresAt: new Date(Date.now() + 6 * 86_400_000).toISOString(),
    },
  ]
  let made = 1
  return {
    async previewInvitation(token) {
      if (token.startsWith('used')) throw new DeskbellError('link_used_or_expired', 'link_used_or_expired')
      return { workspaceName: workspace.name, email: 'rui@lumen.example', role: 'agent' }
    },
    acceptInvitation: async () => ({ email: 'rui@lumen.example' }),
    signUp: async () => undefined,
    verifySignUp: async () => ({ email: 'rui@lumen.example' }),
    async updateWorkspace(input) {
      workspace = { ...workspace, ...input } as Workspace
      return workspace
    },
    listIdentityKeys: async () => keys,
    async createIdentityKey() {
      made += 1
      const key = { id: idOf('key', made), kid: `k${made}-fresh`, createdAt: ago(0), lastUsedAt: null }
      keys = [key, ...keys]
      return { ...key, secret: 'q0Vx7nE2r5u8xAbDcGfKaNdRgUkXp2s5v8y' }
    },
    async deleteIdentityKey(id) {
      keys = keys.filter((key) => key.id !== id)
    },
    listAgents: async () => agents,
    async updateAgent(id, input) {
      agents = agents.map((agent) => (agent.id === id ? ({ ...agent, ...input } as Agent) : agent))
      const found = agents.find((agent) => agent.id === id)
      if (!found) throw new DeskbellError('not_found', 'not_found')
      return found
    },
    listInvitations: async () => invitations,
    async createInvitation(input) {
      made += 1
      const expiresAt = new Date(Date.now() + 7 * 86_400_000).toISOString()
      const invitation = { id: idOf('inv', made), ...input, createdAt: ago(0), expiresAt }
      invitations = [invitation, ...invitations]
      return { ...invitation, url: `${location.origin}/console/invitation#Zk3vT9qLw2xN7bR5cY8m` }
    },
    async revokeInvitation(id) {
      invitations = invitations.filter((one) => one.id !== id)
    },
  }
}
