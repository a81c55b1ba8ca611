import type { Client, ConversationHandle, ConversationState } from '@deskbell/sdk'
import type { Place } from '../loader/types.ts'
import { effect, type Signal, signal } from './signals.ts'

/** The conversation in view, and what the views may do with it. */
export interface Thread {
  readonly state: Signal<ConversationState | null>
  /** The last entry that was read when the thread came into view; null when all was. */
  readonly readUpTo: Signal<number | null>
  /** The thread is in view to its end; a hidden tab does not count. */
  readonly atEnd: Signal<boolean>
  /** A key for the thread in view: its id, or `new` before it has one. */
  key(): string
  /** The thread in view had no id when it came into view. */
  wasNew(): boolean
  handle(): ConversationHandle | null
  /** Tries to load the thread in view again. */
  reopen(): void
  destroy(): void
}

/** Follows the place: takes up a conversation when it comes into view, and lets go when it leaves. */
export function createThread(client: Client, open: Signal<boolean>, place: Signal<Place>): Thread {
  const state = signal<ConversationState | null>(null)
  const readUpTo = signal<number | null>(null)
  const atEnd = signal(true)
  const visible = signal(!document.hidden)
  let handle: ConversationHandle | null = null
  let key: string | null = null
  let wasNew = false
  let stop: () => void = () => {}

  function letGo(): void {
    stop()
    handle?.release()
    handle = null
    key = null
  }

  function take(id: string | null): void {
    const next = id ?? 'new'
    if (handle && key === next) return
    const sameThread = state.peek()?.id === id && id !== null
    letGo()
    if (!sameThread) state.value = null
    readUpTo.value = null
    atEnd.value = true
    const taken = id === null ? client.newConversation() : client.conversation(id)
    handle = taken
    key = next
    wasNew = id === null
    const read = (value: ConversationState): void => {
      if (value.load === 'ready' && value.unread > 0 && readUpTo.peek() === null && value.entries.length > 0) {
        readUpTo.value = ownReadSeq(value)
      }
      state.value = value
      // A new thread has its id once the first message is acknowledged; it stays in view.
      if (key === 'new' && value.id !== null) {
        key = value.id
        place.value = { name: 'chat', id: value.id }
      }
    }
    stop = taken.state.subscribe(read)
    read(taken.state.get())
  }

  const stopTaking = effect(() => {
    const { value } = place
    if (open.value && value.name === 'chat') take(value.id)
    else letGo()
  })
  const stopReading = effect(() => {
    if (open.value && visible.value && atEnd.value && (state.value?.unread ?? 0) > 0) handle?.markRead()
  })
  const look = (): void => {
    visible.value = !document.hidden
  }
  document.addEventListener('visibilitychange', look)

  return {
    state,
    readUpTo,
    atEnd,
    key: () => key ?? 'new',
    wasNew: () => wasNew,
    handle: () => handle,
    reopen() {
      const { value } = place
      letGo()
      if (value.name === 'chat') take(value.id)
    },
    destroy() {
      stopTaking()
      stopReading()
      letGo()
      document.removeEventListener('visibilitychange', look)
    },
  }
}

function ownReadSeq(state: ConversationState): number {
  return state.receipts.find((receipt) => receipt.participant.kind === 'customer')?.readSeq ?? 0
}
