import type {
  Down,
  Notification,
  NotificationCounts,
  NotificationPage,
  OwnNotificationPreferences,
} from '@deskbell/protocol'
import { toTrouble } from '../core/errors.ts'
import { writable } from '../core/readable.ts'
import { platformRuntime, type Runtime } from '../core/runtime.ts'
import type { AgentClient, Client, LiveList, Trouble } from '../types.ts'
import { createList, type NotificationList } from './list.ts'
import { type Mark, markCounts, unreadOf } from './marks.ts'
import { createPush } from './push.ts'
import { agentSource, customerSource } from './sources.ts'
import { type NotificationTabs, openTabs } from './tabs.ts'
import type { NotificationFilter, NotificationMark, Notifications, NotificationsSource } from './types.ts'

/** What is new is asked for at most this often while events stream in, in milliseconds. */
const PAUSE = 300
const PREFERENCES = '/v1/notification-preferences'

/**
 * A person's notifications, over the client that speaks for them: a customer's or an agent's. Nothing is asked before
 * somebody is known. Call `destroy` before the client's own.
 *
 * @example
 * const notifications = createNotifications(client)
 * notifications.counts.subscribe((counts) => badge(counts?.unread ?? 0))
 * const list = notifications.list({ category: 'support' })
 * list.state.subscribe(({ items }) => show(items))
 * await notifications.markRead({ all: true })
 */
export function createNotifications(client: Client | AgentClient | NotificationsSource): Notifications {
  const source = 'call' in client ? client : 'inbox' in client ? agentSource(client) : customerSource(client)
  return openNotifications(source, platformRuntime(), openTabs(source.tabs))
}

/** As `createNotifications`, with the surroundings given. */
export function openNotifications(
  source: NotificationsSource,
  runtime: Runtime,
  tabs: NotificationTabs,
): Notifications {
  const { call, recipient } = source
  const counts = writable<NotificationCounts | null>(null)
  const trouble = writable<Trouble | null>(null)
  const lists = new Set<NotificationList>()
  /** Marks on their way. */
  const marks = new Set<Mark>()
  /** How many are unread as the service said last. */
  let said: NotificationCounts | null = null
  /** Raised when somebody read something or somebody else is here: answers to earlier questions are dropped. */
  let turn = 0
  let leave = () => {}
  let cancel: (() => void) | null = null
  let cancelRetry: (() => void) | null = null
  let failures = 0
  /** A rate limit names the earliest moment, which nothing cuts short. */
  let notBefore = 0
  /** 0 at rest, 1 while asking, 2 when it is to ask once more. */
  let runs = 0
  let gone = false

  function show(): void {
    let shown = said
    for (const mark of marks) shown = shown && markCounts(shown, mark)
    counts.set(shown)
    for (const list of lists) list.show()
  }

  function counted(next: NotificationCounts): void {
    said = next
    show()
  }

  async function count(): Promise<void> {
    const asked = turn
    const page = await call<NotificationPage>('GET', '/v1/notifications', { query: { limit: 1 } })
    if (asked === turn) counted(page.counts)
    else runs = 2
  }

  /** Asks for everything that is shown, one run at a time. */
  async function ask(): Promise<void> {
    if (gone || recipient.get() === null || runtime.now() < notBefore) return
    if (runs) {
      runs = 2
      return
    }
    runs = 1
    await attempt(async () => {
      await (lists.size > 0 ? Promise.all([...lists].map((list) => list.load())) : count())
      failures = 0
      trouble.set(null)
    })
    const again = runs > 1
    runs = 0
    if (again) await ask()
  }

  /** Tries, and again by itself where the trouble may pass. */
  async function attempt(work: () => Promise<void>): Promise<void> {
    const asked = recipient.get()
    try {
      await work()
    } catch (error) {
      if (gone || asked !== recipient.get()) return
      const why = toTrouble(error)
      failures += 1
      if (why.kind === 'rate_limited') notBefore = why.retryAt
      trouble.set(why)
      cancelRetry?.()
      cancelRetry = why.kind === 'refused' ? null : runtime.later(pause(), () => void ask())
    }
  }

  /** Doubles from 4 s up to a minute, with jitter, and not before a rate limit allows. */
  function pause(): number {
    const wait = Math.min(60_000, 2_000 * 2 ** failures) * (0.5 + runtime.random() / 2)
    return Math.max(wait, notBefore - runtime.now())
  }

  function soon(): void {
    cancel ??= runtime.later(PAUSE, () => {
      cancel = null
      void ask()
    })
  }

  function hear(frame: Down | null): void {
    if (!frame || (frame.t === 'notification' && frame.recipientId === recipient.get())) soon()
  }

  function settle(): void {
    cancel?.()
    cancelRetry?.()
    cancel = cancelRetry = null
    leave()
    leave = () => {}
  }

  function meet(id: string | null): void {
    settle()
    turn += 1
    said = null
    marks.clear()
    counts.set(null)
    trouble.set(null)
    for (const list of lists) list.clear(id !== null)
    if (id === null) return
    leave = source.listen(id, hear)
    void ask()
  }

  /** The service knows of it now: here, or by way of another tab. */
  function keep(mark: Mark, left: NotificationCounts): void {
    turn += 1
    for (const list of lists) list.keep(mark)
    counted(left)
  }

  const held = (): Notification[] => [...lists].flatMap((list) => [...list.held()])
  const stop = recipient.subscribe(meet)
  tabs.listen(({ recipientId, mark, counts: left }) => {
    if (recipientId !== recipient.get()) return
    keep({ ...mark, unread: unreadOf(held(), mark.what) }, left)
  })
  meet(recipient.get())

  return {
    counts,
    trouble,
    refresh: () => void ask(),
    list(filter: NotificationFilter = {}): LiveList<Notification> {
      const list = createList({
        call,
        filter,
        marks: () => marks,
        counted,
        turn: () => turn,
        isKnown: () => recipient.get() !== null,
        released: (gone) => lists.delete(gone),
      })
      lists.add(list)
      void attempt(list.load)
      return list
    },
    async markRead(what: NotificationMark) {
      const mark: Mark = { what, at: new Date(runtime.now()).toISOString(), unread: unreadOf(held(), what) }
      const recipientId = recipient.get()
      marks.add(mark)
      show()
      try {
        const left = await call<NotificationCounts>('POST', '/v1/notifications/read', { body: what })
        if (!recipientId || !marks.delete(mark)) return
        keep(mark, left)
        tabs.post({ recipientId, mark, counts: left })
      } catch (error) {
        marks.delete(mark)
        show()
        throw error
      }
    },
    preferences: () => call<OwnNotificationPreferences>('GET', PREFERENCES),
    updatePreferences: (body) => call<OwnNotificationPreferences>('PATCH', PREFERENCES, { body }),
    push: createPush(call),
    destroy() {
      gone = true
      stop()
      settle()
      tabs.close()
      for (const list of lists) list.release()
    },
  }
}
