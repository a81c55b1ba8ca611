import {
  BOOKING_STEPS,
  type BookingHistoryItem,
  type BookingStatus,
  bookingProgress,
  type SharedBooking,
} from '@deskbell/protocol'
import { CalendarClock, ClockAlert, type IconNode, UserRoundCheck } from 'lucide'
import { b } from '../../../i18n/bookings.ts'
import { spokenTime } from '../../../ui/dates.ts'
import { Icon } from '../../../ui/icon.tsx'
import { Time } from '../../../ui/time.tsx'
import { STATUS_ICONS } from './badges.tsx'
import { timeNear } from './zone-times.ts'

const ICONS: Record<BookingHistoryItem['status'], IconNode> = {
  ...STATUS_ICONS,
  delayed: ClockAlert,
  rescheduled: CalendarClock,
  assigned: UserRoundCheck,
}

/** How far a booking has come, step by step. A cancelled one has no steps. */
export function StepBar({ status }: { status: BookingStatus }) {
  const progress = bookingProgress(status)
  if (progress === null) return null
  const at = Math.round(progress * (BOOKING_STEPS.length - 1))
  const over = status === 'verified' || status === 'disputed'
  return (
    <ol class="step-bar" aria-label={b.steps}>
      {BOOKING_STEPS.map((step, index) => {
        const how = index < at || over ? 'done' : index === at ? 'now' : 'ahead'
        const said = { done: b.stepDone, now: b.stepNow, ahead: b.stepAhead }[how]
        return (
          <li key={step} class={`step is-${how}`} aria-current={how === 'now' ? 'step' : undefined}>
            <span class="step-mark">
              <Icon icon={STATUS_ICONS[step]} size={14} />
            </span>
            <span class="step-word">
              {b.statuses[step]}
              <span class="hidden">, {said}</span>
            </span>
          </li>
        )
      })}
    </ol>
  )
}

interface Props {
  items: readonly BookingHistoryItem[]
  /** Whose clocks times are told by. */
  booking: Pick<SharedBooking, 'timeZone' | 'startsAt'>
}

/** What became of a booking, the newest first; reports that came too late say so. */
export function Timeline({ items, booking }: Props) {
  if (items.length === 0) return <p class="timeline-none">{b.timeline.none}</p>
  return (
    <ol class="timeline" aria-label={b.timeline.label}>
      {items.toReversed().map((item) => (
        <li key={item.seq} class={`timeline-item ${item.applied ? '' : 'is-late'}`}>
          <span class="timeline-mark">
            <Icon icon={ICONS[item.status]} size={14} />
          </span>
          <div class="timeline-words">
            <p class="timeline-what">
              {b.statuses[item.status]}
              {!item.applied && <span class="timeline-late">{b.timeline.tooLate}</span>}
            </p>
            {item.reason && (
              <p class="timeline-reason" dir="auto">
                {item.reason}
              </p>
            )}
            {item.eta && (
              <p class="timeline-eta number">
                {b.timeline.eta(timeNear(item.eta, booking.timeZone, booking.startsAt))}
              </p>
            )}
            <p class="timeline-by">
              {item.by.name ?? b.timeline.by[item.by.kind] ?? item.by.kind} · <Time iso={item.at} form="spoken" />
              {Math.abs(Date.parse(item.recordedAt) - Date.parse(item.at)) >= 60_000 && (
                <> · {b.timeline.reported(spokenTime(item.recordedAt))}</>
              )}
            </p>
          </div>
        </li>
      ))}
    </ol>
  )
}
