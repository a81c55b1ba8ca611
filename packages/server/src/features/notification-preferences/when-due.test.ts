import type { Frequency, NotificationPreferences, NotificationPriority, PersonChannel } from '@deskbell/protocol'
import { NOTIFICATION_PRIORITIES, PERSON_CHANNELS } from '@deskbell/protocol'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { stretches } from '../../platform/business-time/zones.ts'
import type { Rhythm } from './boundaries.ts'
import { whenDue } from './when-due.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const PERIODS: Readonly<Record<Rhythm, number>> = { hourly: HOUR, daily: DAY, weekly: 7 * DAY }

/** With a change of an hour, of half an hour, of two; at half past and a quarter to; a day skipped at the date line. */
const ZONES = [
  'UTC',
  'Europe/Lisbon',
  'America/New_York',
  'America/St_Johns',
  'America/Sao_Paulo',
  'Africa/Casablanca',
  'Africa/Cairo',
  'Antarctica/Troll',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Asia/Tehran',
  'Australia/Lord_Howe',
  'Australia/Eucla',
  'Pacific/Chatham',
  'Pacific/Apia',
  'Pacific/Kiritimati',
] as const
const SKIPPED_DAYS = { 'Pacific/Apia': Date.UTC(2011, 11, 30, 10), 'Pacific/Kiritimati': Date.UTC(1994, 11, 31, 10) }

const zone = fc.constantFrom(...ZONES)
const minuteOfDay = fc.integer({ min: 0, max: 1439 })
const timeOf = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** Every change of a zone's clocks around the year 2026, and the day it skipped. */
function changesOf(timeZone: string): number[] {
  const found = [...stretches(timeZone, Date.UTC(2025, 6), Date.UTC(2027, 6))].slice(1)
  const skipped = (SKIPPED_DAYS as Record<string, number>)[timeZone]
  return [...found.map(({ from }) => from), ...(skipped === undefined ? [] : [skipped])]
}

/** An instant in a zone: any of 2026, or within three days of a change of its clocks. */
const placeAndTime = zone.chain((timeZone) => {
  const any = fc.integer({ min: Date.UTC(2026, 0), max: Date.UTC(2027, 0) })
  const changes = changesOf(timeZone)
  const near = fc
    .tuple(fc.constantFrom(...changes), fc.integer({ min: -3 * DAY, max: 3 * DAY }))
    .map(([change, ms]) => change + ms)
  return fc.tuple(fc.constant(timeZone as string), changes.length === 0 ? any : fc.oneof(near, any))
})

const quietHours = fc.oneof(
  fc
    .tuple(minuteOfDay, minuteOfDay)
    .filter(([from, to]) => from !== to)
    .map(([from, to]) => ({ from: timeOf(from), to: timeOf(to) })),
  // Those that begin or end where clocks change.
  fc.constantFrom(
    { from: '22:00', to: '02:30' },
    { from: '01:30', to: '07:00' },
    { from: '02:15', to: '02:45' },
    { from: '00:00', to: '01:00' },
    { from: '02:30', to: '02:29' },
  ),
)

/** What the clock of a zone shows, by the platform's own reckoning. */
const clocks = new Map<string, Intl.DateTimeFormat>()
function wallOf(timeZone: string, at: number): { minute: number; second: number; weekday: string } {
  let clock = clocks.get(timeZone)
  if (!clock) {
    const shown = { weekday: 'short', hour: '2-digit', minute: '2-digit', second: '2-digit' } as const
    clock = new Intl.DateTimeFormat('en-GB', { timeZone, hourCycle: 'h23', ...shown })
    clocks.set(timeZone, clock)
  }
  const parts = Object.fromEntries(clock.formatToParts(at).map(({ type, value }) => [type, value]))
  return {
    minute: Number(parts.hour) * 60 + Number(parts.minute),
    second: Number(parts.second),
    weekday: parts.weekday ?? '',
  }
}

function isQuiet({ from, to }: { from: string; to: string }, timeZone: string, at: number): boolean {
  const time = timeOf(wallOf(timeZone, at).minute)
  return from < to ? from <= time && time < to : time >= from || time < to
}

