import { existsSync } from 'node:fs'
import { cp, mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import Sqlite from 'better-sqlite3'
import { loadConfig } from '../../platform/config.ts'
import { PARTIAL } from '../../platform/files/disk.ts'
import type { Command } from '../run.ts'
import { withSecret } from '../secret.ts'

export const backup: Command = {
  summary: 'Copy the SQLite database to FILE, and uploads to FILE.files, also while they are in use',
  operands: ['FILE'],
  async run(io, [file = '']) {
    const { database, filesDir, s3 } = loadConfig(await withSecret(io.env))
    if (database.kind === 'postgres') {
      io.err(
        'This database is PostgreSQL. Back it up with its own tool: pg_dump --format=custom --file=FILE "$DATABASE_URL"',
      )
      io.err(s3 ? inBucket(s3.bucket) : `Then copy what was uploaded: ${resolve(filesDir)}`)
      return 1
    }
    if (!existsSync(database.path)) {
      io.err(`There is no database at ${resolve(database.path)}.`)
      return 1
    }
    const uploads = `${file}.files`
    for (const taken of [file, uploads].filter((path) => existsSync(path))) {
      io.err(`${taken} exists already. Name a new file.`)
      return 1
    }
    const bytes = await backUp(database.path, file, async () => {
      if (!s3) await backUpFiles(filesDir, uploads)
    })
    io.out(
      `Backed up to ${file} (${bytes.toLocaleString('en')} bytes). To restore, stop the service and put it in place of the database.`,
    )
    if (s3) io.out(inBucket(s3.bucket))
    if (existsSync(uploads)) io.out(`Uploads are in ${uploads}. Put that folder in place of ${resolve(filesDir)}.`)
    return 0
  },
}

function inBucket(bucket: string): string {
  return `Uploads are in the bucket ${bucket}. Copy it with the tools of its store.`
}

/**
 * Copies a SQLite database as of one instant, whoever writes meanwhile. The copy is checked, and
 * stands under its name only once it is whole and on the disk.
 *
 * @param also what belongs to it and is copied after it, before it has its name
 * @returns its size in bytes
 */
async function backUp(from: string, to: string, also: () => Promise<void>): Promise<number> {
  const partial = `${to}.partial`
  await mkdir(dirname(resolve(to)), { recursive: true })
  await rm(partial, { force: true })
  try {
    const source = new Sqlite(from, { readonly: true, timeout: 5_000 })
    try {
      // One read transaction. The incremental backup of SQLite starts anew at each foreign write, so
      // that it may never end under load.
      source.prepare('vacuum into ?').run(partial)
    } finally {
      source.close()
    }
    check(partial)
    const copy = await open(partial, 'r+')
    await copy.chmod(0o600)
    await copy.sync()
    await copy.close()
    await also()
    await rename(partial, to)
    return (await stat(to)).size
  } finally {
    await rm(partial, { force: true })
  }
}

/**
 * Copies what was uploaded. A file is written before the database names it and never changes, so
 * whatever the copied database names is here by now.
 */
async function backUpFiles(from: string, to: string): Promise<void> {
  if (!existsSync(from)) return
  const partial = `${to}${PARTIAL}`
  await rm(partial, { recursive: true, force: true })
  try {
    await cp(from, partial, { recursive: true, filter: (path) => path === from || !path.endsWith(PARTIAL) })
    await rename(partial, to)
  } finally {
    await rm(partial, { recursive: true, force: true })
  }
}

function check(file: string): void {
  const copy = new Sqlite(file, { readonly: true })
  try {
    const verdict = copy.pragma('integrity_check', { simple: true })
    if (verdict !== 'ok') throw new Error(`The copy is not whole: ${String(verdict)}`)
  } finally {
    copy.close()
  }
}
