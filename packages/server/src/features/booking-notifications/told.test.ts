import type { Booking, SentMessage } from '@deskbell/protocol'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Call, newClientId } from '../../testing/api.ts'
import { eachDatabase } from '../../testing/databases.ts'
import { type Desk, openDesk } from './testing/desk.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

eachDatabase((_kind, open) => {
  let desk: Desk
  let booking: Booking & { readonly email: string }

  beforeAll(async () => {
    const { connect } = await open()
    desk = await openDesk(connect)
    await desk.admin.call('PATCH', '/v1/booking-settings', { body: { reminderHours: [] } })
  })

  const now = (offset = 0) => new Date(desk.api.deps.clock.now() + offset).toISOString()
  const path = (more = '') => `/v1/bookings/${booking.id}${more}`
  const subjects = (email: string) => desk.mails(email).map(({ subject }) => subject)
  /** Who heard what since one looked last. */
  async function heard() {
    await desk.settle()
    const [customer, sam, kim, admin] = [booking, desk.sam, desk.kim, desk.admin].map(({ email }) => subjects(email))
    return { customer, sam, kim, admin }
  }
  const quiet = { customer: [], sam: [], kim: [], admin: [] }
  const done = async () => {
    for (const status of ['in_progress', 'completed']) await desk.report(booking, status)
    await heard()
  }

  beforeEach(async () => {
    booking = await desk.book()
  })

  describe('a new booking', () => {
    test('is confirmed to its customer, with all there is to know, and told to whoever comes', async () => {
      await heard()
      booking = await desk.book({
        service: 'Notary visit',
        startsAt: '2027-03-14T15:00:00Z',
        endsAt: '2027-03-14T16:00:00Z',
        timeZone: 'America/Chicago',
        place: { address: '1 Main St, Houston' },
        price: { amount: 12_500, currency: 'USD' },
        paymentStatus: 'partly_paid',
        checklist: ['Passport', 'A table'],
        notes: 'Ring twice',
      })
      await desk.settle()
      const [mail, ...more] = desk.mails(booking.email)
      expect(more).toEqual([])
      expect(mail?.subject.replaceAll(' ', ' ')).toBe(
        'Confirmed: Notary visit, Sunday, March 14, 2027 at 10:00 AM (Central Time)',
      )
      for (const said of ['1 Main St, Houston', '$125.00', 'Partly paid', 'Passport', 'A table', 'Ring twice', 'Sam']) {
        expect(mail?.text).toContain(said)
      }
      expect(mail?.text).toMatch(/\/bookings\/[\w-]{20,}/)
      const read = await (await desk.guest(booking.email))<{ booking: Booking }>('GET', path('/status'))
      expect(read.body.booking.id).toBe(booking.id)
      const [told] = desk.mails(desk.sam.email)
      expect(told?.subject.replaceAll(' ', ' ')).toMatch(/^Yours: Notary visit, .* at 10:00 AM$/)
      expect(told?.text).toContain(`/console/bookings/${booking.id}`)
    })

    test('of the past is only kept', async () => {
      await heard()
      booking = await desk.book({ startsAt: now(-2 * HOUR), endsAt: now(-HOUR) })
      expect(await heard()).toEqual(quiet)
    })

    test('is confirmed in the language of its customer', async () => {
      booking = await desk.book({
        customer: { externalId: newClientId(), email: 'jo@example.com', name: 'Jo', locale: 'de-AT' },
        startsAt: '2027-01-15T10:00:00Z',
        endsAt: '2027-01-15T11:00:00Z',
        timeZone: 'UTC',
      })
      await desk.settle()
      const [subject] = subjects('jo@example.com')
      expect(subject).toBe('Bestätigt: Cleaning, Freitag, 15. Jänner 2027 um 10:00 Uhr')
    })
  })

  test('each step is told once, work that is done is asked about, and a delay has its reason', async () => {
    await heard()
    const eta = now(30 * MINUTE)
    await desk.report(booking, 'on_way', { eta })
    expect(await heard()).toEqual({ ...quiet, customer: ['Sam set out: Cleaning'] })
    await desk.report(booking, 'delayed', { reason: 'The bridge is closed', etaMinutes: 45 })
    await desk.settle()
    const [late] = desk.mails(booking.email)
    expect(late?.text).toContain('The bridge is closed')
    expect(late?.text).toMatch(/New expected arrival: .*\d\d:\d\d|New expected arrival: /)
    await desk.report(booking, 'arrived')
    expect(await heard()).toEqual({ ...quiet, customer: ['Sam arrived: Cleaning'] })
    await desk.report(booking, 'in_progress')
    expect(await heard()).toEqual({ ...quiet, customer: ['Under way: Cleaning'] })
    await desk.report(booking, 'completed')
    expect(await heard()).toEqual({ ...quiet, customer: ['Please confirm: Cleaning is done'] })
  })

  test('steps that follow at once are told as the last', async () => {
    await heard()
    for (const status of ['on_way', 'arrived', 'in_progress']) await desk.report(booking, status)
    expect(await heard()).toEqual({ ...quiet, customer: ['Under way: Cleaning'] })
  })

  test('whoever gets it and whoever had it both hear it, the latter without what is not theirs any more', async () => {
    await heard()
    await desk.admin.call('POST', path('/assign'), { body: { provider: { id: desk.kim.id } } })
    await desk.settle()
    const [gone, ...more] = desk.mails(desk.sam.email)
    expect(more).toEqual([])
    expect(gone?.subject).toMatch(/^No longer yours: Cleaning/)
    expect(gone?.text).not.toContain('Ada')
    expect(gone?.text).not.toContain(booking.id)
    expect(subjects(desk.kim.email)).toEqual([expect.stringMatching(/^Yours: Cleaning/)])
    await desk.admin.call('POST', path('/assign'), { body: { provider: null } })
    expect(await heard()).toEqual({ ...quiet, kim: [expect.stringMatching(/^No longer yours: /)] })
  })

  test('a new time is told with the old one, and of two the newer', async () => {
    await heard()
    const move = (hours: number) =>
      desk.admin.call('POST', path('/reschedule'), {
        body: { startsAt: now(hours * HOUR), endsAt: now((hours + 1) * HOUR) },
      })
    await move(48)
    await move(72)
    await desk.settle()
    const mails = desk.mails(booking.email)
    expect(mails).toHaveLength(1)
    expect(mails[0]?.subject).toMatch(/^New time: Cleaning/)
    expect(mails[0]?.text).toMatch(/Before, it was \w+day/)
    expect(subjects(desk.sam.email)).toEqual([expect.stringMatching(/^New time: Cleaning/)])
  })

  test('a cancelled one is told with its reason', async () => {
    await heard()
    await desk.admin.call('POST', path('/cancel'), { body: { reason: 'Nobody is free' } })
    await desk.settle()
    for (const email of [booking.email, desk.sam.email]) {
      const [mail, ...more] = desk.mails(email)
      expect(more).toEqual([])
      expect(mail?.subject).toMatch(/^Cancelled: Cleaning/)
      expect(mail?.text).toContain('Nobody is free')
    }
  })

  test('what whoever comes would find out at the door is told, and what does not concern them is not', async () => {
    await heard()
    await desk.admin.call('PATCH', path(), { body: { paymentStatus: 'paid' } })
    expect(await heard()).toEqual(quiet)
    await desk.admin.call('PATCH', path(), { body: { place: { address: 'Elsewhere 2' } } })
    expect(await heard()).toEqual({ ...quiet, sam: [expect.stringMatching(/^Details changed: Cleaning/)] })
  })

  test('what was confirmed and cancelled before anybody could read it is only cancelled', async () => {
    await desk.admin.call('POST', path('/cancel'), { body: {} })
    const { customer, sam } = await heard()
    expect(customer).toEqual([expect.stringMatching(/^Cancelled: /)])
    expect(sam).toEqual([expect.stringMatching(/^Cancelled: /)])
  })

  describe('finished work', () => {
    test('that is approved is told to both, with where to review it', async () => {
      await done()
      const guest = await desk.guest(booking.email)
      await guest('POST', path('/respond-completion'), { body: { approved: true } })
      await desk.settle()
      const [mail, ...more] = desk.mails(booking.email)
      expect(more).toEqual([])
      expect(mail?.subject).toBe('Complete: Cleaning')
      expect(mail?.text).toMatch(/Write a review[\s\S]*\/bookings\/[\w-]+#p\.review/)
      expect(subjects(desk.sam.email)).toEqual([expect.stringMatching(/^Approved: Cleaning/)])
      const review = await guest<Booking>('POST', path('/review'), { body: { rating: 4, text: 'Spotless' } })
      expect(await heard()).toEqual(quiet)
      await desk.admin.call('POST', `/v1/reviews/${review.body.review?.id}/moderate`, { body: { status: 'published' } })
      await desk.settle()
      const [told] = desk.mails(desk.sam.email)
      expect(told?.subject).toBe('4 of 5: Cleaning')
      expect(told?.text).toContain('Spotless')
    })

    test('that is rejected is told to whoever did it, with what is wrong', async () => {
      await done()
      const guest = await desk.guest(booking.email)
      await guest('POST', path('/respond-completion'), { body: { approved: false, issues: 'The stairs are wet' } })
      await desk.settle()
      const [told, ...more] = desk.mails(desk.sam.email)
      expect(more).toEqual([])
      expect(told?.subject).toMatch(/^Not accepted: Cleaning/)
      expect(told?.text).toContain('The stairs are wet')
      expect(
        subjects(booking.email).filter((subject) => /Cleaning$/.test(subject) && !/^We have/.test(subject)),
      ).toEqual([])
    })

    test('nobody answers for is reminded of, told to those in charge, and closed by support', async () => {
      await done()
      desk.api.deps.clock.advance(36 * HOUR)
      const reminded = await heard()
      expect(reminded.customer).toEqual(['Still open: is Cleaning done?'])
      desk.api.deps.clock.advance(24 * HOUR)
      const escalated = await heard()
      expect(escalated.admin).toContain(`Needs you: Cleaning is not confirmed [#${booking.number}]`)
      await desk.admin.call('POST', path('/complete-by-support'), {
        body: { outcome: 'customer_confirmed', notes: 'By telephone' },
      })
      const ended = await heard()
      expect(ended.customer).toContain('Complete: Cleaning')
      expect(ended.sam).toEqual([expect.stringMatching(/^Confirmed by support: Cleaning/)])
      expect(ended.admin).toEqual([])
    })

    test('that is in dispute is told, and so is how that ends', async () => {
      await done()
      await desk.admin.call('POST', path('/initiate-follow-up'), { body: {} })
      await heard()
      await desk.admin.call('POST', path('/complete-by-support'), {
        body: { outcome: 'customer_disputed', notes: 'A window is broken' },
      })
      const disputed = await heard()
      expect(disputed.customer).toContain('We are looking into it: Cleaning')
      expect(disputed.sam).toEqual([expect.stringMatching(/^In dispute: Cleaning/)])
      await desk.admin.call('POST', path('/settle-dispute'), { body: { outcome: 'rework', notes: 'Once more' } })
      const again = await heard()
      expect(again.customer).toContain('Under way: Cleaning')
      expect(again.sam).toEqual([expect.stringMatching(/^To be done again: Cleaning/)])
    })
  })

  test('what one writes is told to the other, unless they read it meanwhile', async () => {
    await heard()
    const guest = await desk.guest(booking.email)
    const write = (by: Call, text: string) =>
      by<SentMessage>('POST', path('/messages'), {
        body: { clientId: newClientId(), content: { type: 'text', text } },
      })
    const first = await write(guest, 'Which bell?')
    expect(first.status).toBe(201)
    await desk.runDue()
    expect(subjects(desk.sam.email)).toEqual([])
    expect(await heard()).toEqual({ ...quiet, sam: ['Ada Lovelace wrote: Cleaning'] })
    const answer = await write(desk.sam.call, 'The upper one')
    await desk.settle()
    const [mail, ...more] = desk.mails(booking.email)
    expect(more).toEqual([])
    expect(mail?.subject).toBe('Sam wrote to you: Cleaning')
    expect(mail?.text).toContain('The upper one')
    await write(desk.sam.call, 'I ring twice')
    const { conversation } = answer.body
    await guest('POST', `/v1/conversations/${conversation.id}/receipts`, {
      body: { readSeq: conversation.lastSeq + 1 },
    })
    expect(await heard()).toEqual(quiet)
    const place = { type: 'text', text: '', location: { latitude: 38.7, longitude: -9.1 } }
    await guest('POST', path('/messages'), { body: { clientId: newClientId(), content: place } })
    await desk.settle()
    expect(desk.mails(desk.sam.email)[0]?.text).toContain('A place on the map')
  })

  describe('quiet hours and digests', () => {
    const choose = (id: string, more: object) =>
      desk.api.deps.db
        .insertInto('notification_preferences')
        .values({
          workspace_id: desk.workspace.id,
          recipient_id: id,
          preferences: JSON.stringify(more),
          updated_at: desk.api.deps.clock.now(),
        })
        .execute()

    test('a step that passed meanwhile is not told in the morning', async () => {
      await choose(booking.customer.id, { quietHours: { from: '00:00', to: '23:59' }, timeZone: 'UTC' })
      await desk.report(booking, 'on_way')
      await desk.runDue()
      await desk.report(booking, 'arrived')
      await desk.runDue()
      desk.api.deps.clock.advance(24 * HOUR)
      await desk.runDue()
      expect(subjects(booking.email)).toEqual(['Sam arrived: Cleaning'])
      const skipped = await desk.api.deps.db
        .selectFrom('deliveries')
        .select(['kind', 'reason'])
        .where('recipient_id', '=', booking.customer.id)
        .where('status', '=', 'skipped')
        .orderBy('kind')
        .execute()
      expect(skipped.map(({ kind }) => kind)).toEqual(['booking_on_way'])
      expect(skipped[0]?.reason).toBe('The booking moved on meanwhile')
    })

    test('a digest tells what is still true, in the words of now', async () => {
      await choose(booking.customer.id, { frequency: 'daily', timeZone: 'UTC' })
      await desk.report(booking, 'on_way')
      await desk.runDue()
      await desk.report(booking, 'arrived')
      await desk.runDue()
      desk.api.deps.clock.advance(24 * HOUR)
      await desk.runDue()
      const [digest, ...more] = desk.mails(booking.email)
      expect(more).toEqual([])
      expect(digest?.text).toContain('Sam arrived')
      expect(digest?.text).not.toContain('set out')
      expect(digest?.text).not.toContain('is confirmed')
    })
  })
})
