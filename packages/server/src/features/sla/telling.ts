import type { ClockKind, Escalation } from '@deskbell/protocol'
import type { Tx } from '../../db/transaction.ts'
import { type Clock, isAtRisk, type SlaState } from './clocks.ts'
import { NOTHING_TOLD, type Told, type ToldByKind, toIso } from './records.ts'
import { findConversationId, type Whose } from './repository.ts'
import type { Terms } from './terms.ts'

/** What is to be told of a ticket's clocks at an instant, and when to look again. */
export interface Tidings {
  readonly atRisk: readonly Clock[]
  readonly breached: readonly Clock[]
  readonly escalations: readonly { readonly clock: Clock; readonly step: Escalation }[]
  readonly told: ToldByKind
  /** Null where nothing will have to be told unless something happens first. */
  readonly nextCheckAt: number | null
}

/**
 * What is to be told at `now` of clocks that were settled by then. A breach is told whatever became of
 * the clock since; a risk, and the steps of an escalation, only while it runs.
 */
export function tidingsOf(state: SlaState, terms: Terms, before: ToldByKind, now: number): Tidings {
  const parts = state.clocks
    .filter((clock) => clock.targetMs !== null)
    .map((clock) => tidingsOfClock(clock, terms, before[clock.kind] ?? NOTHING_TOLD, now))
  const checks = parts.flatMap((part) => part.checks)
  return {
    atRisk: parts.flatMap((part) => (part.atRisk ? [part.clock] : [])),
    breached: parts.flatMap((part) => (part.breached ? [part.clock] : [])),
    escalations: parts.flatMap((part) => part.steps.map((step) => ({ clock: part.clock, step }))),
    told: { ...before, ...Object.fromEntries(parts.map((part) => [part.clock.kind, part.told])) },
    nextCheckAt: checks.length === 0 ? null : Math.min(...checks),
  }
}

function tidingsOfClock(clock: Clock, terms: Terms, before: Told, now: number) {
  const runs = clock.runningSince !== null
  const atRisk = runs && before.atRiskAt === null && isAtRisk(clock, terms.atRiskPercent, now)
  const breached = clock.breachedAt !== null && before.breachAt === null
  const atRiskAt = atRisk ? now : before.atRiskAt
  const planned = runs ? terms.escalations.filter(({ clock: kind }) => kind === clock.kind) : []
  const open = planned
    .filter((step) => !before.steps.includes(stepOf(step)))
    .map((step) => ({ step, at: stepAt(step, clock.breachedAt, atRiskAt) }))
  const steps = open.filter(({ at }) => at !== null && at <= now).map(({ step }) => step)
  const told = {
    atRiskAt,
    breachAt: breached ? now : before.breachAt,
    steps: [...before.steps, ...new Set(steps.map(stepOf))],
  }
  const later = [
    clock.breachedAt === null ? clock.dueAt : null,
    clock.breachedAt === null && atRiskAt === null ? clock.atRiskAt : null,
    ...open.map(({ at }) => at),
  ]
  const checks = runs ? later.filter((at) => at !== null && at > now).map(Number) : []
  return { clock, atRisk, breached, steps, told, checks }
}

/** Steps of one clock at the same moment are one: they are made together. */
function stepOf({ when, afterMinutes }: Escalation): string {
  return `${when}+${afterMinutes}`
}

/** A clock that was breached before anybody saw it at risk was at risk by then. */
function stepAt(step: Escalation, breachedAt: number | null, atRiskAt: number | null): number | null {
  const since = step.when === 'breached' ? breachedAt : (atRiskAt ?? breachedAt)
  return since === null ? null : since + step.afterMinutes * 60_000
}

/** Records what is to be told, in the transaction that notes that it was. */
export async function tell(
  tx: Tx,
  whose: Whose,
  { policyId, priority }: SlaState,
  { atRisk, breached, escalations }: Tidings,
): Promise<void> {
  if (atRisk.length + breached.length + escalations.length === 0) return
  const conversationId = await findConversationId(tx.db, whose)
  if (conversationId === undefined) return
  const { ticketId } = whose
  const about = ({
    kind,
    dueAt,
    breachedAt,
  }: {
    kind: ClockKind
    dueAt: number | null
    breachedAt: number | null
  }) => ({
    ticketId,
    conversationId,
    clock: kind,
    policyId,
    priority,
    dueAt: toIso(breachedAt ?? dueAt),
  })
  for (const clock of atRisk) await tx.record({ type: 'sla.at_risk', subject: ticketId, data: about(clock) })
  for (const clock of breached) await tx.record({ type: 'sla.breached', subject: ticketId, data: about(clock) })
  for (const { clock, step } of escalations) {
    await tx.record({ type: 'sla.escalated', subject: ticketId, data: { ...step, ...about(clock) } })
  }
}
