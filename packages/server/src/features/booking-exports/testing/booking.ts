import type { SharedBooking } from '@deskbell/protocol'

/** A booking with everything that one can have: a notary comes to Houston. */
export function fullBooking(more: Partial<SharedBooking> = {}): SharedBooking {
  return {
    id: 'bkg_01k0000000000000000000000a' as SharedBooking['id'],
    number: 17,
    externalId: null,
    version: 1,
    status: 'confirmed',
    statusAt: '2027-02-20T12:00:00.000Z',
    delay: null,
    eta: null,
    service: 'Loan signing',
    startsAt: '2027-03-12T15:00:00.000Z',
    endsAt: '2027-03-12T16:30:00.000Z',
    timeZone: 'America/Chicago',
    place: { address: '1100 Congress Avenue, Houston', point: { latitude: 29.7604, longitude: -95.3698 } },
    provider: { id: null, name: 'María Núñez', phone: '+17135550100' },
    customer: { id: 'cus_01k0000000000000000000000a' as SharedBooking['customer']['id'], name: 'Zoë Ångström' },
    price: { amount: 12_500, currency: 'USD' },
    paymentStatus: 'paid',
    checklist: ['A valid passport or driving licence', 'The unsigned papers'],
    notes: 'The bell is broken; please knock.',
    sequence: 0,
    completion: null,
    review: null,
    conversationId: null,
    cancelReason: null,
    createdAt: '2027-02-20T12:00:00.000Z',
    updatedAt: '2027-02-20T12:00:00.000Z',
    ...more,
  }
}
