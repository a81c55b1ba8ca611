import type {
  Booking,
  BookingHistory,
  BookingLink,
  BookingPage,
  BookingSession,
  BookingState,
} from '@deskbell/protocol'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  type Answer,
  newClientId,
  type TestAgent,
  type TestApi,
  type TestWorkspace,
  testApi,
} from '../../testing/api.ts'
import { book, bookingInput } from '../../testing/bookings.ts'
import { eachDatabase } from '../../testing/databases.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

eachDatabase((_kind, open) => {
  let api: TestApi
  let workspace: TestWorkspace
  let admin: TestAgent
  let provider: TestAgent

  beforeAll(async () => {
    api = testApi((await open()).db)
    workspace = await api.workspace()
    admin = await api.agent(workspace, { role: 'admin' })
    provider = await api.agent(workspace, { role: 'provider', name: 'Sam' })
  })

  const at = (offset = 0) => new Date(api.deps.clock.now() + offset).toISOString()
  const report = (id: string, status: string, more: object = {}, by = provider): Promise<Answer<Booking>> =>
    by.call<Booking>('POST', `/v1/bookings/${id}/status`, { body: { clientId: newClientId(), status, ...more } })
  const read = async (id: string) => (await admin.call<Booking>('GET', `/v1/bookings/${id}`)).body
  const history = async (id: string) =>
    (await admin.call<BookingHistory>('GET', `/v1/bookings/${id}/status/history`)).body.items
  const mine = (more: object = {}) => book(api, admin, { provider: { id: provider.id }, ...more })

  describe('making one', () => {
    test('gives it a number, its customer and everything that was said', async () => {
      const more = {
        place: { address: 'Rua Augusta 1, Lisboa', point: { latitude: 38.71, longitude: -9.14 } },
        price: { amount: 12_500, currency: 'EUR' },
        paymentStatus: 'paid',
        checklist: ['Keys at the neighbour', 'Dog is friendly'],
        notes: 'Third floor',
        provider: { name: 'Ana', phone: '+351910000000' },
      } as const
      const first = await book(api, admin)
      const booking = await book(api, admin, { ...more, checklist: [...more.checklist] })
      expect(booking).toMatchObject({ ...more, number: first.number + 1, status: 'confirmed', version: 1, sequence: 0 })
      expect(booking.provider).toEqual({ id: null, name: 'Ana', phone: '+351910000000' })
      expect(booking.customer).toEqual({ id: first.customer.id, name: 'Ada Lovelace' })
      expect(booking.actions).toEqual(expect.arrayContaining(['cancel', 'reschedule', 'assign']))
    })

    test('a retry answers with the first, and other content under its name is refused', async () => {
      const body = bookingInput(api)
      const first = await admin.call<Booking>('POST', '/v1/bookings', { body })
      const again = await admin.call<Booking>('POST', '/v1/bookings', { body })
      expect(again.body.id).toBe(first.body.id)
      const other = await admin.call('POST', '/v1/bookings', { body: { ...body, service: 'Painting' } })
      expect(other.body.code).toBe('client_id_reused')
    })

    test('many at once get numbers without gaps, and one name makes one', async () => {
      const before = (await book(api, admin)).number
      const body = bookingInput(api)
      const made = await Promise.all(
        Array.from({ length: 12 }, (_, n) =>
          admin.call<Booking>('POST', '/v1/bookings', { body: n % 3 === 0 ? body : bookingInput(api) }),
        ),
      )
      const numbers = [...new Set(made.map((answer) => answer.body.number))].sort((a, b) => a - b)
      expect(numbers).toEqual(Array.from({ length: 9 }, (_, n) => before + 1 + n))
    })

    test.each([
      ['an end before its start', { endsAt: '2020-01-01T00:00:00Z' }, 'body.endsAt'],
      ['a zone that is none', { timeZone: 'Mars/Olympus' }, 'body.timeZone'],
      ['nobody whose it is', { customer: { name: 'Ada' } }, 'body.customer'],
      ['a customer who is not here', { customer: { id: 'cus_01h455vb4pex5vsknk084sn02q' } }, 'body.customer.id'],
      ['a provider who is not here', { provider: { id: 'agt_01h455vb4pex5vsknk084sn02q' } }, 'body.provider.id'],
      ['money in no currency', { price: { amount: 5, currency: 'euro' } }, 'body.price.currency'],
    ])('%s is refused by name', async (_what, more, path) => {
      const answer = await admin.call('POST', '/v1/bookings', { body: { ...bookingInput(api), ...more } })
      expect(answer.body.code).toBe('invalid_input')
      expect(answer.body.errors?.map((error) => error.path)).toContain(path)
    })
  })

  describe('by the id of a host’s own system', () => {
    const put = (externalId: string, body: object) =>
      admin.call<Booking>('PUT', `/v1/bookings-by-external-id/${externalId}`, { body })
    const input = () => {
      const { clientId: _, ...body } = bookingInput(api, { customer: { externalId: 'host-ada', name: 'Ada' } })
      return body
    }

    test('the same again changes nothing and tells nobody', async () => {
      const body = {
        ...input(),
        provider: { id: provider.id },
        status: 'on_way',
        price: { amount: 10, currency: 'EUR' },
      }
      const first = await put('order-1', body)
      expect(first.body).toMatchObject({ status: 'on_way', externalId: 'order-1' })
      const events = () =>
        api.deps.db
          .selectFrom('events')
          .select((eb) => eb.fn.countAll().as('n'))
          .executeTakeFirst()
      const before = await events()
      const again = await put('order-1', body)
      expect(again.body).toEqual(first.body)
      expect(await events()).toEqual(before)
    })

    test('what differs is changed, and a status that lies behind is let be', async () => {
      const body = input()
      const { body: first } = await put('order-2', { ...body, status: 'arrived' })
      const moved = await put('order-2', { ...body, service: 'Deep cleaning', status: 'on_way' })
      expect(moved.body).toMatchObject({ id: first.id, service: 'Deep cleaning', status: 'arrived' })
      const later = { ...body, service: 'Deep cleaning', startsAt: at(48 * HOUR), endsAt: at(50 * HOUR) }
      expect((await put('order-2', later)).body).toMatchObject({
        status: 'confirmed',
        sequence: moved.body.sequence + 1,
      })
      expect((await put('order-2', { ...later, status: 'cancelled', cancelReason: 'Ill' })).body).toMatchObject({
        status: 'cancelled',
        cancelReason: 'Ill',
      })
      expect((await put('order-2', body)).body.code).toBe('invalid_transition')
    })

    test('one that is said to be done has begun, and its customer is asked', async () => {
      const done = await put('order-6', { ...input(), status: 'completed' })
      expect(done.body).toMatchObject({ status: 'completed', completion: { status: 'pending' } })
      expect((await history(done.body.id)).map(({ status }) => status)).toEqual([
        'confirmed',
        'in_progress',
        'completed',
      ])
    })

    test('two at once make one', async () => {
      const body = input()
      const made = await Promise.all(Array.from({ length: 6 }, () => put('order-3', body)))
      expect(new Set(made.map((answer) => answer.body.id)).size).toBe(1)
    })

    test('the customer is the one whom the host vouches for', async () => {
      const { body: first } = await put('order-4', input())
      const { body: other } = await put('order-5', { ...input(), customer: { externalId: 'host-ada', name: 'Ada L.' } })
      expect(other.customer).toEqual({ id: first.customer.id, name: 'Ada L.' })
    })
  })

  describe('reports of a provider’s app', () => {
    test('go step by step, each in the history', async () => {
      const { id } = await mine()
      await report(id, 'on_way', { etaMinutes: 15 })
      expect(await read(id)).toMatchObject({ status: 'on_way', eta: at(15 * MINUTE) })
      await report(id, 'arrived')
      expect(await read(id)).toMatchObject({ status: 'arrived', eta: null })
      await report(id, 'in_progress')
      const done = await report(id, 'completed')
      expect(done.body).toMatchObject({ status: 'completed', completion: { status: 'pending' } })
      expect((await history(id)).map(({ status, applied }) => [status, applied])).toEqual([
        ['confirmed', true],
        ['on_way', true],
        ['arrived', true],
        ['in_progress', true],
        ['completed', true],
      ])
    })

    test('a delay has its reason and new time, keeps the step, and ends with the next', async () => {
      const { id } = await mine()
      await report(id, 'on_way')
      const late = await report(id, 'delayed', { reason: 'Traffic on the bridge', etaMinutes: 40 })
      expect(late.body).toMatchObject({
        status: 'on_way',
        delay: { reason: 'Traffic on the bridge' },
        eta: at(40 * MINUTE),
      })
      expect((await report(id, 'arrived')).body).toMatchObject({ status: 'arrived', delay: null, eta: null })
      const bare = await report(id, 'delayed')
      expect(bare.body.errors?.map(({ path }) => path)).toEqual(['body.reason', 'body.eta'])
    })

    test('one that is late turns no clock back', async () => {
      const { id } = await mine()
      const before = at()
      api.deps.clock.advance(10 * MINUTE)
      await report(id, 'arrived', { at: at() })
      api.deps.clock.advance(MINUTE)
      const late = await report(id, 'on_way', { at: before })
      expect(late.body.status).toBe('arrived')
      const items = await history(id)
      expect(items.at(-1)).toMatchObject({ status: 'arrived', applied: true })
      expect(items.find(({ status }) => status === 'on_way')).toMatchObject({ applied: false })
      expect((await report(id, 'on_way')).body.code).toBe('invalid_transition')
    })

    test('the same one again does it once, and its name is for one report', async () => {
      const { id } = await mine()
      const clientId = newClientId()
      await report(id, 'on_way', { clientId })
      const again = await report(id, 'on_way', { clientId })
      expect(again.body).toMatchObject({ status: 'on_way', version: 2 })
      expect(await history(id)).toHaveLength(2)
      expect((await report(id, 'arrived', { clientId })).body.code).toBe('client_id_reused')
    })

    test('in whatever order they come, and however often: the last step stands, and each is in the history', async () => {
      const steps = ['on_way', 'arrived', 'in_progress'] as const
      const sent = fc.uniqueArray(fc.nat(5), { minLength: 6, maxLength: 6 })
      await fc.assert(
        fc.asyncProperty(sent, async (order) => {
          const { id } = await mine()
          const start = api.deps.clock.now()
          const reports = steps.map((status, n) => ({ clientId: newClientId(), status, at: at((n + 1) * MINUTE) }))
          api.deps.clock.advance(10 * MINUTE)
          for (const n of order) {
            const { status, ...more } = reports[n % steps.length] as (typeof reports)[number]
            expect((await report(id, status, more)).status).toBe(200)
          }
          expect(await read(id)).toMatchObject({
            status: 'in_progress',
            statusAt: new Date(start + 3 * MINUTE).toISOString(),
          })
          expect((await history(id)).map(({ status }) => status)).toEqual(['confirmed', ...steps])
        }),
        { numRuns: 20 },
      )
    })

    test('a fast clock reports nothing from the future', async () => {
      const { id } = await mine()
      expect((await report(id, 'on_way', { at: at(3 * HOUR) })).body.statusAt).toBe(at())
      expect((await report(id, 'arrived')).body.status).toBe('arrived')
    })

    test('two at once: each step once', async () => {
      const { id } = await mine()
      await Promise.all(Array.from({ length: 5 }, () => report(id, 'on_way')))
      expect((await history(id)).filter(({ status, applied }) => status === 'on_way' && applied)).toHaveLength(1)
    })
  })

  describe('moving and ending', () => {
    test('a reschedule is confirmed anew and makes the calendar entry a newer one', async () => {
      const { id, sequence, version } = await mine()
      await report(id, 'on_way')
      const times = { startsAt: at(72 * HOUR), endsAt: at(74 * HOUR) }
      const stale = await admin.call('POST', `/v1/bookings/${id}/reschedule`, { body: { ...times, version } })
      expect(stale.body.code).toBe('conflict')
      const moved = await admin.call<Booking>('POST', `/v1/bookings/${id}/reschedule`, { body: times })
      expect(moved.body).toMatchObject({ ...times, status: 'confirmed', sequence: sequence + 1 })
    })

    test('of a reschedule and a cancel at once, nothing is half done', async () => {
      const { id } = await mine()
      const body = { startsAt: at(72 * HOUR), endsAt: at(74 * HOUR) }
      await Promise.all([
        admin.call('POST', `/v1/bookings/${id}/reschedule`, { body }),
        admin.call('POST', `/v1/bookings/${id}/cancel`, { body: { reason: 'Ill' } }),
      ])
      const after = await read(id)
      expect(after).toMatchObject({ status: 'cancelled', cancelReason: 'Ill' })
      expect(after.version).toBe((await history(id)).length)
    })

    test('a provider sees what is theirs, and nothing once it is another’s', async () => {
      const { id } = await mine()
      expect((await provider.call('GET', `/v1/bookings/${id}`)).status).toBe(200)
      const other = await api.agent(workspace, { role: 'provider' })
      expect((await other.call('GET', `/v1/bookings/${id}`)).body.code).toBe('not_found')
      await admin.call('POST', `/v1/bookings/${id}/assign`, { body: { provider: { id: other.id } } })
      expect((await provider.call('GET', `/v1/bookings/${id}`)).body.code).toBe('not_found')
      expect((await report(id, 'on_way', {}, other)).body.status).toBe('on_way')
      const list = (await provider.call<BookingPage>('GET', '/v1/bookings?order=newest')).body.items
      expect(list.map((item) => item.id)).not.toContain(id)
    })
  })

  test('lists are by start, by day, by word, and in pages', async () => {
    const house = await api.workspace()
    const boss = await api.agent(house, { role: 'admin' })
    const days = [3, 1, 2].map((n) => ({ startsAt: at(n * 24 * HOUR), endsAt: at((n * 24 + 1) * HOUR) }))
    for (const [n, times] of days.entries()) await book(api, boss, { ...times, service: `Service ${n}` })
    const list = async (query: string) => (await boss.call<BookingPage>('GET', `/v1/bookings?${query}`)).body
    expect((await list('')).items.map(({ service }) => service)).toEqual(['Service 1', 'Service 2', 'Service 0'])
    const first = await list('limit=2&order=newest')
    expect(first.items.map(({ service }) => service)).toEqual(['Service 0', 'Service 2'])
    const rest = await list(`limit=2&order=newest&cursor=${first.nextCursor}`)
    expect(rest).toMatchObject({ items: [{ service: 'Service 1' }], nextCursor: null })
    const day = `from=${encodeURIComponent(at(36 * HOUR))}&to=${encodeURIComponent(at(60 * HOUR))}`
    expect((await list(day)).items.map(({ service }) => service)).toEqual(['Service 2'])
    expect((await list('q=service%202')).items).toHaveLength(1)
    expect((await list('q=ada')).items).toHaveLength(3)
    expect((await list('status=cancelled,verified')).items).toEqual([])
    expect((await boss.call('GET', '/v1/bookings?status=lost')).body.errors?.[0]?.path).toBe('query.status')
  })

  describe('links', () => {
    const link = async (id: string, scope: string, by: { call: TestAgent['call'] } = admin) =>
      by.call<BookingLink>('POST', `/v1/bookings/${id}/links`, { body: { scope } })
    async function enter(url: string): Promise<{ call: TestAgent['call'] }> {
      const token = url.split('/').at(-1)
      const session = await api.call<BookingSession>('POST', '/v1/booking-sessions', { body: { token } })
      expect(session.status).toBe(201)
      const authorization = `Bearer ${session.body.accessToken}`
      return { call: (method, path, options) => api.call(method, path, { ...options, headers: { authorization } }) }
    }

    test('open one booking and nothing else, until they are ended', async () => {
      const { id } = await mine()
      const other = await mine()
      const guest = await enter((await link(id, 'manage')).body.url)
      const state = await guest.call<BookingState>('GET', `/v1/bookings/${id}/status`)
      expect(state.body).toMatchObject({ booking: { id, status: 'confirmed' }, location: null })
      expect((await guest.call('GET', `/v1/bookings/${other.id}`)).body.code).toBe('not_found')
      expect((await guest.call('GET', '/v1/bookings')).body.code).toBe('forbidden')
      expect((await guest.call('GET', '/v1/conversations')).body.code).toBe('forbidden')
      expect((await admin.call('DELETE', `/v1/bookings/${id}/links`)).status).toBe(204)
      expect((await guest.call('GET', `/v1/bookings/${id}`)).body.code).toBe('unauthenticated')
      expect(api.deps.publisher.disconnected.at(-1)).toMatchObject({ rooms: [{ party: 'booking', id }] })
    })

    test('one for looking hands out none that may do more', async () => {
      const { id } = await mine()
      const guest = await enter((await link(id, 'view')).body.url)
      expect((await link(id, 'view', guest)).status).toBe(201)
      expect((await link(id, 'manage', guest)).body.code).toBe('forbidden')
      expect((await link(id, 'view', provider)).body.code).toBe('forbidden')
    })

    test('work until long after the booking, renewed every quarter of an hour, and never forged', async () => {
      const { id } = await mine()
      const { url, expiresAt } = (await link(id, 'manage')).body
      const guest = await enter(url)
      api.deps.clock.advance(16 * MINUTE)
      expect((await guest.call('GET', `/v1/bookings/${id}`)).body.code).toBe('token_expired')
      await enter(url)
      const headers = { authorization: `Bearer dbg_bkl_00000000000000000000000000.${at(HOUR)}.signature` }
      expect((await api.call('GET', `/v1/bookings/${id}`, { headers })).body.code).toBe('unauthenticated')
      api.deps.clock.advance(Date.parse(expiresAt) - api.deps.clock.now())
      const body = { token: url.split('/').at(-1) }
      expect((await api.call('POST', '/v1/booking-sessions', { body })).body.code).toBe('link_used_or_expired')
    })
  })
})
