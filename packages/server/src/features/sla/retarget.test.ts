import { describe, expect, test } from 'vitest'
import { openTime } from '../../platform/business-time/index.ts'
import { policyInput, WORKDAYS } from '../../testing/sla.ts'
import type { Terms } from './terms.ts'
import { HOUR, look, play, START, type Step, terms } from './testing/play.ts'

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
