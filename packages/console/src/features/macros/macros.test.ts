import { type CannedResponse, CreateMacro, type MacroAction } from '@deskbell/protocol'
import fc from 'fast-check'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { idOf } from '../../testing/fixtures.ts'
import { foundCanned, isShortcut, shortcutOf } from './canned.ts'
import { checkMacro, newStep, STEP_KINDS, toDraft, toMacro } from './macro-draft.ts'

const ACTIONS: MacroAction[] = [
  { do: 'reply', text: 'Hello {{customer.first_name|there}}' },
  { do: 'add_tags', tags: ['refund', 'paid'] },
  { do: 'team', teamId: idOf('tem', 1) },
  { do: 'assign', to: 'nobody' },
  { do: 'status', status: 'resolved' },
]

test('a macro comes back as it was saved', () => {
  const macro = { id: idOf('mac', 1), name: 'Refund done', actions: ACTIONS }
  expect(toMacro(toDraft(macro))).toEqual({ name: 'Refund done', actions: ACTIONS })
  expect(checkMacro(toDraft(macro))).toEqual({})
})

test.each(STEP_KINDS)('a fresh step of kind %s is what the contract takes, or says what it lacks', (kind) => {
  const draft = { name: 'Macro', steps: [newStep(kind)] }
  expect(v.is(CreateMacro, toMacro(draft))).toBe(checkMacro(draft).steps === undefined)
})

test('names what a macro lacks', () => {
  expect(Object.keys(checkMacro({ name: ' ', steps: [] }))).toEqual(['name', 'steps'])
  const wrong = { ...newStep('reply'), action: { do: 'reply' as const, text: 'Hi {{name}}' } }
  expect(checkMacro({ name: 'Macro', steps: [wrong] })).toHaveProperty('steps')
})

test.each([
  ['Refund: how long?', 'refund-how-long'],
  ['  Öffnungszeiten ', 'offnungszeiten'],
  ['日本', ''],
])('the shortcut of %j is %j', (title, shortcut) => {
  expect(shortcutOf(title)).toBe(shortcut)
})

test('a shortcut made from a title is taken, where there is one', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 80 }), (title) => {
      const shortcut = shortcutOf(title)
      expect(shortcut === '' || isShortcut(shortcut)).toBe(true)
    }),
  )
})

test('responses are found by every word, among those that are asked for', () => {
  const one = (n: number, title: string, shared: boolean): CannedResponse => ({
    ...{
      id: idOf('can', n),
      shortcut: shortcutOf(title),
      title,
      text: 'Your money is on its way.',
      shared,
      authorId: null,
    },
  })
  const canned = [one(1, 'Refund', true), one(2, 'Refund of mine', false), one(3, 'Hours', true)]
  const titles = (words: string, filter: 'all' | 'shared' | 'mine') =>
    foundCanned(canned, words, filter).map((response) => response.title)
  expect(titles('', 'all')).toHaveLength(3)
  expect(titles('MONEY refund', 'all')).toEqual(['Refund', 'Refund of mine'])
  expect(titles('/refund', 'shared')).toEqual(['Refund'])
  expect(titles('', 'mine')).toEqual(['Refund of mine'])
  expect(titles('nowhere', 'all')).toEqual([])
})
