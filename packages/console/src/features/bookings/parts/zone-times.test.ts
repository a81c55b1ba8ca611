import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayBounds, dayKey, instantOf, rangeIn, timeNear, wallIn, zoneCity } from './zone-times.ts'

const ZONES = ['America/Chicago', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'America/Vancouver', 'Europe/Lisbon', 'UTC']

test('an instant survives the way into a field and out again, whatever the zone', () => {
  const minute = fc.integer({ min: Date.UTC(2026, 0) / 60_000, max: Date.UTC(2028, 0) / 60_000 })
  fc.assert(
    fc.property(minute, fc.constantFrom(...ZONES), (at, zone) => {
      const iso = new Date(at * 60_000).toISOString()
      const back = instantOf(wallIn(iso, zone), zone) ?? ''
      // The hour that comes twice is read as the first.
      expect(wallIn(back, zone)).toBe(wallIn(iso, zone))
      expect(back <= iso).toBe(true)
    }),
    { numRuns: 300 },
  )
})

test.each([
  ['2027-03-14T02:30', 'America/Chicago', '2027-03-14T08:30:00.000Z'],
  ['2027-11-07T01:30', 'America/Chicago', '2027-11-07T06:30:00.000Z'],
  ['2027-10-03T02:15', 'Australia/Lord_Howe', '2027-10-02T15:45:00.000Z'],
  ['2027-06-01T13:45', 'Asia/Kathmandu', '2027-06-01T08:00:00.000Z'],
  ['', 'UTC', null],
  ['soon', 'UTC', null],
])('%s in %s is %s', (wall, zone, iso) => {
  expect(instantOf(wall, zone)).toBe(iso)
})

test('a span names the day it ends on where that is another', () => {
  expect(rangeIn('2026-11-21T09:00:00Z', '2026-11-21T11:00:00Z', 'UTC')).toBe('09:00–11:00')
  expect(rangeIn('2026-11-21T22:00:00Z', '2026-11-22T01:00:00Z', 'UTC')).toMatch(/^22:00–Sun,? 22 Nov 01:00$/)
  expect(timeNear('2026-11-22T01:00:00Z', 'UTC', '2026-11-21T22:00:00Z')).toMatch(/^Sun,? 22 Nov, 01:00$/)
  expect(zoneCity('America/Argentina/Buenos_Aires')).toBe('Buenos Aires')
})

test('days go on by the calendar', () => {
  expect(dayKey('2026-12-31', 1)).toBe('2027-01-01')
  expect(dayKey('2027-03-01', -1)).toBe('2027-02-28')
  const { from, to } = dayBounds('2026-11-21')
  expect(dayKey(Date.parse(from))).toBe('2026-11-21')
  expect(dayKey(Date.parse(to) - 1)).toBe('2026-11-21')
})
