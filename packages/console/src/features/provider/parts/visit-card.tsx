import type { SharedBooking } from '@deskbell/protocol'
import { ChevronRight } from 'lucide'
import { visitHref } from '../../../app/routes.ts'
import { p } from '../../../i18n/provider.ts'
import { Icon } from '../../../ui/icon.tsx'
import { linkify } from '../../../ui/links.tsx'
import { customerName } from '../../../ui/names.ts'
import { DelayNotice, StatusBadge } from '../../bookings/parts/badges.tsx'
import { ZoneTime } from '../../bookings/parts/zone-time.tsx'
import { PlaceLink } from './place-link.tsx'

/** The visit that counts now, with everything one needs at the door. */
export function VisitCard({ booking }: { booking: SharedBooking }) {
  return (
    <article class="visit-card" aria-labelledby="current-visit">
      <p class="visit-line">
        <span class="visit-turn">{booking.status === 'confirmed' ? p.day.next : p.day.now}</span>
        <StatusBadge status={booking.status} />
      </p>
      <p class="visit-time">
        <ZoneTime span={booking} />
      </p>
      <h2 class="visit-who" id="current-visit" dir="auto">
        {customerName(booking.customer)}
      </h2>
      <p class="visit-what" dir="auto">
        {booking.service}
      </p>
      <DelayNotice booking={booking} />
      <PlaceLink place={booking.place} />
      <Preparation booking={booking} level="h3" />
      <a class="button visit-more" href={visitHref(booking.id)}>
        {p.day.details}
        <Icon icon={ChevronRight} />
      </a>
    </article>
  )
}

/** What to bring, and what the office or the customer remarked. */
export function Preparation({ booking, level: Heading }: { booking: SharedBooking; level: 'h2' | 'h3' }) {
  const { checklist, notes } = booking
  return (
    <>
      {notes && (
        <section class="visit-notes" aria-label={p.day.notes}>
          <Heading class="visit-label">{p.day.notes}</Heading>
          <p dir="auto">{linkify(notes)}</p>
        </section>
      )}
      {checklist.length > 0 && (
        <section class="visit-list" aria-label={p.day.checklist}>
          <Heading class="visit-label">{p.day.checklist}</Heading>
          <ul>
            {checklist.map((item) => (
              <li key={item} dir="auto">
                {item}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
