import type { BookingSession, RoomTicket } from '@deskbell/protocol'
import { createHttp } from '../core/http.ts'
import { createLink } from '../core/link.ts'
import { writable } from '../core/readable.ts'
import { platformRuntime, type Runtime } from '../core/runtime.ts'
import { openSocket } from '../realtime/socket.ts'
import { openBooking } from './handle.ts'
import { type PageSight, platformSight } from './page-sight.ts'
import type { BookingHandle, GuestBookingOptions } from './types.ts'

/**
 * One booking for whoever holds a link to it: the same handle as a customer has, without a session, a visitor or
 * anything stored. Where the link is for looking only, `actions` of the booking is empty.
 *
 * @example
 * const live = createGuestBookings({ url: 'https://desk.example.com', token })
 * live.state.subscribe(({ booking }) => show(booking))
 */
export function createGuestBookings(options: GuestBookingOptions): BookingHandle {
  return openGuestBookings(options, platformRuntime(options.fetch), platformSight())
}

/** As `createGuestBookings`, with the surroundings given. */
export function openGuestBookings(
  { url, token }: GuestBookingOptions,
  runtime: Runtime,
  sight: PageSight,
): BookingHandle {
  const link = createLink(runtime)
  const { call, origin, close } = createHttp({ runtime, link, url, token: bearer })
  let session: BookingSession | null = null
  let pending: Promise<void> | null = null
  let renewAt = 0

  async function exchange(): Promise<void> {
    session = await call<BookingSession>('POST', '/v1/booking-sessions', { body: { token }, open: true })
    // A clock that is wrong by more than the token's life must not renew at every call.
    renewAt = Math.max(runtime.now() + 30_000, Date.parse(session.expiresAt) - 30_000)
  }

  async function current(renew: boolean): Promise<BookingSession> {
    if (renew || !session || runtime.now() > renewAt) {
      pending ??= exchange().finally(() => {
        pending = null
      })
      await pending
    }
    return session as BookingSession
  }

  async function bearer(renew: boolean): Promise<string> {
    return (await current(renew)).accessToken
  }

  const page = `${origin}/bookings/${encodeURIComponent(token)}`
  return openBooking(
    {
      call,
      person: writable<string | null>('guest'),
      eyes: () => (session?.scope === 'manage' ? 'guest' : null),
      open: async () => (await current(false)).bookingId,
      join(id, hear, sync) {
        const socket = openSocket({
          runtime,
          link,
          ticket: () => call<RoomTicket>('POST', '/v1/room-tickets', { body: { room: { party: 'booking', id } } }),
          frame: (frame) => hear(frame, true),
          status: (status) => void (status === 'online' && sync()),
        })
        return socket.close
      },
    },
    runtime,
    sight,
    { url: page, calendarUrl: `${page}/calendar.ics`, confirmationUrl: `${page}/confirmation.pdf` },
    () => {
      close()
      link.close()
    },
  )
}
