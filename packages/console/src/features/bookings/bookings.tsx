import { BookingsFrame } from './parts/frame.tsx'

export function Bookings({ bookingId }: { bookingId: string | null }) {
  return <BookingsFrame current="bookings">{bookingId}</BookingsFrame>
}
