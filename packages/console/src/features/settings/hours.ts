import { type BusinessHours, WEEKDAYS } from '@deskbell/protocol'

export type Weekday = (typeof WEEKDAYS)[number]
/** One span as it is being typed. */
export interface TypedSpan {
  readonly from: string
  readonly to: string
}
export type TypedWeek = Readonly<Record<Weekday, readonly TypedSpan[]>>
export type SpanProblem = 'time' | 'order' | 'overlap'

/**
 * A time of day as people type it: `9`, `9:30`, `0930`, `9.30`, `9 am`, `5:30pm`, `24:00`.
 *
 * @returns `HH:MM`, or null where it is none
 */
export function parseTime(text: string): string | null {
  const match = /^(\d{1,2})(?:[:.h]?(\d{2}))?\s*([ap])?\.?(?:m\.?)?$/i.exec(text.trim())
  if (!match) return null
  let hour = Number(match[1])
  const minute = Number(match[2] ?? 0)
  const half = match[3]?.toLowerCase()
  if (half) {
    if (hour < 1 || hour > 12) return null
    hour = (hour % 12) + (half === 'p' ? 12 : 0)
  }
  if (minute > 59 || hour > 24 || (hour === 24 && minute > 0)) return null
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

/** The first thing that does not fit in a day, or null. A day without spans is closed, and fits. */
export function checkDay(spans: readonly TypedSpan[]): SpanProblem | null {
  const parsed: { from: string; to: string }[] = []
  for (const span of spans) {
    const from = parseTime(span.from)
    const to = parseTime(span.to)
    if (from === null || to === null || from === '24:00') return 'time'
    if (from >= to) return 'order'
    parsed.push({ from, to })
  }
  parsed.sort((a, b) => a.from.localeCompare(b.from))
  const overlap = parsed.some((span, index) => span.from < (parsed[index - 1]?.to ?? ''))
  return overlap ? 'overlap' : null
}

/** What is saved for a typed week that fits: spans in order, in `HH:MM`. */
export function toBusinessHours(week: TypedWeek, timeZone: string): BusinessHours {
  const day = (spans: readonly TypedSpan[]) =>
    spans
      .map((span) => ({ from: parseTime(span.from) ?? span.from, to: parseTime(span.to) ?? span.to }))
      .sort((a, b) => a.from.localeCompare(b.from))
  const days = Object.fromEntries(WEEKDAYS.map((name) => [name, day(week[name])]))
  return { timeZone, days: days as BusinessHours['days'] }
}

const OFFICE: readonly TypedSpan[] = [{ from: '09:00', to: '17:00' }]

/** Monday to Friday, nine to five: where most begin. */
export const OFFICE_WEEK: TypedWeek = {
  mon: OFFICE,
  tue: OFFICE,
  wed: OFFICE,
  thu: OFFICE,
  fri: OFFICE,
  sat: [],
  sun: [],
}

/** The next span to offer on a day: after the last one, else nine to five. */
export function nextSpan(spans: readonly TypedSpan[]): TypedSpan {
  const end = parseTime(spans.at(-1)?.to ?? '')
  if (end === null) return { from: '09:00', to: '17:00' }
  const hour = Math.min(22, Number(end.slice(0, 2)) + 1)
  return { from: `${String(hour).padStart(2, '0')}:00`, to: `${String(Math.min(24, hour + 3)).padStart(2, '0')}:00` }
}

/** A week with one day's hours on all of Monday to Friday. */
export function copyToWeekdays(week: TypedWeek, from: Weekday): TypedWeek {
  const spans = week[from]
  return { ...week, mon: spans, tue: spans, wed: spans, thu: spans, fri: spans }
}
