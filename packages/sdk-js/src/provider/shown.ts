import { BOOKING_STEPS, type BookingStatus, type SharedBooking } from '@deskbell/protocol'
import type { Deed, PendingDeed } from './types.ts'

/** How far along a status is; ends lie behind the last step. */
const rank = (status: BookingStatus): number => {
  const step = (BOOKING_STEPS as readonly BookingStatus[]).indexOf(status)
  return step < 0 ? BOOKING_STEPS.length : step
}

/** Whether the work is behind them: nothing is driven to any more. */
export const isOver = (status: BookingStatus): boolean => rank(status) >= rank('completed')

/** A booking as its provider sees it: with what they pressed and the service does not know yet. */
export function shownBooking(booking: SharedBooking, pending: readonly PendingDeed[]): SharedBooking {
  return pending
    .filter((one) => one.bookingId === booking.id && one.status !== 'refused')
    .reduce((shown, { deed, at }) => (deed.kind === 'status' ? withStatus(shown, deed, at) : shown), booking)
}

function withStatus(booking: SharedBooking, deed: Extract<Deed, { kind: 'status' }>, at: number): SharedBooking {
  const since = new Date(at).toISOString()
  if (isOver(booking.status)) return booking
  if (deed.status === 'delayed')
    return { ...booking, delay: { reason: deed.reason ?? '', since }, eta: deed.eta ?? booking.eta }
  if (rank(deed.status) <= rank(booking.status)) return booking
  return { ...booking, status: deed.status, statusAt: since, delay: null, eta: null }
}

/** Whether a report changed nothing, by the booking that answered it: somebody had changed it since the press. */
export function cameTooLate(deed: Deed, answer: SharedBooking): boolean {
  if (deed.kind !== 'status') return false
  if (answer.status === 'cancelled') return true
  return deed.status === 'delayed' ? isOver(answer.status) : rank(answer.status) < rank(deed.status)
}

/** Of two states of a booking, the newer. */
export const newer = (held: SharedBooking | undefined, next: SharedBooking): SharedBooking =>
  held && held.version > next.version ? held : next
