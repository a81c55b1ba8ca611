import type { Notification, NotificationCategory, NotificationCounts } from '@deskbell/protocol'
import type { ListState, LiveList, Trouble } from '@deskbell/sdk'
import { createNotifications, type Notifications, toTrouble } from '@deskbell/sdk/notifications'
import { followLanguage, onePerStore } from '../../language.ts'
import { follow } from '../../readable.ts'
import { effect, type Signal, signal } from '../../signals.ts'
import type { Store } from '../../store.ts'
import { type NoticesTranslator, noticesWords } from './words/words.ts'

/** What the views of notifications read, and what they may do. */
export interface Center {
  readonly store: Store
  readonly notifications: Notifications
  /** Null until the words of the language are here. */
  readonly t: Signal<NoticesTranslator | null>
  readonly counts: Signal<NotificationCounts | null>
  /** What is shown; null for all. */
  readonly category: Signal<NotificationCategory | null>
  /** Null until the list was wanted. */
  readonly list: Signal<ListState<Notification> | null>
  /** Kinds there were so far. */
  readonly kinds: Signal<readonly NotificationCategory[]>
  /** Why the last mark did not hold. */
  readonly trouble: Signal<Trouble | null>
  /** Whether an earlier session may still turn up. */
  readonly resuming: Signal<boolean>
  show(category: NotificationCategory | null): void
  mark(what: Parameters<Notifications['markRead']>[0]): void
  loadMore(): void
  reload(): void
}

/** The notifications of a messenger: made when the bell is first shown, gone with its store. */
export const centerOf = onePerStore(createCenter)

function createCenter(store: Store): Center {
  const notifications = createNotifications(store.client)
  const t = followLanguage(store, noticesWords)
  const [counts, stopCounts] = follow(notifications.counts)
  const category = signal<NotificationCategory | null>(null)
  const list = signal<ListState<Notification> | null>(null)
  const kinds = signal<readonly NotificationCategory[]>([])
  const trouble = signal<Trouble | null>(null)
  const resuming = signal(true)
  /** The list is kept while it is in view. */
  const wanted = signal(false)
  let live: LiveList<Notification> | null = null

  /** Adds kinds to those there were: a filter must not go away under the finger. */
  function meet(names: Iterable<NotificationCategory>): void {
    const known = new Set([...kinds.peek(), ...names])
    if (known.size > kinds.peek().length) kinds.value = [...known]
  }

  const ends = [
    effect(() => {
      const { value } = store.place
      wanted.value = store.open.value && value.name === 'notices' && !value.choose
    }),
    effect(() => {
      if (!wanted.value) return
      const only = category.value
      const opened = notifications.list(only ? { category: only } : {})
      live = opened
      const [state, stop] = follow(opened.state)
      const end = effect(() => {
        list.value = state.value
        meet(state.value.items.map((item) => item.category))
      })
      return () => {
        end()
        stop()
        opened.release()
        live = null
      }
    }),
    effect(() => {
      const each = Object.entries(counts.value?.categories ?? {}) as [NotificationCategory, number][]
      meet(each.filter(([, count]) => count > 0).map(([name]) => name))
    }),
    effect(() => {
      if (store.customer.value !== null) return
      kinds.value = []
      category.value = null
      trouble.value = null
    }),
    stopCounts,
    notifications.destroy,
  ]
  // Before the client goes, which the messenger's end does not wait for.
  store.ends.unshift(() => {
    for (const end of ends) end()
  })
  store.client
    .resume()
    .catch(() => {})
    .then(() => {
      resuming.value = false
    })

  return {
    store,
    notifications,
    t,
    counts,
    category,
    list,
    kinds,
    trouble,
    resuming,
    show(next) {
      category.value = next
      trouble.value = null
    },
    mark(what) {
      trouble.value = null
      notifications.markRead(what).catch((error: unknown) => {
        trouble.value = toTrouble(error)
      })
    },
    loadMore: () => void live?.loadMore(),
    reload: () => void live?.reload(),
  }
}
