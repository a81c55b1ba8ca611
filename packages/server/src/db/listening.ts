import pg from 'pg'
import { backoff, pause } from '../platform/pause.ts'

export interface ListeningOptions {
  readonly connectionString: string
  /** Seen by operators in `pg_stat_activity`. */
  readonly name: string
  readonly channel: string
  readonly onNotification: (payload: string) => void
  /** Each time it listens (again): whatever was said before that went unheard. */
  readonly onReady: () => void
  /** It broke, or could not be made; it is tried again by itself. */
  readonly onBroken: (error: unknown) => void
  readonly timings?: Partial<ListeningTimings>
}

/** Milliseconds. */
export interface ListeningTimings {
  /** How often the connection proves that it lives … */
  readonly heartbeatEvery: number
  /** … and how long it may take to, as it may to connect. */
  readonly heartbeatTimeout: number
  readonly firstRetry: number
  readonly lastRetry: number
}

export interface Listening {
  /** The connection while it listens, for words of one's own. */
  readonly client: pg.Client | undefined
  close(): Promise<void>
}

const TIMINGS: ListeningTimings = {
  heartbeatEvery: 10_000,
  heartbeatTimeout: 5_000,
  firstRetry: 100,
  lastRetry: 10_000,
}

/**
 * Listens to a PostgreSQL channel on a connection of its own, which comes back when it breaks or
 * falls silent. It can be closed at any moment, also while it is still connecting.
 *
 * @example const listening = createListening({ connectionString, name: 'jobs', channel: 'work', … })
 */
export function createListening(options: ListeningOptions): Listening {
  const timings = { ...TIMINGS, ...options.timings }
  const closing = new AbortController()
  let client: pg.Client | undefined

  /** Resolves or rejects when the connection has ended. */
  const listenOnce = async (onReady: () => void) => {
    const current = new pg.Client({
      connectionString: options.connectionString,
      application_name: options.name,
      keepAlive: true,
      connectionTimeoutMillis: timings.heartbeatTimeout,
    })
    const ended = new Promise<void>((resolve, reject) => {
      // A connection that breaks may say so more than once.
      current.on('error', reject)
      current.once('end', resolve)
    })
    // Looked at below; until then it must not count as unhandled.
    ended.catch(() => undefined)
    current.on('notification', ({ payload }) => options.onNotification(payload ?? ''))
    // A farewell is for who has been let in; before that the line is cut.
    const stop = () => {
      if (client === current) void current.end().catch(() => undefined)
      else current.connection.stream.destroy()
    }
    closing.signal.addEventListener('abort', stop, { once: true })
    let heartbeat: NodeJS.Timeout | undefined
    try {
      await current.connect()
      await current.query(`listen ${options.channel}`)
      client = current
      heartbeat = setInterval(() => void beat(current, timings.heartbeatTimeout), timings.heartbeatEvery)
      onReady()
      if (closing.signal.aborted) stop()
      await ended
    } finally {
      clearInterval(heartbeat)
      closing.signal.removeEventListener('abort', stop)
      stop()
      if (client === current) client = undefined
    }
  }

  const run = async () => {
    for (let attempt = 1; !closing.signal.aborted; attempt++) {
      try {
        await listenOnce(() => {
          attempt = 0
          options.onReady()
        })
      } catch (error) {
        if (!closing.signal.aborted) options.onBroken(error)
      }
      await pause(backoff(attempt + 1, timings.firstRetry, timings.lastRetry), closing.signal)
    }
  }

  const running = run()
  return {
    get client() {
      return client
    },
    async close() {
      closing.abort()
      await running
    },
  }
}

/** Breaks a connection that does not answer in time, so that another is made. */
async function beat(client: pg.Client, within: number): Promise<void> {
  const timer = setTimeout(() => client.connection.stream.destroy(), within)
  await client.query('select 1').catch(() => undefined)
  clearTimeout(timer)
}
