import type { Agent } from '@deskbell/protocol'
import { type ReadonlySignal, signal } from '@preact/signals'
import { t } from '../i18n/index.ts'
import type { AgentClient, ConversationState } from '../sdk.ts'
import { isSignedOut, toTrouble, troubleText } from '../ui/trouble.ts'
import type { SessionStore } from './session.ts'
import type { Toasts } from './toasts.ts'

type Shape = Pick<ConversationState, 'status' | 'assigneeId'>
type Override = Partial<Shape>

/** What agents do to a conversation: shown at once, taken back when refused, each with an undo. */
export interface Actions {
  /** What was done here and is not confirmed yet, by conversation. */
  readonly overrides: ReadonlySignal<ReadonlyMap<string, Override>>
  assign(id: string, from: string | null, to: Agent | null, me: Agent): void
  close(id: string): void
  reopen(id: string): void
}

export function createActions(client: AgentClient, toasts: Toasts, session: SessionStore): Actions {
  const overrides = signal<ReadonlyMap<string, Override>>(new Map())
  const override = (id: string, value: Override | null) => {
    const next = new Map(overrides.peek())
    if (value) next.set(id, value)
    else next.delete(id)
    overrides.value = next
  }
  /** Runs one step: shown before it is answered, and taken back with a reason when it fails. */
  const step = async (id: string, shown: Override, work: () => Promise<void>, done: string, undo?: () => void) => {
    override(id, shown)
    toasts.show(done, undo ? { undo } : {})
    try {
      await work()
    } catch (error) {
      const trouble = toTrouble(error)
      if (isSignedOut(trouble)) session.expire()
      toasts.show(t.toast.failed(troubleText(trouble)), { tone: 'failed' })
    } finally {
      if (overrides.peek().get(id) === shown) override(id, null)
    }
  }
  const assignTo = (id: string, to: string | null, text: string, undo?: () => void) =>
    step(id, { assigneeId: to }, () => client.assign(id, to), text, undo)
  const close = (id: string, text: string, undo?: () => void) =>
    step(id, { status: 'closed' }, () => client.close(id), text, undo)
  const reopen = (id: string, text: string, undo?: () => void) =>
    step(id, { status: 'open' }, () => client.reopen(id), text, undo)
  return {
    overrides,
    assign(id, from, to, me) {
      if (from === (to?.id ?? null)) return
      const text = !to ? t.toast.unassigned : to.id === me.id ? t.toast.assignedYou : t.toast.assigned(to.name)
      void assignTo(id, to?.id ?? null, text, () => void assignTo(id, from, t.toast.undone))
    },
    close: (id) => void close(id, t.toast.closed, () => void reopen(id, t.toast.undone)),
    reopen: (id) => void reopen(id, t.toast.reopened, () => void close(id, t.toast.undone)),
  }
}

/** A conversation with what was just done here laid over it. */
export function withOverride<T extends Shape>(state: T, override: Override | undefined): T {
  return override ? { ...state, ...override } : state
}
