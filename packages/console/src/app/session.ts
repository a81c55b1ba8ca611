import type { Agent, Me, Workspace } from '@deskbell/protocol'
import { type ReadonlySignal, signal } from '@preact/signals'
import type { AgentClient, Trouble } from '../sdk.ts'
import { isSignedOut, toTrouble } from '../ui/trouble.ts'

/** `expired` keeps the last known `me`, so that the same person can go on where they were. */
export type SessionState =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'unreachable'; readonly trouble: Trouble }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'expired'; readonly me: Me }
  | { readonly kind: 'signed-in'; readonly me: Me }

export interface SessionStore {
  readonly state: ReadonlySignal<SessionState>
  load(): Promise<void>
  signIn(email: string, password: string): Promise<void>
  signOut(): Promise<void>
  /** Called wherever an answer says that the session ended. */
  expire(): void
  setAgent(agent: Agent): void
  setWorkspace(workspace: Workspace): void
}

export function createSession(client: AgentClient): SessionStore {
  const state = signal<SessionState>({ kind: 'unknown' })
  const change = (next: (me: Me) => Me) => {
    const now = state.peek()
    if (now.kind === 'signed-in') state.value = { kind: 'signed-in', me: next(now.me) }
  }
  return {
    state,
    async load() {
      if (state.peek().kind === 'unreachable') state.value = { kind: 'unknown' }
      try {
        const me = await client.me()
        state.value = me ? { kind: 'signed-in', me } : { kind: 'signed-out' }
      } catch (error) {
        const trouble = toTrouble(error)
        state.value = isSignedOut(trouble) ? { kind: 'signed-out' } : { kind: 'unreachable', trouble }
      }
    },
    async signIn(email, password) {
      const me = await client.signIn(email, password)
      state.value = { kind: 'signed-in', me }
    },
    async signOut() {
      await client.signOut()
      state.value = { kind: 'signed-out' }
    },
    expire() {
      const now = state.peek()
      if (now.kind === 'signed-in') state.value = { kind: 'expired', me: now.me }
    },
    setAgent: (agent) => change((me) => ({ ...me, agent })),
    setWorkspace: (workspace) => change((me) => ({ ...me, workspace })),
  }
}
