import fc from 'fast-check'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newClientId } from '../../testing/api.ts'
import { eachDatabase } from '../../testing/databases.ts'
import { type Desk, openDesk } from './testing/desk.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const QUARTER = 15 * MINUTE

eachDatabase((kind, open) => {
  let desk: Desk

  beforeAll(async () => {
    desk = await openDesk((await open()).connect)
  })

  // Reminders fall on full hours then, and the clock is looked at on each.
  beforeEach(() => clock().set(Math.ceil(clock().now() / HOUR) * HOUR))

  const clock = () => desk.api.deps.clock
  const from = (startsAt: number) => ({
    startsAt: new Date(startsAt).toISOString(),
    endsAt: new Date(startsAt + HOUR).toISOString(),
  })
  /** Reminders that a customer was told, in order: the instant, and what it was called. */
  async function told(customerId: string): Promise<{ at: number; kind: string }[]> {
    const rows = await desk.api.deps.db
      .selectFrom('notifications')
      .select(['created_at', 'kind'])
      .where('recipient_id', '=', customerId)
      .where('kind', 'like', 'booking_reminder_%')
      .orderBy('id')
      .execute()
    return rows.map(({ created_at, kind: name }) => ({ at: created_at, kind: name }))
  }
  const hoursBefore = async (customerId: string, startsAt: number) =>
    (await told(customerId)).map((one) => (startsAt - one.at) / HOUR)
  const choose = (recipientId: string, preferences: object) =>
    desk.api.deps.db
      .insertInto('notification_preferences')
      .values({
        workspace_id: desk.workspace.id,
        recipient_id: recipientId,
        preferences: JSON.stringify(preferences),
        updated_at: clock().now(),
      })
      .execute()
  async function pass(until: number, step = HOUR): Promise<void> {
    while (clock().now() < until) {
      clock().advance(Math.min(step, until - clock().now()))
      await desk.runDue()
    }
  }
  const reminders = (email: string) => desk.mails(email).filter(({ subject }) => /^Cleaning: /.test(subject))

  describe('across changes of the clocks', () => {
    test.each([
      ['Asia/Kathmandu', '2027-03-14T04:15:00Z', '10:00 AM', 'never'],
      ['America/Chicago', '2027-03-14T15:00:00Z', '10:00 AM', 'forward'],
      ['America/Vancouver', '2027-03-14T17:00:00Z', '10:00 AM', 'forward or never: as the zone’s rules say'],
      ['Australia/Lord_Howe', '2027-04-03T23:30:00Z', '10:00 AM', 'back by half an hour'],
      ['America/Vancouver', '2027-07-01T17:00:00Z', '10:00 AM', 'in summer'],
      ['Australia/Lord_Howe', '2027-10-02T23:00:00Z', '10:00 AM', 'forward by half an hour'],
      ['America/Chicago', '2027-11-07T16:00:00Z', '10:00 AM', 'back'],
    ])('%s, a booking at %s: %s there (%s)', async (timeZone, startsAt, time) => {
      const start = Date.parse(startsAt)
      clock().set(start - 26 * HOUR)
      const customer = { externalId: newClientId(), name: 'Ada', email: `ada-${newClientId()}@example.com`, timeZone }
      const booking = await desk.book({ ...from(start), timeZone, customer })
      await pass(start + HOUR)
      expect(await hoursBefore(booking.customer.id, start)).toEqual([24, 2, 1])
      const said = reminders(customer.email).map(({ subject }) => subject.replaceAll(' ', ' '))
      expect(said).toEqual([
        `Cleaning: tomorrow, at ${time}`,
        `Cleaning: in 2 hours, at ${time}`,
        `Cleaning: in 1 hour, at ${time}`,
      ])
    })
  })

  test('a booking made 90 minutes ahead is reminded of once, and says so', async () => {
    const start = clock().now() + 90 * MINUTE
    const booking = await desk.book(from(start))
    await desk.runDue()
    const [confirmed] = desk.mails(booking.email)
    expect(confirmed?.text).toContain('1 hour before: a reminder')
    expect(confirmed?.text).not.toContain('2 hours before')
    await pass(start + HOUR, QUARTER)
    expect(await hoursBefore(booking.customer.id, start)).toEqual([1])
  })

  test('after a standstill only what still makes sense is said, and nothing once it began', async () => {
    const start = clock().now() + 30 * HOUR
    const [booking, missed] = [await desk.book(from(start)), await desk.book(from(start))]
    await desk.runDue()
    await desk.admin.call('POST', `/v1/bookings/${missed.id}/cancel`, { body: {} })
    clock().set(start - 50 * MINUTE)
    await desk.runDue()
    expect(await told(booking.customer.id)).toEqual([{ at: start - 50 * MINUTE, kind: 'booking_reminder_1h' }])
    expect(reminders(booking.email)[0]?.subject).toContain('in 50 minutes')
    expect(await told(missed.customer.id)).toEqual([])
    const late = await desk.book(from(clock().now() + 30 * HOUR))
    await desk.runDue()
    clock().advance(31 * HOUR)
    await desk.runDue()
    expect(await told(late.customer.id)).toEqual([])
  })

  test('who is told of a delay, or sees the provider set out, is not reminded of the old time', async () => {
    const start = clock().now() + 3 * HOUR
    const [late, gone] = [await desk.book(from(start)), await desk.book(from(start))]
    await desk.report(late, 'delayed', { reason: 'Snow', etaMinutes: 300 })
    await desk.report(gone, 'on_way')
    await pass(start)
    expect(await told(late.customer.id)).toEqual([])
    expect(await told(gone.customer.id)).toEqual([])
  })

  test('when a workspace decides otherwise, bookings still to come follow, each hour with its words', async () => {
    const start = clock().now() + 60 * HOUR
    const booking = await desk.book(from(start))
    await desk.runDue()
    const put = (reminderHours: number[]) =>
      desk.admin.call('PATCH', '/v1/booking-settings', { body: { reminderHours } })
    await put([48, 3])
    try {
      await pass(start)
      expect(await hoursBefore(booking.customer.id, start)).toEqual([48, 3])
      expect(reminders(booking.email).map(({ subject }) => subject.replace(/, at .*/, ''))).toEqual([
        'Cleaning: in 2 days',
        'Cleaning: in 3 hours',
      ])
    } finally {
      await put([24, 2, 1])
      await desk.runDue()
    }
  })

  describe('quiet hours', () => {
    test.each([
      // Quiet until 8:00, three hours before: the reminder of the day before comes then, the others at their time.
      ['22:00', '08:00', '11:00', [24, 2, 1], 3],
      // They last until the start and beyond: the first comes at their end, what is urgent passes, the other is left out.
      ['22:00', '12:00', '11:00', [24, 2, 1], 2],
      // They end once the next reminder is due, which says it better.
      ['06:00', '10:56', '11:00', [24, 2, 1], 2],
    ])(
      'from %s to %s, a start at %s: reminded %j hours before in the app, %i times by mail',
      async (quiet, until, time, hours, mails) => {
        const day = new Date(clock().now() + 49 * HOUR).toISOString().slice(0, 10)
        const start = Date.parse(`${day}T${time}:00Z`)
        const booking = await desk.book({ ...from(start), timeZone: 'UTC' })
        await desk.runDue()
        desk.mails(booking.email)
        await choose(booking.customer.id, { quietHours: { from: quiet, to: until }, timeZone: 'UTC' })
        let heard = 0
        while (clock().now() < start + 2 * HOUR) {
          await pass(clock().now() + HOUR)
          const now = reminders(booking.email).length
          if (now > 0) expect(clock().now()).toBeLessThan(start)
          heard += now
        }
        expect(await hoursBefore(booking.customer.id, start)).toEqual(hours)
        expect(heard).toBe(mails)
        const left = await desk.api.deps.db
          .selectFrom('deliveries')
          .select(['kind', 'reason'])
          .where('recipient_id', '=', booking.customer.id)
          .where('status', '=', 'skipped')
          .execute()
        const reason = 'Their quiet hours last until it is of no use'
        expect(left).toEqual(mails === 3 ? [] : [{ kind: 'booking_reminder_2h', reason }])
      },
    )
  })

  test.each([
    // The digest of nine o'clock comes soon enough for the first, and too late for the others.
    ['08:00', ['Cleaning: in 2 hours', 'Cleaning: in 1 hour'], 1],
    ['10:00', ['Cleaning: tomorrow', 'Cleaning: in 2 hours', 'Cleaning: in 1 hour'], 0],
  ])(
    'a daily digest gathers no reminder that it would bring too late: a start at %s',
    async (time, alone, gathered) => {
      const day = new Date(clock().now() + 49 * HOUR).toISOString().slice(0, 10)
      const start = Date.parse(`${day}T${time}:00Z`)
      const booking = await desk.book({ ...from(start), timeZone: 'UTC' })
      await choose(booking.customer.id, { frequency: 'daily', timeZone: 'UTC' })
      await pass(start - 25 * HOUR)
      desk.mails(booking.email)
      await pass(start)
      const mails = desk.mails(booking.email)
      const isReminder = ({ subject }: { subject: string }) => /^Cleaning: /.test(subject)
      expect(mails.filter(isReminder).map(({ subject }) => subject.replace(/, at .*/, ''))).toEqual(alone)
      const digests = mails.filter((mail) => !isReminder(mail))
      expect(digests.filter(({ text }) => text.includes('Your appointment is tomorrow'))).toHaveLength(gathered)
    },
  )

  describe('races', () => {
    test.each(['cancel', 'reschedule'])(
      'a reminder that is due while somebody asks to %s: never of what is not',
      async (what) => {
        for (let n = 0; n < 6; n++) {
          const start = clock().now() + 25 * HOUR
          const booking = await desk.book(from(start))
          await desk.runDue()
          desk.mails(booking.email)
          clock().set(start - 24 * HOUR)
          const body = what === 'cancel' ? {} : from(start + 50 * HOUR)
          const [answer] = await Promise.all([
            desk.admin.call('POST', `/v1/bookings/${booking.id}/${what}`, { body }),
            desk.runDue(),
          ])
          expect(answer.status).toBe(200)
          const early = reminders(booking.email)
          expect(early.length).toBeLessThanOrEqual(1)
          await desk.settle()
          clock().advance(25 * HOUR)
          await desk.runDue()
          // What was already on its way may have gone; nothing follows.
          expect(reminders(booking.email)).toEqual([])
          await desk.admin.call('POST', `/v1/bookings/${booking.id}/cancel`, { body: {} })
        }
      },
    )

    test('two nodes, many bookings at one time: each reminder once', async () => {
      const start = clock().now() + 26 * HOUR
      const all = await Promise.all(Array.from({ length: 12 }, () => desk.book(from(start))))
      await pass(start)
      for (const { customer, email } of all) {
        expect(await hoursBefore(customer.id, start)).toEqual([24, 2, 1])
        expect(reminders(email)).toHaveLength(3)
      }
    })
  })

  /** What may happen to a booking, in quarters of an hour. */
  const deed = fc.oneof(
    { weight: 5, arbitrary: fc.record({ t: fc.constant('wait' as const), quarters: fc.integer({ min: 1, max: 12 }) }) },
    {
      weight: 1,
      arbitrary: fc.record({ t: fc.constant('stand' as const), quarters: fc.integer({ min: 4, max: 120 }) }),
    },
    { weight: 2, arbitrary: fc.record({ t: fc.constant('move' as const), ahead: fc.integer({ min: 1, max: 160 }) }) },
    { weight: 1, arbitrary: fc.record({ t: fc.constant('back' as const) }) },
    { weight: 1, arbitrary: fc.record({ t: fc.constant('cancel' as const) }) },
  )

  test('whatever happens to a booking: each reminder that is due once, none early, none once it began', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 2, max: 160 }), fc.array(deed, { maxLength: 12 }), async (ahead, deeds) => {
        clock().set(Math.ceil(clock().now() / QUARTER) * QUARTER)
        let start = clock().now() + ahead * QUARTER
        let before = start
        let isOn = true
        const booking = await desk.book(from(start))
        // What should be told, found out apart from how it is done: by looking at each time that something may be.
        const expected: { at: number; kind: string }[] = []
        let since = clock().now()
        let last = clock().now()
        const look = async () => {
          await desk.runDue()
          const now = clock().now()
          const reached = [24, 2, 1].filter((hours) => start - hours * HOUR <= now)
          const newest = reached.at(-1)
          const due = newest === undefined ? null : start - newest * HOUR
          if (isOn && due !== null && due > last && due > since && now < start - 5 * MINUTE) {
            const name = { 24: '24h', 2: '2h', 1: '1h' }[newest as 24 | 2 | 1]
            expected.push({ at: now, kind: `booking_reminder_${name}` })
          }
          last = now
        }
        const move = async (to: number) => {
          const body = from(to)
          const answer = await desk.admin.call('POST', `/v1/bookings/${booking.id}/reschedule`, { body })
          expect(answer.status).toBe(200)
          if (to !== start) since = clock().now()
          before = start
          start = to
          await look()
        }
        await look()
        for (const one of deeds) {
          if (one.t === 'wait') {
            for (let n = 0; n < one.quarters; n++) {
              clock().advance(QUARTER)
              await look()
            }
          }
          if (one.t === 'stand') {
            clock().advance(one.quarters * QUARTER)
            await look()
          }
          if (one.t === 'move' && isOn) await move(clock().now() + one.ahead * QUARTER)
          if (one.t === 'back' && isOn && before > clock().now()) await move(before)
          if (one.t === 'cancel' && isOn) {
            await desk.admin.call('POST', `/v1/bookings/${booking.id}/cancel`, { body: {} })
            isOn = false
            await look()
          }
        }
        expect(await told(booking.customer.id)).toEqual(expected)
        expect(reminders(booking.email)).toHaveLength(expected.length)
        if (isOn) await desk.admin.call('POST', `/v1/bookings/${booking.id}/cancel`, { body: {} })
        await desk.runDue()
      }),
      { numRuns: kind === 'sqlite' ? 25 : 6 },
    )
  }, 120_000)

  test('no reminder is left waiting for a booking that is over', async () => {
    clock().advance(400 * HOUR)
    await desk.runDue()
    const left = await desk.api.deps.db
      .selectFrom('jobs')
      .select(['kind', 'payload'])
      .where('kind', 'like', 'booking_reminders.%')
      .execute()
    expect(left).toEqual([])
  })
})
