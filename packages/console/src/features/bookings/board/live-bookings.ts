import type { Down, SharedBooking } from '@deskbell/protocol'
import { type ReadonlySignal, signal } from '@preact/signals'
import type { BookingsApi } from '../../../api/bookings-api.ts'
import type { AgentClient, ListState } from '../../../sdk.ts'
import { toTrouble } from '../../../ui/trouble.ts'

export interface DayQuery {
  readonly from: string
  readonly to: string
  readonly providerId: string
  readonly q: string
}

/** What just changed by itself: shown for a moment, and said. */
export interface Move {
  readonly booking: SharedBooking
  readonly turn: number
}

export interface LiveBookings {
  readonly state: ReadonlySignal<ListState<SharedBooking>>
  /** The bookings that just changed, by id, for as long as they are marked. */
  readonly fresh: ReadonlySignal<ReadonlySet<string>>
  /** The last booking whose status changed. */
  readonly moved: ReadonlySignal<Move | null>
  loadMore(): Promise<void>
  reload(): Promise<void>
  release(): void
}

const PAGE = 100
const MOST = 200
/** News that need asking, within this many milliseconds, are asked about once. */
const PAUSE = 400
/** How long a change is marked, in milliseconds. */
const MARKED = 2_400

const order = (a: SharedBooking, z: SharedBooking) => a.startsAt.localeCompare(z.startsAt) || a.number - z.number
const newer = (a: SharedBooking, z: SharedBooking | undefined) => (z && z.version > a.version ? z : a)

/** The bookings of a day, page by page, each changed in place as the inbox room tells of it. */
export function createLiveBookings(
  api: Pick<BookingsApi, 'list'>,
  client: Pick<AgentClient, 'listen'>,
  query: DayQuery,
): LiveBookings {
  const state = signal<ListState<SharedBooking>>({ load: 'loading', trouble: null, items: [], hasMore: false })
  const fresh = signal<ReadonlySet<string>>(new Set())
  const moved = signal<Move | null>(null)
  const marks = new Map<string, ReturnType<typeof setTimeout>>()
  let cursor: string | null = null
  /** Raised with each question for the whole list, so that only the last answer counts. */
  let turn = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  /** What was told while a question is under way: an answer may be older. */
  let told: SharedBooking[] = []
  const change = (next: Partial<ListState<SharedBooking>>) => {
    state.value = { ...state.peek(), ...next }
  }
  const ask = (more: { limit: string; cursor?: string }) => {
    const { from, to, providerId, q } = query
    return api.list({ from, to, ...(providerId && { providerId }), ...(q && { q }), ...more })
  }
  const fits = ({ startsAt, provider }: SharedBooking) => {
    const at = Date.parse(startsAt)
    const within = at >= Date.parse(query.from) && at < Date.parse(query.to)
    return within && (query.providerId === '' || provider?.id === query.providerId)
  }
  const mark = (id: string) => {
    clearTimeout(marks.get(id))
    fresh.value = new Set([...fresh.peek(), id])
    marks.set(
      id,
      setTimeout(() => {
        marks.delete(id)
        fresh.value = new Set([...fresh.peek()].filter((one) => one !== id))
      }, MARKED),
    )
  }

  function apply(booking: SharedBooking): void {
    const { items, hasMore } = state.peek()
    const held = items.find((one) => one.id === booking.id)
    if (held && held.version >= booking.version) return
    const others = items.filter((one) => one.id !== booking.id)
    if (!fits(booking)) {
      if (held) change({ items: others })
      return
    }
    // Whether words find it, only the service knows.
    if (!held && query.q !== '') {
      soon()
      return
    }
    const last = items.at(-1)
    if (!held && hasMore && last && order(booking, last) > 0) return
    change({ items: [...others, booking].sort(order) })
    mark(booking.id)
    if (held?.status !== booking.status) moved.value = { booking, turn: (moved.peek()?.turn ?? 0) + 1 }
  }

  async function first(): Promise<void> {
    turn += 1
    const asked = turn
    told = []
    const limit = Math.min(MOST, Math.max(PAGE, state.peek().items.length))
    try {
      const page = await ask({ limit: String(limit) })
      if (asked !== turn) return
      const before = new Map(state.peek().items.map((one) => [one.id, one]))
      cursor = page.nextCursor
      const items = page.items.map((one) => newer(one, before.get(one.id))).filter(fits)
      change({ load: 'ready', trouble: null, items, hasMore: cursor !== null })
      const late = told
      told = []
      late.forEach(apply)
    } catch (error) {
      if (asked !== turn) return
      change({ trouble: toTrouble(error), load: state.peek().load === 'ready' ? 'ready' : 'failed' })
    }
  }
  function soon(): void {
    timer ??= setTimeout(() => {
      timer = undefined
      void first()
    }, PAUSE)
  }
  const stop = client.listen((frame: Down | null) => {
    if (frame === null) soon()
    else if (frame.t === 'booking') {
      told.push(frame.booking)
      if (state.peek().load !== 'failed') apply(frame.booking)
    }
  })
  void first()

  return {
    state,
    fresh,
    moved,
    async loadMore() {
      const before = cursor
      if (before === null || state.peek().load === 'loading') return
      const asked = turn
      change({ load: 'loading' })
      try {
        const page = await ask({ limit: String(PAGE), cursor: before })
        if (asked !== turn) return change({ load: 'ready' })
        const held = new Map(state.peek().items.map((one) => [one.id, one]))
        for (const one of page.items) held.set(one.id, newer(one, held.get(one.id)))
        cursor = page.nextCursor
        change({ load: 'ready', trouble: null, items: [...held.values()].sort(order), hasMore: cursor !== null })
      } catch (error) {
        change({ load: 'ready', trouble: toTrouble(error) })
      }
    },
    async reload() {
      if (state.peek().items.length === 0) change({ load: 'loading', trouble: null })
      await first()
    },
    release() {
      turn += 1
      clearTimeout(timer)
      for (const one of marks.values()) clearTimeout(one)
      stop()
    },
  }
}
