import type { Conversation, Down, EntryPage, ParticipantRef, Receipt, RoomEvent, SentMessage } from '@deskbell/protocol'
import type { Call } from '../core/http.ts'
import { MESSAGE_LENGTH, PAGE_SIZE, PAGE_SIZE_MAX, TYPING_EXPIRY, TYPING_RENEWAL } from '../core/limits.ts'
import type { Link } from '../core/link.ts'
import { writable } from '../core/readable.ts'
import type { Runtime } from '../core/runtime.ts'
import { createTask } from '../core/task.ts'
import type { Hub, RoomName } from '../realtime/hub.ts'
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
import { isNewKey, newKey, type Outbox } from './outbox.ts'

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

/** What is known of a conversation before its first page. */
const BLANK = {
  status: 'open',
  customer: null,
  assigneeId: null,
  ticket: null,
  participants: [],
  receipts: [],
} as const

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

/** Opens a thread, by a conversation's id or a new key: the fold of its log, its pending messages, and who types and is here. */
export function openThread(options: ThreadOptions, first: string): Thread {
  const { runtime, link, call, hub, outbox, self } = options
  let thread = first
  let log: Log = EMPTY_LOG
  let trouble: Trouble | null = null
  let failed = false
  let released = false
  let leave = () => {}
  const typing = new Map<string, { who: ParticipantRef; cancel: () => void }>()
  let typedAt = 0
  // Markers to be told to the service, where they lie above those it has.
  let read = 0
  let delivered = 0

  const isNew = () => isNewKey(thread)
  const room = (): RoomName => `conversation/${thread}`
  const path = (rest: string) => `/v1/conversations/${thread}${rest}`

  function build(): ConversationState {
    const { conversation, entries } = log
    const arrived = entries.map((entry) => entry.type === 'message' && entry.clientId)
    return {
      ...(conversation ?? BLANK),
      id: isNew() ? null : thread,
      load: conversation || isNew() ? 'ready' : failed ? 'failed' : 'loading',
      trouble,
      entries,
      hasOlder: hasOlder(log),
      pending: outbox.items.get().filter((item) => item.thread === thread && !arrived.includes(item.clientId)),
      typing: [...typing.values()].map(({ who }) => who),
      present: hub.present(room()),
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
      if (entry.type === 'message') outbox.discard(entry.clientId)
      if (key(entry.by) !== key(self())) delivered = entry.seq
    }
    show()
    if (isBehind(log)) catchUp.wake()
    if (fresh[0]) mark.wake()
  }

  const catchUp = createTask(
    runtime,
    link,
    async () => {
      while (!isNew()) {
        const query = log.conversation ? { after: cursorOf(log), limit: PAGE_SIZE_MAX } : { limit: PAGE_SIZE }
        const page = await call<EntryPage>('GET', path('/entries'), { query })
        if (released) return
        trouble = null
        failed = false
        fold(foldPage(log, page))
        options.changed(page.conversation)
        if (!isBehind(log) || !page.entries[0]) return
      }
    },
    (why) => {
      trouble = why
      failed = true
      show()
    },
  )

  const mark = createTask(runtime, link, async () => {
    if (!read && delivered <= own().deliveredSeq) return
    const body = read ? { readSeq: read } : { deliveredSeq: delivered }
    const receipt = await call<Receipt>('POST', path('/receipts'), { body })
    if (read <= receipt.readSeq) read = 0
    fold(foldReceipt(log, receipt))
  })

  /** The reader's own markers, as shown. */
  const own = () => receiptOf(log.conversation?.receipts ?? [], self())

  function hear(frame: Down): void {
    if (frame.t === 'entry') fold(foldEntry(log, frame))
    else if (frame.t === 'receipt') fold(foldReceipt(log, frame.receipt))
    else if (frame.t === 'typing') {
      stopTyping(frame.who)
      if (frame.on && key(self()) !== key(frame.who)) {
        const cancel = runtime.later(TYPING_EXPIRY, () => {
          stopTyping(frame.who)
          show()
        })
        typing.set(key(frame.who), { who: frame.who, cancel })
      }
    } else if (frame.t === 'presence') stopTyping(frame.who)
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
      changed(why) {
        if (why || trouble?.kind === 'refused') trouble = why
        show()
      },
    })
    catchUp.wake()
  }

  /** Lets go of whatever belongs to the conversation shown. */
  function quit(): void {
    leave()
    for (const one of typing.values()) stopTyping(one.who)
  }

  const stopOutbox = outbox.items.subscribe(show)
  join()

  return {
    state,
    key: () => thread,
    hear,
    send(text, article, attachments) {
      if ((!text.trim() && !attachments?.length) || text.length > MESSAGE_LENGTH) {
        throw new RangeError('Empty or too long')
      }
      if (typedAt) hub.send(room(), { t: 'typing', on: false })
      typedAt = 0
      return outbox.add(thread, text, { article, attachments })
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
      const readSeq = cursorOf(log)
      if (readSeq <= own().readSeq) return
      // Shown at once; the service follows.
      read = readSeq
      const receipt = { participant: self(), readSeq, deliveredSeq: readSeq }
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
      trouble = null
      read = delivered = 0
      show()
    },
    sync: catchUp.wake,
  }
}
