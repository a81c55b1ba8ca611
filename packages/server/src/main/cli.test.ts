import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { SETTINGS } from '../platform/settings.ts'
import { type Bundle, bundleOf } from '../testing/bundle.ts'
import { runCommand } from './run.ts'

const PACKAGE = new URL('../..', import.meta.url).pathname
/** What Node compiled for one start, it need not compile for the next. */
const COMPILED = mkdtempSync(join(tmpdir(), 'deskbell-compiled-'))

// Some tests start the whole service several times.
vi.setConfig({ testTimeout: 60_000 })

let cli: Bundle
beforeAll(async () => {
  cli = await bundleOf(new URL('./cli.ts', import.meta.url))
}, 60_000)
afterAll(() => cli?.[Symbol.dispose]())

let folder: string
const running: ChildProcess[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'deskbell-cli-'))
})

afterAll(() => rmSync(COMPILED, { recursive: true, force: true }))

afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

interface Outcome {
  readonly code: number
  readonly out: string
  readonly err: string
}

function environment(env: Record<string, string>) {
  return { PATH: process.env.PATH, HOME: folder, LOG_LEVEL: 'warn', PORT: '0', NODE_COMPILE_CACHE: COMPILED, ...env }
}

function deskbell(args: string[], env: Record<string, string> = {}): Promise<Outcome> {
  return new Promise((resolve) => {
    execFile(process.execPath, [cli.path, ...args], { cwd: folder, env: environment(env) }, (error, out, err) => {
      resolve({ code: error ? Number(error.code) : 0, out, err })
    })
  })
}

/** Starts `serve` and waits until it says where it answers. */
async function serve(env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [cli.path, 'serve'], { cwd: folder, env: environment(env) })
  running.push(child)
  let text = ''
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const answers = new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      text += String(chunk)
      const port = /answers at http:\/\/localhost:(\d+)/.exec(text)?.[1]
      if (port) resolve(`http://127.0.0.1:${port}`)
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    void exited.then((code) => reject(new Error(`It ended with ${code}:\n${text}`)))
  })
  const url = await answers
  while ((await fetch(`${url}/readyz`)).status !== 200) await new Promise((resolve) => setTimeout(resolve, 5))
  return { child, exited, url, text: () => text }
}

describe('what is not understood exits with 2 and says how it is meant', () => {
  test.each([
    [[], 'say what to do'],
    [['sreve'], 'there is no command "sreve"'],
    [['toString'], 'there is no command "toString"'],
    [['serve', '--port'], "Unknown option '--port'"],
    [['serve', 'now'], '"now" is one too many'],
    [['backup'], 'FILE is missing'],
    [['help', 'impotr'], 'there is no command "help impotr"'],
    [['help', 'export'], 'DIR is missing'],
    [['seed', '--prune'], '--prune is for another command'],
    [['admin'], 'EMAIL is missing'],
    [['admin', 'a@example.com', '--role', 'agent'], "Unknown option '--role'"],
  ])('%j', async (args, says) => {
    // In this process: what is not understood opens nothing, and starting each would take most of the time.
    let err = ''
    const io = { env: {}, out: () => undefined, onStop: () => undefined, exit: () => undefined as never }
    const code = await runCommand(args, {
      ...io,
      err: (line) => {
        err += `${line}\n`
      },
    })
    expect([code, err]).toEqual([2, expect.stringContaining(says)])
    expect(err).toContain('Usage: deskbell COMMAND')
  })

  test('and the process ends with it', async () => {
    expect(await deskbell(['sreve', 'now'])).toMatchObject({ code: 2, out: '', err: expect.stringContaining('sreve') })
  })
})

test('a help centre goes into a folder and comes from it; a mistake is named by file and line', async () => {
  const path = join(folder, 'articles/basics')
  mkdirSync(path, { recursive: true })
  writeFileSync(join(path, '_category.md'), '---\nname: Basics\n---\n')
  writeFileSync(join(path, 'start.md'), '---\ntitle: Start\norder: first\n---\n')
  const failed = await deskbell(['help', 'import', 'articles'])
  expect([failed.code, failed.err]).toEqual([1, expect.stringContaining('basics/start.md:3: order must be')])
  writeFileSync(join(path, 'start.md'), '---\ntitle: Start\n---\n\nHello.\n')
  const imported = await deskbell(['help', 'import', 'articles', '--prune'])
  expect([imported.code, imported.out]).toEqual([0, 'Imported: 1 added, 0 changed, 0 as they were, 0 archived.\n'])
  const exported = await deskbell(['help', 'export', 'written'])
  expect([exported.code, exported.out]).toEqual([0, expect.stringContaining('Wrote 2 files')])
  expect(readFileSync(join(folder, 'written/basics/start.md'), 'utf8')).toBe('---\ntitle: Start\n---\n\nHello.\n')
  const elsewhere = await deskbell(['help', 'export', 'written', '--workspace', 'wk_nowhere'])
  expect([elsewhere.code, elsewhere.err]).toEqual([1, 'No workspace has the key wk_nowhere.\n'])
  expect((await deskbell(['help', 'import', 'nowhere'])).err).toContain('There is no folder')
})

