import type { SharedBooking } from '@deskbell/protocol'
import { ChevronRight } from 'lucide'
import { visitHref } from '../../../app/routes.ts'
import { p } from '../../../i18n/provider.ts'
import { Icon } from '../../../ui/icon.tsx'
import { customerName } from '../../../ui/names.ts'
import { StatusBadge } from '../../bookings/parts/badges.tsx'
import { clockIn } from '../../bookings/parts/zone-times.ts'
import { useShown } from '../context.ts'

/** Another visit of the day. */
export function VisitRow({ booking }: { booking: SharedBooking }) {
  const { id, number, service, startsAt, timeZone, customer, status, place } = useShown(booking)
  return (
    <li>
      <a class={`visit-row is-${status}`} href={visitHref(id)}>
        <time class="visit-row-time number" dateTime={startsAt}>
          {clockIn(startsAt, timeZone)}
        </time>
        <span class="visit-row-words">
          <span class="visit-row-who" dir="auto">
            {customerName(customer)}
          </span>
          <span class="visit-row-what" dir="auto">
            {service}
            {place && `, ${place.address}`}
          </span>
          <StatusBadge status={status} />
        </span>
        <span class="hidden">{p.day.open(number, service)}</span>
        <Icon icon={ChevronRight} />
      </a>
    </li>
  )
}
