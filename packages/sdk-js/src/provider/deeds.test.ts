import fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import { DeskbellError } from '../core/errors.ts'
import { bookingOf, fieldKit, OFFLINE } from '../testing/fake-field.ts'
import { shownBooking } from './shown.ts'
import type { Provider } from './types.ts'

const ends: Provider[] = []
afterEach(() => {
  for (const one of ends.splice(0)) one.destroy()
})
function open(kit: ReturnType<typeof fieldKit>, ...options: Parameters<typeof kit.open>): Provider {
  const provider = kit.open(...options)
  ends.push(provider)
  return provider
}
const step = (status: 'on_way' | 'arrived' | 'in_progress' | 'completed') => ({ kind: 'status', status }) as const
const first = bookingOf('bkg_1')
const statusesOf = (kit: ReturnType<typeof fieldKit>) => kit.arrived.map(({ body }) => body.status)

test('a step is shown at once, sent with its id and moment, and gone once it is taken', async () => {
  const kit = fieldKit()
  const provider = open(kit)
  const day = provider.day(0, Date.parse('2027-01-01'))
  await kit.runtime.settle()
  const pressed = new Date(kit.runtime.now()).toISOString()
  provider.do(first, step('on_way'))
  expect(shownBooking(first, provider.pending.get())).toMatchObject({ status: 'on_way', statusAt: pressed })
  await kit.runtime.settle()
  expect(kit.arrived).toMatchObject([{ to: 'POST bkg_1/status', body: { status: 'on_way', at: pressed } }])
  expect(kit.arrived[0]?.body.clientId).toMatch(/^\w{43}$/)
  expect(provider.pending.get()).toEqual([])
  expect(day.state.get().value?.[0]).toMatchObject({ status: 'on_way', version: 2 })
})

test('a slow clock does not put a press before what was seen', async () => {
  const kit = fieldKit()
  const seen = kit.change('bkg_1', { statusAt: '2026-03-01T09:05:00.000Z' })
  open(kit).do(seen, step('on_way'))
  await kit.runtime.settle()
  expect(kit.bookings.get('bkg_1')?.status).toBe('on_way')
})

test('without a network deeds wait, survive a reload, and arrive in order with the moments of their presses', async () => {
  const kit = fieldKit()
  kit.desk.fails = OFFLINE
  const provider = open(kit)
  const moments: string[] = []
  for (const status of ['on_way', 'arrived', 'in_progress'] as const) {
    provider.do(shownBooking(first, provider.pending.get()), step(status))
    moments.push(new Date(kit.runtime.now()).toISOString())
    await kit.runtime.advance(60_000)
  }
  expect(provider.pending.get().map(({ status }) => status)).toEqual(['waiting', 'waiting', 'waiting'])
  provider.destroy()
  const next = open(kit)
  await kit.runtime.settle()
  expect(next.pending.get().map(({ deed }) => deed.kind === 'status' && deed.status)).toEqual([
    'on_way',
    'arrived',
    'in_progress',
  ])
  kit.desk.fails = null
  kit.connection.set('offline')
  kit.connection.set('online')
  await kit.runtime.settle()
  expect(kit.arrived.map(({ body }) => [body.status, body.at])).toEqual([
    ['on_way', moments[0]],
    ['arrived', moments[1]],
    ['in_progress', moments[2]],
  ])
  expect(await kit.storage.keys('deskbell:provider:')).toEqual([])
})

test('an answer that is lost is asked for again under the same id', async () => {
  const kit = fieldKit()
  const provider = open(kit)
  kit.desk.loses = true
  provider.do(first, step('on_way'))
  await kit.runtime.settle()
  expect(provider.pending.get()[0]).toMatchObject({ status: 'waiting', trouble: { kind: 'unreachable' } })
  kit.desk.loses = false
  await kit.runtime.advance(40_000)
  expect(provider.pending.get()).toEqual([])
  expect(new Set(kit.arrived.map(({ body }) => body.clientId)).size).toBe(1)
  expect(kit.bookings.get('bkg_1')?.version).toBe(2)
})

test.each([
  ['refused', { status: 'arrived' }, { kind: 'refused', code: 'invalid_transition' }],
  ['too late', { statusAt: '2026-03-01T09:00:01.000Z' }, { kind: 'late' }],
  ['after it was called off', { status: 'cancelled', statusAt: '2026-03-01T09:00:01.000Z' }, { kind: 'late' }],
] as const)('a step that is %s is undone, says why, and goes when it is dismissed', async (_how, change, trouble) => {
  const kit = fieldKit()
  const provider = open(kit)
  const day = provider.day(0, Date.parse('2027-01-01'))
  await kit.runtime.settle()
  const truth = kit.change('bkg_1', change)
  const clientId = provider.do(first, step('on_way'))
  await kit.runtime.advance(1_000)
  expect(provider.pending.get()).toMatchObject([{ status: 'refused', trouble }])
  expect(day.state.get().value?.map((one) => shownBooking(one, provider.pending.get()))).toEqual([truth])
  provider.destroy()
  const next = open(kit)
  await kit.runtime.settle()
  expect(next.pending.get()).toMatchObject([{ status: 'refused' }])
  next.discard(clientId)
  await kit.runtime.settle()
  expect(await kit.storage.keys('deskbell:provider:')).toEqual([])
})

