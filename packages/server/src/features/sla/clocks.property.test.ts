import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addWorkingTime, openTime, spentBetween } from '../../platform/business-time/index.ts'
import { businessHours, date } from '../../testing/hours.ts'
import { advance, begin, type Clock, type ClockMark, type Mark } from './clocks.ts'
import type { Terms } from './terms.ts'
import { promised, terms } from './testing/play.ts'

const MINUTE = 60_000

const what = fc.constantFrom<ClockMark | 'urgent' | 'calendar'>(
  'agent_replied',
  'customer_replied',
  'paused',
  'resumed',
  'resolved',
  'reopened',
  'ended',
  'urgent',
  'calendar',
)
const schedule = fc.array(fc.tuple(fc.integer({ min: 0, max: 50 * 60 }), what), { maxLength: 15 })
const calendar = fc.tuple(businessHours, fc.array(date, { maxLength: 3 }))

test('in any schedule, what was spent is the open time while the ticket was open, and breaches stay', () => {
  fc.assert(
    fc.property(calendar, calendar, schedule, (one, other, gaps) => {
      const versions = [one, other].map(([hours, holidays]) => terms({ open: openTime(hours, holidays) }))
      const termsOf = (_: string, version: number) => versions[version - 1] ?? terms()
      let at = Date.parse('2026-03-27T09:00:00Z')
      let state = begin(promised(), at, termsOf)
      let spent = 0
      for (const [minutes, step] of gaps) {
        const open = termsOf('p', state.version).open
        if (state.phase === 'open') spent += spentBetween(open, at, at + minutes * MINUTE)
        at += minutes * MINUTE
        const mark: Mark =
          step === 'urgent' || step === 'calendar'
            ? {
                what: 'retargeted',
                at,
                ...promised(step === 'calendar' ? 2 : state.version, step === 'urgent' ? 'urgent' : 'normal'),
              }
            : { what: step, at }
        const next = advance(state, mark, termsOf)
        for (const clock of next.clocks) expectSound(clock, termsOf('p', next.version), next.at)
        const [before, after] = [state, next].map(({ clocks }) => clocks.find(({ kind }) => kind === 'resolution'))
        const running =
          after?.runningSince == null ? 0 : spentBetween(termsOf('p', next.version).open, after.runningSince, at)
        expect((after?.spentMs ?? 0) + running).toBe(spent)
        if (before?.breachedAt != null) expect(after?.breachedAt).toBe(before.breachedAt)
        if (state.breached) expect(next.breached).toBe(true)
        state = next
      }
    }),
  )
})

/** What holds of every clock at every time. */
function expectSound(clock: Clock, { open }: Terms, at: number): void {
  expect(clock.spentMs).toBeGreaterThanOrEqual(0)
  if (clock.stoppedAt !== null) expect(clock).toMatchObject({ runningSince: null, dueAt: null, atRiskAt: null })
  if (clock.breachedAt !== null) expect(clock.breachedAt).toBeLessThanOrEqual(at)
  if (clock.runningSince === null || clock.targetMs === null || clock.breachedAt !== null) return
  expect(clock.dueAt).toBe(addWorkingTime(open, clock.runningSince, clock.targetMs - clock.spentMs))
  if (clock.dueAt !== null) expect(clock.dueAt).toBeGreaterThan(at)
}
