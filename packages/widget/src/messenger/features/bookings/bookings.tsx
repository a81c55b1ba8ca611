import { Banner } from '../../banner.tsx'
import { CloseButton } from '../../parts/buttons.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Failure } from '../../parts/failure.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import type { Store } from '../../store.ts'
import css from '../../styles/bookings.css.ts'
import { Detail } from './detail.tsx'
import { Next } from './next.tsx'
import { bookingsOf, isAhead } from './own.ts'
import { BookingRow } from './row.tsx'

export { css }

export interface BookingsProps {
  readonly store: Store
  /** For Home: only the booking that matters now. */
  readonly next?: boolean
}

/** The customer's bookings, or one of them. */
export default function Bookings({ store, next }: BookingsProps) {
  if (next) return <Next store={store} />
  const { value } = store.place
  const t = bookingsOf(store).t.value
  const id = value.name === 'bookings' ? value.id : undefined
  return (
    <div class="view">
      <header class="bar">
        <button
          type="button"
          class="tool"
          aria-label={t?.(id ? 'back' : 'home') ?? store.t.value('back')}
          onClick={() => store.go(id ? { name: 'bookings' } : { name: 'home' })}
        >
          <Icon name="back" flip />
        </button>
        <h2>{t?.('title')}</h2>
        <CloseButton store={store} />
      </header>
      <Banner store={store} />
      <div class="scroll">{id ? <Detail key={id} store={store} id={id} /> : <List store={store} />}</div>
    </div>
  )
}

function List({ store }: { readonly store: Store }) {
  const own = bookingsOf(store)
  const [t, words, list] = [own.t.value, own.words.value, own.list.value]
  if (!t || !words || list?.load === 'loading') return <Skeleton label={store.t.value('loading')} />
  if (list?.load === 'failed') return <Failure store={store} trouble={list.trouble} retry={own.reload} />
  const items = list?.items ?? []
  if (items.length === 0) return <Empty icon="messages" title={t('none')} hint={t('noneHint')} />
  const ahead = items.filter(isAhead).reverse()
  const earlier = items.filter((booking) => !isAhead(booking))
  const groups = [
    { title: t('ahead'), bookings: ahead },
    { title: t('earlier'), bookings: earlier },
  ]
  return (
    <>
      {groups.map(
        ({ title, bookings }) =>
          bookings.length > 0 && (
            <section key={title} class="bookings">
              <h3 class="label">{title}</h3>
              <ul class="rows">
                {bookings.map((booking) => (
                  <li key={booking.id}>
                    <BookingRow store={store} booking={booking} words={words} />
                  </li>
                ))}
              </ul>
            </section>
          ),
      )}
      {list?.hasMore && (
        <button type="button" class="link more" onClick={own.loadMore}>
          {t('older')}
        </button>
      )}
    </>
  )
}
