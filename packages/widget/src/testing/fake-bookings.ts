import {
  type Booking,
  type BookingHistoryItem,
  type BookingStatus,
  bookingActions,
  type LiveLocation,
  type SharedBooking,
} from '@deskbell/protocol'
import type { Page, Route, WebSocketRoute } from 'playwright'

export const BOOKING_ID = 'bkg_01h455vb4pex5vsknk084sn02q'
export const LINK = 'guest-token-0123456789abcdef'

const MINUTE = 60_000
/** A booking on a day that is near, told in times from now. */
export function bookingAt(now: number, more: Partial<SharedBooking> = {}): SharedBooking {
  const at = (minutes: number) => new Date(now + minutes * MINUTE).toISOString()
  return {
    id: BOOKING_ID,
    number: 17,
    externalId: null,
    version: 1,
    status: 'confirmed',
    statusAt: at(-3 * 24 * 60),
    delay: null,
    eta: null,
    service: 'Mobile notary',
    startsAt: at(60),
    endsAt: at(120),
    timeZone: 'America/Chicago',
    place: { address: '12 Harbour Street\nHouston, TX 77002', point: { latitude: 29.76, longitude: -95.36 } },
    provider: { id: 'agt_01h455vb4pex5vsknk084sn02q', name: 'Ana Ribeiro', phone: '+1 832 555 0100' },
    customer: { id: 'cus_01h455vb4pex5vsknk084sn02q', name: 'Nina' },
    price: { amount: 12_500, currency: 'USD' },
    paymentStatus: 'unpaid',
    checklist: ['Have your ID ready', 'Print the documents, unsigned', 'Clear a table to write on'],
    notes: null,
    sequence: 0,
    completion: null,
    review: null,
    conversationId: null,
    cancelReason: null,
    createdAt: at(-3 * 24 * 60),
    updatedAt: at(-3 * 24 * 60),
    ...more,
  }
}

/** Every look a booking may have, by name, as of a moment. */
export function bookingLooks(
  now: number,
): Readonly<Record<string, { readonly booking: SharedBooking; readonly location?: LiveLocation }>> {
  const at = (minutes: number) => new Date(now + minutes * MINUTE).toISOString()
  const asked = {
    status: 'pending',
    requestedAt: at(-5),
    escalatesAt: at(48 * 60),
    respondedAt: null,
    issues: null,
    ticketId: null,
  } as const
  const review = {
    id: 'rev_01h455vb4pex5vsknk084sn02q',
    rating: 4,
    text: 'Quick and kind.',
    status: 'pending',
    createdAt: at(-1),
  } as const
  const location = { point: { latitude: 29.78, longitude: -95.37 }, accuracy: 20, at: at(-1), until: at(9) }
  const look = (more: Partial<SharedBooking>) => ({ booking: bookingAt(now, more) })
  return {
    confirmed: look({}),
    unassigned: look({ provider: null, place: null, price: null, paymentStatus: null, checklist: [] }),
    'on the way': { ...look({ status: 'on_way', statusAt: at(-8), eta: at(12) }), location },
    late: look({
      status: 'on_way',
      statusAt: at(-20),
      eta: at(35),
      delay: { reason: 'Traffic on the bridge', since: at(-2) },
    }),
    arrived: look({ status: 'arrived', statusAt: at(-1), paymentStatus: 'authorized' }),
    'in progress': look({ status: 'in_progress', statusAt: at(-10), eta: at(70) }),
    completed: look({ status: 'completed', statusAt: at(-5), completion: asked, paymentStatus: 'paid' }),
    verified: look({
      status: 'verified',
      statusAt: at(-2),
      completion: { ...asked, status: 'approved' },
      paymentStatus: 'paid',
    }),
    reviewed: look({
      status: 'verified',
      statusAt: at(-9),
      completion: { ...asked, status: 'approved' },
      review,
      paymentStatus: 'paid',
    }),
    disputed: look({
      status: 'disputed',
      statusAt: at(-60),
      completion: { ...asked, status: 'rejected', issues: 'A page is missing' },
    }),
    cancelled: look({
      status: 'cancelled',
      statusAt: at(-3),
      cancelReason: 'The office is closed that day',
      paymentStatus: 'refunded',
    }),
  }
}

/** The way a booking went until it stands as it does, each step a quarter of an hour after the one before. */
export function wayTo(booking: SharedBooking): BookingHistoryItem[] {
  const all = ['confirmed', 'on_way', 'arrived', 'in_progress', 'completed'] as const
  const reached = (all as readonly BookingStatus[]).indexOf(booking.status)
  const steps = all.slice(0, reached < 0 ? (booking.status === 'cancelled' ? 1 : 5) : reached + 1)
  return steps.map((status, index) => {
    const at = new Date(Date.parse(booking.statusAt) - (steps.length - 1 - index) * 15 * MINUTE).toISOString()
    const by = { kind: 'agent', name: 'Ana Ribeiro' }
    return { seq: index + 1, status, at, recordedAt: at, by, eta: null, reason: null, applied: true }
  })
}

