import type { BusinessHours, ClockKind } from '@deskbell/protocol'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addWorkingTime, openTime, spentBetween } from '../../platform/business-time/index.ts'
import { businessHours, date } from '../../testing/hours.ts'
import { policyInput, WORKDAYS } from '../../testing/sla.ts'
import { advance, begin, type Clock, type ClockMark, isAtRisk, type Mark, type SlaState, settle } from './clocks.ts'
import type { Terms } from './terms.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const START = Date.parse('2026-03-02T09:00:00Z')

function terms(more: Partial<Terms> = {}): Terms {
  const { targets } = policyInput()
  return { targets, atRiskPercent: 50, escalations: [], hours: null, holidays: [], open: openTime(null), ...more }
}

/** Every version of the one policy, the first of which holds at the beginning. */
const promised = (version = 1, priority: 'normal' | 'urgent' = 'normal') => ({ policyId: 'p', version, priority })

type Step = [hours: number, what: ClockMark] | [hours: number, what: 'retargeted', version: number, urgent?: 'urgent']

function play(versions: readonly Terms[], steps: readonly Step[], start = START): SlaState {
  const termsOf = (_: string, version: number) => versions[version - 1] ?? terms()
  const marks = steps.map(([hours, what, version, urgent]): Mark => {
    const at = start + hours * HOUR
    return what === 'retargeted' ? { what, at, ...promised(version, urgent) } : { what, at }
  })
  return marks.reduce((state, mark) => advance(state, mark, termsOf), begin(promised(), start, termsOf))
}

/** In hours since the beginning, to be read. */
function look(state: SlaState, kind: ClockKind) {
  const clock = state.clocks.find((one) => one.kind === kind)
  if (!clock) return null
  const hours = (at: number | null) => (at === null ? null : (at - START) / HOUR)
  const { dueAt, stoppedAt, breachedAt } = clock
  return { spent: clock.spentMs / HOUR, due: hours(dueAt), stopped: hours(stoppedAt), breached: hours(breachedAt) }
}

