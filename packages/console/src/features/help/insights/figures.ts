import type { Trend } from '@deskbell/protocol'
import { h } from '../../../i18n/help.ts'
import { t } from '../../../i18n/index.ts'

/** How a figure is counted: whole numbers, or shares from 0 to 1 shown in per cent. */
export type Unit = 'count' | 'share'

const whole = new Intl.NumberFormat(t.formats)
const percent = new Intl.NumberFormat(t.formats, { style: 'percent', maximumFractionDigits: 0 })
const tenths = new Intl.NumberFormat(t.formats, { maximumFractionDigits: 1 })

/** @example figure(0.861, 'share') // '86%' */
export function figure(value: number | null, unit: Unit): string {
  if (value === null) return '–'
  return unit === 'share' ? percent.format(value) : whole.format(value)
}

export interface Change {
  readonly direction: 'up' | 'down' | 'same'
  readonly text: string
}

/**
 * How far a figure is from the period before: shares by percentage points, counts by per cent of
 * what they were. Null where there is nothing to compare with.
 */
export function changeOf({ value, before }: Trend, unit: Unit): Change | null {
  if (value === null || before === null) return null
  const by =
    unit === 'share' ? Math.round((value - before) * 1000) / 10 : before === 0 ? null : (value - before) / before
  if (value === before || by === 0) return { direction: 'same', text: h.insights.same }
  const direction = value > before ? 'up' : 'down'
  const size =
    by === null
      ? whole.format(value)
      : unit === 'share'
        ? h.insights.points(tenths.format(Math.abs(by)))
        : percent.format(Math.abs(by))
  return { direction, text: direction === 'up' ? h.insights.up(size) : h.insights.down(size) }
}

/**
 * The lines of a sparkline in a box, as points for `<polyline>`; days without a value break the line.
 * A lone day gives a line of one point.
 *
 * @example sparkline([0, 1], 10, 10) // [[[0, 10], [10, 0]]]
 */
export function sparkline(days: readonly (number | null)[], width: number, height: number): [number, number][][] {
  const values = days.filter((value) => value !== null)
  // From nought, so that a small change does not look like a fall.
  const most = Math.max(0, ...values)
  const lines: [number, number][][] = []
  let line: [number, number][] = []
  for (const [index, value] of days.entries()) {
    if (value === null) {
      if (line.length > 0) lines.push(line)
      line = []
      continue
    }
    const x = days.length < 2 ? width / 2 : (index / (days.length - 1)) * width
    const y = most === 0 ? height : height - (value / most) * height
    line.push([Math.round(x * 10) / 10, Math.round(y * 10) / 10])
  }
  if (line.length > 0) lines.push(line)
  return lines
}

/** The days of a period, oldest first, as ISO times. `to` lies in the last of them. */
export function daysOf(to: string, count: number): string[] {
  const last = new Date(to)
  return Array.from({ length: count }, (_, index) => {
    const day = new Date(last)
    day.setUTCDate(last.getUTCDate() - (count - 1 - index))
    return day.toISOString()
  })
}
