/** So many points in so many seconds, counted apart under each name. */
export interface RateRule {
  readonly name: string
  readonly points: number
  readonly seconds: number
}

/** Counts what callers do and refuses what goes beyond. */
export interface Limiter {
  /** Throws `rate_limited` with `retryAfterSeconds` once `key` has used up the rule's points. */
  consume(key: string, rule: RateRule): Promise<void>
}