/** With 1 h for the first answer, 2 h for each further one, 8 h for the end, around the clock. */
describe.each<[string, ClockKind, Step[], ReturnType<typeof look>]>([
  ['runs from the beginning', 'first_response', [], { spent: 0, due: 1, stopped: null, breached: null }],
  [
    'is met by a reply',
    'first_response',
    [[0.5, 'agent_replied']],
    { spent: 0.5, due: null, stopped: 0.5, breached: null },
  ],
  [
    'is met by resolving',
    'first_response',
    [[0.5, 'resolved']],
    { spent: 0.5, due: null, stopped: 0.5, breached: null },
  ],
  [
    'stays breached when answered later',
    'first_response',
    [[3, 'agent_replied']],
    { spent: 3, due: null, stopped: 3, breached: 1 },
  ],
  [
    'is not moved by what the customer adds',
    'first_response',
    [[0.5, 'customer_replied']],
    { spent: 0, due: 1, stopped: null, breached: null },
  ],
  [
    'is not stopped twice',
    'first_response',
    [
      [0.5, 'agent_replied'],
      [5, 'agent_replied'],
    ],
    { spent: 0.5, due: null, stopped: 0.5, breached: null },
  ],
  [
    'stands still while paused',
    'first_response',
    [
      [0.5, 'paused'],
      [9, 'resumed'],
    ],
    { spent: 0.5, due: 9.5, stopped: null, breached: null },
  ],
  [
    'is not due while paused',
    'first_response',
    [
      [0.5, 'paused'],
      [9, 'customer_replied'],
    ],
    { spent: 0.5, due: null, stopped: null, breached: null },
  ],
  [
    'may be paused and resumed twice at once',
    'first_response',
    [
      [0.5, 'paused'],
      [0.6, 'paused'],
      [9, 'resumed'],
      [9.1, 'resumed'],
    ],
    { spent: 0.5, due: 9.5, stopped: null, breached: null },
  ],
  ['is none before the first answer', 'next_response', [[0.1, 'customer_replied']], null],
  [
    'runs from the first message nobody answered',
    'next_response',
    [
      [0.5, 'agent_replied'],
      [1, 'customer_replied'],
      [2, 'customer_replied'],
    ],
    { spent: 0, due: 3, stopped: null, breached: null },
  ],
  [
    'starts anew with the next one',
    'next_response',
    [
      [0.5, 'agent_replied'],
      [1, 'customer_replied'],
      [4, 'agent_replied'],
      [5, 'customer_replied'],
    ],
    { spent: 0, due: 7, stopped: null, breached: null },
  ],
  [
    'begins once the ticket is resumed',
    'next_response',
    [
      [0.5, 'agent_replied'],
      [0.5, 'paused'],
      [3, 'customer_replied'],
      [3.5, 'resumed'],
    ],
    { spent: 0, due: 5.5, stopped: null, breached: null },
  ],
  [
    'begins with what opens a resolved ticket, whichever is said first',
    'next_response',
    [
      [0.5, 'resolved'],
      [3, 'customer_replied'],
      [3, 'reopened'],
    ],
    { spent: 0, due: 5, stopped: null, breached: null },
  ],
  [
    'ends when the ticket is closed',
    'resolution',
    [
      [2, 'ended'],
      [3, 'agent_replied'],
      [4, 'resumed'],
    ],
    { spent: 2, due: null, stopped: 2, breached: null },
  ],
  [
    'goes on when it is opened again',
    'resolution',
    [
      [2, 'resolved'],
      [5, 'reopened'],
    ],
    { spent: 2, due: 11, stopped: null, breached: null },
  ],
  [
    'goes on though it was closed while paused',
    'resolution',
    [
      [1, 'paused'],
      [2, 'ended'],
      [5, 'reopened'],
    ],
    { spent: 1, due: 12, stopped: null, breached: null },
  ],
  [
    'stays breached when opened again',
    'resolution',
    [
      [9, 'resolved'],
      [10, 'reopened'],
    ],
    { spent: 9, due: 8, stopped: null, breached: 8 },
  ],
  [
    'passes its target at the very moment',
    'resolution',
    [[8, 'resolved']],
    { spent: 8, due: null, stopped: 8, breached: 8 },
  ],
  [
    'is not opened again while it is open',
    'resolution',
    [[2, 'reopened']],
    { spent: 0, due: 8, stopped: null, breached: null },
  ],
  [
    'counts a mark from before the last one as of then',
    'resolution',
    [
      [2, 'paused'],
      [1, 'resumed'],
    ],
    { spent: 2, due: 8, stopped: null, breached: null },
  ],
])('a clock %s', (_, kind, steps, expected) => {
  test(kind, () => {
    expect(look(play([terms()], steps), kind)).toEqual(expected)
  })
})

describe('the calendar', () => {
  const lisbon = (holidays: string[] = []) => {
    const hours: BusinessHours = { timeZone: 'Europe/Lisbon', days: WORKDAYS }
    return terms({ hours, holidays, open: openTime(hours, holidays) })
  }
  test.each([
    ['a weekend on which the clocks go forward', lisbon(), '2026-03-27T16:30:00Z', '2026-03-30T08:30:00Z'],
    ['a weekend on which they go back', lisbon(), '2026-10-23T15:30:00Z', '2026-10-26T09:30:00Z'],
    ['a holiday', lisbon(['2026-04-03', '2026-04-06']), '2026-04-02T15:30:00Z', '2026-04-07T08:30:00Z'],
  ])('is counted over %s', (_, by, start, due) => {
    const state = play([by], [], Date.parse(start))
    expect(state.clocks[0]?.dueAt).toBe(Date.parse(due))
  })

  test('counts a pause by the clock on the wall of the zone', () => {
    const start = Date.parse('2026-03-27T16:30:00Z')
    // Paused over the weekend, with half an hour of one spent.
    const state = play(
      [lisbon()],
      [
        [0.5, 'paused'],
        [64.75, 'resumed'],
      ],
      start,
    )
    expect(state.clocks[0]).toMatchObject({ spentMs: HOUR / 2, dueAt: Date.parse('2026-03-30T09:45:00Z') })
  })

  test('may never come', () => {
    const state = play(
      [
        terms({
          open: openTime({ timeZone: 'UTC', days: { ...WORKDAYS, mon: [], tue: [], wed: [], thu: [], fri: [] } }),
        }),
      ],
      [],
    )
    expect(state.clocks.map(({ dueAt, atRiskAt }) => [dueAt, atRiskAt])).toEqual([
      [null, null],
      [null, null],
    ])
  })
})

