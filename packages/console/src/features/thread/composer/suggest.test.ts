import fc from 'fast-check'
import { expect, test } from 'vitest'
import { AGENTS, idOf } from '../../../testing/fixtures.ts'
import { CANNED } from '../../../testing/tickets/fixtures.ts'
import { fittingAgents, fittingResponses, mentionsIn, replaceTrigger, triggerOf } from './suggest.ts'

test.each<[string, '/' | '@', { from: number; query: string } | null]>([
  ['/', '/', { from: 0, query: '' }],
  ['/ref', '/', { from: 0, query: 'ref' }],
  ['Hello /ref', '/', { from: 6, query: 'ref' }],
  ['Hello\n/ref', '/', { from: 6, query: 'ref' }],
  ['and/or', '/', null],
  ['https://', '/', null],
  ['/ref ', '/', null],
  ['Ask @Sam', '@', { from: 4, query: 'Sam' }],
  ['me@here', '@', null],
])('%j has a mark %s', (text, mark, found) => {
  expect(triggerOf(text, text.length, mark)).toEqual(found && { mark, ...found })
})

test('only what stands before the cursor is looked at, and only that is replaced', () => {
  const trigger = triggerOf('Hi /he there', 6, '/')
  expect(trigger).toEqual({ mark: '/', from: 3, query: 'he' })
  expect(trigger && replaceTrigger('Hi /he there', trigger, 'Hello')).toEqual({ text: 'Hi Hello there', cursor: 8 })
})

test('whatever is put in stands between what was before and after', () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.stringMatching(/^[a-z]{0,6}$/),
      fc.string(),
      fc.string(),
      (before, query, after, words) => {
        const text = `${before} /${query}${after}`
        const trigger = triggerOf(text, before.length + 2 + query.length, '/')
        if (!trigger) throw new Error('There is a mark')
        expect(replaceTrigger(text, trigger, words).text).toBe(`${before} ${words}${after}`)
      },
    ),
  )
})

test('responses are found by shortcut, then by title', () => {
  const found = (query: string) => fittingResponses(CANNED, query).map((one) => one.shortcut)
  expect(found('')).toEqual(['hello', 'photo', 'refund-sent'])
  expect(found('ref')).toEqual(['refund-sent'])
  expect(found('ask')).toEqual(['photo'])
  expect(found('nothing')).toEqual([])
})

test('colleagues are found by any of their names', () => {
  expect(fittingAgents(AGENTS, 'ok').map((one) => one.name)).toEqual(['Sam Okoye'])
})

test('a note calls those whose whole names it holds, and no namesake within a longer name', () => {
  const [noor, sam] = AGENTS
  if (!noor || !sam) throw new Error('There are agents')
  const all = [noor, sam, { ...sam, id: idOf('agt', 9), name: 'Sam' }]
  expect(mentionsIn('@Sam Okoye, look. @Noor Haddad too.', all)).toEqual([idOf('agt', 1), idOf('agt', 2)])
  expect(mentionsIn('@Sam, and Noor Haddad', all)).toEqual([idOf('agt', 9)])
})
