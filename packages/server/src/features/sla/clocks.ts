import { CLOCK_KINDS, type ClockKind } from '@deskbell/protocol'
import { addWorkingTime, spentBetween } from '../../platform/business-time/index.ts'
import type { Priority, Terms } from './terms.ts'

/** One clock. Times are epoch milliseconds, spans milliseconds that count by the calendar. */
export interface Clock {
  readonly kind: ClockKind
  /** Null where nothing is promised: it counts all the same, so that a promise may follow. */
  readonly targetMs: number | null
  /** Spent until `runningSince`. */
  readonly spentMs: number
  /** Null while it is paused or done. */
  readonly runningSince: number | null
  /** When it passes its target if nothing happens, or passed it; null while it does not run. */
  readonly dueAt: number | null
  readonly atRiskAt: number | null
  readonly stoppedAt: number | null
  /** When it passed its target; that stays. */
  readonly breachedAt: number | null
}

/** How the promises to one ticket stand after its last mark. */
export interface SlaState {
  readonly policyId: string
  readonly version: number
  readonly priority: Priority
  readonly phase: 'open' | 'paused' | 'done'
  /** Whether the first response was given. */
  readonly answered: boolean
  /** When the last mark was made. */
  readonly at: number
  /** Whether any clock ever passed its target. */
  readonly breached: boolean
  readonly clocks: readonly Clock[]
}

/** What a ticket is promised by. */
export interface Promised {
  readonly policyId: string
  readonly version: number
  readonly priority: Priority
}

export type ClockMark =
  | 'agent_replied'
  | 'customer_replied'
  | 'paused'
  | 'resumed'
  | 'resolved'
  | 'reopened'
  /** Closed or merged: nothing more is promised. */
  | 'ended'

/** Something that happened to a ticket, as far as its clocks are concerned. */
export type Mark =
  | { readonly what: ClockMark; readonly at: number }
  | ({ readonly what: 'created' | 'retargeted'; readonly at: number } & Promised)

/** Looks up what a policy promised in one of its versions. */
export type TermsOf = (policyId: string, version: number) => Terms

/** @example const state = begin({ policyId, version: 1, priority: 'normal' }, ticket.createdAt, termsOf) */
export function begin(promised: Promised, at: number, termsOf: TermsOf): SlaState {
  const { policyId, version, priority } = promised
  const rules = rulesOf(promised, termsOf)
  const clocks = [start('first_response', at, rules), start('resolution', at, rules)]
  return { policyId, version, priority, phase: 'open', answered: false, at, breached: false, clocks }
}

/**
 * How the clocks stand after one more mark: a pure fold, so that counting on from what is stored and
 * counting anew from the first mark give the same. A mark that seems to come before the last one, as
 * where the clocks of two servers differ, counts as if it came with it.
 *
 * - The first response is stopped by the first reply of an agent, or by resolving.
 * - From then on the first message of the customer that nobody answered starts `next_response` anew.
 * - All stand still while the ticket is paused, and end when it is done; `resolution` goes on when it
 *   is opened again.
 * - A new target counts what was spent so far. What was met or breached stays as it is.
 */
export function advance(before: SlaState, mark: Mark, termsOf: TermsOf): SlaState {
  const at = Math.max(mark.at, before.at)
  const state = settle({ ...before, at }, at)
  const rules = rulesOf(state, termsOf)
  switch (mark.what) {
    case 'created':
      return state
    case 'retargeted':
      return retarget(state, mark, termsOf)
    case 'agent_replied':
      return { ...state, answered: true, clocks: change(state, isResponse, (clock) => stop(clock, at, rules)) }
    case 'customer_replied':
      return awaitAnswer(state, rules)
    case 'paused':
      if (state.phase !== 'open') return state
      return { ...state, phase: 'paused', clocks: change(state, isUnstopped, (clock) => halt(clock, at, rules)) }
    case 'resumed':
      if (state.phase !== 'paused') return state
      return { ...state, phase: 'open', clocks: change(state, isUnstopped, (clock) => run(clock, at, rules)) }
    case 'resolved':
    case 'ended':
      if (state.phase === 'done') return state
      return { ...state, phase: 'done', answered: true, clocks: state.clocks.map((clock) => stop(clock, at, rules)) }
    case 'reopened':
      return state.phase === 'done' ? reopen(state, rules) : state
  }
}

/** Notes the clocks that have passed their targets by an instant. It changes nothing else. */
export function settle(state: SlaState, at: number): SlaState {
  const isDue = ({ breachedAt, dueAt }: Clock) => breachedAt === null && dueAt !== null && dueAt <= at
  if (!state.clocks.some(isDue)) return state
  return { ...state, breached: true, clocks: change(state, isDue, (clock) => ({ ...clock, breachedAt: clock.dueAt })) }
}

