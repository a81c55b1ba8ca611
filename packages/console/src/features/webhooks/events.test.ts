import { expect, test } from 'vitest'
import { groupsOf, isHeard, withFilter } from './events.ts'

const GROUPS = groupsOf(['sla.at_risk', 'ticket.created', 'ticket.moved'])

test('gathers events by what they are about', () => {
  expect(GROUPS).toEqual([
    { subject: 'sla', types: ['sla.at_risk'] },
    { subject: 'ticket', types: ['ticket.created', 'ticket.moved'] },
  ])
})

test.each([
  [['*'], true],
  [['ticket.*'], true],
  [['ticket.created'], true],
  [['ticket.moved', 'sla.*'], false],
])('%j hears of new tickets: %s', (filters, heard) => {
  expect(isHeard(filters, 'ticket.created')).toBe(heard)
})

test.each([
  [['sla.at_risk'], 'ticket.created', true, ['sla.at_risk', 'ticket.created']],
  [['sla.at_risk', 'ticket.created'], 'ticket.created', false, ['sla.at_risk']],
  [['ticket.created', 'sla.at_risk'], 'ticket.*', true, ['sla.at_risk', 'ticket.*']],
  [['ticket.*', 'sla.at_risk'], 'ticket.created', false, ['sla.at_risk', 'ticket.moved']],
  [['ticket.*'], 'ticket.*', false, []],
  [['ticket.*'], '*', true, ['*']],
  [['*'], '*', false, []],
])('%j with %s: %s', (filters, filter, on, after) => {
  expect(withFilter(filters, filter, on, GROUPS)).toEqual(after)
})
