import { type Team, type TicketMetrics, teamEndpoints, ticketEndpoints, ticketWorkEndpoints } from '@deskbell/protocol'
import { ChartColumn, Download } from 'lucide'
import { useState } from 'preact/hooks'
import { useDesk } from '../../app/desk.ts'
import { t } from '../../i18n/index.ts'
import { r } from '../../i18n/reports.ts'
import { Icon } from '../../ui/icon.tsx'
import { useLoad } from '../../ui/load.ts'
import { AfterWait, Empty, Failed, Skeleton } from '../../ui/states.tsx'
import { Comments, type Rated, Ratings } from './comments.tsx'
import { metricsRows, toCsv } from './csv.ts'
import { Figures } from './figure-cards.tsx'
import { before, type Period, type Span, spanOf } from './period.ts'
import { PeriodBar } from './period-bar.tsx'
import { Tallies } from './tallies.tsx'
import { Volume } from './volume.tsx'
import '../help/styles/frame.css'
import '../help/styles/insights.css'
import './styles/reports.css'

const day = new Intl.DateTimeFormat(t.formats, { day: 'numeric', month: 'long', year: 'numeric' })

interface Report {
  readonly metrics: TicketMetrics
  readonly was: TicketMetrics
  /** Resolved lately; some were commented on. */
  readonly rated: readonly Rated[]
}

/** How many tickets there are, how soon they are answered, and how people liked it. */
export function Reports() {
  const { api } = useDesk()
  const [now] = useState(Date.now)
  const [period, setPeriod] = useState<Period>({ days: 30 })
  const [teamId, setTeamId] = useState('')
  const teams = useLoad<readonly Team[]>('teams', async () => (await api.call(teamEndpoints.listTeams)).items)
  const span = spanOf(period, now) ?? spanOf({ days: 30 }, now)
  const { state, reload } = useLoad<Report>(`${span?.from} ${span?.to} ${teamId}`, async () => {
    const query = (of: Span) => ({ from: iso(of.from), to: iso(of.to), ...(teamId && { teamId }) })
    const whole = span ?? { from: 0, to: now }
    const ask = (of: Span) => api.call(ticketWorkEndpoints.getTicketMetrics, { query: query(of) })
    const [metrics, was, done] = await Promise.all([
      ask(whole),
      ask(before(whole)),
      api.call(ticketEndpoints.listTickets, {
        query: { ...query(whole), status: 'resolved,closed', order: 'updated', limit: '100' },
      }),
    ])
    return { metrics, was, rated: done.items }
  })
  return (
    <div class="reports-measure">
      <div class="page-head">
        <div>
          <h1 class="page-title">{t.nav.reports}</h1>
          <p class="page-lead">{span && r.lead(day.format(span.from), day.format(span.to - 1))}</p>
        </div>
        {state.kind === 'ready' && state.value.metrics.created > 0 && <Export metrics={state.value.metrics} />}
      </div>
      <PeriodBar
        period={period}
        now={now}
        teams={teams.state.kind === 'ready' ? teams.state.value : []}
        teamId={teamId}
        onPeriod={setPeriod}
        onTeam={setTeamId}
      />
      {state.kind === 'loading' && (
        <AfterWait>
          <div class="figures" role="status">
            <span class="hidden">{t.common.loading}</span>
            {[0, 1, 2, 3, 4, 5].map((n) => (
              <div key={n} class="figure">
                <Skeleton class="skeleton-short" />
                <Skeleton class="skeleton-long" />
              </div>
            ))}
          </div>
        </AfterWait>
      )}
      {state.kind === 'failed' && <Failed title={r.failed} trouble={state.trouble} retry={reload} />}
      {state.kind === 'ready' && span && <Found {...state.value} span={span} teamId={teamId} />}
    </div>
  )
}

const iso = (at: number) => new Date(at).toISOString()

function Found({ metrics, was, rated, span, teamId }: Report & { span: Span; teamId: string }) {
  const resolvedAtAll = metrics.perDay.some((one) => one.resolved > 0)
  if (metrics.created === 0 && !resolvedAtAll) {
    return <Empty icon={ChartColumn} title={r.emptyTitle} text={r.emptyText} />
  }
  return (
    <>
      <Figures metrics={metrics} was={was} span={span} teamId={teamId} />
      <Volume days={metrics.perDay} />
      <div class="tallies">
        <Tallies metrics={metrics} span={span} teamId={teamId} />
        <Ratings satisfaction={metrics.satisfaction} />
      </div>
      <Comments tickets={rated} />
    </>
  )
}

/** Puts every figure shown in a file; it is made here. */
function Export({ metrics }: { metrics: TicketMetrics }) {
  const { toasts } = useDesk()
  const save = () => {
    // The mark lets spreadsheets read it as UTF-8.
    const file = new Blob([`\uFEFF${toCsv(metricsRows(metrics))}`], { type: 'text/csv;charset=utf-8' })
    const link = document.createElement('a')
    link.href = URL.createObjectURL(file)
    link.download = `tickets-${metrics.from.slice(0, 10)}-${metrics.to.slice(0, 10)}.csv`
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 1_000)
    toasts.show(r.exported)
  }
  return (
    <button type="button" class="button" onClick={save}>
      <Icon icon={Download} size={18} />
      {r.export}
    </button>
  )
}
