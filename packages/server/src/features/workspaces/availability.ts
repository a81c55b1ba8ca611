import type { Availability, BusinessHours } from '@deskbell/protocol'
import { nextOpen, openTime } from '../../platform/business-time/index.ts'

const MINUTE = 60_000
/** How far ahead an opening is looked for. */
const HORIZON = 14 * 86_400_000

/**
 * Whether people are there at `now`, and if not when they are back, to the minute.
 *
 * Office hours are what a clock on the wall shows. A wall time that a clock change skips opens at the
 * first minute after the gap; one that happens twice opens at the first.
 *
 * @example openingAt(hours, Date.UTC(2026, 2, 28, 20)) // { open: false, opensAt: 1774857600000 }
 */
export function openingAt(hours: BusinessHours | null, now: number): { open: boolean; opensAt: number | null } {
  if (hours === null) return { open: true, opensAt: null }
  const minute = Math.floor(now / MINUTE) * MINUTE
  const opensAt = nextOpen(openTime(hours), minute)
  if (opensAt === minute) return { open: true, opensAt: null }
  return { open: false, opensAt: opensAt !== null && opensAt <= minute + HORIZON ? opensAt : null }
}

/** Office hours as a customer needs them now. */
export function availability(hours: BusinessHours | null, replyMinutes: number, now: number): Availability {
  const { open, opensAt } = openingAt(hours, now)
  return {
    open,
    opensAt: opensAt === null ? null : new Date(opensAt).toISOString(),
    timeZone: hours?.timeZone ?? null,
    replyMinutes,
  }
}
