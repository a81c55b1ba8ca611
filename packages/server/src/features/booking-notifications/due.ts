import type { NotificationKind } from '@deskbell/protocol'
import type { BookingRow } from '../bookings/index.ts'

const HOUR = 3_600_000
/** So shortly before the start a reminder says nothing any more. */
const MARGIN = 5 * 60_000

/** One reminder: so many hours before, at that instant. */
export interface DueReminder {
  readonly hours: number
  readonly at: number
}

/** When a booking that starts then is reminded of, the earliest first. Hours are spans of time: clocks may change meanwhile. */
export function remindersOf(startsAt: number, hours: readonly number[]): DueReminder[] {
  return [...new Set(hours)].sort((a, b) => b - a).map((many) => ({ hours: many, at: startsAt - many * HOUR }))
}

/**
 * Those that still make sense for whoever learned of the time at `since`: one who books 90 minutes ahead is reminded
 * an hour before.
 *
 * @example remindersAhead(startsAt, [24, 2, 1], startsAt - 5_400_000) // [{ hours: 1, at: startsAt - 3_600_000 }]
 */
export function remindersAhead(startsAt: number, hours: readonly number[], since: number): DueReminder[] {
  return remindersOf(startsAt, hours).filter(({ at }) => at > since)
}

/** Whether a reminder has still to be said now: not once a later one is due too, nor right before the start. */
export function isStillDue(
  reminder: { readonly hours: number; readonly startsAt: number },
  hours: readonly number[],
  now: number,
): boolean {
  const { startsAt } = reminder
  const due = remindersOf(startsAt, hours).filter(({ at }) => at <= now)
  return now < uselessFrom(startsAt) && due.at(-1)?.hours === reminder.hours
}

/** Until when a reminder is worth sending: the next one says it better. */
export function worthUntil(
  { hours, startsAt }: { readonly hours: number; readonly startsAt: number },
  all: readonly number[],
): number {
  const next = remindersOf(startsAt, all).find((other) => other.hours < hours)
  return Math.min(next?.at ?? Number.POSITIVE_INFINITY, uselessFrom(startsAt))
}

/** From when on a reminder of a booking is of no use. */
export function uselessFrom(startsAt: number): number {
  return startsAt - MARGIN
}

/** Whether the customer waits for it at that time: one who was told of a delay knows better. */
export function isToBeReminded(row: BookingRow, startsAt: number): boolean {
  return row.status === 'confirmed' && row.starts_at === startsAt && row.delay_since === null
}

/** What a reminder is called. The last hour is urgent, and passes quiet hours. */
export function kindOfReminder(hours: number): NotificationKind {
  if (hours >= 12) return 'booking_reminder_24h'
  return hours >= 2 ? 'booking_reminder_2h' : 'booking_reminder_1h'
}
