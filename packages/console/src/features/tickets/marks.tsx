import type { Priority, TicketClock, TicketStatus } from '@deskbell/protocol'
import {
  ArrowDown,
  ArrowUp,
  Check,
  CheckCheck,
  CircleDot,
  CirclePause,
  CircleUser,
  Clock,
  ClockAlert,
  Equal,
  type IconNode,
  LoaderCircle,
  Siren,
  TimerOff,
} from 'lucide'
import { t } from '../../i18n/index.ts'
import { now } from '../../ui/clock.ts'
import { exactTime } from '../../ui/dates.ts'
import { Icon } from '../../ui/icon.tsx'
import { type ClockTone, clockWords } from './clock-words.ts'

export const STATUS_ICONS: Record<TicketStatus, IconNode> = {
  open: CircleDot,
  assigned: CircleUser,
  in_progress: LoaderCircle,
  waiting: CirclePause,
  resolved: Check,
  closed: CheckCheck,
}

/** How a ticket stands, in words and shape. */
export function StatusMark({ status }: { status: TicketStatus }) {
  return (
    <span class={`ticket-status is-${status}`}>
      <Icon icon={STATUS_ICONS[status]} size={14} />
      {t.tickets.statuses[status]}
    </span>
  )
}

export const PRIORITY_ICONS: Record<Priority, IconNode> = {
  low: ArrowDown,
  normal: Equal,
  high: ArrowUp,
  urgent: Siren,
}

/** How pressing a ticket is, in words and shape. */
export function PriorityMark({ priority }: { priority: Priority }) {
  return (
    <span class={`ticket-priority is-${priority}`}>
      <Icon icon={PRIORITY_ICONS[priority]} size={14} />
      {t.tickets.priorities[priority]}
    </span>
  )
}

const CLOCK_ICONS: Record<ClockTone, IconNode> = {
  calm: Clock,
  risk: ClockAlert,
  late: ClockAlert,
  paused: CirclePause,
  met: Check,
}

/** What a clock says now. Which promise it is stands beside it, or in its title. */
export function ClockMark({ clock, named = false }: { clock: TicketClock; named?: boolean }) {
  const { text, tone } = clockWords(clock, now.value)
  const kind = t.tickets.clocks[clock.kind]
  const title = clock.dueAt ? t.tickets.clock.exact(kind, exactTime(clock.dueAt)) : kind
  return (
    <span class={`ticket-clock is-${tone} number`} title={title}>
      <Icon icon={tone === 'late' && clock.stoppedAt !== null ? TimerOff : CLOCK_ICONS[tone]} size={14} />
      <span>
        {named && <span class="hidden">{`${kind}: `}</span>}
        {tone === 'risk' && <b>{`${t.tickets.clock.atRisk}: `}</b>}
        {text}
      </span>
    </span>
  )
}
