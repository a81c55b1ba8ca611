import type { BookingStatus, PaymentStatus, SharedBooking } from '@deskbell/protocol'
import {
  BadgeCheck,
  Ban,
  CalendarCheck,
  Car,
  CircleCheck,
  ClockAlert,
  CreditCard,
  type IconNode,
  MapPin,
  TriangleAlert,
  Wrench,
} from 'lucide'
import { b } from '../../../i18n/bookings.ts'
import { now } from '../../../ui/clock.ts'
import { Icon } from '../../../ui/icon.tsx'
import { lateBy } from './lateness.ts'
import { timeNear } from './zone-times.ts'

export const STATUS_ICONS: Record<BookingStatus, IconNode> = {
  confirmed: CalendarCheck,
  on_way: Car,
  arrived: MapPin,
  in_progress: Wrench,
  completed: CircleCheck,
  verified: BadgeCheck,
  disputed: TriangleAlert,
  cancelled: Ban,
}

/** How a booking stands, in a shape, a word and a colour. */
export function StatusBadge({ status }: { status: BookingStatus }) {
  return (
    <span class={`booking-badge is-${status}`}>
      <Icon icon={STATUS_ICONS[status]} size={14} />
      {b.statuses[status]}
    </span>
  )
}

/** Whether it is paid; nothing where nobody said. */
export function PaymentBadge({ payment }: { payment: PaymentStatus | null }) {
  if (payment === null) return null
  return (
    <span class={`booking-badge payment is-${payment}`}>
      <Icon icon={CreditCard} size={14} />
      <span class="hidden">{b.payment}: </span>
      {b.payments[payment]}
    </span>
  )
}

type Timed = Pick<SharedBooking, 'status' | 'startsAt' | 'timeZone' | 'delay' | 'eta'>

/** That a step takes longer than was said, why, and until when; that nobody is on the way; nothing where all is well. */
export function DelayNotice({ booking }: { booking: Timed }) {
  const { delay, eta, timeZone, startsAt } = booking
  const late = lateBy(booking, now.value)
  if (!delay && late === null) return null
  return (
    <span class="booking-delay">
      {late !== null && (
        <span class="booking-badge is-late" title={b.late.hint}>
          <Icon icon={TriangleAlert} size={14} />
          {b.late.badge(late)}
        </span>
      )}
      {delay && (
        <>
          <span class="booking-badge is-delayed">
            <Icon icon={ClockAlert} size={14} />
            {b.delay.badge}
          </span>
          <span class="booking-why">
            <span dir="auto">{delay.reason}</span>
            {eta && <b class="number">{b.delay.until(timeNear(eta, timeZone, startsAt))}</b>}
          </span>
        </>
      )}
    </span>
  )
}
