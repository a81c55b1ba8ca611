import { toTrouble } from '../core/errors.ts'
import { parseJson } from '../core/json.ts'
import type { Link } from '../core/link.ts'
import { randomId } from '../core/random.ts'
import { writable } from '../core/readable.ts'
import type { Runtime } from '../core/runtime.ts'
import { createTask } from '../core/task.ts'
import type { KeyValueStorage, Readable, Trouble } from '../types.ts'
import type { ProviderTabs } from './tabs.ts'
import type { Deed, DeedTrouble, PendingDeed } from './types.ts'

export interface Deeds {
  readonly items: Readable<readonly PendingDeed[]>
  /** Reads what an earlier page left, and starts to send it. */
  load(): Promise<void>
  add(bookingId: string, deed: Deed, at: number): string
  retry(): void
  discard(clientId: string): void
  /** Drops what is held in memory, because somebody else is here. */
  forget(): void
  /** Forgets everything, here and in storage. */
  clear(): Promise<void>
  close(): void
}

export interface DeedsOptions {
  readonly runtime: Runtime
  readonly link: Link
  readonly tabs: ProviderTabs
  readonly storage: KeyValueStorage
  /** Whose they are; null while nobody is known. */
  owner(): string | null
  /** Resolves to whether it came too late to change anything. */
  deliver(item: PendingDeed): Promise<boolean>
  refused(item: PendingDeed): void
}

/**
 * What a provider did, on its way. Each deed stands in storage from the press until the service has confirmed it: one is in flight per
 * booking, in order; one tab sends for all.
 */
export function createDeeds({ runtime, link, tabs, storage, owner, deliver, refused }: DeedsOptions): Deeds {
  const items = writable<readonly PendingDeed[]>([])
  let last = 0
  /** What stands in storage, as far as it was put there from here, and what was taken out of it. */
  const written = new Set<string>()
  const dropped = new Set<string>()
  // One after another, so that a removal never overtakes the write it follows.
  let writing: Promise<unknown> = Promise.resolve()
  const write = (work: () => Promise<unknown>) => {
    writing = writing
      .then(work)
      .then(tabs.changed)
      .catch(() => {})
    return writing
  }

  const prefix = () => `deskbell:provider:${owner()}:deed:`
  const without = (clientId: string) => items.get().filter((item) => item.clientId !== clientId)
  const find = (clientId: string) => items.get().find((item) => item.clientId === clientId)
  const put = (item: PendingDeed) => items.set([...without(item.clientId), item].toSorted((a, b) => a.at - b.at))

  function keep(item: PendingDeed): void {
    const key = prefix() + item.clientId
    put(item)
    void write(async () => {
      await storage.set(key, JSON.stringify(item))
      written.add(item.clientId)
    })
  }

  function discard(clientId: string): void {
    if (!find(clientId)) return
    const key = prefix() + clientId
    items.set(without(clientId))
    dropped.add(clientId)
    void write(() => storage.delete(key))
  }

  /** What is in storage is what there is; how far each is, is known here. */
  async function read(): Promise<void> {
    const of = owner()
    if (of === null) return
    await writing
    const then = new Set(written)
    const stored: PendingDeed[] = []
    for (const key of await storage.keys(prefix())) {
      const item = parseJson<PendingDeed>(await storage.get(key))
      if (item) stored.push(item)
    }
    if (of !== owner()) return
    // What was not written before is only known here; what was, and is not there any more, another tab has sent.
    const fresh = items.get().filter((item) => !then.has(item.clientId))
    const found = stored
      .filter((item) => !fresh.some(({ clientId }) => clientId === item.clientId) && !dropped.has(item.clientId))
      .map((item) => (item.status === 'refused' ? item : (find(item.clientId) ?? item)))
    items.set([...found, ...fresh].toSorted((a, b) => a.at - b.at))
    last = Math.max(last, ...found.map((item) => item.at))
  }

  const sending = createTask(
    runtime,
    link,
    () =>
      tabs.exclusive(`send:${owner()}`, async () => {
        await read()
        for (;;) {
          const waiting = items.get().filter((item) => item.status !== 'refused')
          const heads = waiting.filter((item) => item === waiting.find((one) => one.bookingId === item.bookingId))
          if (!heads[0] || owner() === null) return
          await Promise.all(heads.map(attempt))
        }
      }),
    hold,
  )

  /** Throws where trying again may help: later, or once somebody signed in again. */
  async function attempt(item: PendingDeed): Promise<void> {
    if (item.status === 'queued') put({ ...item, status: 'sending' })
    try {
      if (await deliver(item)) refuse(item, { kind: 'late' })
      else discard(item.clientId)
    } catch (error) {
      const trouble = toTrouble(error)
      if (trouble.kind !== 'refused' || trouble.code === 'unauthenticated') throw error
      refuse(item, trouble)
    }
  }

  function refuse(item: PendingDeed, trouble: DeedTrouble): void {
    if (!find(item.clientId)) return
    const over: PendingDeed = { ...item, status: 'refused', trouble }
    keep(over)
    refused(over)
  }

  function hold(trouble: Trouble): void {
    items.set(items.get().map((item) => (item.status === 'refused' ? item : { ...item, status: 'waiting', trouble })))
  }

  /** Nothing goes out while the link is known to be down. */
  function look(): void {
    if (link.isDown()) hold({ kind: runtime.isOnline() ? 'unreachable' : 'offline' })
  }

  tabs.onChanged(() => void read())
  const stopLink = link.listen(look)

  return {
    items,
    async load() {
      await read()
      look()
      sending.wake()
    },
    add(bookingId, deed, at) {
      const clientId = randomId()
      // Their order is their time.
      last = Math.max(last + 1, at)
      keep({ clientId, bookingId, at: last, deed, status: 'queued', trouble: null })
      look()
      sending.wake()
      return clientId
    },
    retry: sending.wake,
    discard,
    forget: () => items.set([]),
    async clear() {
      const begins = prefix()
      items.set([])
      await write(async () => {
        for (const key of await storage.keys(begins)) await storage.delete(key)
      })
    },
    close() {
      stopLink()
      sending.stop()
    },
  }
}
