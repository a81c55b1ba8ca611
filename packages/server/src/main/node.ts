import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { getRequestListener } from '@hono/node-server'
import type { Logger } from 'pino'
import { createApp } from '../app.ts'
import { migrate } from '../db/migrator.ts'
import { createAuth } from '../features/agents/index.ts'
import { features } from '../features/index.ts'
import { ensureDefaultWorkspace } from '../features/workspaces/index.ts'
import { callerAddress } from '../platform/addresses.ts'
import { fileAssets } from '../platform/assets.ts'
import { type Clock, systemClock } from '../platform/clock.ts'
import type { Config } from '../platform/config.ts'
import type { Deps } from '../platform/context.ts'
import { createJobHints } from '../platform/jobs/hints.ts'
import { createLanes } from '../platform/jobs/lanes.ts'
import { createJobRunner } from '../platform/jobs/runner.ts'
import { memoryLimiter, noLimiter, postgresLimiter } from '../platform/limits.ts'
import { createLogger } from '../platform/logging.ts'
import { createMailer } from '../platform/mail.ts'
import { createMetrics } from '../platform/metrics.ts'
import { createOutgoing } from '../platform/outgoing.ts'
import { composeFeatures } from '../platform/registry.ts'
import { createRoomTickets } from '../rooms/tickets.ts'
import { openDatabase } from './database.ts'
import { fileScannerOf, fileStorageOf } from './files.ts'
import { openRooms } from './rooms.ts'
import { shutDown } from './shutdown.ts'

export interface ServerOptions {
  readonly logger?: Logger
  readonly clock?: Clock
  /** Done once the database is up to date, before the first request is answered. */
  readonly prepare?: (deps: Deps) => Promise<void>
}

export interface RunningServer {
  /** Where it listens, such as `http://127.0.0.1:8787`. */
  readonly url: string
  readonly deps: Deps
  /** Stops in order, within SHUTDOWN_SECONDS: requests finish, sockets say goodbye, jobs go back. */
  close(): Promise<void>
}

const PUBLIC_FOLDER = fileURLToPath(new URL('../../dist/public/', import.meta.url))

/**
 * Starts one node: brings the database up to date, then listens. Throws when the database cannot be
 * reached or the port is taken.
 *
 * @example const server = await startServer(loadConfig(env)); await server.close()
 */
export async function startServer(given: Config, options: ServerOptions = {}): Promise<RunningServer> {
  const logger = options.logger ?? createLogger(given)
  const clock = options.clock ?? systemClock
  const registry = composeFeatures(features)
  const { db, pool } = openDatabase(given, logger)
  const server = createServer({ keepAliveTimeout: 65_000, headersTimeout: 30_000, requestTimeout: 60_000 })
  let isStopping = false

  try {
    const applied = await migrate(db, registry.migrations)
    if (applied.length > 0) logger.info({ applied }, 'migrated')
    server.on('request', answerNotYet)
    const port = await listen(server, given)
    const config = withPort(given, port)
    const tickets = createRoomTickets(config.secret)
    const addressOf = (request: IncomingMessage) =>
      callerAddress(
        request.socket.remoteAddress ?? '',
        [request.headers['x-forwarded-for']].flat().join(',') || undefined,
        config.trustedProxies,
      )
    const rooms = openRooms({ config, db, features: registry, tickets, clock, logger, addressOf })

    const deps: Deps = {
      config,
      db,
      clock,
      logger,
      auth: createAuth(config, db),
      publisher: rooms.publisher,
      tickets,
      limiter: !config.rateLimits ? noLimiter : pool ? postgresLimiter(pool) : memoryLimiter(),
      mailer: createMailer(config, logger),
      outgoing: createOutgoing({ allowPrivate: config.privateTargets }),
      lanes: createLanes(),
      metrics: createMetrics({ process: true, countSockets: rooms.countSockets }),
      features: registry,
      assets: fileAssets(PUBLIC_FOLDER),
      files: fileStorageOf(config),
      scanner: fileScannerOf(config),
      isStopping: () => isStopping,
      wakeJobs() {
        runner.wake()
        hints?.send()
      },
    }
    const runner = createJobRunner(deps)
    const hints = pool ? createJobHints(pool, () => runner.wake(), logger) : null

    await ensureDefaultWorkspace(deps)
    await options.prepare?.(deps)
    server.off('request', answerNotYet)
    // Its own lightweight Request and Response take the place of the global ones: they halve the cost of a request.
    server.on('request', getRequestListener(createApp(deps).fetch))
    const detach = rooms.attach(server)
    runner.start()
    registry.start(deps)

    const close = async () => {
      isStopping = true
      await shutDown({ server, rooms, detach, runner, hints, deps })
    }
    let closing: Promise<void> | undefined
    return {
      url: `http://${given.host.includes(':') ? `[${given.host}]` : given.host}:${port}`,
      deps,
      close() {
        closing ??= close()
        return closing
      },
    }
  } catch (error) {
    server.close()
    await db.destroy()
    throw error
  }
}

/** The port is taken first, because it may stand in the public address; answers come a moment later. */
function answerNotYet(_request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(503, { 'Retry-After': '1' }).end()
}

function listen(server: Server, { port, host }: Config): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve((server.address() as AddressInfo).port)
    })
  })
}

/** A port chosen by the system stands in the public address too, unless that was set. */
function withPort(config: Config, port: number): Config {
  const isDefault = config.publicUrl === `http://localhost:${config.port}`
  return { ...config, port, publicUrl: isDefault ? `http://localhost:${port}` : config.publicUrl }
}
