import { expect, test } from 'vitest'
import { lateBy } from './lateness.ts'

const NOW = Date.parse('2026-11-21T10:00:00Z')

test.each([
  ['confirmed', '2026-11-21T09:40:00Z', null, 20],
  ['confirmed', '2026-11-21T10:00:30Z', null, null],
  ['confirmed', '2026-11-21T09:00:00Z', '2026-11-21T10:30:00Z', null],
  ['confirmed', '2026-11-21T09:00:00Z', '2026-11-21T09:55:00Z', 5],
  ['on_way', '2026-11-21T09:40:00Z', null, null],
  ['cancelled', '2026-11-21T09:40:00Z', null, null],
] as const)('%s since %s, expected %s: late by %s', (status, startsAt, eta, minutes) => {
  expect(lateBy({ status, startsAt, eta }, NOW)).toBe(minutes)
})
