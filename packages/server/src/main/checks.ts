import { constants, existsSync } from 'node:fs'
import { access, mkdir, statfs } from 'node:fs/promises'
import { createServer } from 'node:net'
import { dirname, resolve } from 'node:path'
import { pino } from 'pino'
import { pendingMigrations } from '../db/migrator.ts'
import { newestEventAt, probeWrite } from '../db/ping.ts'
import { features } from '../features/index.ts'
import type { Config } from '../platform/config.ts'
import { openMailbox } from '../platform/mail-in/index.ts'
import { composeFeatures } from '../platform/registry.ts'
import type { SettingName } from '../platform/settings.ts'
import { openDatabase } from './database.ts'
import { fileScannerOf, fileStorageOf } from './files.ts'
import { FIRST_ADMIN, lacksAdmin } from './first-admin.ts'

/** One thing that was looked at; with `mend` when it is not as it should be. */
export interface Finding {
  readonly what: string
  /** Nothing is wrong, but there is something to know. */
  readonly isNote?: true
  readonly mend?: string
}

type Check = (config: Config | null) => Promise<Finding[]>

const NODE_AT_LEAST = [22, 12] as const
const DISK_AT_LEAST = 500_000_000
const CLOCK_TOLERANCE = 60_000

async function nodeVersion(): Promise<Finding[]> {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const isNew = major > NODE_AT_LEAST[0] || (major === NODE_AT_LEAST[0] && minor >= NODE_AT_LEAST[1])
  const what = `Node.js ${process.versions.node}`
  return [isNew ? { what } : { what, mend: `Install Node.js ${NODE_AT_LEAST.join('.')} or newer.` }]
}

async function folders(config: Config | null): Promise<Finding[]> {
  if (!config) return []
  const data = await folder('Data folder', config.dataDir, 'DESKBELL_DATA')
  return config.s3 ? [data] : [data, await folder('Folder of uploads', config.filesDir, 'FILES_DIR')]
}

/** Writes, reads and removes a file in the bucket, as the service will. */
async function bucket(config: Config | null): Promise<Finding[]> {
  if (!config?.s3) return []
  const what = `Bucket ${config.s3.bucket} at ${config.s3.endpoint} can be read and written`
  const files = fileStorageOf(config)
  const name = `doctor-${crypto.randomUUID()}`
  try {
    await files.write(name, new Uint8Array([1]))
    const isThere = (await files.read(name)) !== null
    await files.remove(name)
    return [isThere ? { what } : { what, mend: 'What was written there cannot be found. Check S3_BUCKET.' }]
  } catch (error) {
    return [{ what, mend: `Check the settings that begin with S3_ and the rights of the key. (${reasonOf(error)})` }]
  }
}

async function scanner(config: Config | null): Promise<Finding[]> {
  if (!config?.clamd) return []
  try {
    return [{ what: `Virus scanner answers: ${await fileScannerOf(config).version()}` }]
  } catch (error) {
    const mend = `Uploads wait until it does. Start clamd, or check CLAMD_URL. (${reasonOf(error)})`
    return [{ what: 'Virus scanner answers', mend }]
  }
}

/** Opens the mailbox and closes it, as the service will. */
async function mailbox(config: Config | null): Promise<Finding[]> {
  if (!config?.imapUrl) return []
  const what = `Mailbox at ${new URL(config.imapUrl).host} can be read`
  try {
    await (await openMailbox(config.imapUrl, pino({ level: 'silent' }))).close()
    return [{ what }]
  } catch (error) {
    return [{ what, mend: `Check server, user, password and folder of IMAP_URL. (${reasonOf(error)})` }]
  }
}

