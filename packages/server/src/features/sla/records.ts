import { CLOCK_KINDS, type ClockKind, type TicketClock } from '@deskbell/protocol'
import type { Clock, ClockMark, Mark, Promised, SlaState } from './clocks.ts'
import { isAtRisk } from './clocks.ts'
import type { ClockRow, SlaTicketRow } from './repository.ts'
import type { Priority, Terms } from './terms.ts'

/** What was told of a clock, so that it is told once. */
export interface Told {
  readonly atRiskAt: number | null
  readonly breachAt: number | null
  /** The escalations that were made, by `stepOf`. */
  readonly steps: readonly string[]
}

export type ToldByKind = Readonly<Partial<Record<ClockKind, Told>>>

export const NOTHING_TOLD: Told = { atRiskAt: null, breachAt: null, steps: [] }

export function toState(row: SlaTicketRow, clocks: readonly ClockRow[]): SlaState {
  return {
    policyId: row.policy_id,
    version: row.version,
    priority: row.priority as Priority,
    phase: row.phase as SlaState['phase'],
    answered: row.answered === 1,
    at: row.last_mark_at,
    breached: row.breached === 1,
    clocks: CLOCK_KINDS.flatMap((kind) => clocks.filter((clock) => clock.kind === kind).map(toClock)),
  }
}

function toClock(row: ClockRow): Clock {
  return {
    kind: row.kind as ClockKind,
    targetMs: row.target_ms,
    spentMs: row.spent_ms,
    runningSince: row.running_since,
    dueAt: row.due_at,
    atRiskAt: row.at_risk_at,
    stoppedAt: row.stopped_at,
    breachedAt: row.breached_at,
  }
}

export function toTold(clocks: readonly ClockRow[]): ToldByKind {
  return Object.fromEntries(
    clocks.map((row) => [
      row.kind,
      { atRiskAt: row.at_risk_told_at, breachAt: row.breach_told_at, steps: JSON.parse(row.escalated) },
    ]),
  )
}

/** Whose row it is, and which mark is the last. */
interface RowFacts {
  readonly ticketId: string
  readonly workspaceId: string
  readonly lastMark: number
  readonly nextCheckAt: number | null
}

/** The rows of a ticket whose clocks stand so. `now` is the instant by which they say what is at risk. */
export function toRows(state: SlaState, told: ToldByKind, facts: RowFacts, { atRiskPercent }: Terms, now: number) {
  const clocks = state.clocks.map((clock) => ({
    ...toClockRow(clock, told[clock.kind] ?? NOTHING_TOLD, facts),
    at_risk: isAtRisk(clock, atRiskPercent, now) ? 1 : 0,
  }))
  const atRisk = clocks.some((clock) => clock.at_risk === 1) ? 1 : 0
  return { ticket: { ...toTicketRow(state, facts), at_risk: atRisk }, clocks }
}

function toTicketRow(state: SlaState, facts: RowFacts): Omit<SlaTicketRow, 'at_risk'> {
  const due = state.clocks.flatMap(({ dueAt }) => (dueAt === null ? [] : [dueAt]))
  return {
    ticket_id: facts.ticketId,
    workspace_id: facts.workspaceId,
    policy_id: state.policyId,
    version: state.version,
    priority: state.priority,
    phase: state.phase,
    answered: state.answered ? 1 : 0,
    last_mark: facts.lastMark,
    last_mark_at: state.at,
    next_due_at: due.length === 0 ? null : Math.min(...due),
    next_check_at: facts.nextCheckAt,
    breached: state.breached ? 1 : 0,
  }
}

function toClockRow(clock: Clock, told: Told, { ticketId, workspaceId }: RowFacts): Omit<ClockRow, 'at_risk'> {
  return {
    ticket_id: ticketId,
    kind: clock.kind,
    workspace_id: workspaceId,
    state: stateOf(clock),
    target_ms: clock.targetMs,
    spent_ms: clock.spentMs,
    running_since: clock.runningSince,
    due_at: clock.dueAt,
    at_risk_at: clock.atRiskAt,
    stopped_at: clock.stoppedAt,
    breached_at: clock.breachedAt,
    at_risk_told_at: told.atRiskAt,
    breach_told_at: told.breachAt,
    escalated: JSON.stringify(told.steps),
  }
}

/** `none` where nothing is promised: such a clock is not counted among those that were met. */
function stateOf({ targetMs, breachedAt, stoppedAt, runningSince }: Clock): TicketClock['state'] | 'none' {
  if (targetMs === null) return 'none'
  if (breachedAt !== null) return 'breached'
  if (stoppedAt !== null) return 'met'
  return runningSince === null ? 'paused' : 'running'
}

/**
 * A clock as agents see it at `now`; null where nothing is promised.
 *
 * @param now null for how it stood when it was last looked at
 */
export function toTicketClock(row: ClockRow, now: number | null): TicketClock | null {
  if (row.target_ms === null) return null
  const passed = (at: number | null) => now !== null && at !== null && at <= now
  const state = passed(row.due_at) ? 'breached' : (row.state as TicketClock['state'])
  return {
    kind: row.kind as ClockKind,
    state,
    atRisk: state !== 'breached' && (row.at_risk === 1 || passed(row.at_risk_at)),
    targetMinutes: row.target_ms / 60_000,
    dueAt: toIso(row.due_at),
    stoppedAt: toIso(row.stopped_at),
  }
}

export function toIso(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString()
}

/** A mark as it is stored, but for whose it is. */
export function toMarkRow(mark: Mark) {
  if (mark.what !== 'created' && mark.what !== 'retargeted') return { what: mark.what, data: '{}', at: mark.at }
  const { policyId, version, priority } = mark
  return { what: mark.what, data: JSON.stringify({ policyId, version, priority }), at: mark.at }
}

export function toMark(row: { what: string; data: string; at: number }): Mark {
  if (row.what === 'created' || row.what === 'retargeted') {
    return { what: row.what, at: row.at, ...(JSON.parse(row.data) as Promised) }
  }
  return { what: row.what as ClockMark, at: row.at }
}
