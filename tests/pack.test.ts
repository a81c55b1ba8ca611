import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { packAll } from '../scripts/lib/pack.ts'
import { ROOT } from '../scripts/lib/setup.mjs'
import { freePort } from './support/server.ts'

// What a stranger gets: packed packages, installed by npm in a folder that knows nothing of this repository.

const run = promisify(execFile)
const NPM_INSTALL = ['install', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error']
let folder: string
let tarballs: Map<string, string>

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'deskbell-stranger-'))
  tarballs = new Map((await packAll(folder)).map(({ name, tarball }) => [name, tarball]))
})

afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
})

/** An empty project with these packages of ours in it, and whatever they need from the registry. */
async function project(name: string, ...packages: string[]): Promise<string> {
  const path = join(folder, name)
  await mkdir(path)
  await writeFile(join(path, 'package.json'), JSON.stringify({ name, private: true, type: 'module' }))
  const files = packages.map((each) => tarballs.get(each) ?? expect.fail(`${each} was not packed`))
  await run('npm', [...NPM_INSTALL, ...files], { cwd: path })
  return path
}

test('`npx deskbell serve` serves from the tarball', { timeout: 180_000 }, async () => {
  const path = await project('serving', '@deskbell/protocol', '@deskbell/server')
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const env = { PATH: process.env.PATH, HOME: path, PORT: String(port), HOST: '127.0.0.1', LOG_LEVEL: 'warn' }
  const child = spawn('npx', ['--no-install', 'deskbell', 'serve'], { cwd: path, env, detached: true })
  try {
    const output = collect(child)
    await expect
      .poll(() => status(`${url}/readyz`), { timeout: 30_000 })
      .toBe(200)
      .catch((error: unknown) => {
        throw new Error(`It did not become ready. It wrote:\n${output()}`, { cause: error })
      })
    expect(await status(`${url}/healthz`)).toBe(200)

    const page = await (await fetch(`${url}/`)).text()
    expect(page).toMatch(/<script async src="[^"]*\/v1\/deskbell\.js"/)
    const widget = await fetch(`${url}/v1/deskbell.js`)
    expect(widget.headers.get('content-type')).toMatch(/javascript/)

    const app = await (await fetch(`${url}/console`)).text()
    const entry = /<script type="module"[^>]* src="([^"]+)"/.exec(app)?.[1]
    expect(entry, app).toBeDefined()
    expect(await status(new URL(entry ?? '', `${url}/console/`).href)).toBe(200)
  } finally {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
  }
})

test('the command answers without a database', { timeout: 60_000 }, async () => {
  const cli = join(ROOT, 'packages/server/dist/main/cli.js')
  expect(await readFile(cli, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/)
  const { stdout } = await run(process.execPath, [cli, 'config'], { cwd: folder })
  expect(stdout).toContain('DATABASE_URL')
})

describe('a TypeScript project that uses our packages', () => {
  const SOURCE = `
    import { type Client, createClient } from '@deskbell/sdk'
    import { createAgentClient } from '@deskbell/sdk/agent'
    import { loadDeskbell } from '@deskbell/widget'

    const client: Client = createClient({ url: 'https://desk.example.com', workspaceKey: 'wk_0123456789abcdef' })
    const thread = client.newConversation()
    const stop: () => void = thread.state.subscribe((state) => {
      const texts: string[] = state.entries.flatMap((entry) => (entry.type === 'message' ? [entry.content.text] : []))
      console.log(state.status, texts)
    })
    const clientId: string = thread.send('hello')
    // @ts-expect-error a text is needed
    thread.send()
    loadDeskbell({ url: 'https://desk.example.com', workspace: 'wk_0123456789abcdef' }).then((deskbell) => {
      deskbell?.on('unread', (count: number) => console.log(count))
    })
    createAgentClient({ url: 'https://desk.example.com' }).me().then((me) => me?.workspace.name)
    stop()
    export { clientId }
  `

  test.each([
    ['Node', { module: 'NodeNext', moduleResolution: 'NodeNext' }],
    ['a bundler', { module: 'ESNext', moduleResolution: 'Bundler' }],
  ])('type-checks for %s, libraries included', { timeout: 180_000 }, async (name, modules) => {
    const path = await project(
      `typed-${name.replace(' ', '-')}`,
      '@deskbell/protocol',
      '@deskbell/sdk',
      '@deskbell/widget',
    )
    await writeFile(join(path, 'index.ts'), SOURCE)
    const compilerOptions = {
      ...modules,
      target: 'ES2022',
      lib: ['ES2023', 'DOM', 'DOM.Iterable'],
      types: [],
      strict: true,
      noEmit: true,
      skipLibCheck: false,
      exactOptionalPropertyTypes: true,
    }
    await writeFile(join(path, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['index.ts'] }))
    const tsc = join(ROOT, 'node_modules/typescript/lib/tsc.js')
    const { stdout } = await run(process.execPath, [tsc, '-p', path]).catch((error: { stdout: string }) => error)
    expect(stdout).toBe('')
  })
})

async function status(url: string): Promise<number | null> {
  return fetch(url).then(
    (response) => response.status,
    () => null,
  )
}

function collect(child: ChildProcess): () => string {
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (text += String(chunk)))
  return () => text
}
