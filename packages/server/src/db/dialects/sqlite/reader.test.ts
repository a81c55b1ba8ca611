import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Kysely, sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Database } from '../../database.ts'
import { type Params, prepared } from '../../prepared.ts'
import { sqliteDialect } from '../sqlite.ts'

interface Tables {
  notes: { id: number; text: string }
}

let folder: string
let path: string
let db: Kysely<Tables>

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'deskbell-reader-'))
  path = join(folder, 'test.db')
  db = new Kysely<Tables>({ dialect: sqliteDialect({ path }) })
  await sql`create table notes (id integer primary key, text text not null)`.execute(db)
})

afterEach(async () => {
  await db.destroy()
  rmSync(folder, { recursive: true })
})

const count = async () => (await db.selectFrom('notes').select('id').execute()).length
const write = (id: number) =>
  db
    .insertInto('notes')
    .values({ id, text: 'x'.repeat(12_000) })
    .execute()

test('a read sees what was answered before it, however early in the turn others read', async () => {
  for (let id = 1; id <= 50; id++) {
    const before = count()
    await write(id)
    expect(await count()).toBe(id)
    expect(await before).toBe(id - 1)
  }
})

test('a question that many put in one turn is put once, and anew after every write', async () => {
  const howMany = prepared((given, _: Params<object>) =>
    (given as unknown as Kysely<Tables>).selectFrom('notes').select((eb) => eb.fn.countAll<number>().as('count')),
  )
  const ask = () => howMany.now(db as unknown as Kysely<Database>, {})
  expect(ask()).toEqual([{ count: 0 }])
  expect(ask()).toBe(ask())
  for (let id = 1; id <= 20; id++) {
    await write(id)
    expect(ask()).toEqual([{ count: id }])
  }
  const other = new Kysely<Tables>({ dialect: sqliteDialect({ path }) })
  await other.insertInto('notes').values({ id: 100, text: 'by another process' }).execute()
  await new Promise((resolve) => setImmediate(resolve))
  expect(ask()).toEqual([{ count: 21 }])
  await other.destroy()
})

test('constant reading does not let the write-ahead log grow', async () => {
  let isReading = true
  const reading = (async () => {
    while (isReading) {
      await count()
      await new Promise((resolve) => setImmediate(resolve))
    }
  })()
  for (let id = 0; id < 3_000; id += 30) await Promise.all(Array.from({ length: 30 }, (_, i) => write(id + i)))
  isReading = false
  await reading
  // SQLite folds the log back at 4,000 pages of 4 kB; each write here takes four of them or five.
  expect(statSync(`${path}-wal`).size).toBeLessThan(18_000_000)
})

test('parameters are written so that SQLite does not plan for their values', () => {
  const query = db.selectFrom('notes').selectAll().where('id', '=', 1).orderBy('text').limit(5)
  expect(query.compile().sql).toBe('select * from "notes" where "id" = +? order by "text" limit +?')
})
