import type { BookingHistoryItem, BookingSettings, Completion, Review, SharedBooking } from '@deskbell/protocol'
import { ago, conversationOf, customerOf, customerRef, entriesOf, idOf } from '../fixtures.ts'
import type { Scene } from '../scenario.ts'

const MINUTE = 60_000

/** So many minutes from now, and never on another day than this one. */
export function today(minutes: number, now = Date.now()): string {
  const midnight = new Date(now).setHours(0, 0, 0, 0)
  const at = Math.min(Math.max(now + minutes * MINUTE, midnight), midnight + 24 * 60 * MINUTE - 1)
  return new Date(at - (at % MINUTE)).toISOString()
}

const provider = (n: number, name: string) => ({ id: idOf('agt', n), name, phone: '+15550100' })
const LEAH = provider(11, 'Leah Brandt')
const OMAR = provider(12, 'Omar Reyes')
const ANA = { id: idOf('cus', 1), name: 'Ana Beltrán' }
const MAREK = { id: idOf('cus', 2), name: 'Marek Novák' }
const PRIYA = { id: idOf('cus', 4), name: 'Priya Raman' }

export function bookingOf(n: number, starts: string, more: Partial<SharedBooking> = {}): SharedBooking {
  return {
    ...{ id: idOf('bkg', n), number: 400 + n, externalId: null, version: 1, status: 'confirmed' },
    ...{ statusAt: ago(120), delay: null, eta: null, service: 'Boiler inspection' },
    ...{ startsAt: starts, endsAt: new Date(Date.parse(starts) + 90 * MINUTE).toISOString() },
    ...{ timeZone: 'America/Chicago', place: { address: '1200 Main Street, Houston' }, provider: LEAH, customer: ANA },
    ...{ price: { amount: 12_500, currency: 'USD' }, paymentStatus: 'authorized', checklist: [], notes: null },
    ...{ sequence: 0, completion: null, review: null, conversationId: null, cancelReason: null },
    ...{ createdAt: ago(60 * 24 * 3), updatedAt: ago(60) },
    ...more,
  }
}

const request = (deadline: number): NonNullable<SharedBooking['completion']> => ({
  ...{ status: 'pending', requestedAt: ago(48 * 60 - deadline), escalatesAt: ago(-deadline) },
  ...{ respondedAt: null, issues: null, ticketId: null },
})

/** A day of visits, with work of the days before that nobody confirmed. */
export function dayOfBookings(): SharedBooking[] {
  const long = 'Lamp fitting in the stairwell, with dimmer and emergency light'
  return [
    bookingOf(1, today(-200), { status: 'in_progress', version: 4, conversationId: idOf('cnv', 501) }),
    bookingOf(2, today(-35), {
      ...{ customer: MAREK, service: 'Chandelier repair', provider: OMAR, timeZone: 'Europe/Prague' },
      ...{ place: { address: 'Vinohradská 12, Praha' }, paymentStatus: 'unpaid' },
    }),
    bookingOf(3, today(-20), {
      ...{ status: 'on_way', version: 3, customer: PRIYA, service: long, eta: today(25), provider: OMAR },
      ...{ delay: { reason: 'Traffic on the ring road', since: ago(9) }, timeZone: 'Asia/Kathmandu' },
    }),
    bookingOf(4, today(-10), { status: 'arrived', version: 4, customer: MAREK, service: 'Desk lamp fitting' }),
    bookingOf(5, today(60), { customer: PRIYA, paymentStatus: 'paid', notes: 'Ring twice.' }),
    bookingOf(6, today(120), { provider: null, service: 'Wiring check', timeZone: 'UTC', paymentStatus: null }),
    bookingOf(7, today(-260), {
      ...{ status: 'completed', version: 6, service: 'Garden lights', completion: request(-3 * 60) },
    }),
    bookingOf(8, today(-300), {
      ...{ status: 'verified', version: 7, service: 'Ceiling fan', customer: MAREK, paymentStatus: 'paid' },
      completion: { ...request(40 * 60), status: 'approved', respondedAt: ago(70) },
      review: { id: idOf('rev', 1), rating: 5, text: 'Quick and tidy.', status: 'pending', createdAt: ago(50) },
    }),
    bookingOf(9, today(-310), { status: 'cancelled', version: 3, service: 'Lamp pick-up', cancelReason: 'Rain' }),
    bookingOf(10, today(-320), {
      ...{ status: 'disputed', version: 8, service: 'Track lights', customer: PRIYA, provider: OMAR },
      completion: { ...request(-30 * 60), status: 'escalated', ticketId: idOf('tkt', 1) },
    }),
    bookingOf(11, ago(60 * 30), {
      ...{ status: 'completed', version: 6, service: 'Pendant lamp', customer: MAREK, completion: request(20 * 60) },
    }),
    bookingOf(12, ago(60 * 80), {
      ...{ status: 'completed', version: 7, service: 'Mirror light', customer: PRIYA, provider: OMAR },
      completion: { ...request(-26 * 60), status: 'escalated', ticketId: idOf('tkt', 2) },
    }),
  ]
}

