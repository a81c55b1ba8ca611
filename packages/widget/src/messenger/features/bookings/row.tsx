import type { Booking } from '@deskbell/protocol'
import { viewOf } from '../../../booking/view.ts'
import type { BookingTranslator } from '../../../booking/words/words.ts'
import { Icon } from '../../parts/icon.tsx'
import type { Store } from '../../store.ts'

/** One booking: what, when, and how it stands. */
export function BookingRow({
  store,
  booking,
  words,
}: {
  readonly store: Store
  readonly booking: Booking
  readonly words: BookingTranslator
}) {
  const view = viewOf(booking, store.now.value, words)
  return (
    <button
      type="button"
      class={`row booking-row ${view.tone}`}
      onClick={() => store.go({ name: 'bookings', id: booking.id })}
    >
      <span class="row-text">
        <span class="row-top">
          <b dir="auto">{booking.service}</b>
          <span class="quiet">#{booking.number}</span>
        </span>
        <time class="quiet" dateTime={booking.startsAt} title={view.when.exact}>
          {view.when.day}, {view.when.hours}
        </time>
        <span class="booking-state">{view.headline}</span>
      </span>
      <Icon name="forward" flip />
    </button>
  )
}
