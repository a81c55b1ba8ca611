import type { Agent, Me, Workspace } from '@deskbell/protocol'
import { type ReadonlySignal, signal } from '@preact/signals'
import type { AgentClient, Trouble } from '../sdk.ts'
import { isMissing, isSignedOut, toTrouble } from '../ui/trouble.ts'
import type { WorkspaceChoice } from './workspace-choice.ts'

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
  /** The workspace that is shown, where it is no longer one of this person's; else null. Asks at most every ten seconds. */
  findLeft(): Promise<Workspace | null>
  setAgent(agent: Agent): void
  setWorkspace(workspace: Workspace): void
}

/** Whoever gets 404s asks at most this often whether the workspace is still there, in milliseconds. */
const LOOK_PAUSE = 10_000

export function createSession(client: AgentClient, choice: WorkspaceChoice): SessionStore {
  const state = signal<SessionState>({ kind: 'unknown' })
  const change = (next: (me: Me) => Me) => {
    const now = state.peek()
    if (now.kind === 'signed-in') state.value = { kind: 'signed-in', me: next(now.me) }
  }
  let lookedAt = 0
  /** Does it in the chosen workspace, or in the first one where that is not theirs any more. */
  const inChosen = async <T extends Me | null>(work: () => Promise<T>): Promise<T> => {
    const me = await work().catch((error: unknown) => {
      if (choice.get() === null || !isMissing(toTrouble(error))) throw error
      choice.forget()
      return work()
    })
    if (me) choice.keep(me.workspace.id)
    return me
  }
  return {
    state,
    async load() {
      if (state.peek().kind === 'unreachable') state.value = { kind: 'unknown' }
      try {
        const me = await inChosen(() => client.me())
        state.value = me ? { kind: 'signed-in', me } : { kind: 'signed-out' }
      } catch (error) {
        const trouble = toTrouble(error)
        state.value = isSignedOut(trouble) ? { kind: 'signed-out' } : { kind: 'unreachable', trouble }
      }
    },
    async signIn(email, password) {
      const me = await inChosen(() => client.signIn(email, password))
      state.value = { kind: 'signed-in', me }
    },
    async signOut() {
      await client.signOut()
      choice.forget()
      state.value = { kind: 'signed-out' }
    },
    expire() {
      const now = state.peek()
      if (now.kind === 'signed-in') state.value = { kind: 'expired', me: now.me }
    },
    async findLeft() {
      const at = state.peek()
      const now = Date.now()
      if (at.kind !== 'signed-in' || now - lookedAt < LOOK_PAUSE) return null
      lookedAt = now
      return client.me().then(
        () => null,
        (error: unknown) => (isMissing(toTrouble(error)) ? at.me.workspace : null),
      )
    },
    setAgent: (agent) => change((me) => ({ ...me, agent })),
    setWorkspace: (workspace) => change((me) => ({ ...me, workspace })),
  }
}