type Times = Pick<NotificationPreferences, 'frequency' | 'quietHours' | 'timeZone'>
const at = (iso: string) => Date.parse(iso)
const prefs = (timeZone: string, rest: Partial<Times> = {}): Times => ({
  frequency: 'at_once',
  quietHours: null,
  timeZone,
  ...rest,
})
const due = (preferences: Times, now: string, channel: PersonChannel = 'email') => {
  const found = whenDue({ preferences, priority: 'medium', channel, now: at(now) })
  return [new Date(found.dueAt).toISOString().slice(0, 16), found.gathered]
}

describe('digests', () => {
  test.each<[string, string, Frequency, string, string]>([
    ['the next full hour', 'Europe/Lisbon', 'hourly', '2026-03-02T10:20Z', '2026-03-02T11:00'],
    ['after the hour that just struck', 'Europe/Lisbon', 'hourly', '2026-03-02T10:00Z', '2026-03-02T11:00'],
    ['a full hour of a zone at half past', 'Asia/Kolkata', 'hourly', '2026-03-02T10:20Z', '2026-03-02T10:30'],
    ['a full hour of a zone at a quarter to', 'Asia/Kathmandu', 'hourly', '2026-03-02T10:20Z', '2026-03-02T11:15'],
    ['the hour after one that is skipped', 'Europe/Lisbon', 'hourly', '2026-03-29T00:30Z', '2026-03-29T01:00'],
    ['an hour that comes twice, once', 'Europe/Lisbon', 'hourly', '2026-10-25T00:30Z', '2026-10-25T01:00'],
    ['when half an hour is skipped', 'Australia/Lord_Howe', 'hourly', '2026-10-03T15:00Z', '2026-10-03T15:30'],
    ['when half an hour comes twice', 'Australia/Lord_Howe', 'hourly', '2026-04-04T14:30Z', '2026-04-04T15:30'],
    ['today at nine', 'America/New_York', 'daily', '2026-03-02T13:59Z', '2026-03-02T14:00'],
    ['tomorrow at nine', 'America/New_York', 'daily', '2026-03-02T14:00Z', '2026-03-03T14:00'],
    ['nine after a day of 23 hours', 'America/New_York', 'daily', '2026-03-07T14:00Z', '2026-03-08T13:00'],
    ['nine after a day of 25 hours', 'America/New_York', 'daily', '2026-10-31T13:00Z', '2026-11-01T14:00'],
    ['nine of the day after one that is left out', 'Pacific/Apia', 'daily', '2011-12-29T19:00Z', '2011-12-30T19:00'],
    ['Monday', 'Asia/Kathmandu', 'weekly', '2026-03-03T00:00Z', '2026-03-09T03:15'],
    ['Monday next, on a Monday at nine', 'UTC', 'weekly', '2026-03-09T09:00Z', '2026-03-16T09:00'],
    ['Monday after the clocks changed', 'Europe/Lisbon', 'weekly', '2026-03-23T09:00Z', '2026-03-30T08:00'],
    ['over New Year', 'Europe/Lisbon', 'weekly', '2026-12-31T12:00Z', '2027-01-04T09:00'],
  ])('go at %s', (_, timeZone, frequency, now, expected) => {
    expect(due(prefs(timeZone, { frequency }), now)).toEqual([expected, true])
  })

  test('wait for the end of the quiet hours they fall into', () => {
    const late = prefs('Europe/Lisbon', { frequency: 'daily', quietHours: { from: '20:00', to: '10:30' } })
    expect(due(late, '2026-06-01T12:00Z')).toEqual(['2026-06-02T09:30', true])
  })
})

