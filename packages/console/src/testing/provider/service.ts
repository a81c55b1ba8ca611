import {
  ACTION_OF_UPDATE,
  BOOKING_RULES,
  BOOKING_STEPS,
  type Booking,
  type BookingConversation,
  type BookingHistoryItem,
  bookingActions,
  bookingChatEndpoints,
  bookingEndpoints,
  type SentMessage,
  type SharedBooking,
} from '@deskbell/protocol'
import { SETTINGS } from '../bookings/fixtures.ts'
import { dispatch, type HandlersOf, Refusal } from '../dispatch.ts'
import type { FakeDesk } from '../fake-client.ts'
import { agentRef, idOf } from '../fixtures.ts'
import { BEGINNING, ownVisits } from './fixtures.ts'

const ENDPOINTS = { ...bookingEndpoints, ...bookingChatEndpoints }
/** Over a reload of the page the service stays out of reach. */
const DOWN = 'fake.provider.down'
const MINUTE = 60_000

export interface FakeFieldOptions {
  readonly empty: boolean
  readonly slow: boolean
  readonly failing: boolean
}

/** The hands of a test on a provider's service. */
export interface FieldControls {
  /** The device loses the service, or has it again. */
  down(on: boolean): void
  /** The service is there again for the page that comes next, and not yet for this one. */
  upNext(): void
  /** What arrived, in order: the end of the path, and what was said. */
  arrived(): readonly { readonly to: string; readonly body: unknown }[]
  /** The office changes a visit; with `quiet` the rooms do not say so. */
  office(n: number, change: Partial<SharedBooking>, quiet?: boolean): void
  closesChat(n: number): void
}

