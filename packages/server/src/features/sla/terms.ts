import type { BusinessHours, Escalation, SlaPolicy } from '@deskbell/protocol'
import { type OpenTime, openTime } from '../../platform/business-time/index.ts'

export type Targets = SlaPolicy['targets']
export type Priority = keyof Targets

/** What a policy promises in one version, as it is stored: the calendar is written out. */
export interface SlaTerms {
  readonly targets: Targets
  readonly atRiskPercent: number
  readonly escalations: readonly Escalation[]
  readonly hours: BusinessHours | null
  /** Dates such as `2026-12-25`. */
  readonly holidays: readonly string[]
}

/** The same, made ready for counting. */
export interface Terms extends SlaTerms {
  readonly open: OpenTime
}

export function toTerms(stored: string): Terms {
  const terms = JSON.parse(stored) as SlaTerms
  return { ...terms, open: openTime(terms.hours, terms.holidays) }
}
