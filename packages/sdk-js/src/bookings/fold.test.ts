import { BOOKING_STATUSES, type Booking, bookingActions, type SharedBooking } from '@deskbell/protocol'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldBooking } from './fold.ts'

const at = (version: number): SharedBooking =>
  ({ id: 'bkg_1', version, status: BOOKING_STATUSES[version % BOOKING_STATUSES.length] }) as SharedBooking
const answer = (version: number): Booking => {
  const booking = at(version)
  return { ...booking, actions: bookingActions(booking.status, 'customer') }
}

test('what is held and newer versions, in any order and however often, are a fresh fetch', () => {
  const steps = fc.record({ version: fc.integer({ min: 1, max: 30 }), asked: fc.boolean() })
  fc.assert(
    fc.property(fc.array(steps, { minLength: 1, maxLength: 40 }), (told) => {
      let held: Booking | null = null
      for (const { version, asked } of told) held = foldBooking(held, asked ? answer(version) : at(version), 'customer')
      expect(held).toEqual(answer(Math.max(...told.map(({ version }) => version))))
    }),
  )
})

test('eyes that may only look are offered nothing', () => {
  expect(foldBooking(null, answer(4), null).actions).toEqual([])
  expect(foldBooking(null, { ...at(4), status: 'verified' }, 'guest').actions).toEqual(['review'])
})
