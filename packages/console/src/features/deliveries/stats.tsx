import { type NotificationStats, notificationDeskEndpoints } from '@deskbell/protocol'
import { useState } from 'preact/hooks'
import { useDesk } from '../../app/desk.ts'
import { t } from '../../i18n/index.ts'
import { n } from '../../i18n/notices.ts'
import { useLoad } from '../../ui/load.ts'
import { AfterWait, Failed, Skeleton } from '../../ui/states.tsx'
import { Card } from '../reports/figure-cards.tsx'
import { figure } from '../reports/figures.ts'
import { before, type Period, type Span, spanOf } from '../reports/period.ts'
import { PeriodBar } from '../reports/period-bar.tsx'
import { deliveriesHref } from './filters.ts'

type Line = NotificationStats['all']
interface Both {
  readonly now: NotificationStats
  readonly was: NotificationStats
}

const MINUTE = 60_000
const minutes = ({ medianReadMs }: Line) => (medianReadMs === null ? null : medianReadMs / MINUTE)

/** How what was sent fared in a span of days, beside the span before. */
export function Figures() {
  const { api } = useDesk()
  const [now] = useState(Date.now)
  const [period, setPeriod] = useState<Period>({ days: 30 })
  const span = spanOf(period, now) ?? spanOf({ days: 30 }, now) ?? { from: 0, to: now }
  const ask = ({ from, to }: Span) =>
    api.call(notificationDeskEndpoints.getNotificationStats, {
      query: { from: new Date(from).toISOString(), to: new Date(to).toISOString() },
    })
  const { state, reload } = useLoad<Both>(`${span.from} ${span.to}`, async () => {
    const [current, was] = await Promise.all([ask(span), ask(before(span))])
    return { now: current, was }
  })
  return (
    <section class="delivery-figures" aria-labelledby="delivery-figures">
      <h2 class="hidden" id="delivery-figures">
        {n.stats.title}
      </h2>
      <PeriodBar period={period} now={now} teams={[]} teamId="" onPeriod={setPeriod} onTeam={() => undefined} />
      {state.kind === 'loading' && (
        <AfterWait>
          <div class="figures" role="status">
            <span class="hidden">{t.common.loading}</span>
            {[0, 1, 2, 3, 4].map((one) => (
              <div key={one} class="figure">
                <Skeleton class="skeleton-short" />
                <Skeleton class="skeleton-long" />
              </div>
            ))}
          </div>
        </AfterWait>
      )}
      {state.kind === 'failed' && <Failed title={n.stats.failed} trouble={state.trouble} retry={reload} />}
      {state.kind === 'ready' && <Found {...state.value} />}
    </section>
  )
}

function Found({ now, was }: Both) {
  const { all } = now
  if (all.sent === 0 && all.failed === 0 && was.all.sent === 0) return <p class="section-none">{n.stats.none}</p>
  return (
    <>
      <div class="figures report-figures">
        <Card name={n.stats.sent} now={all.sent} was={was.all.sent} unit="count" good="none" />
        <Card
          name={n.stats.rate}
          hint={n.stats.rateHint}
          now={all.deliveryRate}
          was={was.all.deliveryRate}
          unit="share"
          good="up"
        />
        <Card
          name={n.stats.bounced}
          hint={n.stats.bouncedHint(all.complained)}
          now={all.bounced}
          was={was.all.bounced}
          unit="count"
          good="down"
          href={deliveriesHref({ status: 'bounced' })}
        />
        <Card
          name={n.stats.failedCount}
          now={all.failed}
          was={was.all.failed}
          unit="count"
          good="down"
          href={deliveriesHref({ status: 'failed' })}
        />
        <Card
          name={n.stats.read}
          hint={all.read === 0 ? n.stats.noneRead : n.stats.readHint(all.read)}
          now={minutes(all)}
          was={minutes(was.all)}
          unit="minutes"
          good="down"
        />
      </div>
      <details class="figure-table delivery-tables">
        <summary>{n.stats.details}</summary>
        <div class="delivery-columns">
          <Split
            title={n.stats.byChannel}
            lines={now.channels.map((one) => ({
              ...{ key: one.channel, name: n.ways[one.channel], line: one },
              href: deliveriesHref({ channel: one.channel }),
            }))}
          />
          <Split
            title={n.stats.byCategory}
            lines={now.categories.map((one) => ({
              ...{ key: one.category, name: n.categories[one.category], line: one },
              href: deliveriesHref({ category: one.category }),
            }))}
          />
        </div>
      </details>
    </>
  )
}

interface SplitProps {
  title: string
  lines: readonly { readonly key: string; readonly name: string; readonly line: Line; readonly href: string }[]
}

/** The same figures, part by part. */
function Split({ title, lines }: SplitProps) {
  return (
    <div class="table-scroll">
      <table class="figures-table">
        <thead>
          <tr>
            <th scope="col">{title}</th>
            <th scope="col">{n.stats.sent}</th>
            <th scope="col">{n.stats.rate}</th>
            <th scope="col">{n.stats.bounced}</th>
            <th scope="col">{n.stats.failedCount}</th>
            <th scope="col">{n.stats.read}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ key, name, line, href }) => (
            <tr key={key}>
              <th scope="row">
                <a href={href} title={n.stats.openList(name)}>
                  {name}
                </a>
              </th>
              <td>{figure(line.sent, 'count')}</td>
              <td>{figure(line.deliveryRate, 'share')}</td>
              <td>{figure(line.bounced, 'count')}</td>
              <td>{figure(line.failed, 'count')}</td>
              <td>{figure(minutes(line), 'minutes')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
