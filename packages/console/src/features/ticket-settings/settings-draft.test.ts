import { TicketSettings } from '@deskbell/protocol'
import fc from 'fast-check'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { checkSettings, type SettingsDraft, toDraft, toSettings } from './settings-draft.ts'

const SETTINGS: TicketSettings = {
  ...{
    autoCloseDays: 7,
    autoCloseWarningDays: 2,
    survey: true,
    autoAssign: true,
    duplicateMinutes: 10,
    similarDays: 14,
  },
}

test('settings come back as they were saved', () => {
  expect(toSettings(toDraft(SETTINGS))).toEqual(SETTINGS)
  expect(toSettings({ ...toDraft(SETTINGS), closes: false }).autoCloseDays).toBeNull()
})

test('what fits is what the contract takes', () => {
  const typed = fc.constantFrom('0', '1', '7', '30', '31', '365', '366', '1440', '1441', '', '-1', '2.5', 'soon')
  const draft: fc.Arbitrary<SettingsDraft> = fc.record({
    ...{ closes: fc.boolean(), survey: fc.boolean(), autoAssign: fc.boolean() },
    ...{ autoCloseDays: typed, autoCloseWarningDays: typed, duplicateMinutes: typed, similarDays: typed },
  })
  fc.assert(
    fc.property(draft, (one) => {
      if (Object.keys(checkSettings(one)).length === 0) expect(v.is(TicketSettings, toSettings(one))).toBe(true)
    }),
  )
})

test('a warning comes before the end', () => {
  expect(checkSettings({ ...toDraft(SETTINGS), autoCloseWarningDays: '7' })).toHaveProperty('autoCloseWarningDays')
  expect(checkSettings({ ...toDraft(SETTINGS), autoCloseWarningDays: '6' })).toEqual({})
})
