import type { LiveLocation, ShareLocation } from '@deskbell/protocol'
import { toTrouble } from '../core/errors.ts'
import type { Link } from '../core/link.ts'
import { writable } from '../core/readable.ts'
import type { Runtime } from '../core/runtime.ts'
import { createTask } from '../core/task.ts'
import type { AgentWire, KeyValueStorage, Readable } from '../types.ts'
import type { ProviderTabs } from './tabs.ts'
import type { ProviderOptions, Sharing, SharingEnd } from './types.ts'

/** A place is told at most this often, in milliseconds. */
const PAUSE = 10_000
/** One who stands still is told of again this often, or the service takes it that nothing comes any more. */
const STILL = 30_000
/** `GeolocationPositionError.PERMISSION_DENIED`. */
const DENIED = 1

export interface OwnPlace {
  readonly state: Readable<Sharing | null>
  /** Ends, with the service, what a page that was closed had begun. */
  load(): Promise<void>
  start(bookingId: string): void
  /** `why` where nobody asked for it. */
  stop(why?: SharingEnd): void
  /** Ends it here and does not tell the service: nobody is signed in any more. */
  drop(): void
  /** Resolves once the service knows that it ended, or cannot be told. */
  settled(): Promise<void>
  close(): void
}

export interface OwnPlaceOptions extends ProviderOptions {
  readonly runtime: Runtime
  readonly link: Link
  readonly tabs: ProviderTabs
  readonly storage: KeyValueStorage
  readonly call: AgentWire['call']
  owner(): string | null
  ended(end: SharingEnd, bookingId: string): void
}

/** Shows the customer of one booking where this device is, until it is stopped. */
export function createOwnPlace(options: OwnPlaceOptions): OwnPlace {
  const { runtime, link, tabs, storage, call, owner } = options
  const geolocation = options.geolocation === undefined ? globalThis.navigator?.geolocation : options.geolocation
  const state = writable<Sharing | null>(null)
  /** What ended here and the service may not know yet. */
  const ending = new Set<string>()
  let last: ShareLocation | null = null
  let halt = () => {}
  let cancel: (() => void) | null = null
  let sending = false
  let triedAt = 0

  const key = () => `deskbell:provider:${owner()}:sharing`
  const lock = () => `sharing:${owner()}`
  const path = (bookingId: string) => `/v1/bookings/${bookingId}/location`
  const change = (part: Partial<Sharing>) => {
    const now = state.get()
    if (now) state.set({ ...now, ...part })
  }

  const telling = createTask(runtime, link, async () => {
    for (const bookingId of ending) {
      await call('DELETE', path(bookingId)).catch((error: unknown) => {
        // One that is not ours any more has nothing of ours to forget.
        if (toTrouble(error).kind !== 'refused') throw error
      })
      ending.delete(bookingId)
      if (state.get() === null) await storage.delete(key())
    }
  })

  function later(milliseconds: number): void {
    cancel?.()
    cancel = runtime.later(milliseconds, () => {
      cancel = null
      void send()
    })
  }

  async function send(): Promise<void> {
    const now = state.get()
    if (!now || !last || sending) return
    const wait = triedAt + PAUSE - runtime.now()
    if (wait > 0) return later(wait)
    sending = true
    triedAt = runtime.now()
    try {
      await call<LiveLocation>('PUT', path(now.bookingId), { body: last })
      if (state.get()?.bookingId === now.bookingId) change({ sentAt: runtime.now(), trouble: null })
      later(STILL)
    } catch (error) {
      const trouble = toTrouble(error)
      if (trouble.kind === 'refused' && state.get()?.bookingId === now.bookingId) stop('refused')
      else {
        change({ trouble: 'no_way' })
        later(PAUSE)
      }
    } finally {
      sending = false
      // It ended while this was under way, and this may have come after the end.
      if (state.get()?.bookingId !== now.bookingId) {
        ending.add(now.bookingId)
        telling.wake()
      }
    }
  }

  function watch(by: NonNullable<typeof geolocation>): () => void {
    const id = by.watchPosition(
      ({ coords }) => {
        const { latitude, longitude, accuracy } = coords
        last = { point: { latitude, longitude }, accuracy: Math.min(accuracy, 100_000) }
        if (state.get()?.trouble === 'no_place') change({ trouble: null })
        void send()
      },
      (error) => {
        if (error.code === DENIED) return stop('denied')
        last = null
        change({ trouble: 'no_place' })
      },
      { enableHighAccuracy: true, maximumAge: 5_000, timeout: 30_000 },
    )
    return () => by.clearWatch(id)
  }

  function drop(): void {
    halt()
    halt = () => {}
    cancel?.()
    cancel = last = null
    state.set(null)
  }

  function stop(why?: SharingEnd): void {
    const now = state.get()
    if (!now) return
    drop()
    ending.add(now.bookingId)
    telling.wake()
    if (why) options.ended(why, now.bookingId)
  }

  return {
    state,
    async load() {
      if (!(await storage.get(key()))) return
      // Another tab may share just now; once it ends well, nothing is left.
      tabs.whenFree(lock(), async () => {
        const left = await storage.get(key())
        if (!left || state.get()) return
        ending.add(left)
        telling.wake()
        options.ended('interrupted', left)
      })
    },
    start(bookingId) {
      if (state.get()?.bookingId === bookingId) return
      stop()
      if (!geolocation) return options.ended('unsupported', bookingId)
      ending.delete(bookingId)
      triedAt = 0
      state.set({ bookingId, sentAt: null, trouble: null })
      void storage.set(key(), bookingId)
      const free = tabs.hold(lock())
      const unwatch = watch(geolocation)
      // Whoever refuses may do so before there is a watch to end.
      if (state.get()) {
        halt = () => {
          unwatch()
          free()
        }
      } else {
        unwatch()
        free()
      }
    },
    stop,
    drop,
    async settled() {
      for (const bookingId of [...ending]) await call('DELETE', path(bookingId)).catch(() => {})
      ending.clear()
      await storage.delete(key())
    },
    close() {
      drop()
      telling.stop()
    },
  }
}
