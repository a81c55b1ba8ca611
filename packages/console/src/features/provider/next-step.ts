import type { BookingStatus, BookingUpdate, SharedBooking } from '@deskbell/protocol'

export type Step = Exclude<BookingUpdate, 'delayed'>

/** The one step that comes next; nothing where the work is behind. */
const NEXT: Partial<Record<BookingStatus, Step>> = {
  confirmed: 'on_way',
  on_way: 'arrived',
  arrived: 'in_progress',
  in_progress: 'completed',
}
export const nextStep = (status: BookingStatus): Step | null => NEXT[status] ?? null

/** Which visit of a day counts now: one under way, else the next that is not done. By start, as given. */
export function currentOf(bookings: readonly SharedBooking[]): SharedBooking | null {
  const open = bookings.filter(({ status }) => nextStep(status) !== null)
  return open.find(({ status }) => status !== 'confirmed') ?? open[0] ?? null
}

const FIVE = 5 * 60_000

/**
 * The new time that is offered first to somebody who is late: a quarter of an hour after what was said, and at least
 * five minutes from now, on whole five minutes. In epoch milliseconds.
 */
export function firstEta({ status, eta, startsAt, endsAt }: SharedBooking, now: number): number {
  const said = Date.parse(eta ?? (isThere(status) ? endsAt : startsAt))
  return Math.ceil(Math.max(said + 3 * FIVE, now + FIVE) / FIVE) * FIVE
}

/** Whether a new time is about being done rather than about being there. */
export const isThere = (status: BookingStatus): boolean => status === 'arrived' || status === 'in_progress'

/** How much earlier a new time may still be. */
export const isTooEarly = (eta: number, now: number): boolean => eta < now + FIVE / 5
