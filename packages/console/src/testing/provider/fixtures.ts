import type { BookingHistoryItem, SharedBooking } from '@deskbell/protocol'
import { bookingOf, today } from '../bookings/fixtures.ts'
import { AGENTS, agentRef, ago, conversationOf, customerOf, customerRef, entriesOf, idOf } from '../fixtures.ts'
import type { Scene } from '../scenario.ts'

const ME = { id: idOf('agt', 1), name: AGENTS[0]?.name ?? '', phone: null }
const ANA = { id: idOf('cus', 1), name: 'Ana Beltrán' }
const MAREK = { id: idOf('cus', 2), name: 'Marek Novák' }
const PRIYA = { id: idOf('cus', 4), name: 'Priya Raman' }
const mine = { provider: ME, timeZone: 'UTC' }

/** One provider's visits: done, the next, two more, one that was called off, and one of tomorrow. */
export function ownVisits(): SharedBooking[] {
  const tomorrow = new Date(Date.parse(today(0)) + 24 * 60 * 60_000).toISOString()
  return [
    bookingOf(31, today(-240), { ...mine, status: 'verified', version: 7, customer: MAREK, service: 'Ceiling fan' }),
    bookingOf(32, today(-180), { ...mine, status: 'cancelled', customer: PRIYA, cancelReason: 'Not at home' }),
    bookingOf(33, today(25), {
      ...{ ...mine, customer: ANA, service: 'Lamp fitting in the stairwell', conversationId: idOf('cnv', 533) },
      place: { address: 'Rua Augusta 112, 3º esq., 1100-053 Lisboa', point: { latitude: 38.7107, longitude: -9.1372 } },
      checklist: ['Ladder of 3 m', 'Dimmer, 230 V', 'Turn the power off in the cellar'],
      notes: 'Third floor, no lift. The bell is broken: knock, or ask the neighbour on the left.',
    }),
    bookingOf(34, today(150), { ...mine, customer: MAREK, timeZone: 'America/Chicago', service: 'Wiring check' }),
    bookingOf(35, today(240), { ...mine, customer: PRIYA, service: 'Chandelier repair', place: null }),
    bookingOf(36, tomorrow, { ...mine, customer: PRIYA, service: 'Garden lights' }),
  ]
}

const by = (kind: string, name: string | null) => ({ kind, name })

/** How every visit came about. */
export const BEGINNING: readonly BookingHistoryItem[] = [
  {
    ...{ seq: 1, status: 'confirmed', at: ago(60 * 70), recordedAt: ago(60 * 70), by: by('customer', 'Ana Beltrán') },
    ...{ eta: null, reason: null, applied: true },
  },
  {
    ...{ seq: 2, status: 'assigned', at: ago(60 * 30), recordedAt: ago(60 * 30), by: by('agent', null) },
    ...{ eta: null, reason: null, applied: true },
  },
]

/** What Ana and the provider said about the next visit. */
export function visitScene(): Scene {
  const customer = customerOf(1, { name: ANA.name })
  const entries = entriesOf(idOf('cnv', 533), 53_300, [
    { by: customerRef(1), at: ago(60 * 5), text: 'Hello! Do you need anything from me before you come?' },
    { by: agentRef(1), at: ago(60 * 5 - 6), text: 'Good morning. Only access to the fuse box, please.' },
    { by: customerRef(1), at: ago(18), text: 'It is in the cellar. I leave the key with the neighbour.' },
  ])
  const booking = { id: idOf('bkg', 33), number: 433, service: 'Lamp fitting in the stairwell', providerId: ME.id }
  return {
    ...{ customer, entries, aside: true },
    conversation: conversationOf(533, customer, entries, { channel: 'booking', booking, unread: 1 }),
  }
}

/** Where the first words about any other visit go. */
export function freshScene(): Scene {
  const customer = customerOf(2, { name: MAREK.name })
  const booking = { id: idOf('bkg', 34), number: 434, service: 'Wiring check', providerId: ME.id }
  return {
    ...{ customer, entries: [], aside: true },
    conversation: conversationOf(534, customer, [], { channel: 'booking', booking }),
  }
}
