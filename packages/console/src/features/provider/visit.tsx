import type { SharedBooking } from '@deskbell/protocol'
import { CircleAlert, CircleCheck } from 'lucide'
import { t } from '../../i18n/index.ts'
import { p } from '../../i18n/provider.ts'
import { Icon } from '../../ui/icon.tsx'
import { customerName } from '../../ui/names.ts'
import { DelayNotice, PaymentBadge } from '../bookings/parts/badges.tsx'
import { Timeline } from '../bookings/parts/timeline.tsx'
import { ZoneTime } from '../bookings/parts/zone-time.tsx'
import { useLive, useProvider } from './context.ts'
import { firstName } from './parts/name.ts'
import { PlaceLink } from './parts/place-link.tsx'
import { Preparation } from './parts/visit-card.tsx'

/** What a visit is about, and what became of it. */
export function Visit({ booking }: { booking: SharedBooking }) {
  const provider = useProvider()
  const history = useLive(booking.id, () => provider.history(booking.id))
  const { price } = booking
  return (
    <>
      <Outcome booking={booking} />
      <p class="visit-time">
        <ZoneTime span={booking} day />
      </p>
      <p class="visit-who" dir="auto">
        {customerName(booking.customer)}
      </p>
      <p class="visit-what" dir="auto">
        {booking.service}
      </p>
      <DelayNotice booking={booking} />
      <PlaceLink place={booking.place} />
      <Preparation booking={booking} level="h2" />
      {price && (
        <section class="visit-price" aria-label={p.page.price}>
          <h2 class="visit-label">{p.page.price}</h2>
          <p>
            <span class="number">{moneyText(price)}</span> <PaymentBadge payment={booking.paymentStatus} />
          </p>
        </section>
      )}
      <section aria-label={p.page.history}>
        <h2 class="visit-label">{p.page.history}</h2>
        {history.value && <Timeline items={history.value} booking={booking} />}
      </section>
    </>
  )
}

function moneyText({ amount, currency }: NonNullable<SharedBooking['price']>): string {
  const format = new Intl.NumberFormat(t.formats, { style: 'currency', currency })
  return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2))
}

/** What the customer or support made of it, once the work was said to be done. */
function Outcome({ booking }: { booking: SharedBooking }) {
  const { status, completion, cancelReason } = booking
  const name = firstName(booking)
  const issues = status === 'in_progress' && completion?.status === 'rejected' ? completion.issues : null
  const words =
    status === 'completed'
      ? p.step.waits(name)
      : status === 'verified'
        ? p.step.verified(name)
        : status === 'disputed'
          ? p.step.disputed
          : status === 'cancelled'
            ? p.step.cancelled(cancelReason)
            : null
  return (
    <div class="outcome-place" role="status">
      {words && (
        <p class={`outcome is-${status}`}>
          <Icon icon={status === 'completed' || status === 'verified' ? CircleCheck : CircleAlert} />
          {words}
        </p>
      )}
      {issues && (
        <p class="outcome is-disputed">
          <Icon icon={CircleAlert} />
          <span>
            {p.step.again} <span dir="auto">“{issues}”</span>
          </span>
        </p>
      )}
    </div>
  )
}
