import { t } from '../../i18n/index.ts'
import { r } from '../../i18n/reports.ts'

/** How a figure is counted: whole numbers, minutes, shares from 0 to 1, or scores from 1 to 5. */
export type Unit = 'count' | 'minutes' | 'share' | 'score'

const whole = new Intl.NumberFormat(t.formats)
const percent = new Intl.NumberFormat(t.formats, { style: 'percent', maximumFractionDigits: 0 })
const tenths = new Intl.NumberFormat(t.formats, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
const atMostTenths = new Intl.NumberFormat(t.formats, { maximumFractionDigits: 1 })

/**
 * Minutes as people say them, with two units at most: `42 min`, `1 h 35 min`, `3 d 4 h`.
 *
 * @example spanText(95) // '1 h 35 min'
 */
export function spanText(minutes: number): string {
  const { minutes: min, hours, days } = t.tickets.span
  const all = Math.round(minutes)
  if (all < 60) return min(all)
  const [day, rest] = [Math.floor(all / 1_440), all % 1_440]
  const [hour, left] = [Math.floor(rest / 60), rest % 60]
  const parts = day > 0 ? [days(day), hour > 0 ? hours(hour) : ''] : [hours(hour), left > 0 ? min(left) : '']
  return parts.filter(Boolean).join(' ')
}

/** @example figure(0.861, 'share') // '86%' */
export function figure(value: number | null, unit: Unit): string {
  if (value === null) return '–'
  return { count: whole.format, share: percent.format, score: tenths.format, minutes: spanText }[unit](value)
}

export interface Change {
  readonly direction: 'up' | 'down' | 'same'
  readonly text: string
}

/** How far a figure is from the span before. Null where there is nothing to compare with. */
export function changeOf(now: number | null, was: number | null, unit: Unit): Change | null {
  if (now === null || was === null || (was === 0 && unit === 'count')) return null
  const by = Math.abs(now - was)
  const text = {
    count: () => percent.format(by / was),
    minutes: () => spanText(by),
    share: () => r.points(atMostTenths.format(by * 100)),
    score: () => atMostTenths.format(by),
  }[unit]()
  if (figure(now, unit) === figure(was, unit)) return { direction: 'same', text: r.same }
  return now > was ? { direction: 'up', text: r.up(text) } : { direction: 'down', text: r.down(text) }
}
