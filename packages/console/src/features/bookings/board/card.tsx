import type { SharedBooking } from '@deskbell/protocol'
import { MapPin, UserRound } from 'lucide'
import { bookingHref } from '../../../app/routes.ts'
import { b } from '../../../i18n/bookings.ts'
import { Icon } from '../../../ui/icon.tsx'
import { customerName } from '../../../ui/names.ts'
import { DelayNotice, StatusBadge } from '../parts/badges.tsx'
import { ZoneTime } from '../parts/zone-time.tsx'

interface Props {
  booking: SharedBooking
  /** It changed a moment ago. */
  fresh: boolean
  /** Set in a column that holds several statuses. */
  named: boolean
}

/** One booking on the board: when, what, for whom, by whom, and whether something is amiss. */
export function Card({ booking, fresh, named }: Props) {
  const { id, number, service, customer, provider, place, status } = booking
  return (
    <li class={`card ${fresh ? 'is-fresh' : ''}`}>
      <p class="card-when">
        <ZoneTime span={booking} />
      </p>
      <h3 class="card-what">
        <a class="card-link" id={`card-${id}`} data-id={id} href={bookingHref(id)} dir="auto">
          <span class="card-number number">{b.number(number)}</span> {service}
        </a>
      </h3>
      <p class="card-who" dir="auto">
        {customerName(customer)}
      </p>
      {place && (
        <p class="card-line" dir="auto">
          <Icon icon={MapPin} size={14} />
          <span>{place.address}</span>
        </p>
      )}
      <p class={`card-line ${provider ? '' : 'is-nobody'}`}>
        <Icon icon={UserRound} size={14} />
        <span>{provider?.name ?? b.nobody}</span>
      </p>
      {named && <StatusBadge status={status} />}
      <DelayNotice booking={booking} />
    </li>
  )
}
