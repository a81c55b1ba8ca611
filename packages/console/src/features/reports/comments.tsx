import type { Ticket, TicketMetrics } from '@deskbell/protocol'
import { ticketsHref } from '../../app/routes.ts'
import { t } from '../../i18n/index.ts'
import { r } from '../../i18n/reports.ts'
import { Time } from '../../ui/time.tsx'
import { figure } from './figures.ts'
import { ShareBar } from './share-bar.tsx'

/** Comments shown; the rest stand on their tickets. */
const MOST = 6

/** How often each rating was given, the best first. */
export function Ratings({ satisfaction }: Pick<TicketMetrics, 'satisfaction'>) {
  return (
    <section class="section" aria-labelledby="ratings">
      <h2 class="section-title" id="ratings">
        {r.ratings}
      </h2>
      {satisfaction.count === 0 ? (
        <p class="section-none">{r.none}</p>
      ) : (
        <table class="tally">
          <tbody>
            {satisfaction.byScore
              .map((count, index) => (
                <tr key={index}>
                  <th scope="row">{r.stars(index + 1)}</th>
                  <td class="tally-bar">
                    <ShareBar share={count / satisfaction.count} />
                  </td>
                  <td class="table-number">{figure(count, 'count')}</td>
                </tr>
              ))
              .reverse()}
          </tbody>
        </table>
      )}
    </section>
  )
}

/** A ticket of which a comment may have been left. */
export type Rated = Pick<Ticket, 'id' | 'number' | 'subject' | 'rating'>

/** The latest words of those who rated. */
export function Comments({ tickets }: { tickets: readonly Rated[] }) {
  const said = tickets
    .flatMap(({ rating, ...ticket }) => (rating?.comment ? [{ ...ticket, ...rating }] : []))
    .sort((a, b) => b.at.localeCompare(a.at))
    .slice(0, MOST)
  return (
    <section class="section" aria-labelledby="comments">
      <div>
        <h2 class="section-title" id="comments">
          {r.comments}
        </h2>
        <p class="field-hint">{said.length > 0 ? r.commentsHint : r.noComments}</p>
      </div>
      <ul class="said">
        {said.map((one) => (
          <li key={one.id}>
            <blockquote dir="auto">{one.comment}</blockquote>
            <p class="article-note">
              {r.stars(one.score)} ·{' '}
              <a href={ticketsHref('all', one.id)}>
                {t.tickets.number(one.number)} {one.subject}
              </a>{' '}
              · <Time iso={one.at} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
