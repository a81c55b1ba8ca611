import type { TicketMetrics } from '@deskbell/protocol'
import { t } from '../../i18n/index.ts'
import { r } from '../../i18n/reports.ts'
import { barsOf } from './bars.ts'

const WIDTH = 1000
const HEIGHT = 200
const short = new Intl.DateTimeFormat(t.formats, { day: 'numeric', month: 'short', timeZone: 'UTC' })
const long = new Intl.DateTimeFormat(t.formats, { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' })
const whole = new Intl.NumberFormat(t.formats)

/** What came and what was done, by day: bars, and the table they stand for. */
export function Volume({ days }: { days: TicketMetrics['perDay'] }) {
  const { top, days: bars } = barsOf(days, WIDTH, HEIGHT)
  const [first, last] = [days[0]?.day, days.at(-1)?.day]
  if (!first || !last) return null
  const middle = days[Math.floor((days.length - 1) / 2)]?.day ?? first
  const named = (day: string) => short.format(Date.parse(day))
  return (
    <section class="section" aria-labelledby="volume">
      <div class="volume-head">
        <div>
          <h2 class="section-title" id="volume">
            {r.volume}
          </h2>
          <p class="field-hint">{r.volumeHint}</p>
        </div>
        <p class="legend">
          <span class="legend-mark is-created" />
          {r.created}
          <span class="legend-mark is-resolved" />
          {r.resolved}
        </p>
      </div>
      <div class="chart">
        <span class="chart-top number" aria-hidden="true">
          {whole.format(top)}
        </span>
        <svg
          class="bars"
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          preserveAspectRatio="none"
          role="img"
          aria-label={r.chartOf(named(first), named(last))}
        >
          <line class="bars-line" x1="0" x2={WIDTH} y1="0.5" y2="0.5" />
          <line class="bars-line" x1="0" x2={WIDTH} y1={HEIGHT / 2} y2={HEIGHT / 2} />
          {bars.map(({ created, resolved }, index) => {
            const one = days[index]
            return (
              one && (
                <g key={one.day}>
                  <title>{r.perDay(long.format(Date.parse(one.day)), one.created, one.resolved)}</title>
                  <rect class="bar is-created" {...created} />
                  <rect class="bar is-resolved" {...resolved} />
                </g>
              )
            )
          })}
        </svg>
        <p class="chart-days number" aria-hidden="true">
          <span>{named(first)}</span>
          <span>{named(middle)}</span>
          <span>{named(last)}</span>
        </p>
      </div>
      <details class="figure-table">
        <summary>{r.table}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: ninety days scroll, by keyboard too */}
        <section class="figure-scroll" tabIndex={0} aria-label={r.tableOf}>
          <table class="table">
            <thead>
              <tr>
                <th scope="col">{r.day}</th>
                <th scope="col" class="table-number">
                  {r.created}
                </th>
                <th scope="col" class="table-number">
                  {r.resolved}
                </th>
              </tr>
            </thead>
            <tbody>
              {days.map(({ day, created, resolved }) => (
                <tr key={day}>
                  <th scope="row">{long.format(Date.parse(day))}</th>
                  <td class="table-number">{whole.format(created)}</td>
                  <td class="table-number">{whole.format(resolved)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </details>
    </section>
  )
}
