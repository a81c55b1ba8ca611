import type { ClockKind } from '@deskbell/protocol'
import { openTime } from '../../../platform/business-time/index.ts'
import { policyInput } from '../../../testing/sla.ts'
import { advance, begin, type ClockMark, type Mark, type SlaState } from '../clocks.ts'
import type { Terms } from '../terms.ts'

export const HOUR = 3_600_000
/** A Monday. */
export const START = Date.parse('2026-03-02T09:00:00Z')

export function terms(more: Partial<Terms> = {}): Terms {
  const { targets } = policyInput()
  return { targets, atRiskPercent: 50, escalations: [], hours: null, holidays: [], open: openTime(null), ...more }
}

/** Every version of the one policy, the first of which holds at the beginning. */
export const promised = (version = 1, priority: 'normal' | 'urgent' = 'normal') => ({
  policyId: 'p',
  version,
  priority,
})

export type Step =
  | [hours: number, what: ClockMark]
  | [hours: number, what: 'retargeted', version: number, urgent?: 'urgent']

export function play(versions: readonly Terms[], steps: readonly Step[], start = START): SlaState {
  const termsOf = (_: string, version: number) => versions[version - 1] ?? terms()
  const marks = steps.map(([hours, what, version, urgent]): Mark => {
    const at = start + hours * HOUR
    return what === 'retargeted' ? { what, at, ...promised(version, urgent) } : { what, at }
  })
  return marks.reduce((state, mark) => advance(state, mark, termsOf), begin(promised(), start, termsOf))
}

/** In hours since the beginning, to be read. */
export function look(state: SlaState, kind: ClockKind) {
  const clock = state.clocks.find((one) => one.kind === kind)
  if (!clock) return null
  const hours = (at: number | null) => (at === null ? null : (at - START) / HOUR)
  const { dueAt, stoppedAt, breachedAt } = clock
  return { spent: clock.spentMs / HOUR, due: hours(dueAt), stopped: hours(stoppedAt), breached: hours(breachedAt) }
}
