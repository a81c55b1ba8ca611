import pg from 'pg'
import type { Logger } from 'pino'
import { backoff, pause } from '../pause.ts'

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
  const closing = new AbortController()
  let client: pg.Client | undefined
  let sending: NodeJS.Timeout | undefined
  const listening = listen()

  async function listen(): Promise<void> {
    for (let attempt = 1; !closing.signal.aborted; attempt++) {
      try {
        await listenOnce(() => {
          attempt = 0
          // What was queued while nobody listened.
          wake()
        })
      } catch (error) {
        if (!closing.signal.aborted) logger.warn({ err: error }, 'hints of jobs are not heard; polling goes on')
      }
      await pause(backoff(attempt + 1, 500, 30_000), closing.signal)
    }
  }

  /** Resolves or rejects when the connection has ended. */
  async function listenOnce(onReady: () => void): Promise<void> {
    const { connectionString } = pool.options
    const current = new pg.Client({ connectionString, application_name: 'deskbell jobs', keepAlive: true })
    client = current
    const ended = new Promise<void>((resolve, reject) => {
      // A connection that breaks may say so more than once.
      current.on('error', reject)
      current.once('end', resolve)
    })
    ended.catch(() => undefined)
    current.on('notification', wake)
    await current.connect()
    await current.query(`listen ${CHANNEL}`)
    onReady()
    await ended
  }

  return {
    send() {
      sending ??= setTimeout(() => {
        sending = undefined
        pool.query(`notify ${CHANNEL}`).catch(() => undefined)
      }, COALESCE).unref()
    },
    async close() {
      closing.abort()
      clearTimeout(sending)
      await client?.end().catch(() => undefined)
      await listening
    },
  }
}
