import { type Booking, type BookingRole, bookingActions, type SharedBooking } from '@deskbell/protocol'

/** As whom a booking is looked at: null for somebody who may only look. */
export type Eyes = Extract<BookingRole, 'customer' | 'guest'> | null

/** A booking with what these eyes may do; `actions` of the service where it said them. */
function seen(booking: SharedBooking & { readonly actions?: Booking['actions'] }, eyes: Eyes): Booking {
  return { ...booking, actions: eyes ? (booking.actions ?? bookingActions(booking.status, eyes)) : [] }
}

/**
 * The newer of what is held and what came, as a room tells it or the service answers. Of one version the answer of the
 * service wins, since it knows best what may be done.
 */
export function foldBooking(
  held: Booking | null,
  next: SharedBooking & { readonly actions?: Booking['actions'] },
  eyes: Eyes,
): Booking {
  const isNewer = !held || next.version > held.version || (next.version === held.version && next.actions)
  return isNewer ? seen(next, eyes) : held
}
