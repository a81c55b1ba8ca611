import { type BusinessHours, WEEKDAYS } from '@deskbell/protocol'

const MINUTE = 60_000

/** What a clock on the wall of a zone shows. */
interface WallTime {
  /** Such as `2026-03-01`. */
  readonly date: string
  readonly weekday: (typeof WEEKDAYS)[number]
  readonly minute: number
}

/**
 * Whether an instant, a whole minute, lies within open hours, found the slow way: by looking at the
 * clock on the wall. Offsets change on quarters of an hour at the earliest, so one look serves a quarter.
 */
export function wallReader(hours: BusinessHours, holidays: readonly string[] = []): (at: number) => boolean {
  const read = wallClock(hours.timeZone)
  return (at) => {
    const { date, weekday, minute } = read(at)
    if (holidays.includes(date)) return false
    return hours.days[weekday].some((span) => toMinutes(span.from) <= minute && minute < toMinutes(span.to))
  }
}

function wallClock(timeZone: string): (at: number) => WallTime {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  const quarters = new Map<number, WallTime>()
  return (at) => {
    const quarter = Math.floor(at / (15 * MINUTE)) * 15 * MINUTE
    let wall = quarters.get(quarter)
    if (!wall) {
      const parts = Object.fromEntries(format.formatToParts(quarter).map((part) => [part.type, part.value]))
      const weekday = WEEKDAYS.find((day) => day === parts.weekday?.toLowerCase()) ?? 'mon'
      const date = `${parts.year}-${parts.month}-${parts.day}`
      wall = { date, weekday, minute: Number(parts.hour) * 60 + Number(parts.minute) }
      quarters.set(quarter, wall)
    }
    return { ...wall, minute: wall.minute + (at - quarter) / MINUTE }
  }
}

function toMinutes(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
}