test('help and version are no mistakes', async () => {
  expect(await deskbell(['--help'])).toMatchObject({ code: 0, out: expect.stringContaining('Usage') })
  expect((await deskbell(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/)
})

test('config lists every setting and shows no secret', async () => {
  const good = await deskbell(['config'], { DESKBELL_SECRET: 'x'.repeat(40), LOG_LEVEL: 'debug' })
  expect(good.code).toBe(0)
  for (const name of Object.keys(SETTINGS)) expect(good.out).toContain(`${name}=`)
  expect(good.out).toContain('LOG_LEVEL=debug\n  How much is logged. From the environment.')
  expect(good.out).not.toContain('xxxx')
  const bad = await deskbell(['config'], { PORT: 'eighty' })
  expect([bad.code, bad.out]).toEqual([1, expect.stringContaining('not ok: PORT must be a whole number')])
  expect(existsSync(join(folder, '.deskbell')), 'it only looks').toBe(false)
})

test('every bad setting is named before anything is opened', async () => {
  const { code, err } = await deskbell(['serve'], { PORT: 'x', ROOMS: 'cloud' })
  expect(code).toBe(1)
  expect(err).toContain('PORT must be a whole number')
  expect(err).toContain('ROOMS must be one of node, partykit')
  expect(err).not.toContain('at ')
})

test('migrate and seed can be repeated, and say the same', async () => {
  expect((await deskbell(['migrate'])).out).toContain('applied 0000_platform_create')
  expect((await deskbell(['migrate'])).out).toBe('Nothing to do: the database is up to date.\n')
  const first = await deskbell(['seed'])
  expect(first.out).toMatch(/Demo agent {2}\S+@\S+ {2}password: \S+/)
  expect((await deskbell(['seed'])).out).toBe(first.out)
  const hosted = await deskbell(['seed'], { DESKBELL_MODE: 'hosted', DATABASE_URL: 'sqlite:hosted.db' })
  expect([hosted.code, hosted.err]).toEqual([1, expect.stringContaining('The demo was not seeded')])
})

test('serve keeps its secret, says where everything is, and stops when asked', async () => {
  const first = await serve()
  expect(first.text()).toMatch(/Demo agent {2}\S+@\S+ {2}password: \S+/)
  expect(first.text()).toContain('/console')
  const secret = join(folder, '.deskbell/secret')
  expect(statSync(secret).mode & 0o077).toBe(0)
  const kept = readFileSync(secret, 'utf8')
  first.child.kill('SIGTERM')
  expect(await first.exited).toBe(0)

  const second = await serve({ DESKBELL_DEMO: 'off' })
  expect(second.text()).not.toContain('password')
  expect(readFileSync(secret, 'utf8')).toBe(kept)
  second.child.kill('SIGINT')
  expect(await second.exited).toBe(0)
})

test('a port in use is told in words', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => other.once('listening', resolve))
  const { port } = other.address() as AddressInfo
  const { code, err } = await deskbell(['serve'], { PORT: String(port) })
  expect([code, err]).toEqual([1, expect.stringContaining('the port is in use')])
  other.close()
})

