import { expect, test } from 'vitest'
import { localTime, safeLink } from './facts.ts'

const NOON = Date.UTC(2026, 0, 15, 12)
const SUMMER = Date.UTC(2026, 6, 15, 12)

test.each([
  ['America/Bogota', NOON, '07:00', '5 h behind you'],
  ['Asia/Kolkata', NOON, '17:30', '5 h 30 min ahead of you'],
  ['Europe/Lisbon', NOON, '12:00', 'same as yours'],
  ['Europe/Lisbon', SUMMER, '13:00', '1 h ahead of you'],
  ['Asia/Kathmandu', NOON, '17:45', '5 h 45 min ahead of you'],
])('the time in %s, seen from UTC', (zone, now, clock, difference) => {
  expect(localTime(zone, now, 'UTC')).toEqual({ clock, difference })
})

test('a zone this runtime does not know is left out', () => {
  expect(localTime('Mars/Olympus', NOON, 'UTC')).toBeNull()
})

test.each([
  ['https://shop.example/a?b=c', 'https://shop.example/a?b=c'],
  ['javascript:alert(1)', null],
  ['data:text/html,x', null],
  ['not an address', null],
])('a page at %s', (url, link) => {
  expect(safeLink(url)).toBe(link)
})
