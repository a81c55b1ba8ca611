import { DELIVERY_STATUSES, type Delivery } from '@deskbell/protocol'
import { expect, test } from 'vitest'
import { n } from '../../i18n/notices.ts'
import { deliveryOf } from '../../testing/notices/fixtures.ts'
import { isRetryable, ownAddress, recipientName, timeWords, wasPutOff } from './words.ts'

const NOW = Date.UTC(2026, 2, 10, 12)
const at = (minutes: number) => new Date(NOW + minutes * 60_000).toISOString()
const one = (more: Partial<Delivery>) => deliveryOf(1, { createdAt: at(-30), dueAt: at(-30), sentAt: null, ...more })

test('says when it went, goes, or was made', () => {
  expect(timeWords(one({ status: 'delivered', sentAt: at(-5) }), NOW).text).toBe('Sent 5 minutes ago')
  expect(timeWords(one({ status: 'uncertain', sentAt: at(-5) }), NOW).text).toBe('Tried 5 minutes ago')
  expect(timeWords(one({ status: 'waiting', dueAt: at(90) }), NOW)).toMatchObject({ iso: at(90) })
  expect(timeWords(one({ status: 'waiting', dueAt: at(90) }), NOW).text).toMatch(/^Goes out today, /)
  expect(timeWords(one({ status: 'failed', dueAt: at(90) }), NOW).text).toBe('Made 30 minutes ago')
})

test('names people before addresses, and a team without either', () => {
  const { recipient } = one({})
  expect(recipientName({ ...recipient, name: 'Ana' })).toBe('Ana')
  expect(recipientName({ ...recipient, name: null, address: 'a@b.example' })).toBe('a@b.example')
  expect(recipientName({ kind: 'team', id: null, name: null, address: 'slack' })).toBe('Your team')
})

test('only four may be sent again, and each has words for what may happen', () => {
  const again = DELIVERY_STATUSES.filter((status) => isRetryable(one({ status })))
  expect(again).toEqual(['bounced', 'held', 'failed', 'uncertain'])
  for (const status of again) expect(n.deliveries.againText[status]).toMatch(/\.$/)
})

test('knows which addresses are people’s own', () => {
  expect(ownAddress(one({}))).toBe('ana.beltran@example.com')
  expect(
    ownAddress(one({ channel: 'push', recipient: { ...one({}).recipient, address: 'fcm.googleapis.com' } })),
  ).toBeNull()
})

test('a minute is no delay worth telling of', () => {
  expect(wasPutOff(one({ dueAt: at(-29) }))).toBe(false)
  expect(wasPutOff(one({ dueAt: at(60) }))).toBe(true)
})