describe('admin', () => {
  const OFF = { DESKBELL_DEMO: 'off', PUBLIC_URL: 'https://desk.example.com' }
  const linkIn = (out: string) =>
    /^ {2}https:\/\/desk\.example\.com\/console\/reset-password#([\w-]{43})$/m.exec(out)?.[1]

  test('makes the first one beside the running service, which says so until then', async () => {
    const { url, child, exited, text } = await serve({ DESKBELL_DEMO: 'off' })
    expect(text()).toContain('Make the first one in another terminal: deskbell admin you@example.com')
    const made = await deskbell(['admin', ' Ana@Example.com', '--name', 'Ana Costa'], OFF)
    expect([made.code, made.out]).toEqual([
      0,
      expect.stringContaining('Ana Costa <ana@example.com> is now an admin of'),
    ])
    const post = (path: string, body: object) => {
      const headers = { 'content-type': 'application/json' }
      return fetch(`${url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
    }
    const password = 'a long password'
    const set = { token: linkIn(made.out), password }
    expect((await post('/v1/password-reset/confirm', set)).status).toBe(200)
    expect((await post('/v1/password-reset/confirm', set)).status).toBe(410)
    expect((await post('/v1/auth/sign-in/email', { email: 'ana@example.com', password })).status).toBe(200)

    const again = await deskbell(['admin', 'ana@example.com'], OFF)
    expect(again.out).toContain('Ana Costa <ana@example.com> is an admin of Deskbell already. Here is a new link.')
    expect(linkIn(again.out)).not.toBe(set.token)
    child.kill('SIGTERM')
    expect(await exited).toBe(0)
    expect((await serve({ DESKBELL_DEMO: 'off' })).text()).not.toContain('deskbell admin')
  })

  test('says what is wrong with an address or a name by a code, before anything is opened', async () => {
    for (const [args, says] of [
      [['ana'], '"ana" must be an e-mail address (invalid_input)'],
      [['ana@example.com', '--name', ' '], '--name must not be empty (invalid_input)'],
    ] as const) {
      expect(await deskbell(['admin', ...args])).toEqual({ code: 1, out: '', err: `deskbell: ${says}\n` })
    }
    expect(existsSync(join(folder, '.deskbell'))).toBe(false)
  })

  test('wants the workspace named where there may be several', async () => {
    const hosted = { DESKBELL_MODE: 'hosted' }
    const unnamed = await deskbell(['admin', 'ana@example.com'], hosted)
    expect([unnamed.code, unnamed.err]).toEqual([1, expect.stringContaining('name one with --workspace KEY')])
    const elsewhere = await deskbell(['admin', 'ana@example.com', '--workspace', 'wk_nowhere'], hosted)
    expect([elsewhere.code, elsewhere.err]).toEqual([1, 'No workspace has the key wk_nowhere.\n'])

    await deskbell(['seed'])
    const db = new Sqlite(join(folder, '.deskbell/deskbell.db'), { readonly: true })
    const { id, key } = db.prepare('select id, key from workspaces').get() as { id: string; key: string }
    db.close()
    for (const named of [key, id]) {
      const made = await deskbell(['admin', 'ana@example.com', '--workspace', named], { ...hosted, ...OFF })
      expect([made.code, linkIn(made.out)]).toEqual([0, expect.any(String)])
    }
  })
})

describe('doctor', () => {
  test('finds a new folder well', async () => {
    const { code, out } = await deskbell(['doctor'])
    expect([code, out]).toEqual([0, expect.stringContaining('All is well.')])
    expect(out).toContain('will be made at the first start')
  })

  test('notes without blame that nobody is an admin yet', async () => {
    const off = { DESKBELL_DEMO: 'off' }
    const says = 'note    There is no admin yet; this makes the first one: deskbell admin you@example.com'
    for (const make of [null, ['migrate']]) {
      if (make) await deskbell(make, off)
      const { code, out } = await deskbell(['doctor'], off)
      expect([code, out]).toEqual([0, expect.stringContaining(says)])
    }
    await deskbell(['admin', 'ana@example.com'], off)
    expect((await deskbell(['doctor'], off)).out).not.toContain('no admin')
  })

  test('says of each thing what to mend', async () => {
    await deskbell(['migrate'], { DATABASE_URL: 'sqlite:empty.db' })
    new Sqlite(join(folder, 'old.db')).exec('create table t (a)').close()
    const old = await deskbell(['doctor'], { DATABASE_URL: 'sqlite:old.db', PUBLIC_URL: 'http://desk.example.com' })
    expect(old.code).toBe(1)
    expect(old.out).toMatch(/not ok {2}Migrations wait: 0000_platform_create.*\n\s+Run deskbell migrate/)
    expect(old.out).toMatch(/not ok {2}Public address is http:\/\/desk\.example\.com\n\s+Sign-in would cross/)
    const gone = await deskbell(['doctor'], {
      DATABASE_URL: 'postgres://u:hunter2@127.0.0.1:1/x',
      ROOMS: 'partykit',
      PARTYKIT_URL: 'http://127.0.0.1:1',
    })
    expect(gone.out).toMatch(/not ok {2}Database on PostgreSQL.*\n\s+Check DATABASE_URL/)
    expect(gone.out).toMatch(/not ok {2}Rooms on .*\n\s+Check PARTYKIT_URL/)
    expect(gone.out).not.toContain('hunter2')
    writeFileSync(join(folder, 'taken'), '')
    const closed = await deskbell(['doctor'], { FILES_DIR: 'taken/files' })
    expect(closed.out).toMatch(/not ok {2}Folder of uploads .*\n\s+Let the service write there, or set FILES_DIR/)
    const elsewhere = await deskbell(['doctor'], {
      S3_BUCKET: 'desk',
      S3_ENDPOINT: 'http://127.0.0.1:1',
      S3_ACCESS_KEY_ID: 'id',
      S3_SECRET_ACCESS_KEY: 'hunter2',
      CLAMD_URL: 'tcp://127.0.0.1:1',
      IMAP_URL: 'imap://desk:hunter2@127.0.0.1:1/INBOX',
    })
    expect(elsewhere.out).toMatch(/not ok {2}Bucket desk at http:\/\/127\.0\.0\.1:1 .*\n\s+Check the settings .*S3_/)
    expect(elsewhere.out).toMatch(/not ok {2}Virus scanner answers\n\s+Uploads wait .*ECONNREFUSED/)
    expect(elsewhere.out).toMatch(/not ok {2}Mailbox at 127\.0\.0\.1:1 can be read\n\s+Check .*IMAP_URL/)
    expect(elsewhere.out).not.toMatch(/hunter2|Folder of uploads/)
    const bad = await deskbell(['doctor'], { PORT: 'x' })
    expect(bad.out).toMatch(/not ok {2}Setting PORT must be/)
  })
})

describe('backup', () => {
  test('copies what was uploaded, whole files only', async () => {
    await deskbell(['migrate'])
    const files = join(folder, '.deskbell/files')
    mkdirSync(files, { recursive: true })
    writeFileSync(join(files, 'fil_1'), 'whole')
    writeFileSync(join(files, 'fil_2.0123.partial'), 'ha')
    const { code, out } = await deskbell(['backup', 'copies/desk.db'])
    expect([code, out]).toEqual([0, expect.stringContaining('Uploads are in copies/desk.db.files.')])
    expect(readdirSync(join(folder, 'copies')).sort()).toEqual(['desk.db', 'desk.db.files'])
    const copied = join(folder, 'copies/desk.db.files')
    expect(readdirSync(copied).map((name) => [name, readFileSync(join(copied, name), 'utf8')])).toEqual([
      ['fil_1', 'whole'],
    ])
  })

  test('copies a database that is being written to, as of one instant', async () => {
    await deskbell(['migrate'])
    const path = join(folder, '.deskbell/deskbell.db')
    const writer = spawn(process.execPath, ['--input-type=module', '-e', WRITER, path], {
      stdio: ['ignore', 'pipe', 'inherit'],
      cwd: PACKAGE,
    })
    running.push(writer)
    await new Promise((resolve) => writer.stdout.once('data', resolve))
    const { code, out } = await deskbell(['backup', 'copies/desk.db'])
    expect([code, out]).toEqual([0, expect.stringContaining('Backed up to copies/desk.db')])
    writer.kill('SIGKILL')

    const file = join(folder, 'copies/desk.db')
    expect(statSync(file).mode & 0o077).toBe(0)
    const copy = new Sqlite(file, { readonly: true })
    const { pairs, odd } = copy.prepare('select count(*) as pairs, sum(a <> b) as odd from load').get() as {
      pairs: number
      odd: number
    }
    copy.close()
    expect(pairs).toBeGreaterThan(0)
    expect(odd, 'no half transaction stands in it').toBe(0)

    const restored = await serve({ DATABASE_URL: `sqlite:${file}` })
    expect((await fetch(`${restored.url}/readyz`)).status).toBe(200)
  })

  test('overwrites nothing, needs a database, and names the tool for PostgreSQL', async () => {
    const none = await deskbell(['backup', 'x.db'])
    expect([none.code, none.err]).toEqual([1, expect.stringContaining('There is no database')])
    await deskbell(['migrate'])
    await deskbell(['backup', 'x.db'])
    const again = await deskbell(['backup', 'x.db'])
    expect([again.code, again.err]).toEqual([1, expect.stringContaining('exists already')])
    const postgres = await deskbell(['backup', 'y.db'], { DATABASE_URL: 'postgres://u@127.0.0.1/x' })
    expect([postgres.code, postgres.err]).toEqual([1, expect.stringMatching(/pg_dump[\s\S]*\.deskbell\/files/)])
  })
})

/** Writes as fast as it can; both columns change in one transaction, by two statements. */
const WRITER = `
import Sqlite from 'better-sqlite3'
const db = new Sqlite(process.argv[1], { timeout: 5000 })
db.exec('create table load (id integer primary key, a integer, b integer)')
const insert = db.prepare('insert into load (a, b) values (?, 0)')
const update = db.prepare('update load set b = a where b <> a')
const write = db.transaction((n) => { insert.run(n); update.run() })
for (let n = 1; ; n++) { write(n); if (n === 500) console.log('under way') }
`
