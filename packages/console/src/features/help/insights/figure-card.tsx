import type { Trend } from '@deskbell/protocol'
import { ArrowDown, ArrowUp, Equal } from 'lucide'
import { h } from '../../../i18n/help.ts'
import { t } from '../../../i18n/index.ts'
import { Icon } from '../../../ui/icon.tsx'
import { changeOf, daysOf, figure, sparkline, type Unit } from './figures.ts'

const WIDTH = 220
const HEIGHT = 40
const ICONS = { up: ArrowUp, down: ArrowDown, same: Equal }
const day = new Intl.DateTimeFormat(t.formats, { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' })

interface Props {
  name: string
  hint?: string
  trend: Trend
  unit: Unit
  to: string
  /** Whether more of it is good news; it colours the comparison, whose words say the same. */
  good: 'up' | 'down' | 'none'
}

/** One figure with its comparison, its line over the days, and the table behind that line. */
export function FigureCard({ name, hint, trend, unit, to, good }: Props) {
  const change = changeOf(trend, unit)
  const tone =
    !change || change.direction === 'same' || good === 'none' ? '' : change.direction === good ? 'is-good' : 'is-bad'
  const days = daysOf(to, trend.byDay.length)
  const lines = sparkline(trend.byDay, WIDTH, HEIGHT)
  return (
    <section class="figure" aria-label={name}>
      <h2 class="figure-name">{name}</h2>
      <p class="figure-value number">{figure(trend.value, unit)}</p>
      {change ? (
        <p class={`figure-change ${tone}`}>
          <Icon icon={ICONS[change.direction]} size={14} />
          <span>{change.text}</span>
          <span class="hidden">, {h.insights.before(figure(trend.before, unit))}</span>
        </p>
      ) : (
        <p class="figure-change">{trend.value === null ? h.insights.nothing : h.insights.noBefore}</p>
      )}
      {hint && <p class="figure-hint">{hint}</p>}
      <svg class="spark" viewBox={`-3 -3 ${WIDTH + 6} ${HEIGHT + 6}`} preserveAspectRatio="none" aria-hidden="true">
        {lines.map((line, index) =>
          line.length === 1 ? (
            <circle key={index} cx={line[0]?.[0]} cy={line[0]?.[1]} r="2" />
          ) : (
            <polyline key={index} points={line.map((point) => point.join(',')).join(' ')} />
          ),
        )}
      </svg>
      <details class="figure-table">
        <summary>{h.insights.table}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: ninety days scroll, by keyboard too */}
        <section class="figure-scroll" tabIndex={0} aria-label={h.insights.chartOf(name)}>
          <table class="table">
            <thead>
              <tr>
                <th scope="col">{h.insights.day}</th>
                <th scope="col" class="table-number">
                  {name}
                </th>
              </tr>
            </thead>
            <tbody>
              {days.map((iso, index) => (
                <tr key={iso}>
                  <th scope="row">{day.format(Date.parse(iso))}</th>
                  <td class="table-number">{figure(trend.byDay[index] ?? null, unit)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </details>
    </section>
  )
}
