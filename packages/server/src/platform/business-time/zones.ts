/** A stretch of time over which the clocks of a zone keep one offset. `to` is its end, not in it. Epoch milliseconds. */
export interface Stretch {
  readonly from: number
  readonly to: number
  /** What the wall shows less what UTC shows, in milliseconds. */
  readonly offset: number
}

const SECOND = 1000
/** No zone changes its clocks twice within this long. */
const STEP = 7 * 86_400_000

/**
 * The stretches of a zone that touch `[from, to)`, in order and without a gap; the first and the last
 * reach beyond it. A stretch ends where the clocks change, and with the year.
 *
 * @example [...stretches('Europe/Lisbon', Date.UTC(2026, 2, 28), Date.UTC(2026, 2, 30))].length // 2
 */
export function* stretches(timeZone: string, from: number, to: number): Generator<Stretch> {
  for (let at = from; at < to; ) {
    const year = new Date(at).getUTCFullYear()
    for (const stretch of stretchesOf(timeZone, year)) {
      if (stretch.to <= at || stretch.from >= to) continue
      yield stretch
    }
    at = Date.UTC(year + 1, 0)
  }
}

const years = new Map<string, readonly Stretch[]>()

function stretchesOf(timeZone: string, year: number): readonly Stretch[] {
  const key = `${timeZone} ${year}`
  let found = years.get(key)
  if (!found) {
    found = findStretches(timeZone, Date.UTC(year, 0), Date.UTC(year + 1, 0))
    years.set(key, found)
  }
  return found
}

function findStretches(timeZone: string, begin: number, end: number): readonly Stretch[] {
  const found: Stretch[] = []
  let from = begin
  let offset = offsetAt(timeZone, begin)
  for (let at = begin; at < end; at += STEP) {
    const next = Math.min(at + STEP, end)
    const after = offsetAt(timeZone, next)
    if (after === offset) continue
    const change = findChange(timeZone, at, next)
    // The last instant looked at belongs to the next year, which begins with a stretch of its own.
    if (change >= end) break
    found.push({ from, to: change, offset })
    from = change
    offset = after
  }
  return [...found, { from, to: end, offset }]
}

/** The first second at which the clocks differ from what they showed at `before`. */
function findChange(timeZone: string, before: number, after: number): number {
  const old = offsetAt(timeZone, before)
  let low = before / SECOND
  let high = after / SECOND
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (offsetAt(timeZone, middle * SECOND) === old) low = middle
    else high = middle
  }
  return high * SECOND
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** By the zone's own clock; `at` is a whole second. */
function offsetAt(timeZone: string, at: number): number {
  let format = formats.get(timeZone)
  if (!format) {
    const date = { year: 'numeric', month: 'numeric', day: 'numeric' } as const
    const time = { hour: 'numeric', minute: 'numeric', second: 'numeric', hourCycle: 'h23' } as const
    format = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', { timeZone, ...date, ...time })
    formats.set(timeZone, format)
  }
  const parts: Record<string, number> = {}
  for (const part of format.formatToParts(at)) parts[part.type] = Number(part.value)
  const { year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
  return Date.UTC(year, month - 1, day, hour, minute, second) - at
}
