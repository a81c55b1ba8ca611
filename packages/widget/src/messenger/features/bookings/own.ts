import type { Booking } from '@deskbell/protocol'
import type { ListState, LiveList } from '@deskbell/sdk'
import { createBookings } from '@deskbell/sdk/bookings'
import { type BookingTranslator, bookingWords } from '../../../booking/words/words.ts'
import type { Speaking } from '../../../i18n/translate.ts'
import { followLanguage, onePerStore } from '../../language.ts'
import { follow } from '../../readable.ts'
import { effect, type Signal, signal } from '../../signals.ts'
import type { Store } from '../../store.ts'
import type { BookingsCatalogue } from './words/en.ts'
import { bookingsWords } from './words/words.ts'

/** The customer's own bookings, as the views read them. */
export interface OwnBookings {
  readonly t: Signal<Speaking<BookingsCatalogue> | null>
  /** What says how a booking stands. */
  readonly words: Signal<BookingTranslator | null>
  /** The newest first; null while there is nobody whose they could be. */
  readonly list: Signal<ListState<Booking> | null>
  loadMore(): void
  reload(): void
}

/** Made when a view first asks, gone with its store. Only whom the host vouches for has bookings to see. */
export const bookingsOf = onePerStore(createOwn)

function createOwn(store: Store): OwnBookings {
  const { client, customer, open } = store
  const list = signal<ListState<Booking> | null>(null)
  const who = signal<string | null>(null)
  let live: LiveList<Booking> | null = null
  store.ends.push(
    effect(() => {
      who.value = open.value && customer.value?.verified ? customer.value.id : null
    }),
    effect(() => {
      if (who.value === null) return
      const opened = createBookings(client).list({ order: 'newest' })
      live = opened
      const [state, stop] = follow(opened.state)
      const end = effect(() => {
        list.value = state.value
      })
      return () => {
        end()
        stop()
        opened.release()
        live = null
        list.value = null
      }
    }),
  )
  return {
    t: followLanguage(store, bookingsWords),
    words: followLanguage(store, bookingWords),
    list,
    loadMore: () => void live?.loadMore(),
    reload: () => void live?.reload(),
  }
}

/** Whether something is still to come of a booking. */
export function isAhead({ status }: Booking): boolean {
  return status !== 'cancelled' && status !== 'verified'
}
