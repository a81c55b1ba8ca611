import type { Conversation, ConversationPage, Down, ParticipantRef } from '@deskbell/protocol'
import { toTrouble } from '../core/errors.ts'
import { PAGE_SIZE, PAGE_SIZE_MAX } from '../core/limits.ts'
import type { Link } from '../core/link.ts'
import { writable } from '../core/readable.ts'
import type { Runtime } from '../core/runtime.ts'
import { createTask } from '../core/task.ts'
import type { ListState, LiveList } from '../types.ts'
import { key } from './fold.ts'
import { foldRead, foldShared, inOrder, newer } from './list-fold.ts'

export interface ConversationListOptions {
  readonly runtime: Runtime
  readonly link: Link
  /** One page, newest activity first. */
  page(cursor: string | undefined, limit: number): Promise<ConversationPage>
  /** One conversation, for one that enters the list by an event. */
  one(id: string): Promise<Conversation>
  self(): ParticipantRef | null
  /** Whether a conversation belongs in this list. */
  holds(conversation: Pick<Conversation, 'status' | 'assigneeId' | 'customer'>): boolean
  /** Before anything is loaded: `loading`, or `ready` where there is nothing to load yet. */
  readonly initial: 'loading' | 'ready'
}

export interface ConversationList extends LiveList<Conversation> {
  /** Asks again in the background, keeping what is shown. */
  sync(): void
  hear(frame: Down): void
  /** The service answered with this conversation. */
  put(conversation: Conversation): void
  read(conversationId: string, seq: number): void
  clear(): void
}

/** A list of conversations, loaded page by page and moved about by what rooms publish. */
export function createConversationList(options: ConversationListOptions): ConversationList {
  const { runtime, link, self } = options
  const state = writable<ListState<Conversation>>({ load: options.initial, trouble: null, items: [], hasMore: false })
  let cursor: string | null = null
  let stopped = false
  /** Conversations that changed while a page was on its way; the page may be older than they are. */
  let touched = new Set<string>()
  let generation = 0

  const change = (next: Partial<ListState<Conversation>>) => {
    if (!stopped) state.set({ ...state.get(), ...next })
  }
  const find = (id: string) => state.get().items.find((item) => item.id === id)

  async function load(): Promise<void> {
    touched = new Set()
    const at = generation
    const limit = Math.min(PAGE_SIZE_MAX, Math.max(PAGE_SIZE, state.get().items.length))
    const page = await options.page(undefined, limit)
    if (at !== generation) return
    const kept = state.get().items.filter((item) => touched.has(item.id))
    cursor = page.nextCursor
    const gone = [...touched].filter((id) => !find(id))
    const items = merge(
      kept,
      page.items.filter((item) => !gone.includes(item.id)),
    )
    change({ load: 'ready', trouble: null, items, hasMore: cursor !== null })
  }

  const task = createTask(runtime, link, load, (trouble) => {
    change({ trouble, load: state.get().load === 'ready' ? 'ready' : 'failed' })
  })

  function put(conversation: Conversation): void {
    touched.add(conversation.id)
    const others = state.get().items.filter((item) => item.id !== conversation.id)
    const next = newer(find(conversation.id), conversation)
    const ordered = inOrder(options.holds(next) ? [...others, next] : others)
    // One that belongs below what is loaded comes with its page.
    const below = cursor !== null && ordered.at(-1)?.id === next.id && !find(next.id)
    change({ items: below ? others : ordered })
  }

  function read(id: string, seq: number): void {
    const held = find(id)
    const me = self()
    if (held && me) change({ items: state.get().items.map((item) => (item === held ? foldRead(held, seq, me) : item)) })
  }

  return {
    state,
    sync: task.wake,
    put,
    hear(frame) {
      const me = self()
      if (!me) return
      if (frame.t === 'receipt' && key(frame.receipt.participant) === key(me)) {
        read(frame.conversationId, frame.receipt.readSeq)
      }
      if (frame.t !== 'conversation') return
      const held = find(frame.conversation.id)
      if (held) put(foldShared(held, frame.conversation, me))
      else if (options.holds(frame.conversation)) {
        // Unread and receipts differ from reader to reader, so a newcomer is asked for.
        const at = generation
        options.one(frame.conversation.id).then(
          (found) => at === generation && put(found),
          () => task.wake(),
        )
      }
    },
    read,
    async loadMore() {
      if (cursor === null) return
      const at = generation
      try {
        const page = await options.page(cursor, PAGE_SIZE)
        if (at !== generation) return
        cursor = page.nextCursor
        change({ trouble: null, items: merge(state.get().items, page.items), hasMore: cursor !== null })
      } catch (error) {
        change({ trouble: toTrouble(error) })
        throw error
      }
    },
    async reload() {
      change({ load: state.get().items.length ? 'ready' : 'loading', trouble: null })
      try {
        await load()
      } catch (error) {
        change({ trouble: toTrouble(error), load: state.get().items.length ? 'ready' : 'failed' })
        throw error
      }
    },
    clear() {
      generation += 1
      cursor = null
      change({ load: 'ready', trouble: null, items: [], hasMore: false })
    },
    release() {
      stopped = true
      generation += 1
      task.stop()
    },
  }
}

function merge(held: readonly Conversation[], page: readonly Conversation[]): Conversation[] {
  const map = new Map(held.map((item) => [item.id as string, item]))
  for (const item of page) map.set(item.id, newer(map.get(item.id), item))
  return inOrder([...map.values()])
}
