import { bookingActions, type Down, type SharedBooking } from '@deskbell/protocol'
import type { RoomListener, Wire } from '@deskbell/sdk'
import { wayTo } from './fake-bookings.ts'

/** The bookings of the fake client's customer, and what was asked about them. */
export interface OwnBookings {
  kept: SharedBooking[]
  readonly asked: string[]
  /** One changes, and every room that tells of it hears so. */
  tell(id: string, next: Partial<SharedBooking>): void
}

/** A wire that answers about bookings itself, and leaves the rest to another. */
export function withBookings(wire: Wire): { readonly wire: Wire; readonly bookings: OwnBookings } {
  const listeners = new Set<RoomListener>()
  const bookings: OwnBookings = {
    kept: [],
    asked: [],
    tell(id, next) {
      bookings.kept = bookings.kept.map((one) => (one.id === id ? { ...one, version: one.version + 1, ...next } : one))
      const booking = bookings.kept.find((one) => one.id === id)
      if (!booking) return
      const frame: Down = { t: 'booking', booking }
      for (const listener of listeners) listener.frame(frame)
    },
  }
  const shown = (booking: SharedBooking) => ({ ...booking, actions: bookingActions(booking.status, 'customer') })

  function answer(path: string): unknown {
    if (path === '/v1/bookings') return { items: bookings.kept.map(shown), nextCursor: null }
    const booking = bookings.kept.find(({ id }) => path.includes(id))
    if (!booking) throw new Error(`No booking at ${path}`)
    if (path.endsWith('/history')) return { items: wayTo(booking) }
    return path.endsWith('/status') ? { booking: shown(booking), location: null } : shown(booking)
  }

  return {
    bookings,
    wire: {
      ...wire,
      async call<T>(method: string, path: string, options?: Parameters<Wire['call']>[2]): Promise<T> {
        if (!path.startsWith('/v1/bookings')) return wire.call<T>(method, path, options)
        bookings.asked.push(`${method} ${path}`)
        return answer(path) as T
      },
      join(room, listener) {
        const leave = wire.join(room, listener)
        listeners.add(listener)
        queueMicrotask(() => listener.sync())
        return () => {
          listeners.delete(listener)
          leave()
        }
      },
    },
  }
}
