import type { SentMessage } from '@deskbell/protocol'
import { backoff } from '../core/backoff.ts'
import { toTrouble } from '../core/errors.ts'
import type { Link } from '../core/link.ts'
import { writable } from '../core/readable.ts'
import { later, type Runtime } from '../core/runtime.ts'
import type { Claim, TabMessage, Tabs } from '../core/tabs.ts'
import type { KeyValueStorage, PendingMessage, Readable, Trouble } from '../types.ts'

/** A pending message and the thread it belongs to: a conversation's id, or `new:…` before there is one. */
export interface OutboxItem extends PendingMessage {
  readonly thread: string
}

export interface Outbox {
  /** Every pending message of every tab, oldest first. */
  readonly items: Readable<readonly OutboxItem[]>
  /** Reads what an earlier page left, and starts to deliver it. */
  load(): Promise<void>
  add(thread: string, text: string): string
  retry(clientId: string): void
  discard(clientId: string): void
  /** Takes a message as delivered, because its entry was seen in the log. */
  settle(clientId: string): void
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

/** How long another tab may take to show that it saw a message, before this one takes over. */
const LEADER_PATIENCE = 3_000

/**
 * Messages on their way. Each stands in storage from the moment it is written until the service
 * has acknowledged it; one is in flight per conversation, in order; one tab sends for all.
 */
export function createOutbox(options: OutboxOptions): Outbox {
  const { runtime, link, tabs, storage } = options
  const items = writable<readonly OutboxItem[]>([])
  const inFlight = new Set<string>()
  let claim: Claim | null = null
  let leading = false
  let closed = false
  let failures = 0
  let notBefore = 0
  let wait = () => {}
  let patience = () => {}
  let lastCreated = 0
  // One after another, so that a removal never overtakes the write it follows.
  let writing: Promise<unknown> = Promise.resolve()
  const write = (work: () => Promise<unknown>) => {
    writing = writing.then(work).catch(() => {})
    return writing
  }

  const keyOf = (clientId: string) => options.prefix() + clientId

  const find = (clientId: string) => items.get().find((item) => item.clientId === clientId)

  function put(item: OutboxItem): void {
    const others = items.get().filter((other) => other.clientId !== item.clientId)
    items.set([...others, item].toSorted((a, b) => a.createdAt - b.createdAt || (a.clientId < b.clientId ? -1 : 1)))
  }

  function change(item: OutboxItem, keep: boolean): void {
    put(item)
    tabs.post({ k: 'item', item })
    const key = keyOf(item.clientId)
    if (keep) write(() => storage.set(key, JSON.stringify(item)))
  }

  function drop(clientId: string): void {
    items.set(items.get().filter((item) => item.clientId !== clientId))
    const key = keyOf(clientId)
    write(() => storage.delete(key))
    if (items.get().length === 0) rest()
  }

  /** Lets go of the lead when there is nothing left to send. */
  function rest(): void {
    wait()
    patience()
    claim?.release()
    claim = null
    leading = false
  }

  function start(): void {
    if (closed || items.get().length === 0) return
    claim ??= tabs.lead('outbox', won, () => {
      leading = false
    })
    if (leading) pump()
  }

  function won(): void {
    if (closed) return
    leading = true
    // Whoever led before may have delivered or left messages that this tab has not heard of.
    void read().then(pump)
  }

  async function read(): Promise<void> {
    await writing
    const keys = await storage.keys(options.prefix())
    const texts = await Promise.all(keys.map((key) => storage.get(key)))
    for (const text of texts) {
      const item = text && parse(text)
      if (item && !find(item.clientId)) put(item)
    }
  }

  function pump(): void {
    if (closed || !leading) return
    const delay = notBefore - runtime.now()
    wait()
    if (delay > 0) {
      wait = later(runtime, delay, pump)
      return
    }
    const threads = new Set(inFlight)
    for (const item of items.get()) {
      const refused = item.status === 'failed' && !item.retryable
      if (refused || threads.has(item.thread)) continue
      threads.add(item.thread)
      void attempt(item)
    }
  }

  async function attempt(item: OutboxItem): Promise<void> {
    const { thread, clientId } = item
    inFlight.add(thread)
    // One that failed stays "failed" while it is tried again by itself: a view must not flicker.
    if (item.status === 'queued') change({ ...item, status: 'sending', trouble: null }, false)
    try {
      const sent = await options.deliver(item)
      if (closed) return
      failures = 0
      adopt(item, sent)
      tabs.post({ k: 'sent', thread, sent })
      options.sent(thread, sent)
      tabs.post({ k: 'gone', clientId })
      drop(clientId)
    } catch (error) {
      if (!closed) fail(clientId, toTrouble(error))
    } finally {
      inFlight.delete(thread)
    }
    pump()
  }

  /** The thread has an id now: what follows in it goes there, also after a reload. */
  function adopt({ thread, clientId }: OutboxItem, { conversation }: SentMessage): void {
    if (thread === conversation.id) return
    for (const item of items.get()) {
      if (item.thread === thread && item.clientId !== clientId) change({ ...item, thread: conversation.id }, true)
    }
  }

  function fail(clientId: string, trouble: Trouble): void {
    if (trouble.kind === 'refused') {
      const item = find(clientId)
      if (item) change({ ...item, status: 'failed', trouble, retryable: false }, true)
      return
    }
    failures += 1
    const pause = backoff(failures, runtime.random)
    notBefore = (trouble.kind === 'rate_limited' ? Math.max(trouble.retryAt, runtime.now()) : runtime.now()) + pause
    // Whatever keeps this one keeps the others as well.
    hold(trouble)
  }

  /** Shows everything on its way as not sent; it stays on its way. */
  function hold(trouble: Trouble): void {
    for (const item of items.get()) {
      if (item.retryable) change({ ...item, status: 'failed', trouble }, false)
    }
  }

  const dead = (): Trouble => ({ kind: runtime.isOnline() ? 'unreachable' : 'offline' })

  function now(): void {
    notBefore = 0
    start()
  }

  function hear(message: TabMessage): void {
    if (message.k === 'item') {
      put(message.item)
      if (!leading) patience()
      if (leading && message.item.status === 'queued') notBefore = 0
      start()
    } else if (message.k === 'gone') {
      items.set(items.get().filter((item) => item.clientId !== message.clientId))
      if (items.get().length === 0) rest()
    } else if (message.k === 'sent') {
      options.sent(message.thread, message.sent)
    }
  }

  /** Hands a message to the sender; when no other tab takes it up, this one does. */
  function submit(item: OutboxItem, keep: boolean): void {
    change(item, keep)
    now()
    patience()
    if (!leading) patience = later(runtime, LEADER_PATIENCE, () => claim?.steal())
  }

  const stopListening = tabs.listen(hear)
  const stopLink = link.listen((up) => (up ? now() : hold(dead())))

  function discard(clientId: string): void {
    tabs.post({ k: 'gone', clientId })
    drop(clientId)
  }

  function forget(): void {
    items.set([])
    rest()
  }

  return {
    items,
    async load() {
      await read()
      start()
    },
    add(thread, text) {
      const clientId = crypto.randomUUID()
      lastCreated = Math.max(lastCreated + 1, runtime.now())
      const item = { clientId, thread, text, createdAt: lastCreated, retryable: true }
      const down = link.isDown()
      submit({ ...item, status: down ? 'failed' : 'queued', trouble: down ? dead() : null }, true)
      return clientId
    },
    retry(clientId) {
      const item = find(clientId)
      if (item?.status === 'failed') submit({ ...item, status: 'queued', trouble: null, retryable: true }, true)
    },
    discard,
    settle(clientId) {
      if (find(clientId)) discard(clientId)
    },
    forget,
    async clear() {
      const prefix = options.prefix()
      forget()
      await write(async () => {
        for (const key of await storage.keys(prefix)) await storage.delete(key)
      })
    },
    close() {
      closed = true
      stopListening()
      stopLink()
      rest()
    },
  }
}

/** Reads what a page kept; anything under way then is to be tried anew. */
function parse(text: string): OutboxItem | null {
  try {
    const item = JSON.parse(text) as OutboxItem
    return item.status === 'failed' && !item.retryable ? item : { ...item, status: 'queued', trouble: null }
  } catch {
    return null
  }
}
