import type { TicketMetrics } from '@deskbell/protocol'
import { r } from '../../i18n/reports.ts'
import { tallies } from './csv.ts'
import { figure } from './figures.ts'
import { listHref } from './links.ts'
import type { Span } from './period.ts'
import { ShareBar } from './share-bar.tsx'

interface Props {
  metrics: TicketMetrics
  span: Span
  teamId: string
}

/** The same tickets, counted by what they are and who has them. Each count leads to its list. */
export function Tallies({ metrics, span, teamId }: Props) {
  return (
    <>
      {tallies(metrics).map(({ filter, title, items }) => (
        <section key={title} class="section" aria-labelledby={`tally-${filter ?? 'channel'}`}>
          <h2 class="section-title" id={`tally-${filter ?? 'channel'}`}>
            {title}
          </h2>
          <table class="tally">
            <tbody>
              {items.map(({ key, label, count }) => (
                <tr key={key}>
                  <th scope="row" dir="auto">
                    {filter && count > 0 ? (
                      <a href={listHref(span, teamId, { [filter]: key })} title={r.openList(label, count)}>
                        {label}
                      </a>
                    ) : (
                      label
                    )}
                  </th>
                  <td class="tally-bar">
                    <ShareBar share={metrics.created === 0 ? 0 : count / metrics.created} />
                  </td>
                  <td class="table-number" title={r.share(figure(count / Math.max(1, metrics.created), 'share'))}>
                    {figure(count, 'count')}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ))}
    </>
  )
}
