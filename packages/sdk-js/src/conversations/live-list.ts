import type { Conversation, ConversationPage, Down, ParticipantRef } from '@deskbell/protocol'
import { toTrouble } from '../core/errors.ts'
import { PAGE_SIZE, PAGE_SIZE_MAX } from '../core/limits.ts'
import type { Link } from '../core/link.ts'
import { writable } from '../core/readable.ts'
import type { Runtime } from '../core/runtime.ts'
import { createTask } from '../core/task.ts'
import type { ListState, LiveList } from '../types.ts'
import { key, mergeBy } from './fold.ts'
import { foldRead, foldShared, inOrder, newer } from './list-fold.ts'

export interface ConversationListOptions {
  readonly runtime: Runtime
  readonly link: Link
  /** One page, newest activity first. */
  page(cursor: string | undefined, limit: number): Promise<ConversationPage>
  /** One conversation, for one that enters the list by an event. */
  one(id: string): Promise<Conversation>
  self(): ParticipantRef
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
  clear(): void
}

type Items = readonly Conversation[]

/** A list of conversations, loaded page by page and moved about by what rooms publish. */
export function createConversationList(options: ConversationListOptions): ConversationList {
  const { runtime, link, page, self } = options
  const state = writable<ListState<Conversation>>({ load: options.initial, trouble: null, items: [], hasMore: false })
  let cursor: string | null = null
  /** Raised when the list is cleared or let go of, so that answers to earlier questions are dropped. */
  let era = 0

  const change = (next: Partial<ListState<Conversation>>) => state.set({ ...state.get(), ...next })
  const shown = () => state.get().items
  const find = (id: string) => shown().find((item) => item.id === id)

  function show(items: Items, nextCursor: string | null): void {
    cursor = nextCursor
    change({ load: 'ready', trouble: null, items: inOrder(items), hasMore: cursor !== null })
  }

  /** Asks for a page and lays it on what is held, where it is still wanted. Shows and throws why it cannot be had. */
  async function load(after: string | undefined, limit: number): Promise<void> {
    const asked = era
    const before = shown()
    const { items, nextCursor } = await page(after, limit).catch((error: unknown) => {
      const trouble = toTrouble(error)
      change({ trouble, load: state.get().load === 'ready' ? 'ready' : 'failed' })
      throw error
    })
    if (asked !== era) return
    // What changed meanwhile may be newer than the page, and what left may still stand in it.
    const kept = after ? shown() : shown().filter((item) => !before.includes(item))
    const fresh = items
      .filter(({ id }) => find(id) || !before.some((item) => item.id === id))
      .map((item) => newer(find(item.id), item))
    show(
      mergeBy(kept, fresh, (item) => item.id),
      nextCursor,
    )
  }

  const first = () => load(undefined, Math.min(PAGE_SIZE_MAX, Math.max(PAGE_SIZE, shown().length)))
  const task = createTask(runtime, link, first)

  function put(conversation: Conversation): void {
    const held = find(conversation.id)
    const next = newer(held, conversation)
    const others = shown().filter((item) => item !== held)
    const ordered = inOrder(options.holds(next) ? [...others, next] : others)
    // One that belongs below what is loaded comes with its page.
    change({ items: cursor !== null && !held && ordered.at(-1) === next ? others : ordered })
  }

  return {
    state,
    sync: task.wake,
    put,
    hear(frame) {
      const me = self()
      if (frame.t === 'receipt' && key(frame.receipt.participant) === key(me)) {
        const held = find(frame.conversationId)
        if (held) put(foldRead(held, frame.receipt.readSeq, me))
      } else if (frame.t === 'conversation') {
        const held = find(frame.conversation.id)
        if (held) put(foldShared(held, frame.conversation, me))
        else if (options.holds(frame.conversation)) {
          // Unread and receipts differ from reader to reader, so a newcomer is asked for.
          const asked = era
          options.one(frame.conversation.id).then((found) => asked === era && put(found), task.wake)
        }
      }
    },
    async loadMore() {
      if (cursor !== null) await load(cursor, PAGE_SIZE)
    },
    async reload() {
      if (!shown()[0]) change({ load: 'loading', trouble: null })
      await first()
    },
    clear() {
      era += 1
      show([], null)
    },
    release() {
      era += 1
      task.stop()
    },
  }
}
