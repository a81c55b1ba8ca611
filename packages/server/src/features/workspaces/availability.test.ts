import { type BusinessHours, WEEKDAYS } from '@deskbell/protocol'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { availability, openingAt } from './availability.ts'

const MINUTE = 60_000
const ZONES = ['UTC', 'Europe/Lisbon', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata', 'America/St_Johns']

/** The same answer the slow way: look at the clock on the wall, minute by minute, for two weeks. */
function scan(hours: BusinessHours, now: number): { open: boolean; opensAt: number | null } {
  const start = Math.floor(now / MINUTE) * MINUTE
  const isOpen = wallReader(hours)
  if (isOpen(start)) return { open: true, opensAt: null }
  for (let at = start + MINUTE; at <= start + 14 * 1440 * MINUTE; at += MINUTE) {
    if (isOpen(at)) return { open: false, opensAt: at }
  }
  return { open: false, opensAt: null }
}

/** Offsets change on whole minutes at the earliest, so one formatted hour serves four looks at a quarter each. */
function wallReader(hours: BusinessHours): (at: number) => boolean {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: hours.timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  const quarters = new Map<number, { day: (typeof WEEKDAYS)[number]; minute: number }>()
  return (at) => {
    const quarter = Math.floor(at / (15 * MINUTE)) * 15 * MINUTE
    let wall = quarters.get(quarter)
    if (!wall) {
      const parts = Object.fromEntries(format.formatToParts(quarter).map((part) => [part.type, part.value]))
      const day = WEEKDAYS.find((weekday) => weekday === parts.weekday?.toLowerCase()) ?? 'mon'
      wall = { day, minute: Number(parts.hour) * 60 + Number(parts.minute) }
      quarters.set(quarter, wall)
    }
    const minute = wall.minute + (at - quarter) / MINUTE
    return hours.days[wall.day].some((span) => toMinutes(span.from) <= minute && minute < toMinutes(span.to))
  }
}

function toMinutes(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
}

const time = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

const span = fc
  .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 300 }))
  .map(([from, length]) => ({ from: time(from), to: time(Math.min(1440, from + length)) }))
const day = fc.array(span, { maxLength: 2 })
const businessHours: fc.Arbitrary<BusinessHours> = fc.record({
  timeZone: fc.constantFrom(...ZONES),
  days: fc.record({ mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day }),
})

/** Around the clock changes of 2026 in these zones, and anywhere else in the year. */
const CHANGES = [Date.UTC(2026, 2, 8, 7), Date.UTC(2026, 2, 29, 1), Date.UTC(2026, 3, 4, 15), Date.UTC(2026, 9, 25, 1)]
const instant = fc.oneof(
  fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 0, 1) }),
  fc
    .tuple(
      fc.constantFrom(...CHANGES, Date.UTC(2026, 10, 1, 6), Date.UTC(2026, 9, 3, 15, 30)),
      fc.integer({ min: -2 * 1440, max: 1440 }),
    )
    .map(([change, minutes]) => change + minutes * MINUTE),
)

describe('office hours', () => {
  test('are what a minute-by-minute look at the wall clock finds, in any zone and across clock changes', () => {
    fc.assert(
      fc.property(businessHours, instant, (hours, now) => {
        expect(openingAt(hours, now)).toEqual(scan(hours, now))
      }),
      { numRuns: 250 },
    )
  })

  const day9to5 = [{ from: '09:00', to: '17:00' }]
  const days = { mon: day9to5, tue: day9to5, wed: day9to5, thu: day9to5, fri: day9to5, sat: [], sun: [] }

  test.each([
    ['in the middle of a day', '2026-03-27T12:00:00Z', { open: true, opensAt: null }],
    [
      'on Friday evening before the clocks change',
      '2026-03-27T18:00:00Z',
      { open: false, opensAt: '2026-03-30T08:00:00.000Z' },
    ],
    ['at the very end of a day', '2026-03-30T16:00:00Z', { open: false, opensAt: '2026-03-31T08:00:00.000Z' }],
  ])('of Lisbon %s', (_, now, expected) => {
    const answer = availability({ timeZone: 'Europe/Lisbon', days }, 30, Date.parse(now))
    expect(answer).toEqual({ ...expected, timeZone: 'Europe/Lisbon', replyMinutes: 30 })
  })

  test('none at all are "always"; a week without any never opens', () => {
    expect(openingAt(null, 0)).toEqual({ open: true, opensAt: null })
    const never = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] }
    expect(openingAt({ timeZone: 'UTC', days: never }, 0)).toEqual({ open: false, opensAt: null })
  })
})
