import type { BookingUpdate, CreateBooking } from '@deskbell/protocol'
import type { PersonKey } from './stories.ts'

/** One report of the notary, so many minutes before now. */
export interface Reported {
  readonly ago: number
  readonly status: BookingUpdate
  readonly etaMinutes?: number
  readonly reason?: string
}

/** A visit, as it was made and what became of it so far. Times are in minutes from now; negative ones are past. */
export interface Visit {
  readonly startsIn: number
  readonly minutes: number
  readonly madeAgo: number
  readonly provider: Extract<PersonKey, 'noa' | 'ivan'> | null
  readonly booking: Pick<CreateBooking, 'customer' | 'service' | 'place' | 'price' | 'paymentStatus' | 'notes'>
  readonly reports?: readonly Reported[]
  readonly cancelled?: { readonly ago: number; readonly reason: string }
}

const HOUR = 60
const DAY = 24 * HOUR
const usd = (dollars: number) => ({ amount: dollars * 100, currency: 'USD' })
const known = (externalId: string, name: string, email: string) => ({ externalId, name, email })

/** What to have ready, whatever is signed. */
export const CHECKLIST = [
  'A passport or driving licence that is valid',
  'The papers, unsigned',
  'A table and good light',
]

export const VISITS: readonly Visit[] = [
  {
    startsIn: 15,
    minutes: 45,
    madeAgo: 2 * DAY,
    provider: 'noa',
    booking: {
      customer: known('client-2041', 'Elena Marsh', 'elena.marsh@example.com'),
      service: 'Power of attorney',
      place: { address: '8 Congress Street, Portland, ME 04101', point: { latitude: 43.6628, longitude: -70.2498 } },
      price: usd(65),
      paymentStatus: 'paid',
      notes: 'Ring twice: the bell is quiet.',
    },
    reports: [
      { ago: 12, status: 'on_way', etaMinutes: 25 },
      { ago: 4, status: 'delayed', etaMinutes: 20, reason: 'The bridge is up' },
    ],
  },
  {
    startsIn: -20,
    minutes: 90,
    madeAgo: 3 * DAY,
    provider: 'ivan',
    booking: {
      customer: known('client-1177', 'Jonah Pryce', 'jonah@pryce-realty.example'),
      service: 'Loan signing',
      place: { address: '410 Fore Street, Portland, ME 04101', point: { latitude: 43.6571, longitude: -70.2521 } },
      price: usd(150),
      paymentStatus: 'authorized',
      notes: null,
    },
    reports: [
      { ago: 45, status: 'on_way', etaMinutes: 25 },
      { ago: 22, status: 'arrived' },
      { ago: 18, status: 'in_progress' },
    ],
  },
  {
    startsIn: 4 * HOUR,
    minutes: 30,
    madeAgo: DAY,
    provider: 'noa',
    booking: {
      customer: known('client-1893', 'Marcus Bell', 'marcus.bell@example.com'),
      service: 'Affidavit',
      place: { address: '22 Monument Square, Portland, ME 04101' },
      price: usd(65),
      paymentStatus: 'unpaid',
      notes: null,
    },
  },
  {
    startsIn: DAY + 2 * HOUR,
    minutes: 60,
    madeAgo: 6 * HOUR,
    provider: null,
    booking: {
      customer: { name: 'Sister Agnes', email: 'office@st-brigid.example' },
      service: 'Hospital or care home',
      place: { address: 'St. Brigid Care Home, 90 State Street, Portland, ME 04101' },
      price: usd(95),
      paymentStatus: 'unpaid',
      notes: 'Two witnesses are needed.',
    },
  },
  {
    startsIn: -3 * HOUR,
    minutes: 45,
    madeAgo: 5 * DAY,
    provider: 'noa',
    booking: {
      customer: known('client-2107', 'Ines Cardoso', 'ines.cardoso@example.com'),
      service: 'Title transfer',
      place: { address: '3 Pine Street, Portland, ME 04102' },
      price: usd(65),
      paymentStatus: 'paid',
      notes: null,
    },
    reports: [
      { ago: 3 * HOUR + 20, status: 'on_way', etaMinutes: 20 },
      { ago: 3 * HOUR, status: 'arrived' },
      { ago: 2 * HOUR + 55, status: 'in_progress' },
      { ago: 2 * HOUR + 10, status: 'completed' },
    ],
  },
  {
    startsIn: -3 * DAY,
    minutes: 60,
    madeAgo: 8 * DAY,
    provider: 'ivan',
    booking: {
      customer: known('client-1502', 'Dwight Coleman', 'dwight@colemanmotors.example'),
      service: 'Title transfer',
      place: { address: 'Coleman Motors, 700 Riverside Street, Portland, ME 04103' },
      price: usd(130),
      paymentStatus: 'paid',
      notes: null,
    },
    reports: [
      { ago: 3 * DAY + 30, status: 'on_way' },
      { ago: 3 * DAY, status: 'arrived' },
      { ago: 3 * DAY - 5, status: 'in_progress' },
      { ago: 3 * DAY - 55, status: 'completed' },
    ],
  },
  {
    startsIn: 2 * HOUR,
    minutes: 30,
    madeAgo: 2 * DAY,
    provider: 'ivan',
    booking: {
      customer: known('client-1650', 'Sofia Andrade', 'sofia.andrade@example.com'),
      service: 'Apostille',
      place: { address: '51 Danforth Street, Portland, ME 04101' },
      price: usd(110),
      paymentStatus: 'refunded',
      notes: null,
    },
    cancelled: { ago: 5 * HOUR, reason: 'The papers are not back from the consulate' },
  },
]
