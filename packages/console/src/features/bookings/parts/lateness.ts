import type { SharedBooking } from '@deskbell/protocol'

/**
 * By how many minutes a booking is late: its start has passed, and nobody is on the way. Null where it is not. A new
 * time that was told of counts instead of the start.
 */
export function lateBy(
  { status, startsAt, eta }: Pick<SharedBooking, 'status' | 'startsAt' | 'eta'>,
  now: number,
): number | null {
  if (status !== 'confirmed') return null
  const minutes = Math.floor((now - Date.parse(eta ?? startsAt)) / 60_000)
  return minutes > 0 ? minutes : null
}
