import { CreateBooking } from '@deskbell/protocol'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { newClientId } from '../../../ui/client-id.ts'
import { type BookingDraft, checkDraft, faultsOf, moveStart, OTHER, toCreate } from './draft.ts'

const DRAFT: BookingDraft = {
  ...{ customer: null, name: 'Ana', email: 'ana@example.com', phone: '', service: 'Boiler inspection' },
  ...{ startsAt: '2027-03-14T09:00', endsAt: '2027-03-14T10:30', timeZone: 'America/Chicago', address: '1 Main St' },
  ...{ provider: '', providerName: '', providerPhone: '', price: '125,50', currency: 'USD', paymentStatus: 'paid' },
  ...{ checklist: 'Clear the cellar\n\n Shut the water ', notes: '' },
}

test('a draft that fits is what the contract takes, by the clocks of its zone', () => {
  expect(checkDraft(DRAFT)).toEqual({})
  const made = v.parse(CreateBooking, toCreate(DRAFT, newClientId()))
  expect(made).toMatchObject({
    ...{ startsAt: '2027-03-14T14:00:00.000Z', endsAt: '2027-03-14T15:30:00.000Z', provider: null },
    ...{ customer: { name: 'Ana', email: 'ana@example.com' }, price: { amount: 12_550, currency: 'USD' } },
    checklist: ['Clear the cellar', 'Shut the water'],
  })
  const known = { id: 'cus_01h455vb4pex5vsknk084sn02q', name: null, email: null }
  const bare = { ...DRAFT, customer: known, email: '', price: '', address: '', paymentStatus: '' as const }
  expect(checkDraft(bare)).toEqual({})
  expect(v.parse(CreateBooking, toCreate(bare, newClientId())).customer).toEqual({ id: known.id })
})

test.each([
  [{ email: '' }, ['email']],
  [{ email: 'ana@' }, ['email']],
  [{ phone: '0555' }, ['phone']],
  [{ service: ' ' }, ['service']],
  [{ startsAt: '' }, ['startsAt']],
  [{ endsAt: '2027-03-14T09:00' }, ['endsAt']],
  [{ provider: OTHER }, ['providerName']],
  [{ provider: OTHER, providerName: 'Jo', providerPhone: '12' }, ['providerPhone']],
  [{ price: '1.005' }, ['price']],
] as const)('%j does not fit', (change, faults) => {
  expect(Object.keys(checkDraft({ ...DRAFT, ...change }))).toEqual(faults)
})

test('what the service says stands at its field', () => {
  expect(
    faultsOf({ 'customer.email': 'a', 'place.address': 'b', 'checklist.3': 'c', endsAt: 'd', 'provider.id': 'e' }),
  ).toEqual({ email: 'a', address: 'b', checklist: 'c', endsAt: 'd', provider: 'e' })
})

test('the end goes with the start', () => {
  expect(moveStart(DRAFT, '2027-03-15T23:00').endsAt).toBe('2027-03-16T00:30')
  expect(moveStart(DRAFT, '').endsAt).toBe(DRAFT.endsAt)
})