/** One provider's bookings, kept as long as the page is open. */
export function createFakeField(options: FakeFieldOptions, desk: () => FakeDesk) {
  const world = new Map((options.empty ? [] : ownVisits()).map((one) => [one.id, one]))
  const history = new Map([...world.keys()].map((id) => [id, [...BEGINNING]]))
  const closed = new Set<string>()
  const known = new Set<string>()
  const arrived: { to: string; body: unknown }[] = []
  let isLeft = false

  const find = (id: string | undefined): SharedBooking => {
    const found = world.get(id ?? '')
    if (!found) throw new Refusal('not_found')
    return found
  }
  const seen = (one: SharedBooking): Booking => ({ ...one, actions: bookingActions(one.status, 'provider') })
  const put = (one: SharedBooking, change: Partial<SharedBooking>, quiet = false): SharedBooking => {
    const next = { ...one, ...change, version: one.version + 1 }
    world.set(one.id, next)
    if (!quiet) desk().tell({ t: 'booking', booking: next })
    return next
  }
  const note = (one: SharedBooking, item: Pick<BookingHistoryItem, 'status' | 'at' | 'eta' | 'reason'>) => {
    const items = history.get(one.id) ?? []
    const rest = { seq: items.length + 1, recordedAt: new Date().toISOString(), applied: true }
    history.set(one.id, [...items, { ...item, ...rest, by: { kind: 'agent', name: one.provider?.name ?? null } }])
  }
  const talkOf = (booking: SharedBooking): BookingConversation => ({
    ...{ booking, closesAt: null, open: !closed.has(booking.id) && booking.status !== 'cancelled' },
    conversation: desk().find(booking.conversationId ?? '')?.conversation ?? null,
    quickResponses: SETTINGS.quickResponses,
  })
  const say = (booking: SharedBooking, clientId: string, content: object): SentMessage => {
    if (!talkOf(booking).open) throw new Refusal('conversation_closed')
    const id = booking.conversationId ?? idOf('cnv', 534)
    const first = [...(desk().find(id)?.entries ?? [])].find(
      (one) => one.type === 'message' && one.clientId === clientId,
    )
    const text = 'text' in content ? String(content.text) : ''
    const entry = first ?? desk().append(id, agentRef(1), { ...desk().text(text), clientId, content: content as never })
    if (!booking.conversationId) put(booking, { conversationId: id })
    const conversation = desk().find(id)?.conversation
    if (!conversation) throw new Refusal('not_found')
    return { conversation, entry }
  }

  const handlers: HandlersOf<typeof ENDPOINTS> = {
    listBookings({ query }) {
      const fits = [...world.values()].filter(
        (one) => (!query.from || one.endsAt > query.from) && (!query.to || one.startsAt < query.to),
      )
      return { items: fits.toSorted((a, z) => a.startsAt.localeCompare(z.startsAt)).map(seen), nextCursor: null }
    },
    getBooking: ({ params }) => seen(find(params.bookingId)),
    listBookingHistory: ({ params }) => ({ items: history.get(find(params.bookingId).id) ?? [] }),
    updateBookingStatus({ params, body }) {
      const one = find(params.bookingId)
      const at = body.at ?? new Date().toISOString()
      arrived.push({ to: `status ${one.number}`, body })
      if (known.has(body.clientId) || at < one.statusAt) return seen(one)
      known.add(body.clientId)
      if (!BOOKING_RULES[ACTION_OF_UPDATE[body.status]].from.includes(one.status))
        throw new Refusal('invalid_transition', `It is ${one.status}`)
      note(one, { status: body.status, at, eta: body.eta ?? null, reason: body.reason ?? null })
      if (body.status === 'delayed')
        return seen(put(one, { delay: { reason: body.reason ?? '', since: at }, eta: body.eta ?? null }))
      const asked = { status: 'pending', requestedAt: at, respondedAt: null, issues: null, ticketId: null } as const
      const escalatesAt = new Date(Date.parse(at) + 48 * 60 * MINUTE).toISOString()
      const completion = body.status === 'completed' ? { completion: { ...asked, escalatesAt } } : {}
      return seen(put(one, { status: body.status, statusAt: at, delay: null, eta: null, ...completion }))
    },
    getBookingConversation: ({ params }) => talkOf(find(params.bookingId)),
    sendBookingMessage({ params, body }) {
      const one = find(params.bookingId)
      arrived.push({ to: `messages ${one.number}`, body })
      return say(one, body.clientId, body.content)
    },
    sendQuickResponse({ params, body }) {
      const one = find(params.bookingId)
      arrived.push({ to: `quick ${one.number}`, body })
      const text = SETTINGS.quickResponses.find(({ key }) => key === body.key)?.text ?? ''
      return say(one, body.clientId, { type: 'text', text })
    },
    shareLocation({ params, body }) {
      const one = find(params.bookingId)
      if (!(BOOKING_STEPS.slice(0, 4) as readonly string[]).includes(one.status))
        throw new Refusal('invalid_transition')
      arrived.push({ to: `location ${one.number}`, body })
      const until = new Date(Date.now() + 2 * MINUTE).toISOString()
      return { point: body.point, accuracy: body.accuracy ?? null, at: new Date().toISOString(), until }
    },
    stopSharingLocation({ params }) {
      arrived.push({ to: `stop ${find(params.bookingId).number}`, body: null })
    },
    listBookingConversations: () => ({
      items: [...world.values()].filter(({ conversationId }) => conversationId !== null).map(talkOf),
      nextCursor: null,
    }),
    getBookingChatStats: () => ({
      ...{ conversations: options.empty ? 0 : 14, active: options.empty ? 0 : 3, recent: [] },
      unread: [...world.values()].reduce((sum, one) => sum + (talkOf(one).conversation?.unread ?? 0), 0),
      ...{ averageResponseSeconds: options.empty ? null : 258, responseRate: options.empty ? null : 0.94 },
    }),
  }

  const controls: FieldControls = {
    down(on) {
      if (on) sessionStorage.setItem(DOWN, '1')
      else sessionStorage.removeItem(DOWN)
    },
    upNext() {
      isLeft = true
      sessionStorage.removeItem(DOWN)
    },
    arrived: () => arrived,
    office: (n, change, quiet) => void put(find(idOf('bkg', n)), change, quiet),
    closesChat(n) {
      const one = find(idOf('bkg', n))
      closed.add(one.id)
      put(one, {})
    },
  }
  const state = () => {
    if (options.slow) return 'silent'
    return options.failing || isLeft || sessionStorage.getItem(DOWN) ? 'failing' : 'up'
  }
  return { send: dispatch(ENDPOINTS, handlers, state), controls }
}
