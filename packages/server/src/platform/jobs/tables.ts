import type { Generated } from 'kysely'

/**
 * `waiting` may be claimed once `run_at` has come, `leased` is being worked on, `dead` waits for a
 * person. A job that is done is deleted: the events say what happened.
 */
export type JobStatus = 'waiting' | 'leased' | 'dead'

export interface JobTable {
  id: string
  /** Empty where the work concerns the whole installation. */
  workspace_id: string
  kind: string
  /** JSON. */
  payload: string
  status: JobStatus
  /** Empty for ordinary work; see `NewJob`. */
  lane: Generated<string>
  /** Held by at most one job that is waiting or leased. */
  unique_key: string | null
  /** When it may be claimed; while leased, when the lease expires. */
  run_at: number
  attempts: number
  max_attempts: number
  /** Names the claim that holds the job; a fresh one for each claim. */
  lease_token: string | null
  last_error: string | null
  created_at: number
  died_at: number | null
}

/** When each schedule is next due; whoever moves `next_at` on has fired it. */
export interface ScheduleTable {
  name: string
  cron: string
  time_zone: string
  next_at: number
}
