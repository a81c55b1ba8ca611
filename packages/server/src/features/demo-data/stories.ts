import type { Attributes, BusinessHours, FieldValues } from '@deskbell/protocol'

/** Who works at the demo's desk: a mobile notary with a handful of people. The first signs in. */
export const PEOPLE = {
  robin: { name: 'Robin Vale', email: 'robin@harbor.example', role: 'admin' },
  mara: { name: 'Mara Lind', email: 'mara@harbor.example', role: 'agent' },
  theo: { name: 'Theo Okafor', email: 'theo@harbor.example', role: 'agent' },
  noa: { name: 'Noa Reyes', email: 'noa@harbor.example', role: 'provider' },
  ivan: { name: 'Ivan Petrov', email: 'ivan@harbor.example', role: 'provider' },
} as const
export type PersonKey = keyof typeof PEOPLE

const WORKDAY = [{ from: '08:00', to: '18:00' }]
export const HOURS: BusinessHours = {
  timeZone: 'America/New_York',
  days: {
    mon: WORKDAY,
    tue: WORKDAY,
    wed: WORKDAY,
    thu: WORKDAY,
    fri: WORKDAY,
    sat: [{ from: '09:00', to: '13:00' }],
    sun: [],
  },
}

/** Something that happened in a conversation, so many minutes before now. */
export type Step = { readonly ago: number } & (
  | { readonly by: 'customer' | PersonKey; readonly say: string }
  | { readonly by: PersonKey; readonly assign: PersonKey | null }
  | { readonly by: PersonKey; readonly close: true }
  /** For tickets. */
  | { readonly by: PersonKey; readonly say: string; readonly status: 'waiting' | 'resolved' }
  | { readonly by: PersonKey; readonly resolve: string }
  | { readonly by: PersonKey; readonly note: string }
  | { readonly by: 'customer'; readonly rate: number; readonly comment: string }
  | { readonly by: 'customer' | PersonKey; readonly read: true }
)

export interface Story {
  readonly customer: {
    readonly name: string | null
    readonly email: string | null
    /** The host's own id of somebody it vouches for. */
    readonly externalId: string | null
    readonly timeZone: string
    readonly page: { readonly url: string; readonly title: string }
    readonly attributes: Attributes
  }
  /** Where it began as a request: its type by key, and what was answered in the form. */
  readonly ticket?: {
    readonly type: string
    readonly subject: string
    readonly fields?: FieldValues
    readonly tags?: readonly string[]
  }
  readonly steps: readonly Step[]
}

const HOUR = 60
const DAY = 24 * HOUR
const page = (path: string, title: string) => ({ url: `https://www.harbor.example${path}`, title })