/** What stands behind the words that callers are told. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined
  return cause === undefined ? messageOf(error) : reasonOf(cause)
}

async function folder(name: string, path: string, setting: SettingName): Promise<Finding> {
  const what = `${name} ${resolve(path)} can be written`
  try {
    await mkdir(path, { recursive: true, mode: 0o700 })
    await access(path, constants.W_OK)
    return { what }
  } catch (error) {
    return { what, mend: `Let the service write there, or set ${setting}. (${messageOf(error)})` }
  }
}

async function disk(config: Config | null): Promise<Finding[]> {
  if (!config) return []
  const folder = config.database.kind === 'sqlite' ? dirname(resolve(config.database.path)) : resolve(config.dataDir)
  const place = existsSync(folder) ? folder : process.cwd()
  const { bavail, bsize } = await statfs(place)
  const free = bavail * bsize
  const what = `Disk has ${Math.floor(free / 1_000_000).toLocaleString('en')} MB free`
  return [
    free >= DISK_AT_LEAST ? { what } : { what, mend: 'Free at least 500 MB, or move DATABASE_URL and DESKBELL_DATA.' },
  ]
}

async function database(config: Config | null): Promise<Finding[]> {
  if (!config) return []
  const { database: address } = config
  if (address.kind === 'sqlite' && !existsSync(address.path)) {
    return [{ what: `Database ${resolve(address.path)} will be made at the first start` }, ...noAdmin(config)]
  }
  const name = address.kind === 'sqlite' ? `Database ${resolve(address.path)}` : 'Database on PostgreSQL'
  const { db } = openDatabase(config, pino({ level: 'silent' }))
  try {
    await probeWrite(db)
    const pending = await pendingMigrations(db, composeFeatures(features).migrations)
    const newest = pending.length === 0 ? await newestEventAt(db) : null
    return [
      { what: `${name} can be read and written` },
      pending.length === 0
        ? { what: 'Migrations are all applied' }
        : { what: `Migrations wait: ${pending.join(', ')}`, mend: 'Run deskbell migrate, or start the service.' },
      clock(newest),
      ...(pending.length === 0 && (await lacksAdmin(db)) ? noAdmin(config) : []),
    ]
  } catch (error) {
    return [
      { what: `${name} can be read and written`, mend: `Check DATABASE_URL and its rights. (${messageOf(error)})` },
    ]
  } finally {
    await db.destroy()
  }
}

/** Where the demo is on, it brings an admin of its own; a hosted service has its first admins by sign-up. */
function noAdmin({ mode, demo }: Config): Finding[] {
  if (mode === 'hosted' || demo) return []
  return [{ what: `There is no admin yet; this makes the first one: ${FIRST_ADMIN}`, isNote: true }]
}

/** A clock that lags behind what it wrote itself is wrong for certain. */
function clock(newest: number | null): Finding {
  const what = `Clock says ${new Date().toISOString()}`
  if (newest === null || Date.now() >= newest - CLOCK_TOLERANCE) return { what }
  return { what, mend: `The newest event is from ${new Date(newest).toISOString()}. Set the clock, best by NTP.` }
}

async function rooms(config: Config | null): Promise<Finding[]> {
  if (!config) return []
  if (config.rooms === 'node') return [{ what: 'Rooms live in this process' }]
  const what = `Rooms on ${config.partykitUrl} answer`
  try {
    const answer = await fetch(`${config.partykitUrl}/healthz`, { signal: AbortSignal.timeout(5_000) })
    if (answer.ok) return [{ what }]
    return [{ what, mend: `They answered ${answer.status}. Check PARTYKIT_URL and what is deployed there.` }]
  } catch (error) {
    return [{ what, mend: `Check PARTYKIT_URL and that PartyKit runs. (${messageOf(error)})` }]
  }
}

async function publicUrl(config: Config | null): Promise<Finding[]> {
  if (!config) return []
  const { protocol, hostname } = new URL(config.publicUrl)
  const isLocal = /^(localhost|127\.|\[::1\])/.test(hostname)
  const what = `Public address is ${config.publicUrl}`
  if (protocol === 'https:' || (isLocal && config.mode === 'self-hosted')) return [{ what }]
  const mend = isLocal
    ? 'Customers cannot reach it. Set PUBLIC_URL to the origin they use, such as https://desk.example.com.'
    : 'Sign-in would cross the network in the clear. Put TLS in front and set PUBLIC_URL to the https:// origin.'
  return [{ what, mend }]
}

async function port(config: Config | null): Promise<Finding[]> {
  if (!config || config.port === 0) return []
  const what = `Port ${config.port} on ${config.host}`
  if (await isFree(config)) return [{ what: `${what} is free` }]
  const answer = await fetch(`http://${config.host}:${config.port}/healthz`, {
    signal: AbortSignal.timeout(2_000),
  }).catch(() => null)
  if (answer?.ok) return [{ what: `${what} is in use by a service that is well` }]
  return [{ what: `${what} is in use by something else`, mend: 'Stop what listens there, or set PORT to another.' }]
}

function isFree({ port, host }: Config): Promise<boolean> {
  return new Promise((done) => {
    const probe = createServer()
    probe.once('error', () => done(false))
    probe.listen(port, host, () => probe.close(() => done(true)))
  })
}

function messageOf(error: unknown): string {
  return error instanceof Error && error.message ? error.message : String((error as { code?: unknown }).code ?? error)
}

export const CHECKS: readonly Check[] = [
  nodeVersion,
  folders,
  bucket,
  scanner,
  mailbox,
  disk,
  database,
  rooms,
  publicUrl,
  port,
]
