import type { BusinessHours } from '@deskbell/protocol'
import fc from 'fast-check'

const MINUTE = 60_000
const ZONES = [
  'UTC',
  'Europe/Lisbon',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'America/St_Johns',
]

const time = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

const span = fc
  .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 300 }))
  .map(([from, length]) => ({ from: time(from), to: time(Math.min(1440, from + length)) }))
const day = fc.array(span, { maxLength: 2 })

/** Any hours, of zones that change their clocks by an hour, by half an hour, or never. */
export const businessHours: fc.Arbitrary<BusinessHours> = fc.record({
  timeZone: fc.constantFrom(...ZONES),
  days: fc.record({ mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day }),
})

const CHANGES = [
  Date.UTC(2026, 2, 8, 7),
  Date.UTC(2026, 2, 29, 1),
  Date.UTC(2026, 3, 4, 15),
  Date.UTC(2026, 9, 3, 15, 30),
  Date.UTC(2026, 9, 25, 1),
  Date.UTC(2026, 10, 1, 6),
]

/** Whole minutes around the clock changes of 2026 in these zones, and any instant of that year. */
export const instant = fc.oneof(
  fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 0, 1) }),
  fc
    .tuple(fc.constantFrom(...CHANGES), fc.integer({ min: -2 * 1440, max: 1440 }))
    .map(([change, minutes]) => change + minutes * MINUTE),
)

/** A date of 2026 that any month has. */
export const date = fc
  .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map((parts) => `2026-${parts.map((part) => String(part).padStart(2, '0')).join('-')}`)
