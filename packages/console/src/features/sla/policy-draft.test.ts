import { CreateSlaPolicy, LIMITS, PRIORITIES, type SlaPolicy } from '@deskbell/protocol'
import fc from 'fast-check'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { idOf } from '../../testing/fixtures.ts'
import { checkHolidays, toHolidays } from './holidays.ts'
import { checkPolicy, newEscalation, toDraft, toPolicy } from './policy-draft.ts'

const minutes = fc.option(fc.integer({ min: 1, max: LIMITS.slaMinutes }))
const target = fc.record({ firstResponse: minutes, nextResponse: minutes, resolution: minutes })
const policy: fc.Arbitrary<SlaPolicy> = fc.record({
  id: fc.constant(idOf('slp', 1)),
  name: fc.constantFrom('Standard', 'Business'),
  calendarId: fc.constantFrom(null, idOf('cal', 1)),
  targets: fc.record({ urgent: target, high: target, normal: target, low: target }),
  atRiskPercent: fc.integer({ min: 10, max: 99 }),
  escalations: fc.array(
    fc.record({
      clock: fc.constantFrom('first_response', 'resolution'),
      when: fc.constantFrom('at_risk', 'breached'),
      afterMinutes: fc.nat(LIMITS.slaMinutes),
      notifyAgentIds: fc.constantFrom([], [idOf('agt', 1)]),
      teamId: fc.constantFrom(null, idOf('tem', 1)),
      raiseToUrgent: fc.boolean(),
    }),
    { maxLength: 3 },
  ),
  isDefault: fc.boolean(),
})

test('every policy comes back as it was saved', () => {
  fc.assert(
    fc.property(policy, (saved) => {
      const { id: _, isDefault: __, ...body } = saved
      expect(toPolicy(toDraft(saved))).toEqual(body)
    }),
  )
})

test('a new policy needs a name, and is what the contract takes then', () => {
  const draft = toDraft(null)
  expect(Object.keys(checkPolicy(draft))).toEqual(['name'])
  expect(v.is(CreateSlaPolicy, toPolicy({ ...draft, name: 'Night' }))).toBe(true)
})

test.each([
  ['4', false],
  ['0 min', false],
  ['2 years', false],
  ['366 d', false],
  ['365 d', true],
  ['', true],
  ['1d 4h', true],
])('a promise of %j fits: %s', (text, good) => {
  const draft = toDraft(null)
  for (const priority of PRIORITIES) {
    const targets = { ...draft.targets, [priority]: { ...draft.targets[priority], resolution: text } }
    expect(checkPolicy({ ...draft, targets }).targets === undefined).toBe(good)
  }
})

test('an escalation does something, at a time', () => {
  const draft = { ...toDraft(null), name: 'Night' }
  const faults = (part: object) => checkPolicy({ ...draft, escalations: [{ ...newEscalation(), ...part }] })
  expect(faults({})).toHaveProperty('escalations')
  expect(faults({ raiseToUrgent: true })).toEqual({})
  expect(faults({ raiseToUrgent: true, after: 'later' })).toHaveProperty('escalations')
  expect(faults({ teamId: idOf('tem', 1), after: '30 min' })).toEqual({})
})

test.each(['9', '100', '', '80.5'])('at risk after %j per cent does not fit', (atRiskPercent) => {
  expect(checkPolicy({ ...toDraft(null), name: 'Night', atRiskPercent })).toHaveProperty('atRiskPercent')
})

test('holidays have a date and a name, once each, and are saved in order', () => {
  const list = [
    { date: '2026-12-25', name: ' Christmas ' },
    { date: '2026-01-01', name: 'New Year' },
  ]
  expect(checkHolidays(list)).toBeNull()
  expect(toHolidays(list)).toEqual([
    { date: '2026-01-01', name: 'New Year' },
    { date: '2026-12-25', name: 'Christmas' },
  ])
  expect(checkHolidays([...list, { date: '', name: 'When?' }])).toContain('date')
  expect(checkHolidays([...list, { date: '2026-12-25', name: 'Again' }])).toContain('2026-12-25')
})