export const STORIES: readonly Story[] = [
  {
    customer: {
      name: 'Elena Marsh',
      email: 'elena.marsh@example.com',
      externalId: 'client-2041',
      timeZone: 'America/New_York',
      page: page('/bookings/HN-2041', 'Your booking'),
      attributes: { plan: 'Personal', bookings: 2 },
    },
    steps: [
      { ago: 52, by: 'customer', say: 'Hi, the notary was due at 2 and it is ten past. Is he still coming?' },
      { ago: 51, by: 'robin', assign: 'robin' },
      { ago: 50, by: 'robin', say: 'He is. Sam is stuck behind an accident on Route 9 and is about 15 minutes away.' },
      { ago: 49, by: 'customer', read: true },
      { ago: 48, by: 'customer', say: 'Thanks for telling me. I have a call at 3, will the deed take long?' },
      { ago: 46, by: 'robin', say: 'Two signatures and one stamp, so around ten minutes. You will make your call.' },
      { ago: 12, by: 'customer', say: 'He just left. All signed. Could you send the invoice to my office instead?' },
    ],
  },
  {
    customer: {
      name: 'Jonah Pryce',
      email: 'jonah@pryce-realty.example',
      externalId: 'client-1177',
      timeZone: 'America/Chicago',
      page: page('/business', 'For law and title firms'),
      attributes: { plan: 'Business', company: 'Pryce Realty', bookings: 38 },
    },
    steps: [
      {
        ago: 3 * HOUR,
        by: 'customer',
        say: 'We have eleven closings next Thursday. Can two notaries work side by side?',
      },
      { ago: 2 * HOUR + 50, by: 'robin', assign: 'mara' },
      { ago: 2 * HOUR + 40, by: 'mara', say: 'Yes. I can put Sam and Ines on it from 9:00 to 15:00. Which address?' },
      { ago: 2 * HOUR + 31, by: 'customer', say: '40 Wharf Street, second floor. Parking is behind the building.' },
      { ago: 2 * HOUR + 20, by: 'mara', say: 'Both are held for you. You will find the confirmation under Bookings.' },
      { ago: 2 * HOUR + 10, by: 'customer', read: true },
    ],
  },
  {
    customer: {
      name: null,
      email: null,
      externalId: null,
      timeZone: 'America/New_York',
      page: page('/pricing', 'Prices'),
      attributes: {},
    },
    steps: [
      { ago: 7, by: 'customer', say: 'Do you come to hospitals? My father needs a power of attorney notarised today.' },
      { ago: 5, by: 'customer', say: 'He is at St. Brigid, ward 4. He has his passport with him.' },
    ],
  },
  {
    customer: {
      name: 'Priya Nair',
      email: 'priya.nair@example.com',
      externalId: null,
      timeZone: 'America/New_York',
      page: page('/book', 'Book a notary'),
      attributes: {},
    },
    steps: [
      {
        ago: 95,
        by: 'customer',
        say: 'The calendar shows nothing before Monday. Is there really no slot on Saturday?',
      },
      { ago: 92, by: 'customer', say: 'It is one page, an affidavit.' },
    ],
  },
  {
    customer: {
      name: 'Marcus Bell',
      email: 'marcus.bell@example.com',
      externalId: 'client-1893',
      timeZone: 'America/New_York',
      page: page('/bookings/HN-1893', 'Your booking'),
      attributes: { plan: 'Personal', bookings: 1 },
    },
    steps: [
      { ago: DAY + 5 * HOUR, by: 'customer', say: 'I need to move tomorrow from 10 to 16:30, same place.' },
      { ago: DAY + 5 * HOUR - 4, by: 'robin', assign: 'theo' },
      {
        ago: DAY + 5 * HOUR - 6,
        by: 'theo',
        say: 'Moved to 16:30, Marcus. Your notary is Ines now; she has all the papers.',
      },
      { ago: DAY + 5 * HOUR - 9, by: 'customer', say: 'Perfect, thank you.' },
      { ago: DAY + 5 * HOUR - 10, by: 'theo', read: true },
    ],
  },
  {
    customer: {
      name: 'Sofia Andrade',
      email: 'sofia.andrade@example.com',
      externalId: 'client-1650',
      timeZone: 'Europe/Lisbon',
      page: page('/help/apostille', 'What is an apostille?'),
      attributes: { plan: 'Personal', bookings: 3 },
    },
    steps: [
      {
        ago: 2 * DAY,
        by: 'customer',
        say: 'Will my power of attorney be accepted in Portugal, or does it need an apostille?',
      },
      { ago: 2 * DAY - 8, by: 'robin', assign: 'mara' },
      {
        ago: 2 * DAY - 10,
        by: 'mara',
        say: 'It needs one. We can take it to the Secretary of State for you; allow four days.',
      },
      { ago: 2 * DAY - 30, by: 'customer', say: 'Then please do both. I land on the 14th.' },
      { ago: 2 * DAY - 34, by: 'mara', say: 'Booked. The papers go out by courier on the 9th, with tracking.' },
      { ago: 2 * DAY - 40, by: 'customer', say: 'Wonderful.' },
      { ago: 2 * DAY - 60, by: 'mara', close: true },
    ],
  },
  {
    customer: {
      name: 'Dwight Coleman',
      email: 'dwight@colemanmotors.example',
      externalId: 'client-1502',
      timeZone: 'America/New_York',
      page: page('/bookings/HN-1502', 'Your booking'),
      attributes: { plan: 'Business', company: 'Coleman Motors', bookings: 12 },
    },
    steps: [
      {
        ago: 4 * DAY,
        by: 'customer',
        say: 'The invoice for March lists a visit on the 12th. We were closed that day.',
      },
      { ago: 4 * DAY - 15, by: 'robin', assign: 'robin' },
      {
        ago: 4 * DAY - 22,
        by: 'robin',
        say: 'You are right, that visit belongs to another client. A corrected invoice is on its way.',
      },
      { ago: 4 * DAY - 25, by: 'customer', say: 'Got it. Thanks for the quick fix.' },
      { ago: 4 * DAY - 26, by: 'robin', close: true },
    ],
  },
]
