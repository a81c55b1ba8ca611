import type { CreateCalendar, CreateSlaPolicy, Escalation } from '@deskbell/protocol'

const NINE_TO_FIVE = [{ from: '09:00', to: '17:00' }]

/** Monday to Friday, nine to five. */
export const WORKDAYS = {
  mon: NINE_TO_FIVE,
  tue: NINE_TO_FIVE,
  wed: NINE_TO_FIVE,
  thu: NINE_TO_FIVE,
  fri: NINE_TO_FIVE,
  sat: [],
  sun: [],
}

export function calendarInput(more: Partial<CreateCalendar> = {}): CreateCalendar {
  return { name: 'Office', hours: { timeZone: 'Europe/Lisbon', days: WORKDAYS }, holidays: [], ...more }
}

/** One hour for the first answer, two for each further one, eight for the end, whatever the priority. */
export function policyInput(more: Partial<CreateSlaPolicy> = {}): CreateSlaPolicy {
  const target = { firstResponse: 60, nextResponse: 120, resolution: 480 }
  const targets = { urgent: target, high: target, normal: target, low: target }
  return { name: 'Gold', calendarId: null, targets, atRiskPercent: 50, escalations: [], ...more }
}

/** Nobody told and nothing done, half an hour after a first answer is overdue. */
export function escalationStep(more: Partial<Escalation> = {}): Escalation {
  const deeds = { notifyAgentIds: [], teamId: null, raiseToUrgent: false }
  return { clock: 'first_response', when: 'breached', afterMinutes: 30, ...deeds, ...more }
}
