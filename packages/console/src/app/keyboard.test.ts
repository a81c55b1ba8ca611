import { expect, test } from 'vitest'
import type { Command } from './commands.ts'
import { commandFor, keyText, type Press } from './keyboard.ts'

const command = (keys: string): Command => ({ id: keys, group: 'go', label: keys, keys, run: () => undefined })
const COMMANDS = ['j', 'k', 'r', 'e', '?', 'mod+k', 'Escape'].map(command)
const press = (key: string, more: Partial<Press> = {}): Press => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  repeat: false,
  inField: false,
  inLayer: false,
  ...more,
})

test.each([
  ['a letter', press('j'), 'j'],
  ['a sign that needs Shift', press('?'), '?'],
  ['Ctrl and K', press('k', { ctrlKey: true }), 'mod+k'],
  ['⌘ and K', press('K', { metaKey: true }), 'mod+k'],
  ['Ctrl and K while typing', press('k', { ctrlKey: true, inField: true }), 'mod+k'],
  ['j held down', press('j', { repeat: true }), 'j'],
  ['Escape', press('Escape'), 'Escape'],
])('%s', (_, pressed, id) => {
  expect(commandFor(pressed, COMMANDS)?.id).toBe(id)
})

test.each([
  ['a letter while typing', press('j', { inField: true })],
  ['a letter while a menu is open', press('e', { inLayer: true })],
  ['Ctrl and K while a dialog is open', press('k', { ctrlKey: true, inLayer: true })],
  ['a letter with Alt', press('j', { altKey: true })],
  ['Ctrl and R, which reloads', press('r', { ctrlKey: true })],
  ['e held down', press('e', { repeat: true })],
  ['an unknown letter', press('q')],
  ['a capital', press('J')],
])('does nothing on %s', (_, pressed) => {
  expect(commandFor(pressed, COMMANDS)).toBeUndefined()
})

test('writes keys as this machine does', () => {
  expect(keyText('mod+k', true)).toEqual(['⌘', 'K'])
  expect(keyText('mod+k', false)).toEqual(['Ctrl', 'K'])
  expect(keyText('Escape', false)).toEqual(['Esc'])
})
