import type { BookingHistory, BookingState, Down } from '@deskbell/protocol'
import { DeskbellError, toTrouble } from '../core/errors.ts'
import type { Call } from '../core/http.ts'
import { type Writable, writable } from '../core/readable.ts'
import type { Runtime } from '../core/runtime.ts'
import type { Readable, Trouble } from '../types.ts'
import { createEar } from './ear.ts'
import { type Eyes, foldBooking } from './fold.ts'
import type { PageSight } from './page-sight.ts'
import type { BookingViewState } from './types.ts'

/** How a booking is reached: by the session of a customer, or by a link. */
export interface BookingSource {
  readonly call: Call
  /** As whom it is looked at. */
  eyes(): Eyes
  /** The booking's id, once there is somebody to ask for. Rejects where there is nobody. */
  open(): Promise<string>
  /**
   * Listens to what tells of it. `own` is its own room, which alone knows where the provider is; `sync` is called when
   * that was joined.
   */
  join(bookingId: string, hear: (frame: Down, own: boolean) => void, sync: () => void): () => void
  /** Who looks; what is shown is forgotten when it is somebody else. */
  readonly person: Readable<string | null>
}

export interface Followed {
  readonly state: Writable<BookingViewState>
  /** Asks now. */
  check(): Promise<void>
  /** The service answered a call with this. */
  put(booking: BookingState['booking']): void
  release(): void
}

/** While no room is heard, it is asked for this often, in milliseconds: at most, so that a change shows in that time. */
export const POLL_MS = 30_000
/** A page that nobody sees asks more and more rarely, down to this. */
const POLL_HIDDEN_MAX = 300_000
/** What happened is asked for once for several changes that come together. */
const PAUSE = 250

const BLANK: BookingViewState = {
  load: 'loading',
  trouble: null,
  booking: null,
  history: [],
  location: null,
  scope: 'manage',
  connection: 'polling',
  checkedAt: null,
}

/** What a client of another copy of this package threw, such as that of the widget on the same page, is known by its name. */
function troubleOf(error: unknown): Trouble {
  const { name, code, detail, retryAt, errors } = error as DeskbellError
  return toTrouble(name === 'DeskbellError' ? new DeskbellError(code, detail, retryAt, errors) : error)
}

