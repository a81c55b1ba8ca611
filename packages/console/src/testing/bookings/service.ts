import {
  ACTION_OF_UPDATE,
  type ApiKey,
  apiKeyEndpoints,
  BOOKING_RULES,
  type Booking,
  type BookingAction,
  type BookingHistoryItem,
  type BookingSettings,
  bookingActions,
  bookingChatEndpoints,
  bookingCompletionEndpoints,
  bookingEndpoints,
  type Completion,
  type PendingCompletion,
  type ProviderInput,
  type Review,
  type SharedBooking,
} from '@deskbell/protocol'
import { dispatch, type HandlersOf, Refusal } from '../dispatch.ts'
import type { FakeDesk } from '../fake-client.ts'
import { AGENTS, agentRef, ago, idOf, PROVIDERS } from '../fixtures.ts'
import { bookingOf, dayOfBookings, HISTORY, REVIEWS, SETTINGS, TAKEN_UP } from './fixtures.ts'

const ENDPOINTS = { ...bookingEndpoints, ...bookingCompletionEndpoints, ...bookingChatEndpoints, ...apiKeyEndpoints }
const ME = idOf('agt', 1)

export interface FakeBookingsOptions {
  readonly empty: boolean
  readonly slow: boolean
  readonly failing: boolean
  readonly page: number
}

/** The hands of a test on the pretended bookings. */
export interface BookingControls {
  failing(on: boolean): void
  /** The provider's app reports a step, or that it takes longer. */
  reports(n: number, status: keyof typeof ACTION_OF_UPDATE, reason?: string): void
  /** A colleague changes a booking, and the rooms do not say so. */
  changesUnseen(n: number, change: Partial<SharedBooking>): void
  /** Somebody makes a booking that starts in so many minutes. */
  books(n: number, startsAt: string, service: string): void
}

type Followed = Pick<Completion, 'followUp' | 'autoEscalated' | 'feedback'>