export interface BookingDesk {
  booking: SharedBooking
  location: LiveLocation | null
  scope: 'manage' | 'view'
  /** `blocked`: sockets are refused, calls answered; `down`: neither. */
  way: 'open' | 'blocked' | 'down'
  /** Answers a call in the service's place. */
  intercept: (method: string, path: string) => { readonly status: number; readonly json: object } | undefined
  /** What was asked for, as method and path. */
  readonly asked: string[]
  /** Bodies of what was sent, by the last part of the path. */
  readonly sent: { readonly to: string; readonly body: Record<string, unknown> }[]
  /** The service changes the booking and tells its room. */
  tell(next: Partial<SharedBooking>): void
  locate(location: LiveLocation | null): void
  /** Shuts every socket that is open. */
  cut(): void
}

/** Answers a page's calls about one booking, and its sockets. */
export async function bookingDesk(page: Page, first: SharedBooking): Promise<BookingDesk> {
  const sockets = new Set<WebSocketRoute>()
  const say = (frame: object) => {
    for (const socket of sockets) socket.send(JSON.stringify(frame))
  }
  const desk: BookingDesk = {
    booking: first,
    location: null,
    scope: 'manage',
    way: 'open',
    intercept: () => undefined,
    asked: [],
    sent: [],
    tell(next) {
      desk.booking = { ...desk.booking, ...next, version: desk.booking.version + 1 }
      say({ t: 'booking', booking: desk.booking })
    },
    locate(location) {
      desk.location = location
      say({ t: 'location', bookingId: BOOKING_ID, location })
    },
    cut() {
      for (const socket of sockets) void socket.close({ code: 1011 })
      sockets.clear()
    },
  }
  const shown = (): Booking => ({ ...desk.booking, actions: bookingActions(desk.booking.status, 'customer') })

  function answer(path: string, body: Record<string, unknown>): { status?: number; json: object } {
    const made = `https://desk.test/bookings/made-${desk.sent.length}`
    if (path.endsWith('/booking-sessions')) {
      const expiresAt = new Date(Date.now() + 15 * MINUTE).toISOString()
      return { status: 201, json: { accessToken: 'dbg_1', expiresAt, bookingId: BOOKING_ID, scope: desk.scope } }
    }
    if (path.endsWith('/room-tickets')) {
      return {
        status: 201,
        json: { ticket: 't', url: `${new URL(page.url()).origin}/parties/booking/${BOOKING_ID}`, expiresAt: '' },
      }
    }
    if (path.endsWith('/status/history')) return { json: { items: wayTo(desk.booking) } }
    if (path.endsWith('/status')) return { json: { booking: shown(), location: desk.location } }
    desk.sent.push({ to: path.split('/').at(-1) ?? '', body })
    if (path.endsWith('/links')) {
      return {
        status: 201,
        json: {
          ...body,
          url: made,
          calendarUrl: `${made}/calendar.ics`,
          confirmationUrl: `${made}/confirmation.pdf`,
          expiresAt: '',
        },
      }
    }
    if (path.endsWith('/messages')) return { status: 201, json: { conversation: { id: 'cnv_1' }, entry: {} } }
    const at = new Date().toISOString()
    const { rating = 5, text = '' } = body as { rating?: number; text?: string }
    const next: Partial<SharedBooking> = path.endsWith('/review')
      ? { review: { id: 'rev_1', rating, text, status: 'pending', createdAt: at } }
      : {
          status: body.approved ? 'verified' : 'in_progress',
          statusAt: at,
          completion: desk.booking.completion && {
            ...desk.booking.completion,
            status: body.approved ? 'approved' : 'rejected',
          },
        }
    desk.booking = { ...desk.booking, ...next, version: desk.booking.version + 1 }
    return { json: shown() }
  }

  async function fulfil(route: Route): Promise<void> {
    const request = route.request()
    const { pathname } = new URL(request.url())
    desk.asked.push(`${request.method()} ${pathname}`)
    if (desk.way === 'down') return route.abort()
    if (desk.way === 'blocked' && pathname.endsWith('/room-tickets')) return route.fulfill({ status: 503, json: {} })
    await route.fulfill(desk.intercept(request.method(), pathname) ?? answer(pathname, request.postDataJSON() ?? {}))
  }

  await page.route(/\/v1\/(bookings|booking-sessions|room-tickets)(\/|$)/, fulfil)
  await page.routeWebSocket(/\/parties\//, (socket) => {
    if (desk.way !== 'open') return void socket.close({ code: 1011 })
    sockets.add(socket)
    socket.onClose(() => sockets.delete(socket))
    socket.onMessage((text) => {
      const { t } = JSON.parse(String(text)) as { t: string }
      if (t === 'hello')
        socket.send(JSON.stringify({ t: 'welcome', v: 1, you: { kind: 'customer', id: 'cus_1' }, present: [] }))
      if (t === 'ping') socket.send(JSON.stringify({ t: 'pong' }))
    })
  })
  return desk
}
