import type { Conversation, ParticipantRef, SentMessage } from '@deskbell/protocol'
import type { Call } from '../core/http.ts'
import type { Link } from '../core/link.ts'
import { writable } from '../core/readable.ts'
import type { Runtime } from '../core/runtime.ts'
import type { Tabs } from '../core/tabs.ts'
import type { Hub } from '../realtime/hub.ts'
import type { ConversationHandle, KeyValueStorage, Readable, UnsentMessage } from '../types.ts'
import { createOutbox, type Outbox, type OutboxItem } from './outbox.ts'
import { isNewKey, newKey, openThread, type ReceiptEvent, type Thread } from './thread.ts'

export interface ThreadsOptions {
  readonly runtime: Runtime
  readonly link: Link
  readonly tabs: Tabs
  readonly call: Call
  readonly hub: Hub
  readonly storage: KeyValueStorage
  outboxPrefix(): string
  self(): ParticipantRef
  /** Runs before a message goes out, for instance to make the visitor. */
  ready(): Promise<void>
  changed(conversation: Conversation): void
  /** The reader's own markers moved, here or in another tab. */
  read(frame: ReceiptEvent): void
}

/** The threads a client has open, and the one outbox they share. */
export interface Threads {
  readonly outbox: Outbox
  readonly unsent: Readable<readonly UnsentMessage[]>
  open(id: string | null): ConversationHandle
  each(what: (thread: Thread) => void): void
  find(conversationId: string, what: (thread: Thread) => void): void
  close(): void
}

export function createThreads(options: ThreadsOptions): Threads {
  const { tabs, call } = options
  const threads = new Set<Thread>()

  const each = (what: (thread: Thread) => void) => {
    for (const thread of [...threads]) what(thread)
  }
  const find = (id: string, what: (thread: Thread) => void) => each((thread) => thread.key() === id && what(thread))

  const outbox = createOutbox({
    ...options,
    prefix: options.outboxPrefix,
    async deliver({ thread, clientId, text }) {
      await options.ready()
      const body = { clientId, content: { type: 'text', text } }
      const path = isNewKey(thread) ? '' : `/${thread}/messages`
      return call<SentMessage>('POST', `/v1/conversations${path}`, { body })
    },
    sent(thread, sent) {
      find(thread, (open) => open.sent(sent))
      options.changed(sent.conversation)
    },
  })

  const unsent = writable<readonly UnsentMessage[]>([])
  outbox.items.subscribe((items) => unsent.set(items.map(toUnsent)))

  const stop = tabs.listen((message) => {
    if (message.k !== 'read') return
    find(message.frame.conversationId, (thread) => thread.hear(message.frame))
    options.read(message.frame)
  })

  /** The thread of a new handle: one that was begun on an earlier page and is still unsent, or another. */
  function unsentKey(): string {
    const shown = [...threads].map((thread) => thread.key())
    const left = outbox.items.get().find(({ thread }) => isNewKey(thread) && !shown.includes(thread))
    return left?.thread ?? newKey()
  }

  return {
    outbox,
    unsent,
    each,
    find,
    open(id) {
      const thread = openThread(
        {
          ...options,
          outbox,
          read(frame) {
            options.read(frame)
            tabs.post({ k: 'read', frame })
          },
          released: (one) => threads.delete(one),
        },
        id ?? unsentKey(),
      )
      threads.add(thread)
      return thread
    },
    close() {
      stop()
      each((thread) => thread.release())
      outbox.close()
    },
  }
}

function toUnsent({ thread, ...message }: OutboxItem): UnsentMessage {
  return { ...message, conversationId: isNewKey(thread) ? null : thread }
}
