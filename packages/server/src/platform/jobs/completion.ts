import type { Kysely } from 'kysely'
import type { Database } from '../../db/database.ts'
import { completeJobs, type LeasedJob } from './leases.ts'

interface Done {
  readonly job: LeasedJob
  resolve(isOurs: boolean): void
  reject(error: unknown): void
}

/**
 * Writes down what is done, many at a time: whatever is done while one statement is on its way shares the next.
 * Resolves with false where the lease was lost meanwhile.
 */
export function createCompletion(db: Kysely<Database>): (job: LeasedJob) => Promise<boolean> {
  let waiting: Done[] = []
  let isWriting = false

  async function write(): Promise<void> {
    isWriting = true
    // Whatever else is done in this turn of the event loop.
    await new Promise((resolve) => setImmediate(resolve))
    while (waiting.length > 0) {
      const batch = waiting
      waiting = []
      try {
        const ours = await completeJobs(
          db,
          batch.map(({ job }) => job),
        )
        for (const { job, resolve } of batch) resolve(ours.has(job.id))
      } catch (error) {
        for (const { reject } of batch) reject(error)
      }
    }
    isWriting = false
  }

  return (job) =>
    new Promise((resolve, reject) => {
      waiting.push({ job, resolve, reject })
      if (!isWriting) void write()
    })
}
