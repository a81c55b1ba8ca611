import type { Server } from 'node:http'
import type { Deps } from '../platform/context.ts'
import type { JobHints } from '../platform/jobs/hints.ts'
import type { JobRunner } from '../platform/jobs/runner.ts'
import { pause } from '../platform/pause.ts'
import type { Rooms } from './rooms.ts'

export interface Running {
  readonly server: Server
  readonly rooms: Rooms
  /** Takes no more sockets. */
  readonly detach: () => void
  readonly runner: JobRunner
  readonly hints: JobHints | null
  readonly deps: Deps
}

/**
 * Stops in order: no new connections, sockets told to come back, requests and jobs finished or
 * given back, and the database last. What is not done within SHUTDOWN_SECONDS is cut off.
 */
export async function shutDown({ server, rooms, detach, runner, hints, deps }: Running): Promise<void> {
  const { config, logger, mailer, db } = deps
  const withinMs = config.shutdownSeconds * 1000
  const started = performance.now()
  logger.info('stopping')
  detach()
  const requests = finishRequests(server, withinMs)
  await Promise.all([requests, rooms.close(), runner.stop(Math.max(0, withinMs - 500))])
  await deps.features
    .stop(deps)
    .catch((error: unknown) => logger.warn({ err: error }, 'a feature could not write down what it kept'))
  // Not before the last request: what it wrote still has to reach PartyKit or the other nodes.
  await deps.publisher.close()
  await hints?.close()
  await mailer.close()
  await db.destroy()
  logger.info({ ms: Math.round(performance.now() - started) }, 'stopped')
}

/** Stops listening and waits for answers under way; connections that only idle are closed at once. */
async function finishRequests(server: Server, withinMs: number): Promise<void> {
  const finished = new AbortController()
  server.close(() => finished.abort())
  const deadline = performance.now() + withinMs
  while (!finished.signal.aborted && performance.now() < deadline) {
    server.closeIdleConnections()
    await pause(25, finished.signal)
  }
  server.closeAllConnections()
}
