import type { TicketMetrics } from '@deskbell/protocol'
import { ArrowDown, ArrowUp, Equal } from 'lucide'
import { r } from '../../i18n/reports.ts'
import { Icon } from '../../ui/icon.tsx'
import { ACTIVE } from '../tickets/list/filters.ts'
import { changeOf, figure, type Unit } from './figures.ts'
import { listHref } from './links.ts'
import type { Span } from './period.ts'

interface Props {
  metrics: TicketMetrics
  was: TicketMetrics
  span: Span
  teamId: string
}

const OPEN = ACTIVE.join(',')

/** The figures that are asked for first, each beside what it was. */
export function Figures({ metrics, was, span, teamId }: Props) {
  const href = (filters: Record<string, string>) => listHref(span, teamId, filters)
  const { firstResponse, resolution, satisfaction, sla } = metrics
  const spread = ({ mean, count }: TicketMetrics['resolution']) =>
    mean === null ? r.none : r.medianHint(figure(mean, 'minutes'), count)
  return (
    <div class="figures report-figures">
      <Card name={r.created} now={metrics.created} was={was.created} unit="count" good="none" href={href({})} />
      <Card
        name={r.active}
        now={metrics.active}
        was={was.active}
        unit="count"
        good="down"
        href={href({ status: OPEN })}
      />
      <Card
        name={r.unassigned}
        now={metrics.unassigned}
        was={was.unassigned}
        unit="count"
        good="down"
        href={href({ assigneeId: 'none' })}
      />
      <Card
        name={r.urgent}
        now={metrics.urgent}
        was={was.urgent}
        unit="count"
        good="down"
        href={href({ priority: 'urgent' })}
      />
      <Card
        name={r.firstResponse}
        hint={spread(firstResponse)}
        now={firstResponse.median}
        was={was.firstResponse.median}
        unit="minutes"
        good="down"
      />
      <Card
        name={r.resolution}
        hint={spread(resolution)}
        now={resolution.median}
        was={was.resolution.median}
        unit="minutes"
        good="down"
      />
      <Card
        name={r.satisfaction}
        hint={satisfaction.count === 0 ? r.none : r.ratedHint(satisfaction.count)}
        now={satisfaction.mean}
        was={was.satisfaction.mean}
        unit="score"
        good="up"
      />
      <Card
        name={r.sla}
        hint={sla.compliance === null ? r.none : r.slaHint(sla.met, sla.breached)}
        now={sla.compliance}
        was={was.sla.compliance}
        unit="share"
        good="up"
      />
    </div>
  )
}

const ICONS = { up: ArrowUp, down: ArrowDown, same: Equal }

interface CardProps {
  name: string
  hint?: string
  now: number | null
  was: number | null
  unit: Unit
  /** Whether more of it is good news; it colours the comparison, whose words say the same. */
  good: 'up' | 'down' | 'none'
  /** The list of what is counted. */
  href?: string
}

/** One figure beside what it was. */
export function Card({ name, hint, now, was, unit, good, href }: CardProps) {
  const change = changeOf(now, was, unit)
  const judged = change && change.direction !== 'same' && good !== 'none'
  const tone = !judged ? '' : change.direction === good ? 'is-good' : 'is-bad'
  const value = figure(now, unit)
  return (
    <section class="figure" aria-label={name}>
      <h2 class="figure-name">{name}</h2>
      <p class="figure-value number">{href && now !== 0 ? <a href={href}>{value}</a> : value}</p>
      {change ? (
        <p class={`figure-change ${tone}`}>
          <Icon icon={ICONS[change.direction]} size={14} />
          <span>{change.text}</span>
          <span class="hidden">, {r.before(figure(was, unit))}</span>
        </p>
      ) : (
        <p class="figure-change">{r.noBefore}</p>
      )}
      {hint && <p class="figure-hint">{hint}</p>}
    </section>
  )
}
