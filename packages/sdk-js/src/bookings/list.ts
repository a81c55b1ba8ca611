import type { Booking, BookingPage, Down } from '@deskbell/protocol'
import { toTrouble } from '../core/errors.ts'
import { PAGE_SIZE, PAGE_SIZE_MAX } from '../core/limits.ts'
import { writable } from '../core/readable.ts'
import type { Runtime } from '../core/runtime.ts'
import type { ListState, LiveList, Readable } from '../types.ts'
import { foldBooking } from './fold.ts'
import type { BookingFilter } from './types.ts'

/** What is new is asked for at most this often while changes stream in, in milliseconds. */
const PAUSE = 300

export interface BookingListOptions {
  readonly runtime: Runtime
  readonly filter: BookingFilter
  readonly person: Readable<string | null>
  page(cursor: string | undefined, limit: number): Promise<BookingPage>
  /** Listens to the room of the person, and calls `sync` when something may have been missed. */
  listen(personId: string, hear: (frame: Down) => void, sync: () => void): () => void
}

/** A customer's bookings by start, page by page, with what their room tells laid on them. */
export function createBookingList(options: BookingListOptions): LiveList<Booking> {
  const { runtime, filter, person, page } = options
  const state = writable<ListState<Booking>>(blank(person.get() !== null))
  let cursor: string | null = null
  let leave = () => {}
  let cancel: (() => void) | null = null
  /** Raised when somebody else is here, or the list is let go of. */
  let era = 0

  const rank = ({ startsAt, id }: Booking) => startsAt + id
  const inOrder = (items: readonly Booking[]) =>
    items.toSorted((a, b) => (rank(a) < rank(b) === (filter.order !== 'newest') ? -1 : 1))

  function show(found: BookingPage, kept: readonly Booking[]): void {
    const held = new Map(state.get().items.map((item) => [item.id, item]))
    const fresh = found.items.map((item) => foldBooking(held.get(item.id) ?? null, item, 'customer'))
    const others = kept.filter(({ id }) => !fresh.some((item) => item.id === id))
    cursor = found.nextCursor
    const items = inOrder([...others, ...fresh])
    state.set({ load: 'ready', trouble: null, items, hasMore: cursor !== null })
  }

  async function load(after: string | undefined, limit: number): Promise<void> {
    const asked = era
    try {
      const found = await page(after, limit)
      if (asked === era) show(found, after ? state.get().items : [])
    } catch (error) {
      if (asked !== era) return
      const { items } = state.get()
      state.set({ ...state.get(), trouble: toTrouble(error), load: items[0] ? 'ready' : 'failed' })
    }
  }

  const first = () => load(undefined, Math.min(PAGE_SIZE_MAX, Math.max(PAGE_SIZE, state.get().items.length)))

  function soon(): void {
    cancel ??= runtime.later(PAUSE, () => {
      cancel = null
      void first()
    })
  }

  function hear(frame: Down): void {
    if (frame.t !== 'booking') return
    const { items } = state.get()
    const held = items.find(({ id }) => id === frame.booking.id)
    if (held) {
      const next = foldBooking(held, frame.booking, 'customer')
      state.set({ ...state.get(), items: inOrder(items.map((item) => (item === held ? next : item))) })
    }
    // Whether it belongs here, and on which page, only the service knows.
    if (!held || filter.status || filter.from || filter.to) soon()
  }

  function meet(id: string | null): void {
    era += 1
    leave()
    cancel?.()
    cancel = null
    cursor = null
    state.set(blank(id !== null))
    leave = id === null ? () => {} : options.listen(id, hear, soon)
    if (id !== null) void first()
  }

  let known = person.get()
  const stop = person.subscribe((id) => {
    if (id === known) return
    known = id
    meet(id)
  })
  meet(known)

  return {
    state,
    async loadMore() {
      if (cursor !== null) await load(cursor, PAGE_SIZE)
    },
    async reload() {
      if (!state.get().items[0]) state.set(blank(known !== null))
      if (known !== null) await first()
    },
    release() {
      era += 1
      stop()
      leave()
      cancel?.()
    },
  }
}

const blank = (isKnown: boolean): ListState<Booking> => ({
  load: isKnown ? 'loading' : 'ready',
  trouble: null,
  items: [],
  hasMore: false,
})