const item = (seq: number, status: BookingHistoryItem['status'], minutes: number): BookingHistoryItem => ({
  ...{ seq, status, at: ago(minutes), recordedAt: ago(minutes), by: { kind: 'agent', name: LEAH.name } },
  ...{ eta: null, reason: null, applied: true },
})

/** How booking 1 came to where it is; the report of the way came after the one of the arrival. */
export const HISTORY: readonly BookingHistoryItem[] = [
  { ...item(1, 'confirmed', 60 * 24 * 3), by: { kind: 'host', name: null } },
  { ...item(2, 'assigned', 60 * 24 * 2), by: { kind: 'agent', name: 'Noor Haddad' } },
  item(3, 'arrived', 205),
  { ...item(4, 'on_way', 230), recordedAt: ago(200), applied: false },
  { ...item(5, 'delayed', 198), reason: 'The cellar is locked', eta: ago(190) },
  item(6, 'in_progress', 190),
]

/** Support took booking 12 up, and tried twice. */
export const TAKEN_UP: NonNullable<Completion['followUp']> = {
  ...{ initiatedAt: ago(24 * 60), agentId: idOf('agt', 1), outcome: null, completedById: null, completedAt: null },
  ...{ notes: null, autoCompletesAt: null },
  attempts: [
    { method: 'call', attemptedAt: ago(20 * 60), reached: false, notes: 'No answer.', agentId: idOf('agt', 1) },
    { method: 'email', attemptedAt: ago(4 * 60), reached: false, notes: '', agentId: idOf('agt', 2) },
  ],
}

const review = (n: number, rating: number, text: string, status: Review['status']): Review => ({
  ...{ id: idOf('rev', n), rating, text, status, createdAt: ago(n * 90), bookingId: idOf('bkg', n === 1 ? 8 : 20 + n) },
  ...{ bookingNumber: n === 1 ? 408 : 300 + n, service: n === 1 ? 'Ceiling fan' : 'Lamp fitting' },
  ...{ customerName: n === 3 ? null : 'Marek Novák', providerId: LEAH.id, providerName: LEAH.name },
})

export const REVIEWS: readonly Review[] = [
  review(1, 5, 'Quick and tidy.', 'pending'),
  review(2, 2, 'Came late, and nobody told me.\nThe lamp works, though.', 'pending'),
  review(3, 4, '', 'pending'),
  review(4, 5, 'Leah explained everything. Thank you!', 'published'),
  review(5, 1, 'Call me at 555 0199.', 'hidden'),
]

export const SETTINGS: BookingSettings = {
  ...{ completionEscalationHours: 48, autoCompleteDays: 7, minContactAttempts: 3, reminderHours: [24, 2, 1] },
  chatClosesAfterHours: 72,
  quickResponses: [
    { key: 'on_my_way', label: 'On my way', text: 'I am on my way to you.', statuses: ['confirmed', 'on_way'] },
    { key: 'running_late', label: 'Running late', text: 'I am running a little late.', statuses: ['on_way'] },
    { key: 'arrived', label: 'At the door', text: 'I am at your door.', statuses: ['on_way', 'arrived'] },
  ],
}

/** What customer and provider said about booking 1. */
export function bookingScene(): Scene {
  const customer = customerOf(1, { name: ANA.name, email: 'ana.beltran@example.com', verified: true })
  const leah = { kind: 'agent' as const, id: LEAH.id }
  const entries = entriesOf(idOf('cnv', 501), 50_100, [
    { by: customerRef(1), at: ago(240), text: 'The bell is broken. Please knock.' },
    { by: leah, at: ago(238), text: 'Thank you. I will.' },
  ])
  const booking = { id: idOf('bkg', 1), number: 401, service: 'Boiler inspection', providerId: LEAH.id }
  const participants = [
    { ...customerRef(1), name: ANA.name },
    { ...leah, name: LEAH.name },
    { kind: 'agent' as const, id: idOf('agt', 1), name: 'Noor Haddad' },
  ]
  const conversation = conversationOf(501, customer, entries, { channel: 'booking', booking, participants })
  return { customer, entries, conversation, aside: true }
}
