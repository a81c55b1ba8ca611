import type { NotificationKind, SharedBooking } from '@deskbell/protocol'
import type { BookingRow } from '../bookings/index.ts'
import type { StoredTelling } from '../telling.ts'
import { isToBeReminded, uselessFrom } from './due.ts'

interface Now {
  readonly row: BookingRow
  /** What everyone sees of the newest completion request. */
  readonly completion: SharedBooking['completion']
  readonly telling: StoredTelling
  readonly now: number
}

/** Whether what happened is still worth telling; a kind that is not named always is. */
const IS_STILL: Readonly<Partial<Record<NotificationKind, (now: Now) => boolean>>> = {
  booking_confirmed: ({ row, now }) => row.status === 'confirmed' && row.starts_at > now,
  booking_reminder_24h: isReminderTrue,
  booking_reminder_2h: isReminderTrue,
  booking_reminder_1h: isReminderTrue,
  booking_on_way: isStepTrue('on_way'),
  booking_arrived: isStepTrue('arrived'),
  booking_in_progress: isStepTrue('in_progress'),
  booking_delayed: ({ row, telling }) => row.delay_since !== null && row.delay_since === at(telling, 'since'),
  booking_rescheduled: ({ row, telling, now }) =>
    row.status === 'confirmed' && row.starts_at === at(telling, 'startsAt') && row.starts_at > now,
  booking_cancelled: ({ row }) => row.status === 'cancelled',
  completion_requested: ({ row, completion, telling }) =>
    row.status === 'completed' && completion?.requestedAt === telling.data.requestedAt && isOpen(completion),
  completion_reminder: ({ row, completion, now }) =>
    row.status === 'completed' && completion?.status === 'pending' && Date.parse(completion.escalatesAt) > now,
  completion_verified: ({ row }) => row.status === 'verified',
  completion_disputed: ({ row }) => row.status === 'disputed',
  agent_booking_assigned: ({ row, telling }) => isTheirs(row, telling) && row.status !== 'cancelled',
  agent_booking_message: ({ row, telling }) => isTheirs(row, telling),
  agent_booking_changed: ({ row, telling }) => {
    switch (telling.data.change) {
      case 'cancelled':
        return row.status === 'cancelled'
      case 'reassigned':
        return !isTheirs(row, telling)
      case 'moved':
        return isTheirs(row, telling) && row.status !== 'cancelled' && row.starts_at === at(telling, 'startsAt')
      default:
        return isTheirs(row, telling) && row.status !== 'cancelled'
    }
  },
  agent_completion_escalated: ({ row, completion }) => row.status === 'completed' && isOpen(completion),
}

/** Why a telling need not be told any more; null where it is still true. */
export function whyNotTold(now: Now): string | null {
  return (IS_STILL[now.telling.kind]?.(now) ?? true) ? null : 'The booking moved on meanwhile'
}

function isReminderTrue({ row, telling, now }: Now): boolean {
  const startsAt = at(telling, 'startsAt')
  return isToBeReminded(row, startsAt) && now < uselessFrom(startsAt)
}

/** The same step may be reached twice, such as after a new time: each is told as its own. */
function isStepTrue(step: string): (now: Now) => boolean {
  return ({ row, telling }) => row.status === step && row.status_at === at(telling, 'statusAt')
}

function isOpen(completion: SharedBooking['completion']): boolean {
  return completion?.status === 'pending' || completion?.status === 'escalated'
}

function isTheirs(row: BookingRow, { to }: StoredTelling): boolean {
  return to.kind === 'agent' && row.provider_id === to.id
}

/** An instant that the cause named; `NaN`, which equals nothing, where it named none. */
function at({ data }: StoredTelling, name: string): number {
  return Date.parse(data[name] ?? '')
}
