import type {
  Conversation,
  Down,
  EntryPage,
  ParticipantRef,
  Receipt,
  Room,
  RoomEvent,
  SentMessage,
} from '@deskbell/protocol'
import type { Call } from '../core/http.ts'
import { MESSAGE_LENGTH, PAGE_SIZE, PAGE_SIZE_MAX, TYPING_EXPIRY, TYPING_RENEWAL } from '../core/limits.ts'
import type { Link } from '../core/link.ts'
import { randomId } from '../core/random.ts'
import { writable } from '../core/readable.ts'
import { later, type Runtime } from '../core/runtime.ts'
import { createTask } from '../core/task.ts'
import type { Hub } from '../realtime/hub.ts'
import { presence } from '../realtime/room-link.ts'
import type { ConversationHandle, ConversationState, Trouble } from '../types.ts'
import {
  cursorOf,
  EMPTY_LOG,
  foldConversation,
  foldEntry,
  foldPage,
  foldReceipt,
  foldSent,
  hasOlder,
  isBehind,
  key,
  type Log,
  receiptOf,
  unreadOf,
} from './fold.ts'
import type { Outbox } from './outbox.ts'

export type ReceiptEvent = Extract<RoomEvent, { t: 'receipt' }>

export interface ThreadOptions {
  readonly runtime: Runtime
  readonly link: Link
  readonly call: Call
  readonly hub: Hub
  readonly outbox: Outbox
  /** Who reads here; without an id until there is a session. */
  self(): ParticipantRef
  /** The service answered with the conversation, for whoever lists it. */
  changed(conversation: Conversation): void
  /** The reader's own markers moved here. */
  read(frame: ReceiptEvent): void
  released(thread: Thread): void
}

/** A handle as its client holds it. */
export interface Thread extends ConversationHandle {
  /** A conversation's id, or `new:…`. */
  key(): string
  hear(frame: Down): void
  /** A message of this thread was delivered. */
  sent(message: SentMessage): void
  /** The service answered with this conversation. */
  apply(conversation: Conversation): void
  /** Forgets the conversation, because its reader is gone. */
  reset(): void
  /** Asks for what is missing, for instance when a session begins. */
  sync(): void
}

/** What stands for a thread until the service gives it an id. */
export const newKey = (): string => `new:${randomId()}`
export const isNewKey = (key: string): boolean => key.startsWith('new:')

