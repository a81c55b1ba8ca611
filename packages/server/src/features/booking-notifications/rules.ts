import type { NotificationKind, SharedBooking } from '@deskbell/protocol'
import type { Ctx } from '../../platform/context.ts'
import type { StoredEvent } from '../events.ts'
import type { Telling } from '../telling.ts'
import { toAgents, toCustomer } from './telling.ts'

type Rule<T extends StoredEvent['type']> = (ctx: Ctx, event: StoredEvent<T>) => Promise<Telling[]>

/** What a provider has to know again when it changes, by column. */
const OF_THE_PLAN = ['service', 'place', 'checklist', 'notes']

/** Steps that the customer is told of as they are. */
const STEPS: Readonly<Record<string, NotificationKind>> = {
  on_way: 'booking_on_way',
  arrived: 'booking_arrived',
  in_progress: 'booking_in_progress',
}

/** A booking was made: its customer has it confirmed, and whoever comes hears of it. One of the past is only kept. */
export const tellOfCreated: Rule<'booking.created'> = async (_ctx, event) => {
  const { booking } = event.data
  if (Date.parse(booking.startsAt) <= event.at) return []
  return [
    ...toCustomer('booking_confirmed', whose(booking), event),
    ...toAgents('agent_booking_assigned', booking.id, [booking.provider?.id], event),
  ]
}

/** It goes from one provider to another. */
export const tellOfAssignment: Rule<'booking.assigned'> = async (_ctx, event) => {
  const { booking, before } = event.data
  const now = booking.provider?.id ?? null
  return [
    ...toAgents('agent_booking_assigned', booking.id, [now], event),
    ...toAgents('agent_booking_changed', booking.id, [before === now ? null : before], event, { change: 'reassigned' }),
  ]
}

/** A step was reached. That work is done is asked, not told; how that was answered, `completion.…` tells. */
export const tellOfStep: Rule<'booking.status_changed'> = async (_ctx, event) => {
  const { booking, to } = event.data
  if (to === 'completed') {
    const data = { requestedAt: booking.completion?.requestedAt ?? '' }
    return toCustomer('completion_requested', whose(booking), event, data)
  }
  const kind = STEPS[to]
  return kind ? toCustomer(kind, whose(booking), event, { statusAt: booking.statusAt }) : []
}

export const tellOfDelay: Rule<'booking.delayed'> = async (_ctx, event) => {
  const { booking } = event.data
  return toCustomer('booking_delayed', whose(booking), event, { since: booking.delay?.since ?? '' })
}

export const tellOfMove: Rule<'booking.rescheduled'> = async (_ctx, event) => {
  const { booking, before } = event.data
  const data = { startsAt: booking.startsAt, beforeAt: before.startsAt, beforeZone: before.timeZone }
  return [
    ...toCustomer('booking_rescheduled', whose(booking), event, data),
    ...toAgents('agent_booking_changed', booking.id, [booking.provider?.id], event, { ...data, change: 'moved' }),
  ]
}

export const tellOfCancelling: Rule<'booking.cancelled'> = async (_ctx, event) => {
  const { booking } = event.data
  return [
    ...toCustomer('booking_cancelled', whose(booking), event),
    ...toAgents('agent_booking_changed', booking.id, [booking.provider?.id], event, { change: 'cancelled' }),
  ]
}

/** Whoever comes hears what they would otherwise find out at the door. */
export const tellOfEdit: Rule<'booking.updated'> = async (_ctx, event) => {
  const { booking, fields } = event.data
  const isAhead = ['confirmed', 'on_way', 'arrived'].includes(booking.status)
  if (!isAhead || !fields.some((field) => OF_THE_PLAN.includes(field))) return []
  return toAgents('agent_booking_changed', booking.id, [booking.provider?.id], event, { change: 'details' })
}

function whose({ id, customer }: SharedBooking) {
  return { bookingId: id, customerId: customer.id }
}
