import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isStillDue, kindOfReminder, remindersAhead, remindersOf } from './due.ts'
import { scheduleInWords } from './phrases.ts'
import { dayInWords, momentInWords, spanInWords, timeInWords, timeNear } from './times.ts'

const HOUR = 3_600_000
const MINUTE = 60_000
const at = (iso: string) => Date.parse(iso)
const here = (timeZone: string, locale = 'en-GB') => ({ locale, timeZone, readerZone: timeZone })

describe('times of a booking', () => {
  test.each([
    ['America/Chicago', '2027-03-14T15:00:00Z', '10:00', 'Sunday, 14 March 2027'],
    ['America/Chicago', '2027-11-07T16:00:00Z', '10:00', 'Sunday, 7 November 2027'],
    ['Australia/Lord_Howe', '2027-04-03T23:30:00Z', '10:00', 'Sunday, 4 April 2027'],
    ['Australia/Lord_Howe', '2027-10-02T23:00:00Z', '10:00', 'Sunday, 3 October 2027'],
    ['Asia/Kathmandu', '2027-01-15T04:15:00Z', '10:00', 'Friday, 15 January 2027'],
    ['America/Vancouver', '2027-07-01T17:00:00Z', '10:00', 'Thursday, 1 July 2027'],
  ])('are those of the clocks in %s at %s', (zone, iso, time, day) => {
    expect(timeInWords(at(iso), here(zone))).toBe(time)
    expect(dayInWords(at(iso), here(zone))).toBe(day)
  })

  test.each([
    ['Europe/Lisbon', '10:00 (Central Time)'],
    ['America/Mexico_City', '10:00'],
    ['America/Chicago', '10:00'],
  ])('name their zone to a reader in %s only where clocks show something else there', (readerZone, said) => {
    const how = { locale: 'en-GB', timeZone: 'America/Chicago', readerZone }
    expect(timeInWords(at('2027-01-15T16:00:00Z'), how)).toBe(said)
  })

  test.each([
    ['de', '10:00 Uhr', 'Freitag, 15. Januar um 10:00 Uhr'],
    ['pt-BR', '10:00', 'sexta-feira, 15 de janeiro às 10:00'],
    ['en', '10:00 AM', 'Friday, January 15 at 10:00 AM'],
  ])('are said in %s', (locale, time, moment) => {
    const how = here('Europe/Lisbon', locale)
    const plain = (text: string) => text.replaceAll(' ', ' ')
    expect(plain(timeInWords(at('2027-01-15T10:00:00Z'), how))).toBe(time)
    expect(plain(momentInWords(at('2027-01-15T10:00:00Z'), how))).toBe(moment)
  })

  test('an expected arrival has its day where that is another', () => {
    const start = at('2027-01-15T22:00:00Z')
    expect(timeNear(start + HOUR, start, here('Europe/Lisbon'))).toBe('23:00')
    expect(timeNear(start + 3 * HOUR, start, here('Europe/Lisbon'))).toBe('Saturday 16 January at 01:00')
  })

  test.each([
    ['2027-01-15T16:00:00Z', '2027-01-14T16:00:00Z', 'tomorrow'],
    ['2027-01-15T16:00:00Z', '2027-01-13T16:00:00Z', 'in 2 days'],
    ['2027-01-16T03:00:00Z', '2027-01-15T13:00:00Z', 'today'],
    // In the 25 hours of that Sunday a whole day before is the same day.
    ['2027-11-08T05:30:00Z', '2027-11-07T05:30:00Z', 'today'],
    ['2027-01-15T16:00:00Z', '2027-01-15T14:00:10Z', 'in 2 hours'],
    ['2027-01-15T16:00:00Z', '2027-01-15T15:00:20Z', 'in 1 hour'],
    ['2027-01-15T16:00:00Z', '2027-01-15T15:20:00Z', 'in 40 minutes'],
  ])('%s is, at %s in Chicago, %s', (starts, now, said) => {
    expect(spanInWords(at(now), at(starts), here('America/Chicago'))).toBe(said)
  })
})

describe('reminders', () => {
  const starts = at('2027-01-15T16:00:00Z')

  test.each([
    [30 * HOUR, [24, 2, 1]],
    [24 * HOUR, [2, 1]],
    [90 * MINUTE, [1]],
    [60 * MINUTE, []],
    [-MINUTE, []],
  ])('one who learns of it %i ms before gets %j', (ahead, hours) => {
    expect(remindersAhead(starts, [2, 24, 1, 1], starts - ahead).map((due) => due.hours)).toEqual(hours)
  })

  test.each([
    [24, 24 * HOUR, true],
    [24, 3 * HOUR, true],
    [24, 2 * HOUR, false],
    [2, 2 * HOUR, true],
    [2, 59 * MINUTE, false],
    [1, 59 * MINUTE, true],
    [1, 6 * MINUTE, true],
    [1, 5 * MINUTE, false],
    [3, 2 * HOUR, false],
  ])('that of %i hours is said %i ms before: %s', (hours, before, isSaid) => {
    expect(isStillDue({ hours, startsAt: starts }, [24, 2, 1], starts - before)).toBe(isSaid)
  })

  test('whenever one looks, at most one is still due', () => {
    const hours = fc.uniqueArray(fc.integer({ min: 1, max: 336 }), { maxLength: 5 })
    fc.assert(
      fc.property(hours, fc.integer({ min: -HOUR, max: 400 * HOUR }), (all, before) => {
        const due = all.filter((many) => isStillDue({ hours: many, startsAt: starts }, all, starts - before))
        expect(due.length).toBeLessThanOrEqual(1)
        const reached = remindersOf(starts, all).some((one) => one.at <= starts - before)
        expect(due.length === 1).toBe(reached && before > 5 * MINUTE)
      }),
    )
  })

  test.each([
    [336, 'booking_reminder_24h'],
    [24, 'booking_reminder_24h'],
    [12, 'booking_reminder_24h'],
    [11, 'booking_reminder_2h'],
    [2, 'booking_reminder_2h'],
    [1, 'booking_reminder_1h'],
  ])('%i hours before has the words of %s', (hours, kind) => {
    expect(kindOfReminder(hours)).toBe(kind)
  })

  test.each([
    ['en-GB', '24 hours before: a reminder', 'On the day'],
    ['de-AT', '24 Stunden vorher: eine Erinnerung', 'Am Tag selbst'],
    ['pt-PT', '24 horas antes: um lembrete', 'No dia'],
    ['ar', '24 ساعة قبل الموعد: تذكير', 'يوم الموعد'],
  ])('are announced in %s', (locale, first, second) => {
    const [reminder, day] = scheduleInWords(locale, [24]).split('\n')
    expect(reminder).toBe(first)
    expect(day).toContain(second)
  })
})
