import type { Conversation, Down, EntryPage, ParticipantRef, Receipt, Room, SentMessage } from '@deskbell/protocol'
import type { Call } from '../core/http.ts'
import { MESSAGE_LENGTH, PAGE_SIZE, PAGE_SIZE_MAX, TYPING_EXPIRY, TYPING_RENEWAL } from '../core/limits.ts'
import type { Link } from '../core/link.ts'
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

export interface ThreadOptions {
  readonly runtime: Runtime
  readonly link: Link
  readonly call: Call
  readonly hub: Hub
  readonly outbox: Outbox
  /** Who reads here; null until there is a session. */
  self(): ParticipantRef | null
  /** The conversation changed or was read, for whoever lists it. */
  changed(conversation: Conversation): void
  /** The reader's own markers moved here. */
  read(frame: Extract<Down, { t: 'receipt' }>): void
  released(thread: Thread): void
}

/** A handle as its client holds it. */
export interface Thread extends ConversationHandle {
  /** A conversation's id, or `new:…`. */
  key(): string
  /** A message of this thread was delivered. */
  sent(message: SentMessage): void
  /** The service answered with this conversation. */
  apply(conversation: Conversation): void
  hear(frame: Down): void
  /** Takes over what an earlier page left unsent in a thread that has no id yet. */
  adopt(key: string): void
  /** Forgets the conversation, because its reader is gone. */
  reset(): void
  /** Asks for what is missing, for instance when a session begins. */
  sync(): void
}

/** Opens a thread: the fold of its log, its pending messages, and who types and is here. */
export function openThread(options: ThreadOptions, id: string | null): Thread {
  const { runtime, link, call, hub, outbox, self } = options
  let thread = id ?? `new:${crypto.randomUUID()}`
  let log: Log = EMPTY_LOG
  let trouble: Trouble | null = null
  let failed = false
  let present: readonly ParticipantRef[] = []
  const typing = new Map<string, { who: ParticipantRef; cancel: () => void }>()
  let typedAt = 0
  let released = false
  let leave = () => {}
  /** Markers wanted, and those the service has. */
  let read = 0
  let delivered = 0
  let savedRead = 0
  let savedDelivered = 0

  const isNew = () => thread.startsWith('new:')
  const room = (): Room => ({ party: 'conversation', id: thread })
  const path = (rest: string) => `/v1/conversations/${thread}${rest}`

  function build(): ConversationState {
    const { conversation, entries } = log
    const me = self()
    const arrived = new Set(entries.map((entry) => entry.type === 'message' && entry.clientId))
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
      pending: outbox.items.get().filter((item) => item.thread === thread && !arrived.has(item.clientId)),
      typing: [...typing.values()].map(({ who }) => who),
      present,
      unread: me ? unreadOf(log, me) : 0,
    }
  }

  const state = writable<ConversationState>(build())
  const show = () => {
    if (!released) state.set(build())
  }

  /** Takes a new fold, tells what follows from it, and asks for what it lacks. */
  function fold(next: Log): void {
    const before = cursorOf(log)
    log = next
    for (const entry of log.entries) {
      if (entry.seq <= before) continue
      stopTyping(entry.by)
      // Seen in the log is as good as acknowledged.
      if (entry.type === 'message') outbox.settle(entry.clientId)
    }
    show()
    if (isBehind(log)) catchUp.wake()
    const newest = log.entries.at(-1)
    const me = self()
    if (newest && me && newest.seq > before && key(newest.by) !== key(me)) {
      delivered = newest.seq
      mark.wake()
    }
  }

  const catchUp = createTask(
    runtime,
    link,
    async () => {
      if (isNew() || released) return
      do {
        const after = log.conversation ? cursorOf(log) : undefined
        const query = { after, limit: after === undefined ? PAGE_SIZE : PAGE_SIZE_MAX }
        const page = await call<EntryPage>('GET', path('/entries'), { query })
        if (released) return
        trouble = null
        failed = false
        if (after === undefined) saved(page.conversation.receipts)
        fold(foldPage(log, page))
        options.changed(page.conversation)
        if (page.entries.length === 0) break
      } while (isBehind(log))
    },
    (why) => {
      trouble = why
      failed = true
      show()
    },
  )

  const mark = createTask(runtime, link, async () => {
    const body: { readSeq?: number; deliveredSeq?: number } = {}
    if (read > savedRead) body.readSeq = read
    if (delivered > Math.max(savedDelivered, read)) body.deliveredSeq = delivered
    if (isNew() || Object.keys(body).length === 0) return
    const receipt = await call<Receipt>('POST', path('/receipts'), { body })
    saved([receipt])
    fold(foldReceipt(log, receipt))
  })

  function saved(receipts: readonly Receipt[]): void {
    const me = self()
    if (!me) return
    const own = receiptOf(receipts, me)
    savedRead = Math.max(savedRead, own.readSeq)
    savedDelivered = Math.max(savedDelivered, own.deliveredSeq)
  }

  function hear(frame: Down): void {
    if (frame.t === 'entry' && frame.conversationId === thread) {
      fold(foldEntry(log, frame))
    } else if (frame.t === 'receipt' && frame.conversationId === thread) {
      fold(foldReceipt(log, frame.receipt))
    } else if (frame.t === 'typing') {
      stopTyping(frame.who)
      const me = self()
      if (frame.on && !(me && key(me) === key(frame.who))) {
        const cancel = later(runtime, TYPING_EXPIRY, () => {
          stopTyping(frame.who)
          show()
        })
        typing.set(key(frame.who), { who: frame.who, cancel })
      }
      show()
    } else if (frame.t === 'welcome' || frame.t === 'presence') {
      present = presence(present, frame)
      if (frame.t === 'presence' && !frame.online) stopTyping(frame.who)
      show()
    }
  }

  function stopTyping(who: ParticipantRef): void {
    typing.get(key(who))?.cancel()
    typing.delete(key(who))
  }

  function join(): void {
    leave()
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
  }

  const stopOutbox = outbox.items.subscribe(show)
  if (!isNew()) {
    join()
    catchUp.wake()
  }

  return {
    state,
    key: () => thread,
    send(text) {
      if (text.trim() === '') throw new RangeError('A message must not be empty.')
      if (text.length > MESSAGE_LENGTH) {
        throw new RangeError(`A message must have at most ${MESSAGE_LENGTH} characters.`)
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
      const me = self()
      const seq = cursorOf(log)
      if (!me || seq === 0 || seq <= read) return
      read = seq
      if (receiptOf(log.conversation?.receipts ?? [], me).readSeq >= seq) return
      // Shown at once; the service follows.
      const receipt = { participant: me, readSeq: seq, deliveredSeq: seq }
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
      if (released) return
      released = true
      leave()
      catchUp.stop()
      mark.stop()
      stopOutbox()
      for (const { cancel } of typing.values()) cancel()
      options.released(this)
    },
    sent(message) {
      const first = isNew()
      thread = message.conversation.id
      fold(foldSent(log, message))
      if (first) join()
      if (!log.conversation) catchUp.wake()
    },
    apply(conversation) {
      if (log.conversation) fold(foldConversation(log, conversation))
    },
    hear,
    adopt(other) {
      if (!isNew() || build().pending.length > 0) return
      thread = other
      show()
    },
    reset() {
      leave()
      leave = () => {}
      for (const { who } of [...typing.values()]) stopTyping(who)
      thread = `new:${crypto.randomUUID()}`
      log = EMPTY_LOG
      present = []
      trouble = null
      read = delivered = savedRead = savedDelivered = 0
      show()
    },
    sync: catchUp.wake,
  }
}