/** Follows one booking: by its room where sockets work, by asking where they do not, changing over by itself. */
export function followBooking(source: BookingSource, runtime: Runtime, sight: PageSight): Followed {
  const { call } = source
  const state = writable(BLANK)
  /** Any room that tells of changes, and the booking's own. */
  const ear = createEar(runtime, showConnection)
  const ownEar = createEar(runtime, poll)
  let leave: (() => void) | null = null
  let cancelPoll: (() => void) | null = null
  let cancelSoon: (() => void) | null = null
  let cancelLocation: (() => void) | null = null
  /** Raised when somebody else looks, so that answers to earlier questions are dropped. */
  let era = 0
  /** Raised by whatever is told of the place: an answer that was asked for before is older. */
  let moves = 0
  /** The asking under way, and whether it is to ask once more. */
  let run: Promise<void> | null = null
  let again = false
  let failures = 0
  let unseen = 0
  let notBefore = 0
  let historyOf = 0
  let gone = false

  const change = (next: Partial<BookingViewState>) => state.set({ ...state.get(), ...next })

  function showConnection(): void {
    const { trouble, connection } = state.get()
    const lost = trouble?.kind === 'offline' || trouble?.kind === 'unreachable'
    const next = ear.isHearing() ? 'live' : lost ? 'offline' : 'polling'
    if (next === connection) return
    // While it was heard it was known; how old it is counts from here.
    change({ connection: next, ...(connection === 'live' && { checkedAt: runtime.now() }) })
  }

  function place(location: BookingState['location']): void {
    moves += 1
    cancelLocation?.()
    cancelLocation = null
    const left = location ? Date.parse(location.until) - runtime.now() : 0
    if (left > 0) cancelLocation = runtime.later(left, () => place(null))
    change({ location: left > 0 ? location : null })
  }

  function put(booking: BookingState['booking']): void {
    change({ booking: foldBooking(state.get().booking, booking, source.eyes()), checkedAt: runtime.now() })
    if (state.get().booking?.version !== historyOf) soon()
  }

  function hear(frame: Down, own: boolean): void {
    const first = ear.hear()
    const firstOwn = own && ownEar.hear()
    if (own) stopPolling()
    if (first) showConnection()
    const { booking } = state.get()
    if (frame.t === 'booking' && (booking === null || frame.booking.id === booking.id)) {
      if (booking) change({ booking: foldBooking(booking, frame.booking, source.eyes()), checkedAt: runtime.now() })
      soon()
    } else if (frame.t === 'location' && frame.bookingId === booking?.id) place(frame.location)
    // Something may have been missed before it was heard.
    if (first || firstOwn || frame.t === 'welcome') void check()
  }

  function soon(): void {
    cancelSoon ??= runtime.later(PAUSE, () => {
      cancelSoon = null
      void check()
    })
  }

  function stopPolling(): void {
    cancelPoll?.()
    cancelPoll = null
  }

  /** Asks again after a while, unless the booking's own room is heard or it was refused. */
  function poll(): void {
    stopPolling()
    if (gone || ownEar.isHearing() || state.get().trouble?.kind === 'refused') return
    const most = sight.isHidden() ? Math.min(POLL_HIDDEN_MAX, POLL_MS * 2 ** unseen) : POLL_MS
    const bound = failures ? Math.min(most, 1_000 * 2 ** failures) : most
    // Not all at the same moment, and early enough that the answer comes in time.
    const wait = bound * (0.8 + runtime.random() * 0.15)
    cancelPoll = runtime.later(Math.max(wait, notBefore - runtime.now()), () => {
      unseen = sight.isHidden() ? unseen + 1 : 0
      void check()
    })
  }

  async function ask(): Promise<void> {
    const asked = era
    const id = await source.open()
    if (asked !== era) return
    leave ??= source.join(id, hear, () => ownEar.isHearing() && void check())
    const path = `/v1/bookings/${encodeURIComponent(id)}/status`
    const moved = moves
    const { booking, location } = await call<BookingState>('GET', path)
    if (asked !== era) return
    const known = foldBooking(state.get().booking, booking, source.eyes())
    const scope = source.eyes() ? 'manage' : 'view'
    change({ load: 'ready', trouble: null, booking: known, scope, checkedAt: runtime.now() })
    if (moved === moves) place(location)
    if (historyOf === known.version) return
    const { items } = await call<BookingHistory>('GET', `${path}/history`)
    if (asked !== era) return
    // Asked for after the booking, so it tells at least as much.
    historyOf = known.version
    change({ history: items })
  }

  function failed(trouble: Trouble): void {
    failures += 1
    if (trouble.kind === 'rate_limited') notBefore = trouble.retryAt
    // What may not be seen any more is not left standing.
    if (trouble.kind === 'refused') forget({ load: 'failed', trouble })
    else change({ trouble, load: state.get().booking ? 'ready' : 'failed' })
  }

  async function attempt(): Promise<void> {
    again = false
    stopPolling()
    const asked = era
    try {
      await ask()
      failures = 0
    } catch (error) {
      if (!gone && asked === era) failed(troubleOf(error))
    }
    if (again && !gone) await attempt()
  }

  /** Asks now, one question at a time; resolves when what was asked for from here on is answered. */
  async function check(): Promise<void> {
    if (gone || runtime.now() < notBefore) return
    again = run !== null
    run ??= attempt().finally(() => {
      run = null
      if (gone) return
      showConnection()
      poll()
    })
    await run
  }

  /** Ends whatever is under way, and shows nothing but this. */
  function forget(next: Partial<BookingViewState>): void {
    era += 1
    historyOf = 0
    leave?.()
    leave = null
    ear.stop()
    ownEar.stop()
    stopPolling()
    cancelSoon?.()
    cancelLocation?.()
    cancelSoon = cancelLocation = null
    if (!gone) state.set({ ...BLANK, ...next })
  }

  let person = source.person.get()
  const stops = [
    source.person.subscribe((next) => {
      if (next === person) return
      // The first who is known is whom it was asked for.
      if (person !== null) forget({})
      person = next
      if (next !== null) void check()
    }),
    runtime.onOnline(() => void check()),
    sight.onShown(() => {
      unseen = 0
      if (!ownEar.isHearing()) void check()
    }),
  ]
  void check()

  return {
    state,
    check,
    put,
    release() {
      gone = true
      for (const stop of stops) stop()
      forget({})
    },
  }
}
