/** How one provider is asked no faster than it allows, which nobody knows before it says so. */
export interface Pace {
  /**
   * When something may be handed over: `now` or before means at once. Whoever is put off has that time to
   * themselves: asking again with the same id then goes through, unless everything was stopped meanwhile.
   */
  slot(id: string, now: number): number
  /** The provider took one: a little faster from now on. */
  took(): void
  /** The provider said "too many", and when it would take more, in milliseconds. */
  limited(now: number, retryAfterMs: number | null): void
}

const MOST_GAP = 60_000
const FASTER = 0.995
const NO_GAP = 2
const PAUSE = 1_000

/**
 * Learns a provider's rate by what it says. Nothing is held back until it says "too many"; then all wait as
 * long as it asked, and come one after the other: as many as it took before, over the time from then until it
 * takes more. With each success the gap shrinks a little, so that a rate that was raised is found again.
 */
export function createPace(): Pace {
  const kept = new Map<string, number>()
  let openAt = 0
  let gap = 0
  let next = 0
  let since = 0
  let taken = 0
  return {
    slot(id, now) {
      const own = kept.get(id)
      if (own !== undefined && own <= now && openAt <= now) {
        kept.delete(id)
        return now
      }
      if (since === 0) since = now
      const free = Math.ceil(Math.max(now, openAt, next))
      next = gap === 0 ? 0 : free + gap
      if (free > now) kept.set(id, free)
      return free
    },
    took() {
      taken++
      gap = gap * FASTER < NO_GAP ? 0 : gap * FASTER
    },
    limited(now, retryAfterMs) {
      const until = now + (retryAfterMs ?? PAUSE)
      // Those that were under way when it said so are refused too: that is one refusal, not many.
      if (now >= openAt) {
        gap = Math.min(MOST_GAP, Math.max(gap, (until - since) / Math.max(1, taken)))
        since = until
        taken = 0
      }
      openAt = Math.max(openAt, until)
      next = Math.max(next, openAt)
    },
  }
}
