import type { TicketClock } from '@deskbell/protocol'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clockWords, leadClock, spanText } from './clock-words.ts'

const NOW = Date.parse('2026-03-02T12:00:00.000Z')
const MINUTE = 60_000
const clock = (minutes: number | null, more: Partial<TicketClock> = {}): TicketClock => ({
  ...{ kind: 'first_response', state: 'running', atRisk: false, targetMinutes: 240, stoppedAt: null },
  dueAt: minutes === null ? null : new Date(NOW + minutes * MINUTE).toISOString(),
  ...more,
})

test.each([
  [0, '0 min'],
  [59, '59 min'],
  [60, '1 h'],
  [150, '2 h 30 min'],
  [359, '5 h 59 min'],
  [365, '6 h'],
  [1_439, '23 h'],
  [1_440, '1 d'],
  [4_400, '3 d'],
])('%i minutes are %s', (minutes, words) => {
  expect(spanText(minutes)).toBe(words)
})

test.each<[string, TicketClock, string, string]>([
  ['far off', clock(120), 'due in 2 h', 'calm'],
  ['a begun minute counts', clock(0.5), 'due in 1 min', 'calm'],
  ['at risk', clock(20, { atRisk: true }), 'due in 20 min', 'risk'],
  ['passed while nobody told us', clock(0), 'breached just now', 'late'],
  ['breached', clock(-10, { state: 'breached' }), 'breached 10 min ago', 'late'],
  ['breached and paused', clock(null, { state: 'breached' }), 'breached', 'late'],
  ['answered late', clock(null, { state: 'breached', stoppedAt: '2026-03-02T11:00:00.000Z' }), 'answered late', 'late'],
  ['paused', clock(null, { state: 'paused' }), 'paused', 'paused'],
  ['kept', clock(null, { state: 'met', stoppedAt: '2026-03-02T11:00:00.000Z' }), 'kept', 'met'],
])('%s', (_, given, text, tone) => {
  expect(clockWords(given, NOW)).toEqual({ text, tone })
})

test('as time passes, a running clock only comes nearer, and is breached from its end on', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20_000 }), fc.integer({ min: 0, max: 40_000 }), (target, passed) => {
      const at = NOW + passed * MINUTE
      expect(clockWords(clock(target), at).tone).toBe(passed >= target ? 'late' : 'calm')
    }),
  )
})

test('the clock that worries most leads', () => {
  const late = clock(-5, { state: 'breached' })
  const near = clock(10, { atRisk: true })
  const far = clock(500)
  const paused = clock(null, { state: 'paused' })
  const done = clock(null, { state: 'met', stoppedAt: '2026-03-02T11:00:00.000Z' })
  expect(leadClock([paused, far, near, late], NOW)).toBe(late)
  expect(leadClock([paused, far, near], NOW)).toBe(near)
  expect(leadClock([paused, far], NOW)).toBe(far)
  expect(leadClock([done, paused], NOW)).toBe(paused)
  expect(leadClock([done, { ...late, stoppedAt: '2026-03-02T11:59:00.000Z' }], NOW)).toBeNull()
})
