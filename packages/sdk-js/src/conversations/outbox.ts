import type { SentMessage } from '@deskbell/protocol'
import { toTrouble } from '../core/errors.ts'
import { parseJson } from '../core/json.ts'
import type { Link } from '../core/link.ts'
import { randomId } from '../core/random.ts'
import { writable } from '../core/readable.ts'
import type { Runtime } from '../core/runtime.ts'
import type { Claim, TabMessage, Tabs } from '../core/tabs.ts'
import { createTask } from '../core/task.ts'
import type { Enclosed, KeyValueStorage, Readable, Trouble, UnsentMessage } from '../types.ts'

/** A pending message and the thread it belongs to: a conversation's id, or `new:…` before there is one. */
export interface OutboxItem extends UnsentMessage {
  readonly thread: string
}

export interface Outbox {
  /** Every pending message of every tab, oldest first. */
  readonly items: Readable<readonly OutboxItem[]>
  /** Reads what an earlier page left, and starts to deliver it. */
  load(): Promise<void>
  add(thread: string, text: string, more: Enclosed): string
  retry(clientId: string): void
  /** Drops a message: it is not wanted any more, or was delivered. */
  discard(clientId: string): void
  /** Drops what is held in memory, because storage is another's now. */
  forget(): void
  /** Forgets everything, here and in storage. */
  clear(): Promise<void>
  close(): void
}

export interface OutboxOptions {
  readonly runtime: Runtime
  readonly link: Link
  readonly tabs: Tabs
  readonly storage: KeyValueStorage
  /** What the storage keys begin with; an agent's client learns it when somebody signs in. */
  prefix(): string
  deliver(item: OutboxItem): Promise<SentMessage>
  /** A message of this thread was delivered, by this tab or another. */
  sent(thread: string, sent: SentMessage): void
}

/** What stands for a thread until the service gives it an id. */
export const newKey = (): string => `new:${randomId()}`
export const isNewKey = (key: string): boolean => key.startsWith('new:')

/** How long another tab may take to show that it saw a message, before this one takes over. */
const LEADER_PATIENCE = 3_000

/**
 * Messages on their way. Each stands in storage from the moment it is written until the service
 * has acknowledged it; one is in flight per conversation, in order; one tab sends for all.
 */
