import type { Conversation, ParticipantRef, SentMessage } from '@deskbell/protocol'
import type { Call } from '../core/http.ts'
import type { Link } from '../core/link.ts'
import type { Runtime } from '../core/runtime.ts'
import type { Tabs } from '../core/tabs.ts'
import type { Hub } from '../realtime/hub.ts'
import type { ConversationHandle, KeyValueStorage } from '../types.ts'
import { createOutbox, isNewKey, newKey, type Outbox } from './outbox.ts'
import { openThread, type ReceiptEvent, type Thread } from './thread.ts'

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
    async deliver({ text, article, attachments, thread, clientId }) {
      await options.ready()
      const body = {
        clientId,
        content: { type: 'text', text, article },
        attachmentIds: attachments?.map(({ id }) => id),
      }
      return call<SentMessage>('POST', `/v1/conversations${isNewKey(thread) ? '' : `/${thread}/messages`}`, { body })
    },
    sent(thread, sent) {
      find(thread, (open) => open.sent(sent))
      options.changed(sent.conversation)
    },
  })

  tabs.listen((message) => {
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
      each((thread) => thread.release())
      outbox.close()
    },
  }
}