/** Bookings, what follows from them and the keys of hosts, kept as long as the page is open. */
export function createFakeBookings(options: FakeBookingsOptions, desk: FakeDesk) {
  const world = new Map((options.empty ? [] : dayOfBookings()).map((one) => [one.id, one]))
  const history = new Map<string, BookingHistoryItem[]>([[idOf('bkg', 1), [...HISTORY]]])
  const followed = new Map<string, Followed>([
    [idOf('bkg', 12), { followUp: TAKEN_UP, autoEscalated: true, feedback: null }],
    [idOf('bkg', 10), { followUp: { ...TAKEN_UP, outcome: 'customer_disputed' }, autoEscalated: true, feedback: null }],
  ])
  let reviews: Review[] = options.empty ? [] : [...REVIEWS]
  let settings: BookingSettings = SETTINGS
  let keys: ApiKey[] = options.empty
    ? []
    : [
        {
          ...{ id: idOf('apk', 1), name: 'Shop back end', scopes: ['bookings:read', 'bookings:write'], end: 'a41Z' },
          ...{ createdAt: ago(60 * 24 * 30), lastUsedAt: ago(60 * 26) },
        },
        {
          ...{ id: idOf('apk', 2), name: 'Old importer', scopes: ['bookings:read'], end: 'Q9t7' },
          ...{ createdAt: ago(60 * 24 * 90), lastUsedAt: null },
        },
      ]
  let failing = options.failing
  let made = 900
  const now = () => new Date().toISOString()
  const find = (id: string | undefined): SharedBooking => {
    const found = world.get(id ?? '')
    if (!found) throw new Refusal('not_found')
    return found
  }
  const seen = (one: SharedBooking): Booking => ({ ...one, actions: bookingActions(one.status, 'admin') })
  const note = (one: SharedBooking, item: Partial<BookingHistoryItem>) => {
    const items = history.get(one.id) ?? []
    const by = { kind: 'agent', name: AGENTS[0]?.name ?? null }
    const at = now()
    history.set(one.id, [
      ...items,
      {
        ...{ seq: items.length + 1, status: one.status, at, recordedAt: at, by, eta: null, reason: null },
        ...{ applied: true, ...item },
      },
    ])
  }
  const put = (one: SharedBooking, change: Partial<SharedBooking>, quiet = false): SharedBooking => {
    const moved = change.status && change.status !== one.status ? { statusAt: now(), delay: null } : {}
    const next = { ...one, ...moved, ...change, version: one.version + 1, updatedAt: now() }
    world.set(one.id, next)
    if (!quiet) desk.tell({ t: 'booking', booking: next })
    return next
  }
  const may = (one: SharedBooking, action: BookingAction) => {
    if (!BOOKING_RULES[action].from.includes(one.status))
      throw new Refusal('invalid_transition', `A booking that is ${one.status} cannot take this step`)
  }
  const asSeen = (one: SharedBooking, version: number | undefined) => {
    if (version !== undefined && version !== one.version) throw new Refusal('conflict', 'It changed meanwhile')
  }
  const providerOf = (input: ProviderInput | undefined): SharedBooking['provider'] => {
    if (!input) return null
    if (!('id' in input)) return { id: null, name: input.name, phone: input.phone ?? null }
    const found = PROVIDERS.find((agent) => agent.id === input.id)
    if (!found) throw new Refusal('invalid_input', '', [{ path: 'body.provider', message: 'must be a provider' }])
    return { id: found.id, name: found.name, phone: null }
  }
  const asked = { status: 'pending', respondedAt: null, issues: null, ticketId: null } as const
  const completionOf = (one: SharedBooking): Completion => {
    if (!one.completion) throw new Refusal('not_found')
    const more = followed.get(one.id) ?? { followUp: null, autoEscalated: false, feedback: null }
    return { ...one.completion, requestedById: one.provider?.id ?? null, ...more }
  }
  const pendingOf = (one: SharedBooking): PendingCompletion => ({ booking: seen(one), completion: completionOf(one) })
  const follow = (one: SharedBooking): NonNullable<Completion['followUp']> => {
    const before = followed.get(one.id)?.followUp
    return before ?? { ...TAKEN_UP, initiatedAt: now(), attempts: [] }
  }
  const keep = (one: SharedBooking, followUp: Completion['followUp']) =>
    followed.set(one.id, { followUp, autoEscalated: followed.get(one.id)?.autoEscalated ?? false, feedback: null })
  const page = <T>(all: readonly T[], query: { cursor?: string | undefined; limit?: number | undefined }) => {
    const from = Number(query.cursor ?? 0)
    const size = Math.min(options.page, query.limit ?? options.page)
    return { items: all.slice(from, from + size), nextCursor: all.length > from + size ? String(from + size) : null }
  }
  const report = (
    one: SharedBooking,
    status: keyof typeof ACTION_OF_UPDATE,
    reason: string | null,
    eta: string | null,
  ) => {
    may(one, ACTION_OF_UPDATE[status])
    note(one, { status, reason, eta })
    if (status === 'delayed') return put(one, { delay: { reason: reason ?? '', since: now() }, eta })
    const completion = { ...asked, requestedAt: now(), escalatesAt: ago(-48 * 60) }
    return put(one, { status, ...(status === 'completed' ? { completion } : {}) })
  }

  const handlers: HandlersOf<typeof ENDPOINTS> = {
    listBookings({ query }) {
      const words = (query.q ?? '').toLowerCase()
      const fits = [...world.values()].filter((one) => {
        const text = `#${one.number} ${one.service} ${one.customer.name} ${one.provider?.name}`.toLowerCase()
        return (
          (!query.status || query.status.split(',').includes(one.status)) &&
          (!query.from || one.startsAt >= query.from) &&
          (!query.to || one.startsAt < query.to) &&
          (!query.providerId || one.provider?.id === query.providerId) &&
          (!query.customerId || one.customer.id === query.customerId) &&
          text.includes(words)
        )
      })
      const sorted = fits.toSorted((a, z) => a.startsAt.localeCompare(z.startsAt) || a.number - z.number)
      return page((query.order === 'newest' ? sorted.toReversed() : sorted).map(seen), query)
    },
    createBooking({ body }) {
      if (body.customer.email?.startsWith('blocked'))
        throw new Refusal('invalid_input', '', [{ path: 'body.customer.email', message: 'is blocked' }])
      if (body.endsAt <= body.startsAt)
        throw new Refusal('invalid_input', '', [{ path: 'body.endsAt', message: 'must be after the start' }])
      made += 1
      const { customer, provider, clientId: _, ...rest } = body
      const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined))
      const one: SharedBooking = {
        ...bookingOf(made, body.startsAt, { price: null, paymentStatus: null, place: null }),
        ...given,
        ...{ provider: providerOf(provider), createdAt: now() },
        customer: { id: customer.id ?? idOf('cus', made), name: customer.name ?? customer.email ?? null },
      }
      world.set(one.id, one)
      note(one, {})
      desk.tell({ t: 'booking', booking: one })
      return seen(one)
    },
    getBooking: ({ params }) => seen(find(params.bookingId)),
    getBookingStatus: ({ params }) => ({ booking: seen(find(params.bookingId)), location: null }),
    listBookingHistory: ({ params }) => ({ items: history.get(find(params.bookingId).id) ?? [] }),
    updateBooking({ params, body }) {
      const one = find(params.bookingId)
      may(one, 'edit')
      if (body.service?.startsWith('Forbidden'))
        throw new Refusal('invalid_input', '', [{ path: 'body.service', message: 'is not offered' }])
      return seen(put(one, body as Partial<SharedBooking>))
    },
    rescheduleBooking({ params, body }) {
      const one = find(params.bookingId)
      asSeen(one, body.version)
      may(one, 'reschedule')
      note(one, { status: 'rescheduled', reason: body.reason ?? null })
      const { startsAt, endsAt, timeZone = one.timeZone } = body
      return seen(put(one, { status: 'confirmed', startsAt, endsAt, timeZone, sequence: one.sequence + 1 }))
    },
    cancelBooking({ params, body }) {
      const one = find(params.bookingId)
      asSeen(one, body.version)
      may(one, 'cancel')
      note(one, { status: 'cancelled', reason: body.reason ?? null })
      return seen(put(one, { status: 'cancelled', cancelReason: body.reason ?? null }))
    },
    assignBooking({ params, body }) {
      const one = find(params.bookingId)
      may(one, 'assign')
      note(one, { status: 'assigned' })
      return seen(put(one, { provider: providerOf(body.provider) }))
    },
    updateBookingStatus({ params, body }) {
      const minutes = body.etaMinutes === undefined ? null : ago(-body.etaMinutes)
      return seen(report(find(params.bookingId), body.status, body.reason ?? null, body.eta ?? minutes))
    },
    requestCompletion: ({ params }) => seen(report(find(params.bookingId), 'completed', null, null)),
    createBookingLink({ params, body }) {
      find(params.bookingId)
      const url = `${location.origin}/bookings/p7Jq2mVx4Rk9sTz3`
      const more = { calendarUrl: `${url}/calendar.ics`, confirmationUrl: `${url}/confirmation.pdf` }
      return { scope: body.scope, url, ...more, expiresAt: ago(-60 * 24 * 30) }
    },
    revokeBookingLinks: ({ params }) => void find(params.bookingId),

    getCompletion: ({ params }) => completionOf(find(params.bookingId)),
    listPendingCompletions({ query }) {
      const view = query.view ?? 'due'
      const late = (one: SharedBooking) => (one.completion?.escalatesAt ?? '') < now()
      const fits = [...world.values()].filter((one) => {
        if (view === 'disputed') return one.status === 'disputed'
        if (one.status !== 'completed') return false
        if (view === 'mine') return followed.get(one.id)?.followUp?.agentId === ME
        return view === 'due' ? late(one) : !late(one)
      })
      const byDeadline = (a: SharedBooking, z: SharedBooking) =>
        (a.completion?.escalatesAt ?? '').localeCompare(z.completion?.escalatesAt ?? '')
      return page(fits.toSorted(byDeadline).map(pendingOf), query)
    },
    initiateFollowUp({ params }) {
      const one = find(params.bookingId)
      may(one, 'follow_up')
      keep(one, { ...follow(one), agentId: ME })
      const completion = one.completion && { ...one.completion, status: 'escalated' as const }
      return pendingOf(put(one, { completion }))
    },
    logContact({ params, body }) {
      const one = find(params.bookingId)
      may(one, 'log_contact')
      const before = follow(one)
      const attempt = { ...body, notes: body.notes ?? '', attemptedAt: now(), agentId: ME }
      keep(one, { ...before, attempts: [...before.attempts, attempt] })
      return pendingOf(put(one, {}))
    },
    completeBySupport({ params, body }) {
      const one = find(params.bookingId)
      may(one, 'give_up')
      const before = follow(one)
      const failed = before.attempts.filter((attempt) => !attempt.reached).length
      if (body.outcome === 'unreachable' && failed < settings.minContactAttempts)
        throw new Refusal('invalid_transition', `${failed} of ${settings.minContactAttempts} tries failed so far`)
      const ended = { outcome: body.outcome, completedById: ME, completedAt: now(), notes: body.notes }
      keep(one, { ...before, ...ended })
      return pendingOf(put(one, { status: body.outcome === 'customer_disputed' ? 'disputed' : 'verified' }))
    },
    settleDispute({ params, body }) {
      const one = find(params.bookingId)
      may(one, 'settle')
      return pendingOf(put(one, { status: body.outcome === 'verified' ? 'verified' : 'in_progress' }))
    },
    listReviews: ({ query }) =>
      page(
        reviews.filter((one) => !query.status || one.status === query.status),
        query,
      ),
    moderateReview({ params, body }) {
      const found = reviews.find((one) => one.id === params.reviewId)
      if (!found) throw new Refusal('not_found')
      const next = { ...found, status: body.status }
      reviews = reviews.map((one) => (one.id === next.id ? next : one))
      const booking = world.get(next.bookingId)
      if (booking?.review) put(booking, { review: { ...booking.review, status: body.status } })
      return next
    },

    getBookingConversation({ params }) {
      const booking = find(params.bookingId)
      const conversation = desk.find(booking.conversationId ?? '')?.conversation ?? null
      return { booking, conversation, closesAt: null, open: true, quickResponses: settings.quickResponses }
    },
    sendBookingMessage({ params, body }) {
      const booking = find(params.bookingId)
      const id = booking.conversationId ?? idOf('cnv', 501)
      if (!booking.conversationId) put(booking, { conversationId: id })
      const entry = desk.append(id, agentRef(1), { ...desk.text(body.content.text), clientId: body.clientId })
      return { conversation: desk.find(id)?.conversation, entry }
    },
    getBookingSettings: () => settings,
    updateBookingSettings({ body }) {
      settings = { ...settings, ...body } as BookingSettings
      return settings
    },

    listApiKeys: () => ({ items: keys }),
    createApiKey({ body }) {
      made += 1
      const key: ApiKey = { id: idOf('apk', made), ...body, end: 'w8Xk', createdAt: now(), lastUsedAt: null }
      keys = [key, ...keys]
      return { ...key, secret: 'dbk_q0Vx7nE2r5u8xAbDcGfKaNdRgUkXp2s5w8Xk' }
    },
    deleteApiKey({ params }) {
      keys = keys.filter((one) => one.id !== params.apiKeyId)
    },
  }
  const controls: BookingControls = {
    failing(on) {
      failing = on
    },
    reports: (n, status, reason) => void report(find(idOf('bkg', n)), status, reason ?? null, reason ? ago(-40) : null),
    changesUnseen: (n, change) => void put(find(idOf('bkg', n)), change, true),
    books(n, startsAt, service) {
      const one = bookingOf(n, startsAt, { service })
      world.set(one.id, one)
      desk.tell({ t: 'booking', booking: one })
    },
  }
  const send = dispatch(ENDPOINTS, handlers, () => (options.slow ? 'silent' : failing ? 'failing' : 'up'))
  return { send, controls }
}