/** Whether so much of its target has passed that it is at risk, and it is not over yet. */
export function isAtRisk(clock: Clock, atRiskPercent: number, at: number): boolean {
  if (clock.targetMs === null || clock.stoppedAt !== null || clock.breachedAt !== null) return false
  if (clock.runningSince !== null) return clock.atRiskAt !== null && clock.atRiskAt <= at
  return clock.spentMs >= riskOf(clock.targetMs, atRiskPercent)
}

interface Rules {
  readonly terms: Terms
  readonly priority: Priority
}

const TARGETS = { first_response: 'firstResponse', next_response: 'nextResponse', resolution: 'resolution' } as const

function rulesOf({ policyId, version, priority }: Promised, termsOf: TermsOf): Rules {
  return { terms: termsOf(policyId, version), priority }
}

function targetOf(kind: ClockKind, { terms, priority }: Rules): number | null {
  const minutes = terms.targets[priority][TARGETS[kind]]
  return minutes === null ? null : minutes * 60_000
}

function riskOf(targetMs: number, percent: number): number {
  return Math.ceil((targetMs * percent) / 100)
}

const isResponse = (clock: Clock) => clock.kind !== 'resolution'
const isUnstopped = (clock: Clock) => clock.stoppedAt === null

function change(state: SlaState, which: (clock: Clock) => boolean, how: (clock: Clock) => Clock): Clock[] {
  return state.clocks.map((clock) => (which(clock) ? how(clock) : clock))
}

function start(kind: ClockKind, at: number, rules: Rules): Clock {
  return run(still(kind, rules), at, rules)
}

/** A new clock that does not run yet. */
function still(kind: ClockKind, rules: Rules): Clock {
  const idle = { runningSince: null, dueAt: null, atRiskAt: null, stoppedAt: null, breachedAt: null }
  return { kind, targetMs: targetOf(kind, rules), spentMs: 0, ...idle }
}

function run(clock: Clock, at: number, { terms }: Rules): Clock {
  const { targetMs, spentMs } = clock
  if (targetMs === null) return { ...clock, runningSince: at, dueAt: null, atRiskAt: null }
  const dueAt = clock.breachedAt ?? addWorkingTime(terms.open, at, targetMs - spentMs)
  const atRiskAt = addWorkingTime(terms.open, at, riskOf(targetMs, terms.atRiskPercent) - spentMs)
  return { ...clock, runningSince: at, dueAt, atRiskAt }
}

function halt(clock: Clock, at: number, { terms }: Rules): Clock {
  if (clock.runningSince === null) return clock
  const spentMs = clock.spentMs + spentBetween(terms.open, clock.runningSince, at)
  return { ...clock, spentMs, runningSince: null, dueAt: null, atRiskAt: null }
}

function stop(clock: Clock, at: number, rules: Rules): Clock {
  return clock.stoppedAt === null ? { ...halt(clock, at, rules), stoppedAt: at } : clock
}

function awaitAnswer(state: SlaState, rules: Rules): SlaState {
  const waiting = state.clocks.find((clock) => clock.kind === 'next_response')
  if (!state.answered || (waiting && waiting.stoppedAt === null)) return state
  const fresh = state.phase === 'open' ? start('next_response', state.at, rules) : still('next_response', rules)
  const clocks = [...state.clocks.filter((clock) => clock !== waiting), fresh]
  return { ...state, clocks: clocks.sort((a, b) => CLOCK_KINDS.indexOf(a.kind) - CLOCK_KINDS.indexOf(b.kind)) }
}

function reopen(state: SlaState, rules: Rules): SlaState {
  const clocks = state.clocks.map((clock) => {
    if (clock.kind !== 'resolution') return clock.stoppedAt === null ? run(clock, state.at, rules) : clock
    const again = {
      ...clock,
      stoppedAt: null,
      targetMs: clock.breachedAt ? clock.targetMs : targetOf('resolution', rules),
    }
    return run(again, state.at, rules)
  })
  return settle({ ...state, phase: 'open', clocks }, state.at)
}

function retarget(state: SlaState, promised: Promised, termsOf: TermsOf): SlaState {
  const { policyId, version, priority } = promised
  if (policyId === state.policyId && version === state.version && priority === state.priority) return state
  const old = rulesOf(state, termsOf)
  const rules = rulesOf(promised, termsOf)
  const clocks = state.clocks.map((clock) => {
    if (clock.stoppedAt !== null) return clock
    // Counted so far by the old calendar, and by the new one from here on.
    const counted = halt(clock, state.at, old)
    const aimed = clock.breachedAt === null ? { ...counted, targetMs: targetOf(clock.kind, rules) } : counted
    return clock.runningSince === null ? aimed : run(aimed, state.at, rules)
  })
  return settle({ ...state, policyId, version, priority, clocks }, state.at)
}
