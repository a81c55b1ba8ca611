import type {
  Down,
  Notification,
  NotificationCounts,
  NotificationPage,
  OwnNotificationPreferences,
} from '@deskbell/protocol'
import type { Wire } from '@deskbell/sdk'
import { DeskbellError } from '@deskbell/sdk/tickets'

/** What a test says of notifications, and what was asked of the service. */
export interface FakeNotices {
  /** The newest first. */
  kept: Notification[]
  preferences: OwnNotificationPreferences
  /** How calls of this method are refused. */
  refuse: { readonly method: string; readonly code: DeskbellError['code'] } | null
  /** Nothing is answered while true. */
  stuck: boolean
  readonly asked: { readonly method: string; readonly path: string; readonly body: unknown }[]
  /** Adds one in front, and tells the customer's room. */
  add(more?: Partial<Notification>): void
}

const CATEGORIES = { booking: 0, payment: 0, review: 0, support: 0, system: 0 }
const PAGE = 20

function noticeOf(serial: number, more: Partial<Notification> = {}): Notification {
  return {
    id: `ntf_${String(serial).padStart(6, '0')}`,
    kind: 'ticket_reply',
    category: 'support',
    priority: 'medium',
    title: `Notice ${serial}`,
    body: 'Ana answered your request.',
    target: { type: 'none' },
    createdAt: new Date().toISOString(),
    readAt: null,
    ...more,
  }
}

/** A wire that answers about notifications itself, and leaves the rest to another. */
export function withNotices(wire: Wire): { readonly wire: Wire; readonly notices: FakeNotices } {
  const listeners = new Set<(frame: Down) => void>()
  let serial = 100_000
  const notices: FakeNotices = {
    kept: [],
    preferences: {
      categories: {
        booking: ['email', 'push', 'in_app'],
        payment: ['email', 'in_app'],
        review: ['email'],
        support: ['email', 'in_app'],
        system: [],
      },
      frequency: 'at_once',
      quietHours: null,
      timeZone: 'Europe/Lisbon',
      available: ['email', 'in_app'],
    },
    refuse: null,
    stuck: false,
    asked: [],
    add(more) {
      serial += 1
      notices.kept = [noticeOf(serial, more), ...notices.kept]
      tell()
    },
  }

  function tell(): void {
    for (const listener of listeners) listener({ t: 'notification', recipientId: 'cus_1' })
  }

  function counts(): NotificationCounts {
    const unread = notices.kept.filter(({ readAt }) => readAt === null)
    const categories = { ...CATEGORIES }
    for (const { category } of unread) categories[category] += 1
    return { unread: unread.length, categories }
  }

  function page({ category, cursor = 0, limit }: Record<string, unknown>): NotificationPage {
    const fits = notices.kept.filter((one) => (category ?? one.category) === one.category)
    const end = Number(cursor) + Math.min(Number(limit), PAGE)
    const nextCursor = fits.length > end ? String(end) : null
    return { items: fits.slice(Number(cursor), end), nextCursor, counts: counts() }
  }

  function read({ ids, category }: { ids?: readonly string[]; category?: string }): NotificationCounts {
    const readAt = new Date().toISOString()
    const fits = (one: Notification) => (ids ? ids.includes(one.id) : (category ?? one.category) === one.category)
    notices.kept = notices.kept.map((one) => (fits(one) && !one.readAt ? { ...one, readAt } : one))
    tell()
    return counts()
  }

  function answer(method: string, path: string, query: object, body: unknown): unknown {
    if (path === '/v1/notifications') return page({ ...query })
    if (path === '/v1/notifications/read') return read(body as object)
    if (path === '/v1/push-key') return { publicKey: PUSH_KEY }
    if (path.startsWith('/v1/push-subscriptions')) return { id: 'psh_1', createdAt: new Date().toISOString() }
    if (method === 'PATCH') notices.preferences = { ...notices.preferences, ...(body as object) }
    return notices.preferences
  }

  async function call<T>(method: string, path: string, options: Parameters<Wire['call']>[2] = {}): Promise<T> {
    if (!/^\/v1\/(notification|push-)/.test(path)) return wire.call<T>(method, path, options)
    notices.asked.push({ method, path, body: options.body })
    if (notices.stuck) return new Promise<T>(() => {})
    if (notices.refuse?.method === method) throw new DeskbellError(notices.refuse.code, 'Not like this.')
    return answer(method, path, options.query ?? {}, options.body) as T
  }

  return {
    notices,
    wire: {
      ...wire,
      call,
      join(_room, { frame }) {
        listeners.add(frame)
        return () => listeners.delete(frame)
      },
    },
  }
}

/** A point of P-256, as every push service wants one. */
const PUSH_KEY = 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4'
