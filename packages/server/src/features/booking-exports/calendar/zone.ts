import { type Stretch, stretches } from '../../../platform/business-time/index.ts'

const YEAR = 366 * 86_400_000

/** What the clocks of a zone do around a booking. */
export interface CalendarZone {
  /** The lines of its VTIMEZONE. */
  readonly lines: readonly string[]
  /** A local time such as `20270314T093000`; null where those clocks show it twice, which calendars read either way. */
  wall(at: number): string | null
}

/**
 * A zone as a calendar file has it, told from its clocks: from a year before `from` to the end of the year of `to`,
 * in epoch milliseconds.
 */
export function calendarZone(timeZone: string, from: number, to: number): CalendarZone {
  const found = joined([...stretches(timeZone, from - YEAR, to + 1)])
  return {
    lines: ['BEGIN:VTIMEZONE', `TZID:${timeZone}`, ...observances(timeZone, found), 'END:VTIMEZONE'],
    wall(at) {
      const index = found.findIndex((stretch) => at >= stretch.from && at < stretch.to)
      const [before, own, after] = [found[index - 1], found[index], found[index + 1]]
      if (!own) return null
      const isSecond = before !== undefined && at - own.from < before.offset - own.offset
      const isFirst = after !== undefined && own.to - at <= own.offset - after.offset
      return isFirst || isSecond ? null : stamp(at + own.offset)
    },
  }
}

/** Years are looked at one by one; where the clocks do not change between two, they are one stretch. */
function joined(found: readonly Stretch[]): Stretch[] {
  const all: Stretch[] = []
  for (const stretch of found) {
    const last = all.at(-1)
    if (last && last.offset === stretch.offset && last.to === stretch.from)
      all[all.length - 1] = { ...last, to: stretch.to }
    else all.push(stretch)
  }
  return all
}

/** The lowest offset of the year counts as its standard time; a zone whose clocks never change has nothing else. */
function observances(timeZone: string, found: readonly Stretch[]): string[] {
  const standard = Math.min(...found.map(({ offset }) => offset))
  return found.flatMap(({ from, offset }, index) => {
    const kind = offset === standard ? 'STANDARD' : 'DAYLIGHT'
    const before = found[index - 1]?.offset ?? offset
    return [
      `BEGIN:${kind}`,
      // The first stands for all that was before it: its beginning is that of a year, not a change.
      `DTSTART:${stamp(from + before)}`,
      `TZOFFSETFROM:${offsetInDigits(before)}`,
      `TZOFFSETTO:${offsetInDigits(offset)}`,
      `TZNAME:${nameAt(timeZone, from)}`,
      `END:${kind}`,
    ]
  })
}

function nameAt(timeZone: string, at: number): string {
  const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'short' })
  return format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? timeZone
}

/** @example stamp(Date.UTC(2027, 2, 14, 9, 30)) // '20270314T093000' */
export function stamp(at: number): string {
  return new Date(at).toISOString().replace(/[-:]|\.\d+Z/g, '')
}

/** @example offsetInDigits(37_800_000) // '+1030' */
function offsetInDigits(offset: number): string {
  const seconds = Math.abs(offset) / 1_000
  const parts = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60]
  const digits = parts.map((part) => String(part).padStart(2, '0'))
  return (offset < 0 ? '-' : '+') + (parts[2] === 0 ? digits.slice(0, 2) : digits).join('')
}
