import * as v from 'valibot'
import { ClientId, id } from '../core/ids.ts'
import { LIMITS } from '../core/limits.ts'
import { Cursor, PageLimit } from '../core/page.ts'
import { Email, IsoTime, isOneLine, Locale, Name, Phone, TimeZone } from '../core/values.ts'
import {
  BOOKING_ACTIONS,
  BOOKING_STATUSES,
  BOOKING_UPDATES,
  COMPLETION_STATUSES,
  PAYMENT_STATUSES,
  REVIEW_STATUSES,
} from './states.ts'

export const BookingStatusName = v.picklist(BOOKING_STATUSES, `must be one of ${BOOKING_STATUSES.join(', ')}`)
export const PaymentStatus = v.picklist(PAYMENT_STATUSES, `must be one of ${PAYMENT_STATUSES.join(', ')}`)
export type PaymentStatus = v.InferOutput<typeof PaymentStatus>

/** Integer minor units of a currency, such as 12500 EUR for 125 euros. */
export const Money = v.strictObject({
  amount: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  currency: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code, such as EUR')),
})
export type Money = v.InferOutput<typeof Money>

const latitude = v.pipe(v.number(), v.minValue(-90), v.maxValue(90))
const longitude = v.pipe(v.number(), v.minValue(-180), v.maxValue(180))

/** A point on the map, in degrees (WGS 84). */
export const GeoPoint = v.strictObject({ latitude, longitude })
export type GeoPoint = v.InferOutput<typeof GeoPoint>

/** Where it takes place: an address in words, with its point where that is known. */
export const Place = v.strictObject({
  address: v.pipe(v.string(), v.trim(), v.minLength(1, 'must not be empty'), v.maxLength(500)),
  point: v.optional(GeoPoint),
})
export type Place = v.InferOutput<typeof Place>

const Text = (length: number) => v.pipe(v.string(), v.trim(), v.maxLength(length))
export const ExternalId = v.pipe(v.string(), v.minLength(1), v.maxLength(200), isOneLine)
const Checklist = v.pipe(
  v.array(v.pipe(v.string(), v.trim(), v.minLength(1, 'must not be empty'), v.maxLength(300))),
  v.maxLength(LIMITS.checklistItems, `must have at most ${LIMITS.checklistItems} items`),
)

/** One report of a provider's app, as the history shows it. */
export const BookingHistoryItem = v.object({
  seq: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** The step reached, or what else became of it. */
  status: v.picklist([...BOOKING_STATUSES, 'delayed', 'rescheduled', 'assigned']),
  /** When it happened, as whoever reported it says. */
  at: IsoTime,
  recordedAt: IsoTime,
  by: v.object({ kind: v.string(), name: v.nullable(v.string()) }),
  eta: v.nullable(IsoTime),
  reason: v.nullable(v.string()),
  /** False for one that came too late to change anything. */
  applied: v.boolean(),
})
export type BookingHistoryItem = v.InferOutput<typeof BookingHistoryItem>
export const BookingHistory = v.object({ items: v.array(BookingHistoryItem) })
export type BookingHistory = v.InferOutput<typeof BookingHistory>

/** Who comes. Without an id it is somebody whom only the host knows. */
export const BookingProvider = v.object({
  id: v.nullable(id('agent')),
  name: v.string(),
  phone: v.nullable(v.string()),
})
export type BookingProvider = v.InferOutput<typeof BookingProvider>

/** What everyone who may see a booking sees of its completion. */
export const CompletionSummary = v.object({
  status: v.picklist(COMPLETION_STATUSES),
  requestedAt: IsoTime,
  /** When support takes over unless the customer answers. */
  escalatesAt: IsoTime,
  respondedAt: v.nullable(IsoTime),
  issues: v.nullable(v.string()),
  ticketId: v.nullable(id('ticket')),
})
export type CompletionSummary = v.InferOutput<typeof CompletionSummary>

export const ReviewSummary = v.object({
  id: id('review'),
  rating: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5)),
  text: v.string(),
  status: v.picklist(REVIEW_STATUSES),
  createdAt: IsoTime,
})
export type ReviewSummary = v.InferOutput<typeof ReviewSummary>

/** A booking as everyone who may see it does, and as rooms tell it. */
export const SharedBooking = v.object({
  id: id('booking'),
  /** `#17`: unique in the workspace. */
  number: v.pipe(v.number(), v.integer(), v.minValue(1)),
  externalId: v.nullable(v.string()),
  /** Goes up with every change; of two, the higher is the newer. */
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  status: BookingStatusName,
  /** When the present status was reached. */
  statusAt: IsoTime,
  /** Set while the present step takes longer than was said. */
  delay: v.nullable(v.object({ reason: v.string(), since: IsoTime })),
  /** When the provider is expected, or the work done. */
  eta: v.nullable(IsoTime),
  service: v.string(),
  startsAt: IsoTime,
  endsAt: IsoTime,
  timeZone: v.string(),
  place: v.nullable(Place),
  provider: v.nullable(BookingProvider),
  customer: v.object({ id: id('customer'), name: v.nullable(v.string()) }),
  price: v.nullable(Money),
  paymentStatus: v.nullable(PaymentStatus),
  checklist: v.array(v.string()),
  notes: v.nullable(v.string()),
  /** Of the calendar entry; goes up when time, place or state change. */
  sequence: v.pipe(v.number(), v.integer(), v.minValue(0)),
  completion: v.nullable(CompletionSummary),
  review: v.nullable(ReviewSummary),
  conversationId: v.nullable(id('conversation')),
  cancelReason: v.nullable(v.string()),
  createdAt: IsoTime,
  updatedAt: IsoTime,
})
export type SharedBooking = v.InferOutput<typeof SharedBooking>

