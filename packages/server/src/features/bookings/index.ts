import type { Feature } from '../feature.ts'
import { bookingPublications } from './events.ts'
import { authenticateGuest } from './guests.ts'
import { bookingMigrations } from './migrations.ts'
import { mountBookings } from './routes.ts'

export { requireAction, requireBooking, requireRight, roleIn } from './access.ts'
export { listBookingsOfAddress } from './address-repository.ts'
export { forProvider, namesOfCustomers, showBookings, toSharedBooking } from './booking.ts'
export { changeBooking } from './change.ts'
export { askForCompletion } from './completing.ts'
export { createBooking } from './create.ts'
export { guestCtx } from './guests.ts'
export { createBookingLink, issueBookingLink, readBookingLink } from './links.ts'
export { getBooking, listBookingHistory } from './read.ts'
export { type BookingRow, findBooking, lockBooking } from './repository.ts'
export { completionSettings } from './settings.ts'
export { bookingSettings } from './settings-repository.ts'
export { updateBookingStatus } from './status.ts'
export { cancelBooking, onBooking } from './work.ts'

export const bookings: Feature = {
  name: 'bookings',
  migrations: bookingMigrations,
  mount: mountBookings,
  authenticate: authenticateGuest,
  publications: {
    'booking.created': bookingPublications,
    'booking.updated': bookingPublications,
    'booking.status_changed': bookingPublications,
    'booking.delayed': bookingPublications,
    'booking.rescheduled': bookingPublications,
    'booking.cancelled': bookingPublications,
    'booking.assigned': bookingPublications,
  },
}
