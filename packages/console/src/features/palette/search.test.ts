import { expect, test } from 'vitest'
import type { Command, CommandGroup } from '../../app/commands.ts'
import { search } from './search.ts'

const command = (group: CommandGroup, label: string, more: Partial<Command> = {}): Command => ({
  id: label,
  group,
  label,
  run: () => undefined,
  ...more,
})
const all = [
  command('you', 'Be away'),
  command('go', 'Go to Unassigned'),
  command('conversation', 'Assign to Sam Okoye'),
  command('conversation', 'Close conversation'),
  command('find', 'Ana Beltrán', { words: 'ana@example.com the shade has a dent' }),
  ...Array.from({ length: 9 }, (_, n) => command('find', `Visitor ${n}`)),
  command('you', 'Everything', { quiet: true }),
]
const found = (query: string) => search(all, query).flatMap((section) => section.commands.map((one) => one.label))

test('groups in a fixed order, and shows few conversations until something is typed', () => {
  const sections = search(all, '')
  expect(sections.map((section) => section.group)).toEqual(['conversation', 'find', 'go', 'you'])
  expect(sections[1]?.commands).toHaveLength(5)
  expect(found('visitor')).toHaveLength(9)
})

test.each([
  ['close', ['Close conversation']],
  ['sam assign', ['Assign to Sam Okoye']],
  ['beltran', ['Ana Beltrán']],
  ['DENT', ['Ana Beltrán']],
  ['ssign', []],
  ['everything', []],
  ['a.*', []],
])('“%s”', (query, labels) => {
  expect(found(query)).toEqual(labels)
})

test('what begins with the words comes first', () => {
  const two = [command('go', 'Go to Install'), command('go', 'Install')]
  expect(search(two, 'install')[0]?.commands.map((one) => one.label)).toEqual(['Install', 'Go to Install'])
})
