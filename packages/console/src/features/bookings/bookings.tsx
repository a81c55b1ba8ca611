import { Board } from './board/board.tsx'
import { BookingPage } from './page/booking-page.tsx'

/** The day's bookings, or one of them. */
export function Bookings({ bookingId }: { bookingId: string | null }) {
  return bookingId === null ? <Board /> : <BookingPage key={bookingId} bookingId={bookingId} />
}
