/** Something that fires by the clock, once over all nodes. */
export interface Schedule {
  /** Unique and stable, such as `sessions.sweep`. */
  readonly name: string
  /** Five or six fields, as croner reads them. */
  readonly cron: string
  /** IANA zone the fields are read in; UTC when absent. */
  readonly timeZone?: string
  /** The job it queues, with the payload `{ dueAt }` in epoch milliseconds. */
  readonly kind: string
}