describe('quiet hours', () => {
  test.each<[string, string, string, string, string, string]>([
    ['over midnight', 'Europe/Lisbon', '22:00', '07:00', '2026-01-10T23:10Z', '2026-01-11T07:00'],
    ['within a day', 'Asia/Kolkata', '12:00', '14:00', '2026-01-10T07:00Z', '2026-01-10T08:30'],
    ['have not begun', 'Europe/Lisbon', '22:00', '07:00', '2026-01-10T21:59Z', '2026-01-10T21:59'],
    ['are over', 'Europe/Lisbon', '22:00', '07:00', '2026-01-10T07:00Z', '2026-01-10T07:00'],
    ['of a day of 23 hours', 'Europe/Lisbon', '22:00', '07:00', '2026-03-28T23:00Z', '2026-03-29T06:00'],
    ['of a day of 25 hours', 'Europe/Lisbon', '22:00', '07:00', '2026-10-24T22:00Z', '2026-10-25T07:00'],
    ['that end at a time that is skipped', 'Europe/Lisbon', '22:00', '01:30', '2026-03-29T00:30Z', '2026-03-29T01:00'],
    [
      'that begin at a time that is skipped',
      'Europe/Lisbon',
      '01:30',
      '07:00',
      '2026-03-29T01:00Z',
      '2026-03-29T06:00',
    ],
    ['that lie in an hour that is skipped', 'Europe/Lisbon', '01:15', '01:45', '2026-03-29T01:00Z', '2026-03-29T01:00'],
    ['that end where an hour comes twice', 'Europe/Lisbon', '22:00', '01:30', '2026-10-25T00:10Z', '2026-10-25T00:30'],
    ['that come twice, again', 'Europe/Lisbon', '22:00', '01:30', '2026-10-25T01:10Z', '2026-10-25T01:30'],
    ['with a change of half an hour', 'Australia/Lord_Howe', '22:00', '02:15', '2026-10-03T15:20Z', '2026-10-03T15:30'],
    ['over a day that is left out', 'Pacific/Apia', '22:00', '07:00', '2011-12-30T09:00Z', '2011-12-30T17:00'],
    ['until midnight', 'UTC', '20:00', '00:00', '2026-01-10T21:00Z', '2026-01-11T00:00'],
    ['from midnight', 'UTC', '00:00', '06:00', '2026-01-10T00:00Z', '2026-01-10T06:00'],
    [
      'but for one minute, which is skipped',
      'Europe/Lisbon',
      '01:31',
      '01:30',
      '2026-03-28T01:31Z',
      '2026-03-30T00:30',
    ],
  ])('%s', (_, timeZone, from, to, now, expected) => {
    expect(due(prefs(timeZone, { quietHours: { from, to } }), now, 'sms')).toEqual([expected, false])
  })

  const night = prefs('UTC', { frequency: 'weekly', quietHours: { from: '22:00', to: '07:00' } })
  const now = at('2026-01-10T23:00Z')

  test.each(PERSON_CHANNELS)('and digests do not delay what is urgent or was asked for by %s', (channel) => {
    const urgent = whenDue({ preferences: night, priority: 'urgent', channel, now })
    const asked = whenDue({ preferences: night, priority: 'high', channel, now, required: true })
    expect([urgent, asked]).toEqual([
      { dueAt: now, gathered: false },
      { dueAt: now, gathered: false },
    ])
  })

  test('delay neither what a page shows nor what the team hears, and only e-mail is gathered', () => {
    const of = (channel: PersonChannel | 'slack') => {
      const { dueAt, gathered } = whenDue({ preferences: night, priority: 'low', channel, now })
      return [(dueAt - now) / HOUR, gathered]
    }
    expect([of('in_app'), of('slack'), of('sms'), of('whatsapp'), of('push')]).toEqual([
      [0, false],
      [0, false],
      [8, false],
      [8, false],
      [8, false],
    ])
    expect(of('email')).toEqual([34, true])
  })
})