export function createOutbox(options: OutboxOptions): Outbox {
  const { runtime, link, tabs, storage } = options
  const items = writable<readonly OutboxItem[]>([])
  let claim: Claim | null = null
  let leading = false
  let patience = () => {}
  let lastCreated = 0
  // One after another, so that a removal never overtakes the write it follows.
  let writing: Promise<unknown> = Promise.resolve()
  const write = (work: () => Promise<unknown>) => {
    writing = writing.then(work).catch(() => {})
    return writing
  }

  const find = (clientId: string) => items.get().find((item) => item.clientId === clientId)
  const without = (clientId: string) => items.get().filter((item) => item.clientId !== clientId)

  const put = (item: OutboxItem) =>
    items.set([...without(item.clientId), item].toSorted((a, b) => a.createdAt - b.createdAt))

  /** Shows a message as it stands now in every tab, where `keep` asks for it once it is written down. */
  function change(item: OutboxItem, keep?: true): void {
    const key = options.prefix() + item.clientId
    put(item)
    write(async () => {
      if (keep) await storage.set(key, JSON.stringify(item))
      if (find(item.clientId)) tabs.post({ k: 'item', item })
    })
  }

  /** Shows what is left; where nothing is left to send, another tab may lead. */
  function leave(left: readonly OutboxItem[]): void {
    items.set(left)
    if (!left[0]) rest()
  }

  function discard(clientId: string): void {
    if (!find(clientId)) return
    const key = options.prefix() + clientId
    items.set(without(clientId))
    write(async () => {
      await storage.delete(key)
      tabs.post({ k: 'gone', clientId })
      // Only now: the next to lead reads what is in storage.
      leave(without(clientId))
    })
  }

  function rest(): void {
    patience()
    claim?.release()
    claim = null
    leading = false
  }

  function start(): void {
    if (claim) sending.wake()
    else if (items.get()[0]) {
      claim = tabs.lead('outbox', won, () => {
        leading = false
      })
    }
  }

  function won(): void {
    leading = true
    // Whoever led before may have delivered or left messages that this tab has not heard of.
    void read().then(sending.wake)
  }

  async function read(): Promise<void> {
    await writing
    for (const key of await storage.keys(options.prefix())) {
      const item = parseJson<OutboxItem>(await storage.get(key))
      // Anything under way when its page ended is to be tried anew.
      if (item && !find(item.clientId)) put(item.retryable ? { ...item, status: 'queued', trouble: null } : item)
    }
    // The link may have gone down before there was anything to hold.
    look()
  }

  /** Sends the first message of every thread, and then the next ones, until all are delivered or refused. */
  const sending = createTask(
    runtime,
    link,
    async () => {
      for (;;) {
        const waiting = items.get().filter((item) => item.retryable)
        const heads = waiting.filter((item) => item === waiting.find(({ thread }) => thread === item.thread))
        if (!leading || !heads[0]) return
        await Promise.all(heads.map(attempt))
      }
    },
    hold,
  )

  /** Throws where trying again may help. */
  async function attempt(item: OutboxItem): Promise<void> {
    const { thread, clientId } = item
    // One that failed stays "failed" while it is tried again by itself: a view must not flicker.
    if (item.status === 'queued') change({ ...item, status: 'sending' })
    try {
      const sent = await options.deliver(item)
      // The thread has an id now: what follows in it goes there, also after a reload.
      const { id } = sent.conversation
      for (const next of without(clientId))
        if (next.thread === thread && thread !== id) change({ ...next, thread: id, conversationId: id }, true)
      tabs.post({ k: 'sent', thread, sent })
      options.sent(thread, sent)
      discard(clientId)
    } catch (error) {
      const trouble = toTrouble(error)
      if (trouble.kind !== 'refused') throw error
      if (find(clientId)) change({ ...item, status: 'failed', trouble, retryable: false }, true)
    }
  }

  /**
   * Shows everything on its way as not sent; it stays on its way. Not before it is written down: whoever
   * reads that may close the page, and find the message on the next.
   */
  function hold(trouble: Trouble): void {
    for (const { clientId } of items.get()) {
      write(async () => {
        const item = find(clientId)
        if (item?.retryable) change({ ...item, status: 'failed', trouble })
      })
    }
  }

  /** Nothing goes out while the link is known to be down. */
  function look(): void {
    if (link.isDown()) hold({ kind: runtime.isOnline() ? 'unreachable' : 'offline' })
  }

  function hear(message: TabMessage): void {
    if (message.k === 'item') {
      put(message.item)
      // Somebody takes care of it.
      patience()
      if (message.item.status === 'queued') start()
    } else if (message.k === 'gone') leave(without(message.clientId))
    else if (message.k === 'sent') options.sent(message.thread, message.sent)
  }

  /** Hands a message to the sender; when no other tab takes it up, this one does. */
  function submit(item: Omit<OutboxItem, 'status' | 'trouble' | 'retryable'>): void {
    change({ ...item, status: 'queued', trouble: null, retryable: true }, true)
    start()
    patience()
    if (!leading) patience = runtime.later(LEADER_PATIENCE, () => claim?.steal())
  }

  const forget = () => leave([])

  tabs.listen(hear)
  const stopLink = link.listen(look)

  return {
    items,
    load: () => read().then(start),
    add(thread, text, more) {
      const clientId = randomId()
      lastCreated = Math.max(lastCreated + 1, runtime.now())
      submit({
        clientId,
        thread,
        conversationId: isNewKey(thread) ? null : thread,
        text,
        ...more,
        createdAt: lastCreated,
      })
      look()
      return clientId
    },
    retry(clientId) {
      const item = find(clientId)
      if (item?.status === 'failed') submit(item)
    },
    discard,
    forget,
    async clear() {
      const prefix = options.prefix()
      forget()
      await write(async () => {
        for (const key of await storage.keys(prefix)) await storage.delete(key)
      })
    },
    close() {
      stopLink()
      sending.stop()
      rest()
    },
  }
}
