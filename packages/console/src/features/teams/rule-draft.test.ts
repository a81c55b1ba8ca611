import { firstFitting, type RoutingRules } from '@deskbell/protocol'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { idOf } from '../../testing/fixtures.ts'
import { moved } from '../help/sort-handle.tsx'
import { parseCapacity } from './parse-capacity.ts'
import {
  checkRule,
  fits,
  newCondition,
  newRule,
  parseAttributes,
  sameRules,
  toDrafts,
  toRules,
  typedValues,
} from './rule-draft.ts'

const [TEAM, OTHER, TYPE] = [idOf('tem', 1), idOf('tem', 2), idOf('tty', 1)]
const SAVED: RoutingRules = {
  revision: 4,
  items: [
    { name: 'Business', teamId: TEAM, conditions: [{ fact: 'attribute', key: 'plan', is: ['Studio', 'Business'] }] },
    {
      ...{ name: 'Refunds', teamId: OTHER },
      conditions: [
        { fact: 'type', is: [TYPE] },
        { fact: 'language', is: ['pt'] },
        { fact: 'priority', is: ['high', 'urgent'] },
        { fact: 'channel', is: ['email'] },
      ],
    },
  ],
}

test('rules come back as they were saved, and count as changed once one is moved', () => {
  const drafts = toDrafts(SAVED)
  expect(toRules(drafts)).toEqual(SAVED.items)
  expect(drafts.every(fits)).toBe(true)
  expect(sameRules(drafts, SAVED)).toBe(true)
  const otherwise = SAVED.items.map(({ name, teamId, conditions }) => ({ teamId, conditions, name }))
  expect(sameRules(drafts, { ...SAVED, items: otherwise })).toBe(true)
  expect(sameRules(moved(drafts, 0, 1), SAVED)).toBe(false)
})

test('names what a rule lacks', () => {
  const rule = newRule()
  expect(checkRule(rule)).toEqual({ name: true, team: true, conditions: new Set(rule.conditions.map((one) => one.id)) })
  expect(checkRule({ ...rule, conditions: [] })).toMatchObject({ none: true })
  const keyless = { ...newCondition('attribute'), text: 'Studio' }
  expect(checkRule({ ...rule, conditions: [keyless] }).conditions).toEqual(new Set([keyless.id]))
  expect(
    fits({ ...rule, name: 'Refunds', teamId: TEAM, conditions: [{ ...newCondition('type'), values: [TYPE] }] }),
  ).toBe(true)
})

test('a trial decides as the saved rules would, in their order', () => {
  const drafts = toDrafts(SAVED)
  const facts = {
    typeId: TYPE,
    locale: 'pt-BR',
    priority: 'urgent',
    channel: 'email',
    attributes: parseAttributes('plan = Studio'),
  } as const
  expect(firstFitting(toRules(drafts), facts)?.name).toBe('Business')
  expect(firstFitting(toRules(moved(drafts, 0, 1)), facts)?.name).toBe('Refunds')
  expect(firstFitting(toRules(drafts), { ...facts, attributes: {}, channel: 'chat' })).toBeUndefined()
})

test.each([
  ['plan = Studio', { plan: 'Studio' }],
  ['seats=12\n  plan =  Two words ', { seats: '12', plan: 'Two words' }],
  ['formula = a=b', { formula: 'a=b' }],
  ['nothing\n\n= 3', {}],
])('reads attributes %j', (text, attributes) => {
  expect(parseAttributes(text)).toEqual(attributes)
})

test('values are typed with commas, each counts once', () => {
  expect(typedValues(' Studio, Business ,Studio,, ')).toEqual(['Studio', 'Business'])
})

test.each([
  ['', null],
  [' 8 ', 8],
  ['1000', 1000],
  ['0', undefined],
  ['1001', undefined],
  ['many', undefined],
  ['2.5', undefined],
])('capacity %j is %j', (text, capacity) => {
  expect(parseCapacity(text)).toBe(capacity)
})

test('every capacity that the service takes is read as it is written', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1000 }), (most) => {
      expect(parseCapacity(String(most))).toBe(most)
    }),
  )
})
