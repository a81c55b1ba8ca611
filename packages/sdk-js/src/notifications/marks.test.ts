import type { Notification, NotificationCategory, NotificationCounts } from '@deskbell/protocol'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Mark, markCounts, markItems, unreadOf } from './marks.ts'
import type { NotificationMark } from './types.ts'

const CATEGORIES = ['booking', 'payment', 'review', 'support', 'system'] as const
const AT = '2026-03-01T09:00:00.000Z'

const item = (id: string, category: NotificationCategory, readAt: string | null): Notification => ({
  id,
  kind: 'announcement',
  category,
  priority: 'low',
  title: id,
  body: '',
  target: { type: 'none' },
  createdAt: AT,
  readAt,
})

function countsOf(items: readonly Notification[]): NotificationCounts {
  const unread = items.filter(({ readAt }) => readAt === null)
  const of = (category: NotificationCategory) => unread.filter((one) => one.category === category).length
  const [booking, payment, review, support, system] = CATEGORIES.map(of) as [number, number, number, number, number]
  return { unread: unread.length, categories: { booking, payment, review, support, system } }
}

const someItems = fc
  .array(fc.tuple(fc.constantFrom(...CATEGORIES), fc.constantFrom(null, AT)), { maxLength: 12 })
  .map((list) => list.map(([category, readAt], at) => item(`ntf_${at}`, category, readAt)))
const someMark: fc.Arbitrary<NotificationMark> = fc.oneof(
  fc.record({ ids: fc.array(fc.nat(14).map((at) => `ntf_${at}`)) }),
  fc.constant({ all: true } as const),
  fc.constantFrom(...CATEGORIES).map((category) => ({ all: true, category }) as const),
)
const made = (items: readonly Notification[], what: NotificationMark): Mark => ({
  what,
  at: AT,
  unread: unreadOf(items, what),
})

test('where all is in sight, the counts after any marks are what is counted in the list', () => {
  fc.assert(
    fc.property(someItems, fc.array(someMark, { maxLength: 4 }), (first, marks) => {
      let items: readonly Notification[] = first
      let counts = countsOf(items)
      for (const what of marks) {
        const mark = made(items, what)
        counts = markCounts(counts, mark)
        items = markItems(items, mark)
        expect(counts).toEqual(countsOf(items))
      }
    }),
  )
})

test('all of what is not in sight counts as read too, and what came later does not', () => {
  const before = [item('ntf_1', 'support', null)]
  const mark = made(before, { all: true })
  const counts = { unread: 40, categories: { booking: 10, payment: 9, review: 0, support: 20, system: 1 } }
  expect(markCounts(counts, mark).unread).toBe(0)
  expect(markCounts(counts, made(before, { all: true, category: 'booking' })).unread).toBe(30)
  const [read, fresh] = markItems([...before, item('ntf_2', 'support', null)], mark)
  expect([read?.readAt, fresh?.readAt]).toEqual([AT, null])
})
