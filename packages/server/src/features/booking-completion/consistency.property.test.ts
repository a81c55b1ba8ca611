import type { BookingStatus, CompletionSummary } from '@deskbell/protocol'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { type CompletionDesk, completionDesk, DAY } from '../../testing/completion.ts'
import { eachDatabase } from '../../testing/databases.ts'
import { summaryOf } from './completion.ts'
import { autoComplete, escalateOverdue, remindBeforeEscalation } from './schedules.ts'

/** How the newest request may stand where a booking has come to. */
const FITTING: Readonly<Record<BookingStatus, readonly (string | null)[]>> = {
  confirmed: [null],
  on_way: [null],
  arrived: [null],
  in_progress: [null, 'rejected'],
  completed: ['pending', 'escalated'],
  verified: ['approved', 'auto_approved'],
  disputed: ['rejected'],
  cancelled: [null, 'rejected'],
}

eachDatabase((kind, open) => {
  let desk: CompletionDesk
  beforeAll(async () => {
    desk = await completionDesk(await open())
  })

  const post =
    (who: 'provider' | 'agent' | 'colleague' | 'customer' | 'admin', action: string, body?: object) => (id: string) =>
      desk[who].call('POST', `/v1/bookings/${id}/${action}`, body === undefined ? {} : { body })
  const ending = (outcome: string) => post('agent', 'complete-by-support', { outcome, notes: 'So' })
  const STEPS: Readonly<Record<string, (id: string) => Promise<unknown>>> = {
    request: post('provider', 'request-completion'),
    approve: post('customer', 'respond-completion', { approved: true }),
    reject: post('customer', 'respond-completion', { approved: false, issues: 'Dust' }),
    follow: post('agent', 'initiate-follow-up'),
    followToo: post('colleague', 'initiate-follow-up'),
    fail: post('agent', 'log-contact', { method: 'call', reached: false }),
    reach: post('colleague', 'log-contact', { method: 'email', reached: true }),
    confirm: ending('customer_confirmed'),
    dispute: ending('customer_disputed'),
    giveUp: ending('unreachable'),
    settle: post('agent', 'settle-dispute', { outcome: 'verified', notes: 'So' }),
    rework: post('agent', 'settle-dispute', { outcome: 'rework', notes: 'So' }),
    review: post('customer', 'review', { rating: 4 }),
    cancel: post('admin', 'cancel', {}),
    hours: () => pass(DAY / 2),
    days: () => pass(3 * DAY),
  }

  /** What the clock brings, without all that follows from it. */
  async function pass(ms: number): Promise<void> {
    desk.api.deps.clock.advance(ms)
    for (const job of [remindBeforeEscalation, escalateOverdue, autoComplete]) await desk.doAtOnce(job)
  }

  async function expectConsistent(id: string): Promise<void> {
    const { db } = desk.api.deps
    const booking = await db.selectFrom('bookings').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
    const rows = await db
      .selectFrom('completion_requests')
      .selectAll()
      .where('booking_id', '=', id)
      .orderBy('n')
      .execute()
    const newest = rows.at(-1)
    const told = booking.completion === null ? null : (JSON.parse(booking.completion) as CompletionSummary)
    expect(told).toEqual(newest ? summaryOf(newest) : null)
    expect(FITTING[booking.status as BookingStatus]).toContain(newest?.status ?? null)
    expect(rows.map(({ n }) => n)).toEqual(rows.map((_, at) => at + 1))
    expect(rows.slice(0, -1).filter(({ status }) => status !== 'rejected')).toEqual([])
    expect(booking.ended_at === null).toBe(!['verified', 'cancelled'].includes(booking.status))
    const rejected = rows.filter(
      ({ responded_at, outcome, status }) => status === 'rejected' && responded_at !== null && outcome === null,
    )
    const escalated = rows.filter(({ auto_escalated }) => auto_escalated === 1)
    expect(await desk.ticketsOf(booking)).toHaveLength(rejected.length + escalated.length)
    const review = await db.selectFrom('reviews').select(['id', 'rating']).where('booking_id', '=', id).execute()
    const shown = booking.review === null ? [] : [JSON.parse(booking.review) as { id: string; rating: number }]
    expect(shown.map(({ id: reviewId, rating }) => ({ id: reviewId, rating }))).toEqual(review)
  }

  test('whatever is done in whatever order, by one or two at once: booking and requests say the same', {
    timeout: 60_000,
  }, async () => {
    const step = fc.constantFrom(...Object.keys(STEPS))
    const turns = fc.array(fc.array(step, { minLength: 1, maxLength: 2 }), { minLength: 3, maxLength: 14 })
    await fc.assert(
      fc.asyncProperty(turns, async (plan) => {
        const { id } = await desk.asked()
        for (const turn of plan) {
          await Promise.all(turn.map((name) => STEPS[name]?.(id)))
          await expectConsistent(id)
        }
      }),
      { numRuns: kind === 'sqlite' ? 20 : 8 },
    )
  })
})