/** A booking as one caller sees it: with what they may do now. */
export const Booking = v.object({ ...SharedBooking.entries, actions: v.array(v.picklist(BOOKING_ACTIONS)) })
export type Booking = v.InferOutput<typeof Booking>

export const BookingPage = v.object({ items: v.array(Booking), nextCursor: v.nullable(v.string()) })
export type BookingPage = v.InferOutput<typeof BookingPage>

/** Whose booking it is: one who is here already, or one whom the host vouches for by its own id, or an address. */
export const BookingCustomer = v.pipe(
  v.strictObject({
    id: v.optional(id('customer')),
    externalId: v.optional(ExternalId),
    name: v.optional(Name),
    email: v.optional(Email),
    phone: v.optional(Phone),
    locale: v.optional(Locale),
    timeZone: v.optional(TimeZone),
  }),
  v.check(
    ({ id: own, externalId, email }) => (own ?? externalId ?? email) !== undefined,
    'must have an id, an externalId or an email',
  ),
)
export type BookingCustomer = v.InferOutput<typeof BookingCustomer>

const details = {
  service: Name,
  startsAt: IsoTime,
  endsAt: IsoTime,
  timeZone: TimeZone,
  place: v.optional(v.nullable(Place)),
  price: v.optional(v.nullable(Money)),
  paymentStatus: v.optional(v.nullable(PaymentStatus)),
  checklist: v.optional(Checklist),
  notes: v.optional(v.nullable(Text(2_000))),
}

/** Who comes: one of the workspace's people by id, or a name that only the host knows; null for nobody yet. */
export const ProviderInput = v.nullable(
  v.union([v.strictObject({ id: id('agent') }), v.strictObject({ name: Name, phone: v.optional(Phone) })]),
)
export type ProviderInput = v.InferOutput<typeof ProviderInput>

export const CreateBooking = v.strictObject({
  clientId: ClientId,
  customer: BookingCustomer,
  ...details,
  provider: v.optional(ProviderInput),
})
export type CreateBooking = v.InferOutput<typeof CreateBooking>

/** A booking as a host's own system has it. Steps that a provider's app reports go by `updateBookingStatus`. */
export const PutBooking = v.strictObject({
  customer: BookingCustomer,
  ...details,
  provider: v.optional(ProviderInput),
  /** `cancelled` ends it; anything else is moved forward to where it says, once. */
  status: v.optional(v.picklist(['confirmed', 'on_way', 'arrived', 'in_progress', 'completed', 'cancelled'])),
  cancelReason: v.optional(Text(500)),
})
export type PutBooking = v.InferOutput<typeof PutBooking>

export const UpdateBooking = v.strictObject({
  service: v.optional(Name),
  place: details.place,
  price: details.price,
  paymentStatus: details.paymentStatus,
  checklist: details.checklist,
  notes: details.notes,
})
export type UpdateBooking = v.InferOutput<typeof UpdateBooking>

export const RescheduleBooking = v.strictObject({
  startsAt: IsoTime,
  endsAt: IsoTime,
  timeZone: v.optional(TimeZone),
  reason: v.optional(Text(500)),
  /** The version that was seen; refused with `conflict` where it changed meanwhile. */
  version: v.optional(v.number()),
})
export type RescheduleBooking = v.InferOutput<typeof RescheduleBooking>

export const CancelBooking = v.strictObject({ reason: v.optional(Text(500)), version: v.optional(v.number()) })
export type CancelBooking = v.InferOutput<typeof CancelBooking>

export const AssignBooking = v.strictObject({ provider: ProviderInput })
export type AssignBooking = v.InferOutput<typeof AssignBooking>

/**
 * One report of a provider's app. The same `clientId` again changes nothing; one whose `at` lies before what is
 * known already is kept in the history and changes nothing else.
 */
export const UpdateBookingStatus = v.strictObject({
  clientId: ClientId,
  status: v.picklist(BOOKING_UPDATES, `must be one of ${BOOKING_UPDATES.join(', ')}`),
  /** When it happened; now unless said, and never later than that. */
  at: v.optional(IsoTime),
  /** When the provider will be there; required with `delayed` unless `etaMinutes` is. */
  eta: v.optional(IsoTime),
  etaMinutes: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(24 * 60))),
  /** Required with `delayed`. */
  reason: v.optional(Text(500)),
})
export type UpdateBookingStatus = v.InferOutput<typeof UpdateBookingStatus>

/** Where the provider is just now. Never kept longer than it is shared. */
export const LiveLocation = v.object({
  point: GeoPoint,
  /** In metres. */
  accuracy: v.nullable(v.number()),
  at: IsoTime,
  /** When sharing ends by itself. */
  until: IsoTime,
})
export type LiveLocation = v.InferOutput<typeof LiveLocation>

/** Where it stands, for whoever polls. */
export const BookingState = v.object({ booking: Booking, location: v.nullable(LiveLocation) })
export type BookingState = v.InferOutput<typeof BookingState>

export const ListBookings = v.strictObject({
  /** Statuses with commas between. */
  status: v.optional(
    v.pipe(v.string(), v.maxLength(200), v.regex(/^[a-z_]+(,[a-z_]+)*$/, 'must be statuses with commas')),
  ),
  from: v.optional(IsoTime),
  to: v.optional(IsoTime),
  providerId: v.optional(id('agent')),
  customerId: v.optional(id('customer')),
  /** Number, service, customer or provider. */
  q: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(LIMITS.queryLength))),
  /** By start, the next first unless `newest`. */
  order: v.optional(v.picklist(['soonest', 'newest'])),
  cursor: v.optional(Cursor),
  limit: PageLimit,
})
export type ListBookings = v.InferOutput<typeof ListBookings>
