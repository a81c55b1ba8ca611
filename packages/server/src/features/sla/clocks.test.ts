import type { BusinessHours, ClockKind } from '@deskbell/protocol'
import { describe, expect, test } from 'vitest'
import { openTime } from '../../platform/business-time/index.ts'
import { WORKDAYS } from '../../testing/sla.ts'
import { type Clock, isAtRisk, settle } from './clocks.ts'
import { HOUR, look, play, START, type Step, terms } from './testing/play.ts'

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

test('a clock is at risk from its share of the target until it is breached or over, also while paused', () => {
  const [clock] = play([terms()], []).clocks
  const paused = play([terms()], [[0.75, 'paused']]).clocks[0]
  const over = settle(play([terms()], []), START + HOUR).clocks[0]
  const at = (one: Clock | undefined, hours: number) => one && isAtRisk(one, 50, START + hours * HOUR)
  expect([at(clock, 0.4), at(clock, 0.5), at(paused, 30), at(over, 1)]).toEqual([false, true, true, false])
})
