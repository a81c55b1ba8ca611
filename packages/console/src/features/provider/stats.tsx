import { t } from '../../i18n/index.ts'
import { p } from '../../i18n/provider.ts'
import { useReadable } from '../../ui/readable.ts'
import { useProvider } from './context.ts'

const percent = new Intl.NumberFormat(t.formats, { style: 'percent' })

/** How soon something is, in the largest unit that says it. */
function spanText(seconds: number): string {
  if (seconds < 60) return p.stats.seconds(Math.round(seconds))
  if (seconds < 90 * 60) return p.stats.minutes(Math.round(seconds / 60))
  return p.stats.hours(Math.round(seconds / 3600))
}

/** How one answers, over the last 30 days. Nothing while it is not known. */
export function Stats() {
  const { value } = useReadable(useProvider().stats.state)
  if (!value) return null
  const figures = [
    [p.stats.conversations, value.conversations.toLocaleString(t.formats)],
    [p.stats.active, value.active.toLocaleString(t.formats)],
    [p.stats.unread, value.unread.toLocaleString(t.formats)],
    [p.stats.response, value.averageResponseSeconds === null ? p.stats.none : spanText(value.averageResponseSeconds)],
    [p.stats.rate, value.responseRate === null ? p.stats.none : percent.format(value.responseRate)],
  ] as const
  return (
    <section class="stats" aria-labelledby="stats">
      <h2 class="visit-label" id="stats">
        {p.stats.title}
      </h2>
      <dl class="stats-figures">
        {figures.map(([name, figure]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd class="number">{figure}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