describe('anything, anywhere, at any time', () => {
  const channel = fc.constantFrom(...PERSON_CHANNELS)
  const calm = fc.constantFrom<NotificationPriority>('low', 'medium', 'high')
  const frequency = fc.constantFrom<Frequency>('at_once', 'hourly', 'daily', 'weekly')
  const quietOrNot = fc.option(quietHours, { freq: 4 })

  test('is never early and never within quiet hours, but for what is urgent or only shown', () => {
    fc.assert(
      fc.property(
        placeAndTime,
        frequency,
        quietOrNot,
        channel,
        fc.constantFrom(...NOTIFICATION_PRIORITIES),
        ([timeZone, now], often, quiet, by, priority) => {
          const preferences = { frequency: often, quietHours: quiet, timeZone }
          const { dueAt, gathered } = whenDue({ preferences, priority, channel: by, now })
          expect(dueAt).toBeGreaterThanOrEqual(now)
          if (priority === 'urgent' || by === 'in_app') expect([dueAt, gathered]).toEqual([now, false])
          else if (quiet) expect(isQuiet(quiet, timeZone, dueAt)).toBe(false)
          expect(whenDue({ preferences, priority, channel: by, now })).toEqual({ dueAt, gathered })
        },
      ),
      { numRuns: 400 },
    )
  })

  test('is delayed only while it is quiet, every minute of the way', () => {
    fc.assert(
      fc.property(placeAndTime, quietHours, calm, ([timeZone, now], quiet, priority) => {
        const { dueAt } = whenDue({
          preferences: prefs(timeZone, { quietHours: quiet }),
          priority,
          channel: 'sms',
          now,
        })
        for (let minute = now; minute < dueAt; minute += MINUTE) expect(isQuiet(quiet, timeZone, minute)).toBe(true)
        if (dueAt > now) expect(isQuiet(quiet, timeZone, dueAt - 1)).toBe(true)
      }),
      { numRuns: 150 },
    )
  })

  test('waits a day and a change of the clocks at most, where an hour or more of each day is not quiet', () => {
    const decent = fc.tuple(minuteOfDay, fc.integer({ min: 1, max: 21 * 60 })).map(([from, length]) => ({
      from: timeOf(from),
      to: timeOf((from + length) % 1440),
    }))
    fc.assert(
      fc.property(placeAndTime, decent, ([timeZone, now], quiet) => {
        const preferences = prefs(timeZone, { quietHours: quiet })
        const { dueAt } = whenDue({ preferences, priority: 'low', channel: 'push', now })
        expect(dueAt - now).toBeLessThanOrEqual(24 * HOUR + 2 * HOUR)
      }),
    )
  })

  test('comes to the same when it is asked again at its time', () => {
    fc.assert(
      fc.property(placeAndTime, quietHours, channel, calm, ([timeZone, now], quiet, by, priority) => {
        const preferences = prefs(timeZone, { quietHours: quiet })
        const { dueAt } = whenDue({ preferences, priority, channel: by, now })
        expect(whenDue({ preferences, priority, channel: by, now: dueAt }).dueAt).toBe(dueAt)
      }),
      { numRuns: 400 },
    )
  })

  test('is gathered until a time that a clock shows, or skips, within one period and what it is set back by', () => {
    fc.assert(
      fc.property(placeAndTime, fc.constantFrom<Rhythm>('hourly', 'daily', 'weekly'), ([timeZone, now], rhythm) => {
        const preferences = prefs(timeZone, { frequency: rhythm })
        const { dueAt, gathered } = whenDue({ preferences, priority: 'high', channel: 'email', now })
        expect(gathered).toBe(true)
        expect(dueAt).toBeGreaterThan(now)
        const change = changesOf(timeZone).find((one) => one > now - DAY && one <= dueAt)
        expect(dueAt - now).toBeLessThanOrEqual(PERIODS[rhythm] + (change === undefined ? 0 : 2 * HOUR))
        if (change !== undefined) return
        const { minute, second, weekday } = wallOf(timeZone, dueAt)
        expect([rhythm === 'hourly' ? minute % 60 : minute - 540, second, dueAt % 1000]).toEqual([0, 0, 0])
        if (rhythm === 'weekly') expect(weekday).toBe('Mon')
      }),
      { numRuns: 600 },
    )
  })

  test('is gathered with what came before it: nobody who asks later is told an earlier time', () => {
    fc.assert(
      fc.property(
        placeAndTime,
        frequency,
        quietOrNot,
        fc.integer({ min: 0, max: 8 * DAY }),
        ([timeZone, now], often, quiet, later) => {
          const preferences = { frequency: often, quietHours: quiet, timeZone }
          const of = (instant: number) =>
            whenDue({ preferences, priority: 'low', channel: 'email', now: instant }).dueAt
          expect(of(now + later)).toBeGreaterThanOrEqual(of(now))
          // Between the two nothing is due: whatever comes until then joins.
          if (often !== 'at_once' && now + later < of(now) && !quiet) expect(of(now + later)).toBe(of(now))
        },
      ),
      { numRuns: 400 },
    )
  })
})
