import { type BusinessHours, WEEKDAYS } from '@deskbell/protocol'

const MINUTE = 60_000
const DAY = 86_400_000
const WEEK = 7 * DAY
/** 5 January 1970, the first Monday there was, on the wall. */
const FIRST_MONDAY = 4 * DAY

interface Span {
  readonly from: number
  readonly to: number
  /** How much of the week was open before it. */
  readonly before: number
}

interface Holiday {
  /** Its midnight on the wall, as if that were UTC. */
  readonly from: number
  /** How much would have been open on the holidays before it. */
  readonly before: number
}

/** When time counts, made ready for counting. All of it is time on the wall, in milliseconds. */
export interface OpenTime {
  readonly timeZone: string
  /** Since Monday began, in order; none touches another. */
  readonly spans: readonly Span[]
  /** How much of a week is open. */
  readonly weekly: number
  readonly holidays: readonly Holiday[]
}

/**
 * Makes hours and holidays ready for counting. Spans that overlap count once. Where `hours` is null
 * every hour counts, and holidays are days of UTC.
 *
 * @param holidays dates such as `2026-12-25`, in any order; one that no calendar has counts for nothing
 * @example const open = openTime(calendar.hours, ['2026-12-25'])
 */
export function openTime(hours: BusinessHours | null, holidays: readonly string[] = []): OpenTime {
  const spans = hours === null ? [{ from: 0, to: WEEK, before: 0 }] : spansOf(hours)
  const weekly = spans.reduce((sum, span) => sum + span.to - span.from, 0)
  const plain = { timeZone: hours?.timeZone ?? 'UTC', spans, weekly, holidays: [] }
  const midnights = [...new Set(holidays.map((date) => Date.parse(`${date}T00:00:00Z`)))].filter(Number.isFinite)
  let before = 0
  const off = midnights
    .sort((a, b) => a - b)
    .map((from) => {
      const holiday = { from, before }
      before += openBefore(plain, from + DAY) - openBefore(plain, from)
      return holiday
    })
  return { ...plain, holidays: off }
}

/**
 * How much time was open until the wall shows `wall`, counted from a beginning of no meaning: only
 * differences say something.
 */
export function openBefore({ spans, weekly, holidays }: Omit<OpenTime, 'timeZone'>, wall: number): number {
  const regular = regularBefore(spans, weekly, wall)
  const holiday = lastFrom(holidays, wall)
  if (!holiday) return regular
  const until = Math.min(wall, holiday.from + DAY)
  const off = regularBefore(spans, weekly, until) - regularBefore(spans, weekly, holiday.from)
  return regular - holiday.before - off
}

function regularBefore(spans: readonly Span[], weekly: number, wall: number): number {
  const week = Math.floor((wall - FIRST_MONDAY) / WEEK)
  const within = wall - FIRST_MONDAY - week * WEEK
  const span = lastFrom(spans, within)
  return week * weekly + (span ? span.before + Math.min(within, span.to) - span.from : 0)
}

/** The last of them that began by then. */
function lastFrom<T extends { readonly from: number }>(items: readonly T[], by: number): T | undefined {
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((items[middle]?.from ?? 0) <= by) low = middle + 1
    else high = middle
  }
  return items[low - 1]
}

function spansOf(hours: BusinessHours): Span[] {
  const all = WEEKDAYS.flatMap((weekday, day) =>
    hours.days[weekday].map(({ from, to }) => ({ from: day * DAY + timeOf(from), to: day * DAY + timeOf(to) })),
  ).sort((a, b) => a.from - b.from)
  const joined: { from: number; to: number; before: number }[] = []
  for (const { from, to } of all) {
    const last = joined.at(-1)
    if (last && from <= last.to) last.to = Math.max(last.to, to)
    else joined.push({ from, to, before: last ? last.before + last.to - last.from : 0 })
  }
  return joined
}

function timeOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 * MINUTE + Number(time.slice(3)) * MINUTE
}
