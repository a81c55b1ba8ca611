import type { LiveLocation } from '@deskbell/protocol'
import type { Publication } from '../../rooms/ports.ts'

/** Whoever watches a booking hears where its provider is, or by null that it is not shared any more. */
export function locationPublications(bookingId: string, location: LiveLocation | null): readonly Publication[] {
  return [{ room: { party: 'booking', id: bookingId }, event: { t: 'location', bookingId, location } }]
}
