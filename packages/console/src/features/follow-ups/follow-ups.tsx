import { BookingsFrame } from '../bookings/parts/frame.tsx'

export function FollowUps() {
  return <BookingsFrame current="follow-ups">{null}</BookingsFrame>
}
