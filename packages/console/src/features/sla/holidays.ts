import { type Calendar, IsoDate } from '@deskbell/protocol'
import * as v from 'valibot'
import { s } from '../../i18n/setup.ts'

/** A holiday while it is typed. */
export interface HolidayDraft {
  readonly date: string
  readonly name: string
}

/** What does not fit in a list of holidays, in words; null where all do. */
export function checkHolidays(holidays: readonly HolidayDraft[]): string | null {
  if (holidays.some(({ date, name }) => !v.is(IsoDate, date) || name.trim() === '')) return s.calendar.holidayWrong
  const dates = holidays.map((one) => one.date)
  const twice = dates.find((date, at) => dates.indexOf(date) !== at)
  return twice ? s.calendar.holidayTwice(twice) : null
}

/** What is saved: in order of time. */
export const toHolidays = (holidays: readonly HolidayDraft[]): Calendar['holidays'] =>
  holidays.map(({ date, name }) => ({ date, name: name.trim() })).sort((a, b) => a.date.localeCompare(b.date))
