import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

export interface PartyKitProcess {
  /** Such as `http://127.0.0.1:1999`. */
  readonly url: string
  /** Resolves when it ends by itself or by `stop`. */
  readonly ended: Promise<void>
  stop(): Promise<void>
}

const SERVER_PACKAGE = fileURLToPath(new URL('../../../', import.meta.url))
/** A development dependency of the workspace. */
const PARTYKIT = fileURLToPath(new URL('../../../node_modules/partykit/dist/bin.mjs', import.meta.url))
const READY_WITHIN = 45_000
const STOP_WITHIN = 3_000

export interface PartyKitOptions {
  readonly secret: string
  /** A free one unless told. */
  readonly port?: number
  /**
   * Reloads when a source file changes, which closes every socket. Otherwise it runs a bundle made
   * now, so that nothing that happens in the repository disturbs it.
   */
  readonly watch?: boolean
}

/**
 * Runs `partykit dev` (real workerd) with our rooms, for development and tests. Keeps no rooms on
 * disk. Rejects, with what it printed, when it is not ready within 45 s.
 */
export async function startPartyKit(options: PartyKitOptions): Promise<PartyKitProcess> {
  const port = options.port ?? (await freePort())
  const bundle = options.watch ? undefined : await bundleRooms()
  const flags = ['--port', String(port), '--persist', 'false', '--no-hotkeys', '--disable-request-cf-fetch']
  // A process group of its own, so that workerd ends with it.
  const child = spawn(process.execPath, [PARTYKIT, 'dev', ...flags, '--var', `DESKBELL_SECRET=${options.secret}`], {
    cwd: bundle ?? SERVER_PACKAGE,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const listen = (chunk: Buffer) => {
    output = (output + chunk.toString()).slice(-10_000)
  }
  child.stdout.on('data', listen)
  child.stderr.on('data', listen)
  let isRunning = true
  const ended = new Promise<void>((resolve) =>
    child.once('exit', () => {
      isRunning = false
      resolve()
    }),
  )
  const signal = (name: NodeJS.Signals) => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, name)
    } catch {
      // Nothing is left of the group.
    }
  }
  const killOnExit = () => signal('SIGKILL')
  process.once('exit', killOnExit)

  const stop = async () => {
    signal('SIGTERM')
    const timer = setTimeout(() => signal('SIGKILL'), STOP_WITHIN)
    await ended
    clearTimeout(timer)
    signal('SIGKILL')
    process.off('exit', killOnExit)
    if (bundle !== undefined) await rm(bundle, { recursive: true, force: true })
  }

  const url = `http://127.0.0.1:${port}`
  const deadline = Date.now() + READY_WITHIN
  while (!(await isHealthy(url))) {
    if (!isRunning || Date.now() > deadline) {
      await stop()
      throw new Error(`partykit dev did not start:\n${output}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return { url, ended, stop }
}

/** Makes a folder with the rooms in one file and a configuration that points at it. */
async function bundleRooms(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'deskbell-rooms-'))
  const config = JSON.parse(await readFile(join(SERVER_PACKAGE, 'partykit.json'), 'utf8'))
  await build({
    entryPoints: [join(SERVER_PACKAGE, config.main)],
    outfile: join(folder, 'rooms.js'),
    bundle: true,
    format: 'esm',
    target: 'es2022',
    conditions: ['@deskbell/source', 'workerd', 'worker'],
    logLevel: 'error',
  })
  const parties = Object.fromEntries(Object.keys(config.parties).map((party) => [party, './rooms.js']))
  const { build: _build, ...rest } = config
  await writeFile(join(folder, 'partykit.json'), JSON.stringify({ ...rest, main: 'rooms.js', parties }))
  return folder
}

async function isHealthy(url: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(1_000) })
    return response.ok
  } catch {
    return false
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      const port = typeof address === 'object' && address !== null ? address.port : 0
      probe.close(() => resolve(port))
    })
  })
}
