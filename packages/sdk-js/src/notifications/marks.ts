import type { Notification, NotificationCategory, NotificationCounts } from '@deskbell/protocol'
import type { NotificationMark } from './types.ts'

/** A mark as it is laid on what the service said last: until it is acknowledged, and once by each tab that hears of it. */
export interface Mark {
  readonly what: NotificationMark
  /** When it was made, ISO. */
  readonly at: string
  /** What was unread and in sight then. */
  readonly unread: readonly Notification[]
}

const isMarked = (what: NotificationMark, { id, category }: Notification): boolean =>
  'all' in what ? what.category === undefined || what.category === category : what.ids.includes(id)

/** What of these a mark would change, each once. */
export function unreadOf(items: Iterable<Notification>, what: NotificationMark): Notification[] {
  const found = new Map<string, Notification>()
  for (const item of items) if (item.readAt === null && isMarked(what, item)) found.set(item.id, item)
  return [...found.values()]
}

/** Those that were in sight when the mark was made are read; what came later is not. */
export function markItems(items: readonly Notification[], { at, unread }: Mark): readonly Notification[] {
  const ids = new Set(unread.map(({ id }) => id))
  return items.map((item) => (item.readAt === null && ids.has(item.id) ? { ...item, readAt: at } : item))
}

/** All of a category is none of it; some are as many fewer as were in sight. */
export function markCounts(counts: NotificationCounts, { what, unread }: Mark): NotificationCounts {
  const categories = { ...counts.categories }
  const names = Object.keys(categories) as NotificationCategory[]
  for (const category of names) {
    const fewer = unread.filter((item) => item.category === category).length
    const whole = 'all' in what && (what.category ?? category) === category
    categories[category] = whole ? 0 : Math.max(0, categories[category] - fewer)
  }
  const gone = names.reduce((sum, one) => sum + counts.categories[one] - categories[one], 0)
  const none = 'all' in what && what.category === undefined
  return { unread: none ? 0 : Math.max(0, counts.unread - gone), categories }
}
