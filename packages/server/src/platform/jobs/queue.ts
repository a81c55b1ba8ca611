/** A job to queue with `tx.enqueue`. */
export interface NewJob {
  /** One of the kinds that a feature's `jobs` handles. */
  readonly kind: string
  /** Anything JSON can hold; keep it to ids. */
  readonly payload: unknown
  /** Not before this instant, in epoch milliseconds; at once when absent. */
  readonly runAt?: number
  /** While a job with this key waits or runs, another with it is not queued. */
  readonly uniqueKey?: string
  /** Tries before it is laid aside as dead; 10 when absent. */
  readonly maxAttempts?: number
}
