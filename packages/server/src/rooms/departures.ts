import { type ParticipantRef, TIMINGS } from '@deskbell/protocol'
import { personKey } from './people.ts'

/** Who was disconnected lately. What tickets they held by then open nothing any more. */
export interface Departures {
  /** `at` is when, in epoch milliseconds. */
  note(who: ParticipantRef, at: number): void
  /** Whether somebody was disconnected after their ticket was signed, or at the same moment. */
  isOutdated(who: ParticipantRef, signedAt: number): boolean
}

/**
 * Remembers a departure for as long as a ticket lives, so that nobody comes back by one that was
 * kept aside.
 */
export function createDepartures(): Departures {
  /** In the order of time: whoever departs again moves to the end. */
  const times = new Map<string, number>()
  return {
    note(who, at) {
      const key = personKey(who)
      const last = times.get(key) ?? at
      times.delete(key)
      times.set(key, Math.max(at, last))
      for (const [other, time] of times) {
        if (time >= at - 2 * TIMINGS.roomTicketLife) break
        times.delete(other)
      }
    },
    isOutdated: (who, signedAt) => signedAt <= (times.get(personKey(who)) ?? Number.NEGATIVE_INFINITY),
  }
}
