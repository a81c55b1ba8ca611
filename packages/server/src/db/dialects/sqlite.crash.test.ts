import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'

/** Sixteen at once write through the dialect and say each number once it was answered. */
const WRITER = `
import { Kysely } from 'kysely'
import { sqliteDialect } from './sqlite.ts'
const db = new Kysely({ dialect: sqliteDialect({ path: process.argv[1] }) })
await db.schema.createTable('pairs').addColumn('n', 'integer').addColumn('half', 'text').execute()
let next = 0
await Promise.all(Array.from({ length: 16 }, async () => {
  for (;;) {
    const n = next++
    await db.transaction().execute(async (tx) => {
      await tx.insertInto('pairs').values({ n, half: 'first' }).execute()
      await tx.insertInto('pairs').values({ n, half: 'second' }).execute()
    })
    process.stdout.write(n + '\\n')
  }
}))
`

test('a killed process loses nothing it answered, and leaves no half', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'deskbell-crash-'))
  const path = join(folder, 'crash.db')
  const args = ['--conditions=@deskbell/source', '--input-type=module-typescript', '-e', WRITER, path]
  const writer = spawn(process.execPath, args, { cwd: import.meta.dirname, stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  writer.stdout.on('data', (chunk: Buffer) => {
    said += String(chunk)
    if (said.length > 2_000) writer.kill('SIGKILL')
  })
  await once(writer, 'close')

  // The last line may be cut short; all before it were answered.
  const answered = said.split('\n').slice(0, -1).map(Number)
  const database = new Sqlite(path)
  const halves = database.prepare('select n, count(*) as halves from pairs group by n').all() as {
    n: number
    halves: number
  }[]
  database.close()
  rmSync(folder, { recursive: true })
  expect(answered.length).toBeGreaterThan(100)
  expect(halves.map((row) => row.n)).toEqual(expect.arrayContaining(answered))
  expect(halves.filter((row) => row.halves !== 2)).toEqual([])
}, 20_000)