test('what follows a refused step is sent all the same, and other bookings do not wait', async () => {
  const kit = fieldKit()
  kit.bookings.set('bkg_2', bookingOf('bkg_2'))
  kit.change('bkg_1', { status: 'arrived' })
  const provider = open(kit)
  provider.do(first, step('on_way'))
  provider.do(first, step('in_progress'))
  provider.do(bookingOf('bkg_2'), step('on_way'))
  await kit.runtime.settle()
  expect(kit.arrived.map(({ to, body }) => `${to} ${body.status}`).sort()).toEqual([
    'POST bkg_1/status in_progress',
    'POST bkg_2/status on_way',
  ])
})

test('a session that ended keeps everything until the same person is back, and for nobody else', async () => {
  const kit = fieldKit()
  const provider = open(kit)
  kit.desk.fails = new DeskbellError('unauthenticated', 'Signed out')
  provider.do(first, step('on_way'))
  await kit.runtime.advance(60_000)
  expect(provider.pending.get()).toMatchObject([{ status: 'waiting', trouble: { code: 'unauthenticated' } }])
  kit.agentId.set(null)
  kit.desk.fails = null
  kit.agentId.set('agt_2')
  await kit.runtime.settle()
  expect([provider.pending.get(), kit.arrived]).toEqual([[], []])
  kit.agentId.set('agt_1')
  await kit.runtime.settle()
  expect(statusesOf(kit)).toEqual(['on_way'])
})

test('words, quick responses and places are said in the order of their presses', async () => {
  const kit = fieldKit()
  kit.desk.fails = OFFLINE
  const provider = open(kit)
  provider.do(first, { kind: 'message', text: 'The bell is broken' })
  provider.do(first, { kind: 'quick', key: 'arrived', text: 'I am here.' })
  provider.do(first, { kind: 'message', text: '', location: { latitude: 38.7, longitude: -9.1 } })
  await kit.runtime.settle()
  kit.desk.fails = null
  provider.retry()
  await kit.runtime.settle()
  expect(kit.arrived.map(({ to, body }) => [to, body.key ?? body.content])).toEqual([
    ['POST bkg_1/messages', { type: 'text', text: 'The bell is broken' }],
    ['POST bkg_1/quick-responses', 'arrived'],
    ['POST bkg_1/messages', { type: 'text', text: '', location: { latitude: 38.7, longitude: -9.1 } }],
  ])
  expect(kit.sent).toHaveLength(3)
})

test('before signing out everything is forgotten', async () => {
  const kit = fieldKit()
  kit.desk.fails = OFFLINE
  const provider = open(kit)
  provider.do(first, step('on_way'))
  await kit.runtime.settle()
  await provider.leave()
  expect([provider.pending.get(), await kit.storage.keys('deskbell:provider:')]).toEqual([[], []])
})

test('whatever the network and reloads do, each booking has its deeds once and in order', async () => {
  const act = fc.oneof(
    fc.record({ press: fc.constantFrom('bkg_1', 'bkg_2') }),
    fc.constantFrom('up', 'down', 'lossy', 'reload', 'rest', 'wait'),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 25 }), async (acts) => {
      const kit = fieldKit()
      let provider = kit.open()
      const pressed: Record<string, string[]> = { bkg_1: [], bkg_2: [] }
      for (const one of acts) {
        if (typeof one === 'object') {
          pressed[one.press]?.push(provider.do(bookingOf(one.press), { kind: 'message', text: 'Hello' }))
        } else if (one === 'rest') await kit.runtime.settle()
        else if (one === 'reload') {
          await kit.runtime.settle()
          provider.destroy()
          await kit.runtime.advance(10)
          provider = kit.open()
          await kit.runtime.settle()
        } else if (one === 'wait') await kit.runtime.advance(5_000)
        else {
          kit.desk.fails = one === 'down' ? OFFLINE : null
          kit.desk.loses = one === 'lossy'
        }
      }
      kit.desk.fails = null
      kit.desk.loses = false
      await kit.runtime.advance(120_000)
      for (const [id, ids] of Object.entries(pressed)) {
        const heard = kit.arrived.filter(({ to }) => to.startsWith(`POST ${id}`)).map(({ body }) => body.clientId)
        expect([...new Set(heard)]).toEqual(ids)
      }
      expect(provider.pending.get()).toEqual([])
      provider.destroy()
      expect(kit.runtime.timers()).toBe(0)
    }),
    { numRuns: 200 },
  )
})
