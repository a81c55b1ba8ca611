import { BOOKING_RULES, type Room, type SharedBooking } from '@deskbell/protocol'
import type { Publication } from '../../rooms/ports.ts'
import type { StoredEvent } from '../events.ts'
import { locationPublications } from '../live-location/index.ts'
import { forProvider } from './booking.ts'

/** How a booking stands after what happened. */
export interface BookingFact {
  booking: SharedBooking
}

/** What changed of a booking, beside how it stands now. */
export interface BookingEvents {
  'booking.created': BookingFact
  /** Details: service, place, price, payment, checklist, notes; or what hangs on it. */
  'booking.updated': BookingFact & { fields: string[] }
  /** A step was reached. */
  'booking.status_changed': BookingFact & { from: string; to: string }
  'booking.delayed': BookingFact & { reason: string }
  'booking.rescheduled': BookingFact & { before: { startsAt: string; endsAt: string; timeZone: string } }
  'booking.cancelled': BookingFact & { reason: string | null }
  'booking.assigned': BookingFact & { before: string | null }
  'booking.links_revoked': { bookingId: string }
  'booking_settings.updated': { fields: string[] }
}

export type BookingChangeType = Exclude<keyof BookingEvents, 'booking.links_revoked' | 'booking_settings.updated'>

/**
 * Whoever watches the booking hears how it stands, and so do the lists of its customer, of the agents and of its
 * provider; one who had it before learns that it is theirs no more.
 */
export function bookingPublications({
  data,
  workspaceId,
}: Pick<StoredEvent, 'workspaceId'> & { readonly data: BookingFact & { before?: unknown } }): readonly Publication[] {
  const { booking } = data
  const before = typeof data.before === 'string' ? data.before : null
  const event = { t: 'booking', booking } as const
  const providers = new Set([booking.provider?.id, before])
  const rooms: Room[] = [
    { party: 'booking', id: booking.id },
    { party: 'customer', id: booking.customer.id },
    { party: 'inbox', id: workspaceId },
  ]
  const own = { t: 'booking', booking: forProvider(booking) } as const
  const isRunning = BOOKING_RULES.share_location.from.includes(booking.status)
  return [
    ...rooms.map((room) => ({ room, event })),
    ...[...providers].flatMap((id) => (id ? [{ room: { party: 'provider', id } as const, event: own }] : [])),
    // Where whoever had it is, is nobody's business any more.
    ...(isRunning && before === null ? [] : locationPublications(booking.id, null)),
  ]
}