describe('a new target', () => {
  const half = { firstResponse: 30, nextResponse: 30, resolution: 240 }
  const longer = { firstResponse: 600, nextResponse: null, resolution: 600 }
  const none = { firstResponse: null, nextResponse: null, resolution: null }
  const { normal } = policyInput().targets
  const by = (target: typeof normal, urgent = half) =>
    terms({ targets: { ...policyInput().targets, normal: target, urgent } })

  test.each<[string, Terms[], Step[], ReturnType<typeof look>]>([
    [
      'of a higher priority counts what was spent',
      [by(normal)],
      [[2, 'retargeted', 1, 'urgent']],
      { spent: 2, due: 4, stopped: null, breached: null },
    ],
    [
      'that has passed already is passed now',
      [by(normal)],
      [[5, 'retargeted', 1, 'urgent']],
      { spent: 5, due: 5, stopped: null, breached: 5 },
    ],
    [
      'does not undo a breach',
      [by(normal), by(longer)],
      [[9, 'retargeted', 2]],
      { spent: 9, due: 8, stopped: null, breached: 8 },
    ],
    [
      'of an edited policy is kept until it passes',
      [by(normal), by(longer)],
      [[7, 'retargeted', 2]],
      { spent: 7, due: 10, stopped: null, breached: null },
    ],
    [
      'while paused holds when it goes on',
      [by(normal), by(longer)],
      [
        [1, 'paused'],
        [2, 'retargeted', 2],
        [3, 'resumed'],
      ],
      { spent: 1, due: 12, stopped: null, breached: null },
    ],
    [
      'holds for what is opened again',
      [by(normal), by(longer)],
      [
        [1, 'resolved'],
        [2, 'retargeted', 2],
        [3, 'reopened'],
      ],
      { spent: 1, due: 12, stopped: null, breached: null },
    ],
    [
      'may be none',
      [by(normal), by(none)],
      [
        [1, 'retargeted', 2],
        [99, 'paused'],
      ],
      { spent: 99, due: null, stopped: null, breached: null },
    ],
    [
      'may come after none',
      [by(none), by(normal)],
      [[3, 'retargeted', 2]],
      { spent: 3, due: 8, stopped: null, breached: null },
    ],
  ])('%s', (_, versions, steps, expected) => {
    expect(look(play(versions, steps), 'resolution')).toEqual(expected)
  })

  test('leaves what was met as it was', () => {
    const state = play(
      [by(normal), by(half)],
      [
        [0.9, 'agent_replied'],
        [1, 'retargeted', 2],
      ],
    )
    expect(state.clocks[0]).toMatchObject({ targetMs: HOUR, stoppedAt: START + 0.9 * HOUR, breachedAt: null })
  })

  test('by another calendar counts from then on by that one', () => {
    const closed = terms({ open: openTime({ timeZone: 'UTC', days: { ...WORKDAYS, mon: [] } }) })
    const state = play([terms(), closed], [[0.25, 'retargeted', 2]])
    expect(state.clocks[0]).toMatchObject({ spentMs: HOUR / 4, dueAt: Date.parse('2026-03-03T09:45:00Z') })
  })
})

test('a clock is at risk from its share of the target until it is breached or over, also while paused', () => {
  const [clock] = play([terms()], []).clocks
  const paused = play([terms()], [[0.75, 'paused']]).clocks[0]
  const over = settle(play([terms()], []), START + HOUR).clocks[0]
  const at = (one: Clock | undefined, hours: number) => one && isAtRisk(one, 50, START + hours * HOUR)
  expect([at(clock, 0.4), at(clock, 0.5), at(paused, 30), at(over, 1)]).toEqual([false, true, true, false])
})

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
