import * as v from 'valibot'
import { id } from '../core/ids.ts'
import { LIMITS } from '../core/limits.ts'
import { IsoTime, Name } from '../core/values.ts'
import { IsoDate } from '../ticket-types/fields.ts'
import { BusinessHours } from '../workspaces/schemas.ts'

/** The promises that are timed: the first answer, every further one, and the end. */
export const CLOCK_KINDS = ['first_response', 'next_response', 'resolution'] as const
export const ClockKind = v.picklist(CLOCK_KINDS)
export type ClockKind = v.InferOutput<typeof ClockKind>

const Holiday = v.strictObject({ date: IsoDate, name: Name })

const calendar = {
  name: Name,
  /** Open spans by weekday in one zone; null counts every hour. */
  hours: v.nullable(BusinessHours),
  /** Whole days of that zone on which no time counts. */
  holidays: v.pipe(v.array(Holiday), v.maxLength(LIMITS.holidays)),
}
/** When time counts. */
export const Calendar = v.object({ ...calendar, id: id('calendar') })
export type Calendar = v.InferOutput<typeof Calendar>
export const CreateCalendar = v.strictObject({ ...calendar, holidays: v.optional(calendar.holidays, []) })
export type CreateCalendar = v.InferOutput<typeof CreateCalendar>
export const UpdateCalendar = v.partial(v.strictObject(calendar))
export type UpdateCalendar = v.InferOutput<typeof UpdateCalendar>

/** Minutes that count by the calendar; null promises nothing. */
const Minutes = v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(LIMITS.slaMinutes)))
export const SlaTarget = v.strictObject({ firstResponse: Minutes, nextResponse: Minutes, resolution: Minutes })
export type SlaTarget = v.InferOutput<typeof SlaTarget>

/** What is done when a clock is at risk or breached, by itself. */
export const Escalation = v.strictObject({
  clock: ClockKind,
  when: v.picklist(['at_risk', 'breached']),
  /** Minutes after that, by the wall. */
  afterMinutes: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(LIMITS.slaMinutes)),
  notifyAgentIds: v.pipe(v.array(id('agent')), v.maxLength(20)),
  /** Given to this team and to whoever of it is free. */
  teamId: v.nullable(id('team')),
  raiseToUrgent: v.boolean(),
})
export type Escalation = v.InferOutput<typeof Escalation>

const policy = {
  name: Name,
  calendarId: v.nullable(id('calendar')),
  targets: v.strictObject({ urgent: SlaTarget, high: SlaTarget, normal: SlaTarget, low: SlaTarget }),
  /** At risk when so much of a target has passed. */
  atRiskPercent: v.pipe(v.number(), v.integer(), v.minValue(10), v.maxValue(99)),
  escalations: v.pipe(v.array(Escalation), v.maxLength(20)),
}
/** Promises by priority. One policy of a workspace is the default. */
export const SlaPolicy = v.object({ ...policy, id: id('slaPolicy'), isDefault: v.boolean() })
export type SlaPolicy = v.InferOutput<typeof SlaPolicy>
export const CreateSlaPolicy = v.strictObject({
  ...policy,
  atRiskPercent: v.optional(policy.atRiskPercent, 80),
  escalations: v.optional(policy.escalations, []),
})
export type CreateSlaPolicy = v.InferOutput<typeof CreateSlaPolicy>
export const UpdateSlaPolicy = v.partial(v.strictObject({ ...policy, isDefault: v.literal(true) }))
export type UpdateSlaPolicy = v.InferOutput<typeof UpdateSlaPolicy>

export const CLOCK_STATES = ['running', 'paused', 'met', 'breached'] as const

/** One clock of one ticket, as agents see it. */
export const TicketClock = v.object({
  kind: ClockKind,
  /** `breached` stays once the target has passed, also when it was answered later. */
  state: v.picklist(CLOCK_STATES),
  /** Past the policy's share of the target, and not yet breached. */
  atRisk: v.boolean(),
  targetMinutes: v.number(),
  /** When the target passes if nothing happens; null while paused or done. */
  dueAt: v.nullable(IsoTime),
  /** When it was answered or resolved; null while it is not. */
  stoppedAt: v.nullable(IsoTime),
})
export type TicketClock = v.InferOutput<typeof TicketClock>
