import { UpdateBookingSettings } from '@deskbell/protocol'
import fc from 'fast-check'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { SETTINGS } from '../../testing/bookings/fixtures.ts'
import { checkDraft, parseHours, type SettingsDraft, toDraft, toUpdate } from './settings-draft.ts'

test('what is saved is what was shown', () => {
  const { quickResponses: _, ...rest } = SETTINGS
  expect(toUpdate(toDraft(SETTINGS))).toEqual(rest)
})

test.each([
  ['24, 2, 1', [24, 2, 1]],
  ['1 24,24', [24, 1]],
  ['', []],
  ['0', null],
  ['337', null],
  ['24; 2', null],
  ['1,2,3,4,5,6', null],
])('%s is %j', (typed, hours) => {
  expect(parseHours(typed)).toEqual(hours)
})

test('what fits is what the contract takes', () => {
  const typed = fc.constantFrom(
    '0',
    '1',
    '3',
    '50',
    '51',
    '365',
    '366',
    '1440',
    '1441',
    '8760',
    '8761',
    '',
    '-1',
    '2.5',
  )
  const draft: fc.Arbitrary<SettingsDraft> = fc.record({
    ...{ reminderHours: fc.constantFrom('24, 2, 1', '', '0', '336', '337', 'x'), completionEscalationHours: typed },
    ...{ minContactAttempts: typed, autoCompleteDays: typed, chatClosesAfterHours: typed },
  })
  fc.assert(
    fc.property(draft, (one) => {
      expect(Object.keys(checkDraft(one)).length === 0).toBe(v.is(UpdateBookingSettings, toUpdate(one)) && fits(one))
    }),
  )
})

/** What a number forgives and a field does not: nothing at all, and hours that are none. */
const fits = (draft: SettingsDraft) =>
  Object.values(toUpdate(draft)).every((value) => value !== 0) && parseHours(draft.reminderHours) !== null
