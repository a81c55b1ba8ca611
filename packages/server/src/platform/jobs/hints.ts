import type pg from 'pg'
import type { Logger } from 'pino'
import { createListening } from '../../db/listening.ts'

const CHANNEL = 'deskbell_jobs'
/** Many commits in a short while need one hint. */
const COALESCE = 50

/** Tells the other nodes on one PostgreSQL that there may be work. Hints only: all of them poll. */
export interface JobHints {
  send(): void
  close(): Promise<void>
}

/** Listens on a connection of its own, and comes back when it breaks. */
export function createJobHints(pool: pg.Pool, wake: () => void, logger: Pick<Logger, 'warn'>): JobHints {
  let sending: NodeJS.Timeout | undefined
  const listening = createListening({
    connectionString: pool.options.connectionString as string,
    name: 'deskbell jobs',
    channel: CHANNEL,
    onNotification: wake,
    // What was queued while nobody listened.
    onReady: wake,
    onBroken: (error) => logger.warn({ err: error }, 'hints of jobs are not heard; polling goes on'),
    timings: { firstRetry: 500, lastRetry: 30_000 },
  })

  return {
    send() {
      sending ??= setTimeout(() => {
        sending = undefined
        pool.query(`notify ${CHANNEL}`).catch(() => undefined)
      }, COALESCE).unref()
    },
    async close() {
      clearTimeout(sending)
      await listening.close()
    },
  }
}
