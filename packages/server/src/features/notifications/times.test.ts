import type { NotificationPreferences } from '@deskbell/protocol'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { createJobRunner } from '../../platform/jobs/runner.ts'
import { newClientId, type TestApi, testApi } from '../../testing/api.ts'
import { eachDatabase } from '../../testing/databases.ts'
import { type FickleMailer, fickleMailer } from '../../testing/fickle-mailer.ts'
import { furnish, type House } from '../../testing/house.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
/** Spans with a change of clocks in the middle, both ways, north and south, and an ordinary one. */
const STARTS = ['2026-03-28T06:00Z', '2026-10-24T06:00Z', '2026-04-04T06:00Z', '2026-10-03T00:00Z', '2026-07-01T00:00Z']
const ZONES = ['Europe/Lisbon', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'UTC']

const plan = fc.record({
  start: fc.constantFrom(...STARTS),
  timeZone: fc.constantFrom(...ZONES),
  frequency: fc.constantFrom('at_once' as const, 'hourly' as const, 'daily' as const),
  quietHours: fc.option(
    fc
      .record({ from: fc.integer({ min: 0, max: 47 }), to: fc.integer({ min: 0, max: 47 }) })
      .filter(({ from, to }) => from !== to)
      .map(({ from, to }) => ({ from: timeOf(from), to: timeOf(to) })),
  ),
  /** Minutes from the start. */
  events: fc.array(fc.integer({ min: 0, max: 47 * 60 }), { minLength: 1, maxLength: 6 }),
})

function timeOf(halfHours: number): string {
  return `${String(Math.floor(halfHours / 2)).padStart(2, '0')}:${halfHours % 2 === 0 ? '00' : '30'}`
}

/** The time of day there, as `HH:MM`. */
function localTime(at: number, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at)
}

function isQuiet(
  at: number,
  { quietHours, timeZone }: Pick<NotificationPreferences, 'quietHours' | 'timeZone'>,
): boolean {
  if (!quietHours) return false
  const { from, to } = quietHours
  const now = localTime(at, timeZone)
  return from < to ? now >= from && now < to : now >= from || now < to
}

eachDatabase((_kind, open) => {
  let api: TestApi
  let house: House
  let mailer: FickleMailer
  let count = 0

  beforeAll(async () => {
    mailer = fickleMailer(24 * HOUR)
    api = testApi((await open()).db, { mailer: mailer as never })
    house = await furnish(api)
  })

  /** A customer of their own for each run. */
  async function person(preferences: NotificationPreferences) {
    const customer = await api.customer(house.workspace)
    await customer.call('PATCH', '/v1/customer', { body: { name: 'Ada', email: `ada${++count}@example.com` } })
    const body = preferences
    const saved = await customer.call('PATCH', '/v1/notification-preferences', { body })
    expect(saved.status).toBe(200)
    return { id: customer.id, email: `ada${count}@example.com` }
  }

  async function announce(customerId: string, title: string): Promise<void> {
    const values = { 'announcement.title': title, 'announcement.text': 'Read on.' }
    const body = { clientId: newClientId(), customerId, kind: 'announcement', values }
    const answer = await house.admin.call('POST', '/v1/customer-notifications', { body })
    expect(answer.status).toBe(201)
  }

  test('nothing is sent early, twice, in quiet hours or never, across changes of the clocks', async () => {
    await fc.assert(
      fc.asyncProperty(plan, async ({ start, timeZone, frequency, quietHours, events }) => {
        const { clock } = api.deps
        const from = Date.parse(start)
        clock.set(from)
        const all: NotificationPreferences['categories']['system'] = ['email']
        const preferences = {
          categories: { booking: all, payment: all, review: all, support: all, system: all },
          frequency,
          quietHours,
          timeZone,
        }
        const { id, email } = await person(preferences)
        const runner = createJobRunner(api.deps)
        const told = new Map<string, { said: number; heard: number[] }>()
        const due = events
          .map((minute, n) => ({ at: from + minute * MINUTE, title: `Title-${count}-${n}.` }))
          .sort((a, b) => a.at - b.at)
        mailer.taken.length = 0
        for (const until = from + 96 * HOUR; clock.now() < until; clock.advance(15 * MINUTE)) {
          while (due[0] && due[0].at <= clock.now()) {
            const { title } = due.shift() as { title: string }
            told.set(title, { said: clock.now(), heard: [] })
            await announce(id, title)
          }
          await runner.runDue()
          for (const mail of mailer.taken.splice(0)) {
            expect(mail.to).toBe(email)
            expect(isQuiet(clock.now(), preferences), `quiet at ${localTime(clock.now(), timeZone)}`).toBe(false)
            for (const [title, { heard }] of told) if (mail.text.includes(title)) heard.push(clock.now())
          }
        }
        for (const [title, { said, heard }] of told) {
          expect(heard, title).toHaveLength(1)
          expect(heard[0]).toBeGreaterThanOrEqual(said)
          if (frequency === 'at_once' && !quietHours) expect(heard[0]).toBe(said)
        }
      }),
      { numRuns: 8 },
    )
  }, 60_000)
})
