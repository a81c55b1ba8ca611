import type { Agent, FailedJob, IdentityKey, Invitation, Membership, Workspace } from '@deskbell/protocol'
import { DeskbellError } from '@deskbell/sdk/agent'
import type { Api } from '../api/api.ts'
import { failedJobs } from './failed-jobs.ts'
import { AGENTS, ago, idOf, OTHER_WORKSPACE, WORKSPACE } from './fixtures.ts'

/** What a test may make go differently, from the page's query. */
export interface FakeApiOptions {
  /** Nothing ever failed. */
  readonly empty: boolean
  readonly slow: boolean
  readonly failing: boolean
  /** Works in two workspaces. */
  readonly several: boolean
  readonly selfHosted: boolean
}

/** The settings side of the pretended service. */
export function createFakeApi(options: FakeApiOptions, wire: Pick<Api, 'call' | 'upload' | 'attachments'>): Api {
  let workspace: Workspace = WORKSPACE
  let failed: FailedJob[] = options.empty ? [] : failedJobs()
  const findFailed = (id: string) => {
    if (!failed.some((job) => job.id === id)) throw new DeskbellError('not_found', 'not_found')
  }
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
    ...wire,
    async previewInvitation(token) {
      if (token.startsWith('used')) throw new DeskbellError('link_used_or_expired', 'link_used_or_expired')
      return { workspaceName: workspace.name, email: 'rui@lumen.example', role: 'agent' }
    },
    acceptInvitation: async () => ({ email: 'rui@lumen.example', workspaceId: WORKSPACE.id }),
    async requestPasswordReset(email) {
      if (email.startsWith('many')) {
        throw new DeskbellError('rate_limited', 'rate_limited', Date.now() + 1_500_000)
      }
      if (email.startsWith('offline')) throw new DeskbellError('offline', 'offline')
      return { mailed: !options.selfHosted }
    },
    async previewPasswordLink(token) {
      if (options.slow) return new Promise(() => undefined)
      if (options.failing) throw new DeskbellError('unreachable', 'unreachable')
      if (token.startsWith('used')) throw new DeskbellError('link_used_or_expired', 'link_used_or_expired')
      return { email: 'noor@lumen.example' }
    },
    async resetPassword({ token, password }) {
      if (password.startsWith('offline')) throw new DeskbellError('offline', 'offline')
      if (token.startsWith('late')) throw new DeskbellError('link_used_or_expired', 'link_used_or_expired')
      return { email: 'noor@lumen.example' }
    },
    isSignUpOpen: async () => !options.selfHosted,
    signUp: async () => undefined,
    verifySignUp: async () => ({ email: 'rui@lumen.example', workspaceId: WORKSPACE.id }),
    listMemberships: async () =>
      (options.several ? [WORKSPACE, OTHER_WORKSPACE] : [WORKSPACE]).map(
        ({ id, name }): Membership => ({ workspaceId: id, name, role: id === WORKSPACE.id ? 'admin' : 'agent' }),
      ),
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
    async listFailedJobs({ kind, cursor }) {
      if (options.slow) return new Promise(() => undefined)
      if (options.failing) throw new DeskbellError('unreachable', 'unreachable')
      const all = failed.filter((job) => kind === undefined || job.kind === kind)
      const from = Number(cursor ?? 0)
      return { items: all.slice(from, from + 5), nextCursor: all.length > from + 5 ? String(from + 5) : null }
    },
    async countFailedJobs() {
      const kinds = [...new Set(failed.map((job) => job.kind))].map((kind) => ({
        kind,
        count: failed.filter((job) => job.kind === kind).length,
      }))
      return { total: failed.length, kinds: kinds.sort((a, b) => b.count - a.count) }
    },
    async retryFailedJob(id) {
      findFailed(id)
      // As where the same work waits already.
      if (failed.find((job) => job.id === id)?.kind === 'crm.sync') throw new DeskbellError('conflict', 'conflict')
      failed = failed.filter((job) => job.id !== id)
    },
    async retryFailedJobs(kind) {
      const before = failed.length
      failed = failed.filter((job) => job.kind !== kind)
      return { retried: before - failed.length, left: 0 }
    },
    async discardFailedJob(id) {
      findFailed(id)
      failed = failed.filter((job) => job.id !== id)
    },
  }
}
