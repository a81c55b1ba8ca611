import type { SharedBooking } from '@deskbell/protocol'
import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { fullBooking } from '../testing/booking.ts'
import { strictFaults, unfold } from '../testing/strict-calendar.ts'
import { bookingWords } from '../words/words.ts'
import { calendarFile } from './file.ts'
import { calendarLinks } from './links.ts'

const OPTIONS = {
  pageUrl: 'https://desk.example.com/bookings/Zx_9-token',
  now: Date.UTC(2027, 1, 21, 9),
  words: bookingWords('en', 'en'),
  reminderHours: [24, 2, 1],
  organizer: { name: 'Harbor "Mobile" Notary', email: 'desk@example.com' },
}
const fileOf = (more: Partial<SharedBooking> = {}) => calendarFile(fullBooking(more), OPTIONS)

/** The event as a calendar reads it. */
function read(file: string) {
  const calendar = new ICAL.Component(ICAL.parse(file))
  const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent') as ICAL.Component)
  const instant = (time: ICAL.Time) => time.toUnixTime() * 1_000
  return { calendar, event, starts: instant(event.startDate), ends: instant(event.endDate) }
}

test('says everything about a booking', () => {
  const file = fileOf()
  expect(strictFaults(file)).toEqual([])
  const { calendar, event, starts } = read(file)
  expect(starts).toBe(Date.parse('2027-03-12T15:00:00.000Z'))
  expect(event).toMatchObject({ summary: 'Loan signing', location: '1100 Congress Avenue, Houston', sequence: 0 })
  expect(event.uid).toBe('bkg_01k0000000000000000000000a@desk.example.com')
  expect(event.description).toContain('María Núñez (+17135550100)')
  expect(event.description).toContain('$125.00 · Paid')
  expect(event.description).toContain('• A valid passport or driving licence')
  expect(event.description).toContain(OPTIONS.pageUrl)
  expect(event.component.getFirstPropertyValue('geo')).toEqual([29.7604, -95.3698])
  expect(calendar.getFirstPropertyValue('method')).toBe('PUBLISH')
  const alarms = event.component
    .getAllSubcomponents('valarm')
    .map((one) => String(one.getFirstPropertyValue('trigger')))
  expect(alarms).toEqual(['-PT24H', '-PT2H', '-PT1H'])
  expect(unfold(file)).toContain('ORGANIZER;CN="Harbor ’Mobile’ Notary":mailto:desk@example.com')
})

test('a booking that was moved updates its entry, and a cancelled one takes it away', () => {
  const first = read(fileOf())
  const moved = read(fileOf({ sequence: 1, startsAt: '2027-03-16T15:00:00.000Z', endsAt: '2027-03-16T16:30:00.000Z' }))
  expect([moved.event.uid, moved.event.sequence > first.event.sequence]).toEqual([first.event.uid, true])
  // Between the two the clocks go forward: nine o'clock, then ten.
  expect([first.event.startDate.hour, moved.event.startDate.hour]).toEqual([9, 10])
  const file = fileOf({ status: 'cancelled', sequence: 2 })
  expect(strictFaults(file)).toEqual([])
  const lines = unfold(file)
  expect(lines).toEqual(expect.arrayContaining(['METHOD:CANCEL', 'STATUS:CANCELLED', 'SEQUENCE:2']))
  expect(lines).not.toContain('BEGIN:VALARM')
})

test('little is enough', () => {
  const file = fileOf({ place: null, provider: null, price: null, paymentStatus: null, checklist: [], notes: null })
  expect(strictFaults(file)).toEqual([])
  expect(unfold(file).some((line) => /^(LOCATION|GEO)/.test(line))).toBe(false)
})

