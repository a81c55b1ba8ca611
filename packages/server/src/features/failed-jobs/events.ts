export interface FailedJobEvents {
  /** Somebody sent one round again. */
  'job.redriven': { jobId: string; kind: string }
  /** Somebody sent all of a kind round again; the subject is the kind. */
  'jobs.redriven': { kind: string; count: number }
  /** Somebody gave one up. What it was is kept here, for it is nowhere else any more. */
  'job.discarded': { jobId: string; kind: string; attempts: number; error: string }
}
