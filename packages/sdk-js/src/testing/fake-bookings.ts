import {
  type Booking,
  type BookingHistoryItem,
  type BookingStatus,
  bookingActions,
  type LiveLocation,
  type SharedBooking,
} from '@deskbell/protocol'
import { clientKit } from './client-kit.ts'
import { problem } from './fake-service.ts'

export const BOOKING_ID = 'bkg_01h455vb4pex5vsknk084sn02q'
export const LINK_TOKEN = 'guest-token-0123456789abcdef'

const FIRST: SharedBooking = {
  id: BOOKING_ID,
  number: 17,
  externalId: null,
  version: 1,
  status: 'confirmed',
  statusAt: '2026-03-01T08:00:00.000Z',
  delay: null,
  eta: null,
  service: 'Mobile notary',
  startsAt: '2026-03-01T10:00:00.000Z',
  endsAt: '2026-03-01T11:00:00.000Z',
  timeZone: 'America/Chicago',
  place: { address: '12 Harbour Street, Houston' },
  provider: { id: null, name: 'Ana Ribeiro', phone: '+1 555 0100' },
  customer: { id: 'cus_1', name: 'Nina' },
  price: null,
  paymentStatus: null,
  checklist: ['Have your ID ready'],
  notes: null,
  sequence: 0,
  completion: null,
  review: null,
  conversationId: null,
  cancelReason: null,
  createdAt: '2026-02-20T08:00:00.000Z',
  updatedAt: '2026-02-20T08:00:00.000Z',
}

/** A service with one booking, which tells its rooms of every change; a clock and a page that the test moves. */
export function bookingDesk() {
  const kit = clientKit()
  const { service, runtime } = kit
  const shown = new Set<() => void>()
  const desk = {
    booking: FIRST,
    history: [] as BookingHistoryItem[],
    location: null as LiveLocation | null,
    /** What the link may do; null once it was revoked. */
    scope: 'manage' as 'manage' | 'view' | null,
    /** Sockets are refused, calls are answered. */
    socketsBlocked: false,
    sessions: 0,
    hidden: false,
    answered: [] as { rest: string; body: unknown }[],
  }

  const as = (role: 'customer' | 'guest'): Booking => ({
    ...desk.booking,
    actions: bookingActions(desk.booking.status, role),
  })

  /** What became of it, told to every room unless `quiet`. */
  function move(next: Partial<SharedBooking>, quiet = false): SharedBooking {
    const at = new Date(runtime.now()).toISOString()
    const { booking } = desk
    desk.booking = { ...booking, ...next, version: booking.version + 1, updatedAt: at }
    const { status, version, eta } = desk.booking
    const by = { kind: 'agent', name: 'Ana Ribeiro' }
    desk.history.push({ seq: version - 1, status, at, recordedAt: at, by, eta, reason: null, applied: true })
    const event = { t: 'booking', booking: desk.booking } as const
    if (!quiet) for (const room of [`booking/${BOOKING_ID}`, 'customer/cus_1']) service.publish(room, event)
    return desk.booking
  }

  function locate(location: LiveLocation | null): void {
    desk.location = location
    service.publish(`booking/${BOOKING_ID}`, { t: 'location', bookingId: BOOKING_ID, location })
  }

  service.intercept = (method, path, body) => {
    if (path === '/v1/booking-sessions') {
      if (!desk.scope) return problem('link_used_or_expired', 410)
      desk.sessions += 1
      const expiresAt = new Date(runtime.now() + 15 * 60_000).toISOString()
      return Response.json({ accessToken: `dbg_${desk.sessions}`, expiresAt, bookingId: BOOKING_ID, scope: desk.scope })
    }
    if (path === '/v1/room-tickets' && desk.socketsBlocked) return problem('unavailable', 503)
    if (path === '/v1/bookings') return Response.json({ items: [as('customer')], nextCursor: null })
    const rest = path.split(`/v1/bookings/${BOOKING_ID}/`)[1]
    if (rest === undefined) return path.startsWith('/v1/bookings/') ? problem('not_found', 404) : undefined
    if (!desk.scope) return problem('unauthenticated', 401)
    if (rest === 'status') return Response.json({ booking: as('customer'), location: desk.location })
    if (rest === 'status/history') return Response.json({ items: desk.history })
    desk.answered.push({ rest, body })
    const url = `https://desk.test/bookings/made-${desk.answered.length}`
    const made = { url, calendarUrl: `${url}/calendar.ics`, confirmationUrl: `${url}/confirmation.pdf` }
    if (rest === 'links') return Response.json({ ...(body as object), ...made, expiresAt: '2026-04-01T00:00:00.000Z' })
    const status: BookingStatus = (body as { approved?: boolean }).approved === false ? 'in_progress' : 'verified'
    if (rest === 'respond-completion' || rest === 'review') {
      move({ status }, true)
      return Response.json(as('customer'))
    }
    return method === 'POST' ? Response.json({ conversation: { id: 'cnv_9' }, entry: {} }, { status: 201 }) : undefined
  }

  const sight = {
    isHidden: () => desk.hidden,
    onShown(listener: () => void) {
      shown.add(listener)
      return () => shown.delete(listener)
    },
  }
  /** How often something was asked for. */
  const asked = (rest: string) => service.calls.filter((call) => call.path.endsWith(`/${BOOKING_ID}/${rest}`)).length

  return {
    ...kit,
    desk,
    move,
    locate,
    sight,
    asked,
    show() {
      desk.hidden = false
      for (const listener of [...shown]) listener()
    },
    watchers: () => shown.size,
  }
}