/** Opens a thread, by a conversation's id or a new key: the fold of its log, its pending messages, and who types and is here. */
export function openThread(options: ThreadOptions, first: string): Thread {
  const { runtime, link, call, hub, outbox, self } = options
  let thread = first
  let log: Log = EMPTY_LOG
  let trouble: Trouble | null = null
  let failed = false
  let released = false
  let leave = () => {}
  let present: readonly ParticipantRef[] = []
  const typing = new Map<string, { who: ParticipantRef; cancel: () => void }>()
  let typedAt = 0
  // Markers wanted, and those the service has.
  let read = 0
  let delivered = 0
  let savedRead = 0
  let savedDelivered = 0

  const isNew = () => isNewKey(thread)
  const room = (): Room => ({ party: 'conversation', id: thread })
  const path = (rest: string) => `/v1/conversations/${thread}${rest}`

  function build(): ConversationState {
    const { conversation, entries } = log
    const arrived = entries.map((entry) => entry.type === 'message' && entry.clientId)
    return {
      id: isNew() ? null : thread,
      load: conversation || isNew() ? 'ready' : failed ? 'failed' : 'loading',
      trouble,
      status: conversation?.status ?? 'open',
      customer: conversation?.customer ?? null,
      assigneeId: conversation?.assigneeId ?? null,
      participants: conversation?.participants ?? [],
      entries,
      hasOlder: hasOlder(log),
      receipts: conversation?.receipts ?? [],
      pending: outbox.items.get().filter((item) => item.thread === thread && !arrived.includes(item.clientId)),
      typing: [...typing.values()].map(({ who }) => who),
      present,
      unread: unreadOf(log, self()),
    }
  }

  const state = writable(build())
  const show = () => released || state.set(build())

  /** Takes a new fold, tells what follows from it, and asks for what it lacks. */
  function fold(next: Log): void {
    const before = cursorOf(log)
    log = next
    const fresh = log.entries.filter((entry) => entry.seq > before)
    for (const entry of fresh) {
      stopTyping(entry.by)
      // Seen in the log is as good as acknowledged.
      if (entry.type === 'message') outbox.settle(entry.clientId)
      if (key(entry.by) !== key(self())) delivered = entry.seq
    }
    show()
    if (isBehind(log)) catchUp.wake()
    if (fresh.length > 0) mark.wake()
  }

  const catchUp = createTask(
    runtime,
    link,
    async () => {
      while (!isNew()) {
        const after = log.conversation ? cursorOf(log) : undefined
        const query = { after, limit: after === undefined ? PAGE_SIZE : PAGE_SIZE_MAX }
        const page = await call<EntryPage>('GET', path('/entries'), { query })
        if (released) return
        trouble = null
        failed = false
        if (after === undefined) saved(receiptOf(page.conversation.receipts, self()))
        fold(foldPage(log, page))
        options.changed(page.conversation)
        if (!isBehind(log) || page.entries.length === 0) return
      }
    },
    (why) => {
      trouble = why
      failed = true
      show()
    },
  )

  const mark = createTask(runtime, link, async () => {
    const isRead = read > savedRead
    if (!isRead && delivered <= savedDelivered) return
    const body = isRead ? { readSeq: read } : { deliveredSeq: delivered }
    const receipt = await call<Receipt>('POST', path('/receipts'), { body })
    saved(receipt)
    fold(foldReceipt(log, receipt))
  })

  function saved({ readSeq, deliveredSeq }: Receipt): void {
    savedRead = Math.max(savedRead, readSeq)
    savedDelivered = Math.max(savedDelivered, deliveredSeq)
  }

  function hear(frame: Down): void {
    if (frame.t === 'entry') fold(foldEntry(log, frame))
    else if (frame.t === 'receipt') fold(foldReceipt(log, frame.receipt))
    else if (frame.t === 'typing') {
      stopTyping(frame.who)
      if (frame.on && key(self()) !== key(frame.who)) {
        const cancel = later(runtime, TYPING_EXPIRY, () => {
          stopTyping(frame.who)
          show()
        })
        typing.set(key(frame.who), { who: frame.who, cancel })
      }
    } else {
      present = presence(present, frame)
      if (frame.t === 'presence') stopTyping(frame.who)
    }
    show()
  }

  function stopTyping(who: ParticipantRef): void {
    typing.get(key(who))?.cancel()
    typing.delete(key(who))
  }

  function join(): void {
    if (isNew() || released) return
    leave = hub.join(room(), {
      frame: hear,
      sync: catchUp.wake,
      trouble(why) {
        if (!why && trouble?.kind !== 'refused') return
        trouble = why
        show()
      },
    })
    catchUp.wake()
  }

  /** Lets go of whatever belongs to the conversation shown. */
  function quit(): void {
    leave()
    leave = () => {}
    for (const { who } of [...typing.values()]) stopTyping(who)
  }

  const stopOutbox = outbox.items.subscribe(show)
  join()

  return {
    state,
    key: () => thread,
    hear,
    send(text) {
      if (!text.trim() || text.length > MESSAGE_LENGTH) {
        throw new RangeError(`A message has 1 to ${MESSAGE_LENGTH} characters.`)
      }
      if (typedAt) hub.send(room(), { t: 'typing', on: false })
      typedAt = 0
      return outbox.add(thread, text)
    },
    retry: outbox.retry,
    discard: outbox.discard,
    async loadOlder() {
      if (!hasOlder(log)) return
      const query = { before: log.entries[0]?.seq, limit: PAGE_SIZE }
      const page = await call<EntryPage>('GET', path('/entries'), { query })
      if (!released) fold(foldPage(log, page))
    },
    markRead() {
      const participant = self()
      const readSeq = cursorOf(log)
      if (readSeq <= read) return
      read = readSeq
      if (receiptOf(log.conversation?.receipts ?? [], participant).readSeq >= readSeq) return
      // Shown at once; the service follows.
      const receipt = { participant, readSeq, deliveredSeq: readSeq }
      fold(foldReceipt(log, receipt))
      options.read({ t: 'receipt', conversationId: thread, receipt })
      mark.wake()
    },
    typing() {
      const now = runtime.now()
      if (isNew() || now - typedAt < TYPING_RENEWAL) return
      typedAt = now
      hub.send(room(), { t: 'typing', on: true })
    },
    release() {
      released = true
      quit()
      catchUp.stop()
      mark.stop()
      stopOutbox()
      options.released(this)
    },
    sent(message) {
      const wasNew = isNew()
      thread = message.conversation.id
      fold(foldSent(log, message))
      if (wasNew) join()
    },
    apply(conversation) {
      if (log.conversation) fold(foldConversation(log, conversation))
    },
    reset() {
      quit()
      thread = newKey()
      log = EMPTY_LOG
      present = []
      trouble = null
      read = delivered = savedRead = savedDelivered = 0
      show()
    },
    sync: catchUp.wake,
  }
}