describe('whatever is written into it', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', minLength: 1 }),
    fc.constantFrom(
      'x\r\nBEGIN:VALARM\r\nACTION:AUDIO\r\nEND:VALARM',
      'END:VEVENT\nEND:VCALENDAR\n',
      'a,b;c\\n:"d"\\',
      '👩‍👩‍👧‍👦'.repeat(30),
      'ß'.repeat(200),
      'x\u2028ATTACH:file:///etc/passwd',
      '\ud800 half',
    ),
  )

  test('stays text, and nothing breaks out', () => {
    const outline = structureOf(fileOf())
    fc.assert(
      fc.property(hostile, hostile, hostile, hostile, (service, address, item, name) => {
        const file = calendarFile(
          fullBooking({
            service,
            place: { address },
            checklist: [item, item],
            provider: { id: null, name, phone: null },
          }),
          { ...OPTIONS, organizer: { name, email: item } },
        )
        expect(strictFaults(file)).toEqual([])
        expect(structureOf(file)).toEqual(outline)
        const { event } = read(file)
        expect(event.summary).toBe(clean(service))
        expect(event.location).toBe(clean(address))
        expect(event.description).toContain(clean(`• ${item}`))
      }),
      { numRuns: 150 },
    )
  })
})

/** Which components hold which. */
const structureOf = (file: string) => unfold(file).filter((line) => /^(BEGIN|END):/.test(line))

/** What is left of text once nothing in it ends a line or means anything to a machine. */
function clean(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029\u0085\v\f]/g, '\n')
    .replace(/[^\P{Cc}\n]/gu, ' ')
}

describe('instants are those that the clocks of the zone show', () => {
  const HOUR = 3_600_000
  // Every change of 2027 in these zones, and a zone that has none.
  const changes: readonly (readonly [string, readonly number[]])[] = [
    ['America/Chicago', [Date.UTC(2027, 2, 14, 8), Date.UTC(2027, 10, 7, 7)]],
    ['America/Vancouver', [Date.UTC(2027, 2, 14, 10), Date.UTC(2027, 10, 7, 9)]],
    ['Australia/Lord_Howe', [Date.UTC(2027, 3, 3, 15), Date.UTC(2027, 9, 2, 15, 30)]],
    ['Asia/Kathmandu', [Date.UTC(2027, 5, 1)]],
    ['Africa/Casablanca', [Date.UTC(2027, 1, 7, 2), Date.UTC(2027, 2, 14, 2)]],
  ]

  test.each(changes)('%s', (timeZone, around) => {
    const start = fc
      .tuple(fc.constantFrom(...around), fc.integer({ min: -3 * 60, max: 3 * 60 }))
      .map(([change, minutes]) => change + minutes * 60_000)
    const anywhere = fc
      .integer({ min: Date.UTC(2026, 11) / 60_000, max: Date.UTC(2028, 1) / 60_000 })
      .map((at) => at * 60_000)
    fc.assert(
      fc.property(fc.oneof(start, anywhere), fc.integer({ min: 1, max: 600 }), (from, minutes) => {
        const to = from + minutes * 60_000
        const file = fileOf({ startsAt: new Date(from).toISOString(), endsAt: new Date(to).toISOString(), timeZone })
        expect(strictFaults(file)).toEqual([])
        const { starts, ends, event } = read(file)
        expect([starts, ends]).toEqual([from, to])
        if (event.startDate.zone?.tzid === timeZone) expect(wallOf(event.startDate)).toBe(shown(timeZone, from))
      }),
      { numRuns: 60, examples: around.map((change): [number, number] => [change + HOUR / 2, 90]) },
    )
  })

  const wallOf = ({ hour, minute }: ICAL.Time) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
  const shown = (timeZone: string, at: number) =>
    new Intl.DateTimeFormat('en', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at)
})

test('calendars on the web are told everything but the way in', () => {
  const { google, outlook } = calendarLinks(fullBooking())
  expect(new URL(google).searchParams.get('dates')).toBe('20270312T150000Z/20270312T163000Z')
  expect(new URL(outlook).searchParams.get('startdt')).toBe('2027-03-12T15:00:00.000Z')
  expect(google + outlook).not.toContain('bookings')
})
