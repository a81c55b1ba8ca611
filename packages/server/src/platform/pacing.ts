/** How one provider is asked no faster than it allows, which nobody knows before it says so. */
export interface Pace {
  /** Takes places for up to so many things that are to be handed over now; says how many there were. */
  take(now: number, most: number): number
  /** Gives back places that nothing came for. */
  giveBack(count: number): void
  /** When there is a place again: `now` or before means at once. */
  opensAt(now: number): number
  /** Until when nothing may be handed over at all: in the past where it may. */
  stoppedUntil(): number
  /** The provider took one. */
  took(now: number): void
  /** The provider said "too many", and when it would take more, in milliseconds. */
  limited(now: number, retryAfterMs: number | null): void
}

/** How long it stops where the provider did not say, and the least time over which its rate is counted. */
const PAUSE = 1_000
const MOST_GAP = 60_000
/** Places that nobody took for so long are lost: they would come in one burst, which a provider counts as one. */
const KEPT = 100
/**
 * Of what the provider took, so much is asked of it: what is on the way at the same time comes unevenly. The next
 * lower one where it is too much all the same, which a refusal after less than `EARLY` says.
 */
const SHARES = [0.95, 0.92, 0.88, 0.84, 0.8]
const EARLY = 15_000
/** After so long without "too many" it is asked twice as much. Slowly first: each refusal costs a whole pause. */
const DOUBLED_AFTER = 120_000
/** So many of those that were taken last are counted. */
const COUNTED = 10_000

/**
 * Learns a provider's rate by what it says. Nothing is held back until it says "too many"; then all wait as
 * long as it asked, and come one after the other, as many as it took before in as long a time as it has them wait
 * (a second at least). The longer nothing is refused, the more is asked, so that a rate that was raised is found.
 */
export function createPace(): Pace {
  /** When the last ones were taken. */
  const taken: number[] = []
  let openAt = 0
  let gap = 0
  let next = 0
  let level = 0

  const gapAt = (now: number) => gap / (1 + (Math.max(0, now - openAt) / DOUBLED_AFTER) ** 2)

  return {
    take(now, most) {
      if (now < openAt || most <= 0) return 0
      if (gap === 0) return most
      const step = gapAt(now)
      next = Math.max(next, openAt, now - Math.max(KEPT, step))
      const places = next > now ? 0 : Math.min(most, Math.floor((now - next) / step) + 1)
      next += places * step
      return places
    },
    giveBack(count) {
      next -= count * gapAt(next)
    },
    opensAt: (now) => (gap === 0 || openAt > now ? openAt : Math.ceil(Math.max(openAt, next))),
    stoppedUntil: () => openAt,
    took(now) {
      if (taken.push(now) > COUNTED * 2) taken.splice(0, COUNTED)
    },
    limited(now, retryAfterMs) {
      const until = now + (retryAfterMs ?? PAUSE)
      // Those that were under way when it said so are refused too: that is one refusal, not many.
      if (now >= openAt) {
        const over = Math.max(PAUSE, until - now)
        const count = taken.filter((at) => at > now - over).length
        if (gap > 0) level = now - openAt < EARLY ? Math.min(level + 1, SHARES.length - 1) : Math.max(level - 1, 0)
        gap = Math.min(MOST_GAP, over / (Math.max(1, count) * (SHARES[level] ?? 1)))
        taken.length = 0
      }
      openAt = Math.max(openAt, until)
    },
  }
}
