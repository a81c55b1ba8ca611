import {
  CLOCK_KINDS,
  type ClockKind,
  type CreateSlaPolicy,
  type Escalation,
  LIMITS,
  PRIORITIES,
  type Priority,
  type SlaPolicy,
  type SlaTarget,
} from '@deskbell/protocol'
import { s } from '../../i18n/setup.ts'
import { durationText, parseDuration } from '../ticket-setup/duration.ts'

/** The part of a target that each clock is held to. */
const TARGET_OF = {
  first_response: 'firstResponse',
  next_response: 'nextResponse',
  resolution: 'resolution',
} as const satisfies Record<ClockKind, keyof SlaTarget>

type TypedTargets = Readonly<Record<Priority, Readonly<Record<ClockKind, string>>>>

/** An escalation while it is edited; `id` tells it from the others, `after` is typed. */
export interface EscalationDraft extends Omit<Escalation, 'afterMinutes'> {
  readonly id: number
  readonly after: string
}

/** A policy while it is edited: times as they are typed. An empty calendar counts every hour. */
export interface PolicyDraft {
  readonly name: string
  readonly calendarId: string
  readonly targets: TypedTargets
  readonly atRiskPercent: string
  readonly escalations: readonly EscalationDraft[]
}

const FRESH: Escalation = {
  ...{ clock: 'first_response', when: 'breached', afterMinutes: 0 },
  ...{ notifyAgentIds: [], teamId: null, raiseToUrgent: false },
}
let made = 0
export function newEscalation(from?: Escalation): EscalationDraft {
  made += 1
  const { afterMinutes, ...rest } = from ?? FRESH
  return { ...rest, id: made, after: afterMinutes === 0 ? '' : durationText(afterMinutes) }
}

const forEach = <K extends string, V>(keys: readonly K[], make: (key: K) => V) =>
  Object.fromEntries(keys.map((key) => [key, make(key)])) as Record<K, V>

export function toDraft(policy: SlaPolicy | null): PolicyDraft {
  const written = (minutes: number | null | undefined) => (minutes == null ? '' : durationText(minutes))
  return {
    name: policy?.name ?? '',
    calendarId: policy?.calendarId ?? '',
    targets: forEach(PRIORITIES, (priority) =>
      forEach(CLOCK_KINDS, (clock) => written(policy?.targets[priority][TARGET_OF[clock]])),
    ),
    atRiskPercent: String(policy?.atRiskPercent ?? 80),
    escalations: (policy?.escalations ?? []).map((one) => newEscalation(one)),
  }
}

/** Minutes as typed; null where nothing is promised, undefined where it does not fit. */
export function targetOf(text: string): number | null | undefined {
  if (text.trim() === '') return null
  const minutes = parseDuration(text)
  return minutes !== null && minutes >= 1 && minutes <= LIMITS.slaMinutes ? minutes : undefined
}

const afterOf = (text: string) => (text.trim() === '' ? 0 : parseDuration(text))

/** What is saved of a draft that fits. */
export function toPolicy({ name, calendarId, targets, atRiskPercent, escalations }: PolicyDraft): CreateSlaPolicy {
  return {
    name: name.trim(),
    calendarId: calendarId || null,
    targets: forEach(PRIORITIES, (priority) => ({
      firstResponse: targetOf(targets[priority].first_response) ?? null,
      nextResponse: targetOf(targets[priority].next_response) ?? null,
      resolution: targetOf(targets[priority].resolution) ?? null,
    })),
    atRiskPercent: Number(atRiskPercent),
    escalations: escalations.map(({ id: _, after, ...rest }) => ({ ...rest, afterMinutes: afterOf(after) ?? 0 })),
  }
}

/** What does not fit in an escalation. */
export function escalationFault({ after, notifyAgentIds, teamId, raiseToUrgent }: EscalationDraft): string | null {
  const minutes = afterOf(after)
  if (minutes === null || minutes > LIMITS.slaMinutes) return s.durationBad
  return notifyAgentIds.length > 0 || teamId !== null || raiseToUrgent ? null : s.policy.nothing
}

/** What does not fit, by part. */
export function checkPolicy(draft: PolicyDraft): Partial<Record<keyof PolicyDraft, string>> {
  const times = PRIORITIES.flatMap((priority) => CLOCK_KINDS.map((clock) => targetOf(draft.targets[priority][clock])))
  const percent = Number(draft.atRiskPercent)
  return {
    ...(draft.name.trim() === '' && { name: s.needName }),
    ...(times.includes(undefined) && { targets: s.policy.targetBad }),
    ...(!(Number.isInteger(percent) && percent >= 10 && percent <= 99) && { atRiskPercent: s.policy.atRiskBad }),
    ...(draft.escalations.some((one) => escalationFault(one) !== null) && { escalations: s.wrong }),
  }
}
