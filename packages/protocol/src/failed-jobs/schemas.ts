import * as v from 'valibot'
import { id } from '../core/ids.ts'
import { Cursor, PageLimit } from '../core/page.ts'
import { IsoTime } from '../core/values.ts'

/** What a job does, such as `agents.mail_link`. */
const JobKind = v.pipe(
  v.string(),
  v.maxLength(100),
  v.regex(/^[a-z][a-z0-9_.-]*$/, 'must be a kind of job, such as agents.mail_link'),
)

/** One field of a job's payload. `value` is null where it is not shown: anything that might be secret or personal. */
export const FailedJobDetail = v.object({ name: v.string(), value: v.nullable(v.string()) })
export type FailedJobDetail = v.InferOutput<typeof FailedJobDetail>

/** Work that failed on its last try and waits for a person. */
export const FailedJob = v.object({
  id: id('job'),
  kind: v.string(),
  attempts: v.number(),
  /** What the last try said, shortened, without credentials. */
  error: v.string(),
  details: v.array(FailedJobDetail),
  createdAt: IsoTime,
  failedAt: IsoTime,
})
export type FailedJob = v.InferOutput<typeof FailedJob>

export const ListFailedJobs = v.strictObject({
  kind: v.optional(JobKind),
  cursor: v.optional(Cursor),
  limit: PageLimit,
})
export type ListFailedJobs = v.InferOutput<typeof ListFailedJobs>

export const FailedJobPage = v.object({ items: v.array(FailedJob), nextCursor: v.nullable(v.string()) })
export type FailedJobPage = v.InferOutput<typeof FailedJobPage>

/** How many jobs failed, in all and of each kind; the kind with the most first. */
export const FailedJobCounts = v.object({
  total: v.number(),
  kinds: v.array(v.object({ kind: v.string(), count: v.number() })),
})
export type FailedJobCounts = v.InferOutput<typeof FailedJobCounts>

export const RetryFailedJobs = v.strictObject({ kind: JobKind })
export type RetryFailedJobs = v.InferOutput<typeof RetryFailedJobs>

/** `left` counts those of the kind that still lie there: beyond a thousand, or beside their like. */
export const RetriedJobs = v.object({ retried: v.number(), left: v.number() })
export type RetriedJobs = v.InferOutput<typeof RetriedJobs>
