/** What the figures are over: so many days up to now, or two dates, of this place, the second included. */
export type Period = { readonly days: number } | { readonly from: string; readonly to: string }

export const PERIODS = [7, 30, 90] as const
const DAY = 86_400_000
/** The service counts over no more. */
const LONGEST = 366 * DAY

export interface Span {
  readonly from: number
  readonly to: number
}

/** The midnight that begins a date of this place, some days on; clock changes do not disturb it. */
function midnight(date: string, daysLater = 0): number {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  return new Date(year, month - 1, day + daysLater).getTime()
}

/** A date of this place, such as `2026-03-01`. */
export function dateOf(at: number): string {
  const local = new Date(at)
  const two = (n: number) => String(n).padStart(2, '0')
  return `${local.getFullYear()}-${two(local.getMonth() + 1)}-${two(local.getDate())}`
}

/** The instants of a period; null where two dates make none that can be counted. */
export function spanOf(period: Period, now: number): Span | null {
  if ('days' in period) return { from: midnight(dateOf(now), 1 - period.days), to: now }
  if (!/^\d{4}-\d{2}-\d{2}$/.test(period.from) || !/^\d{4}-\d{2}-\d{2}$/.test(period.to)) return null
  const span = { from: midnight(period.from), to: Math.min(midnight(period.to, 1), now) }
  return span.from < span.to && span.to - span.from <= LONGEST ? span : null
}

/** The span of the same length that ends where this one begins. */
export const before = ({ from, to }: Span): Span => ({ from: from - (to - from), to: from })
