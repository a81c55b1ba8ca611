import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const CLI = resolve(import.meta.dirname, '../../packages/server/dist/main/cli.js')

/** Everything started here that still runs; nothing outlives the test process. */
const running = new Set<ChildProcess>()
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})

export interface DeskbellOptions {
  /** Settings beside PORT, which is chosen; see `deskbell config`. */
  readonly env?: Readonly<Record<string, string>>
  /** Where `.deskbell/` lies; a new folder, removed at the end, unless given. */
  readonly folder?: string
  /** How long to wait for `/readyz`, in milliseconds. */
  readonly readyWithin?: number
}

/** A built server in a process of its own. */
export interface Deskbell {
  /** Such as `http://127.0.0.1:41873`; the same after each restart. */
  readonly url: string
  readonly port: number
  readonly folder: string
  readonly env: Readonly<Record<string, string>>
  /** The process id; undefined while stopped. */
  pid(): number | undefined
  /** Everything it has written so far, over all its starts. */
  output(): string
  /** Starts it again, on the same port and data, and waits until it is ready. */
  start(): Promise<void>
  /** Asks it to stop and resolves to its exit code. */
  stop(): Promise<number | null>
  /** Kills it with SIGKILL: no goodbye, nothing flushed. */
  kill(): Promise<void>
  /** Stops its clock (SIGSTOP): sockets stay open and nothing answers. */
  freeze(): void
  thaw(): void
  /** Ends it and removes its folder. */
  [Symbol.asyncDispose](): Promise<void>
}

/**
 * Runs the built `deskbell serve` on a free port with a data folder of its own.
 *
 * @example await using desk = await startDeskbell({ env: { LOG_LEVEL: 'debug' } })
 */
export async function startDeskbell(options: DeskbellOptions = {}): Promise<Deskbell> {
  if (!existsSync(CLI)) throw new Error('packages/server is not built; run: npm run build')
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'deskbell-test-')))
  const env = { LOG_LEVEL: 'warn', ...options.env, PORT: String(port), HOST: '127.0.0.1' }
  let child: ChildProcess | null = null
  let written = ''

  async function start(): Promise<void> {
    if (child !== null) throw new Error('It runs already')
    const started = spawn(process.execPath, [CLI, 'serve'], {
      cwd: folder,
      env: { PATH: process.env.PATH ?? '', HOME: folder, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child = started
    running.add(started)
    for (const stream of [started.stdout, started.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        written += text
      })
    }
    started.once('exit', () => {
      running.delete(started)
      if (child === started) child = null
    })
    await waitUntilReady(url, () => child === started, options.readyWithin ?? 20_000).catch(async (cause: unknown) => {
      await end('SIGKILL')
      throw new Error(`deskbell serve did not become ready. It wrote:\n${written}`, { cause })
    })
  }

  async function end(signal: NodeJS.Signals): Promise<number | null> {
    const ending = child
    if (ending === null) return null
    const exited = new Promise<number | null>((done) => ending.once('exit', done))
    ending.kill(signal)
    return exited
  }

  await start()
  return {
    url,
    port,
    folder,
    env,
    pid: () => child?.pid,
    output: () => written,
    start,
    stop: () => end('SIGTERM'),
    kill: async () => void (await end('SIGKILL')),
    freeze: () => void child?.kill('SIGSTOP'),
    thaw: () => void child?.kill('SIGCONT'),
    async [Symbol.asyncDispose]() {
      await end('SIGKILL')
      if (options.folder === undefined) await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Two nodes of one service on one PostgreSQL database. */
export async function startTwoNodes(
  postgresUrl: string,
  env: Readonly<Record<string, string>> = {},
): Promise<[Deskbell, Deskbell]> {
  const shared = { DESKBELL_SECRET: randomBytes(32).toString('base64url'), ...env, DATABASE_URL: postgresUrl }
  const first = await startDeskbell({ env: shared })
  try {
    return [first, await startDeskbell({ env: shared })]
  } catch (error) {
    await first[Symbol.asyncDispose]()
    throw error
  }
}

/** A port nobody listens on just now. */
export async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((done, fail) => probe.once('error', fail).listen(0, '127.0.0.1', done))
  const address = probe.address()
  await new Promise((done) => probe.close(done))
  if (address === null || typeof address === 'string') throw new Error('No port was given')
  return address.port
}

async function waitUntilReady(url: string, alive: () => boolean, within: number): Promise<void> {
  const deadline = Date.now() + within
  let last: unknown = null
  while (Date.now() < deadline) {
    if (!alive()) throw new Error('It ended before it was ready')
    try {
      const response = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(2_000) })
      if (response.ok) return
      last = `${response.status} ${await response.text()}`
    } catch (error) {
      last = error
    }
    await new Promise((done) => setTimeout(done, 25))
  }
  throw new Error(`Not ready within ${within} ms`, { cause: last })
}
