import type { Booking } from '@deskbell/protocol'
import type { Store } from '../../store.ts'
import { bookingsOf, isAhead } from './own.ts'
import { BookingRow } from './row.tsx'

const WEEK = 7 * 86_400_000

/** On Home: the booking that matters now, where there is one. */
export function Next({ store }: { readonly store: Store }) {
  const own = bookingsOf(store)
  const [t, words] = [own.t.value, own.words.value]
  const next = nextOf(own.list.value?.items ?? [], store.now.value)
  if (!t || !words || !next) return null
  return (
    <section class="card current">
      <h3 class="label">{t('next')}</h3>
      <BookingRow store={store} booking={next} words={words} />
      <button type="button" class="link" onClick={() => store.go({ name: 'bookings' })}>
        {t('all')}
      </button>
    </section>
  )
}

/** What is under way or wants an answer, else the first of the days to come. */
function nextOf(items: readonly Booking[], now: number): Booking | undefined {
  const ahead = items
    .filter((booking) => isAhead(booking) && Date.parse(booking.startsAt) < now + WEEK)
    .sort((a, b) => a.startsAt.localeCompare(b.startsAt))
  return ahead.find(({ status }) => status !== 'confirmed' && status !== 'disputed') ?? ahead[0]
}
