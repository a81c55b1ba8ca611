import { BookingsFrame } from '../bookings/parts/frame.tsx'

export function Reviews() {
  return <BookingsFrame current="reviews">{null}</BookingsFrame>
}
