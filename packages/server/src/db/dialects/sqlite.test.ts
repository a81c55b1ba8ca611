import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import fc from 'fast-check'
import { Kysely, sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type SqliteOptions, sqliteDialect } from './sqlite.ts'

interface Tables {
  notes: { id: number; text: string }
}

const folder = mkdtempSync(join(tmpdir(), 'deskbell-sqlite-'))
const path = join(folder, 'notes.db')
let db: Kysely<Tables>

function open(options: Partial<SqliteOptions> = {}) {
  return new Kysely<Tables>({ dialect: sqliteDialect({ path, ...options }) })
}

beforeAll(async () => {
  db = open()
  await sql`create table notes (id integer primary key, text text not null unique)`.execute(db)
})

beforeEach(async () => {
  await db.deleteFrom('notes').execute()
})

afterAll(async () => {
  await db.destroy()
  rmSync(folder, { recursive: true })
})

function texts(from = db) {
  return from
    .selectFrom('notes')
    .select('text')
    .orderBy('id')
    .execute()
    .then((rows) => rows.map((row) => row.text))
}

describe('a connection', () => {
  test('has the pragmas that durability needs', async () => {
    const found = await db.transaction().execute(async (tx) => ({
      journal: (await sql<{ journal_mode: string }>`pragma journal_mode`.execute(tx)).rows[0]?.journal_mode,
      synchronous: (await sql<{ synchronous: number }>`pragma synchronous`.execute(tx)).rows[0]?.synchronous,
      foreignKeys: (await sql<{ foreign_keys: number }>`pragma foreign_keys`.execute(tx)).rows[0]?.foreign_keys,
    }))
    expect(found).toEqual({ journal: 'wal', synchronous: 2, foreignKeys: 1 })
  })

  test('stores booleans as integers', async () => {
    const { rows } = await sql<{ yes: number; no: number }>`select ${true} as yes, ${false} as no`.execute(db)
    expect(rows).toEqual([{ yes: 1, no: 0 }])
  })

  test('reads what it wrote, inside and outside a transaction', async () => {
    await db.transaction().execute(async (tx) => {
      await tx.insertInto('notes').values({ id: 1, text: 'one' }).execute()
      expect((await tx.selectFrom('notes').selectAll().execute()).length).toBe(1)
      expect(await texts(), 'nobody else sees it yet').toEqual([])
    })
    expect(await texts()).toEqual(['one'])
  })

  test('returns rows from writes that ask for them', async () => {
    const row = await db.insertInto('notes').values({ id: 7, text: 'seven' }).returningAll().executeTakeFirstOrThrow()
    expect(row).toEqual({ id: 7, text: 'seven' })
    const { numDeletedRows } = await db.deleteFrom('notes').executeTakeFirstOrThrow()
    expect(numDeletedRows).toBe(1n)
  })
})

describe('one commit for many', () => {
  /** How often `work` committed, as the write-ahead log tells: a frame that ends a commit carries the file's size. */
  async function commitsDuring(work: () => Promise<unknown>): Promise<number> {
    const stranger = new Sqlite(path)
    stranger.pragma('wal_checkpoint(TRUNCATE)')
    await work()
    const log = readFileSync(`${path}-wal`)
    const pageSize = log.readUInt32BE(8)
    stranger.close()
    let commits = 0
    for (let frame = 32; frame < log.length; frame += 24 + pageSize) {
      if (log.readUInt32BE(frame + 4) > 0) commits++
    }
    return commits
  }

  test('transactions and single writes that wait at the same time share it', async () => {
    const commits = await commitsDuring(() =>
      Promise.all(
        Array.from({ length: 40 }, (_, id) =>
          id % 4 === 0
            ? db
                .insertInto('notes')
                .values({ id, text: `${id}` })
                .execute()
            : db.transaction().execute((tx) =>
                tx
                  .insertInto('notes')
                  .values({ id, text: `${id}` })
                  .execute(),
              ),
        ),
      ),
    )
    expect(commits).toBe(1)
    expect((await texts()).length).toBe(40)
  })

  test('no more share it than the cap allows', async () => {
    const capped = open({ batchSize: 10 })
    const commits = await commitsDuring(() =>
      Promise.all(
        Array.from({ length: 40 }, (_, id) =>
          capped
            .insertInto('notes')
            .values({ id, text: `${id}` })
            .execute(),
        ),
      ),
    )
    await capped.destroy()
    expect(commits).toBe(4)
  })

  test('one after another each has its own', async () => {
    const commits = await commitsDuring(async () => {
      for (const id of [1, 2, 3])
        await db
          .insertInto('notes')
          .values({ id, text: `${id}` })
          .execute()
    })
    expect(commits).toBe(3)
  })

  test('nobody is answered before it is durable', async () => {
    const seen: number[] = []
    const stranger = new Sqlite(path, { readonly: true })
    const count = stranger.prepare('select count(*) from notes').pluck()
    await Promise.all(
      [1, 2, 3].map(async (id) => {
        await db.transaction().execute((tx) =>
          tx
            .insertInto('notes')
            .values({ id, text: `${id}` })
            .execute(),
        )
        seen.push(count.get() as number)
      }),
    )
    stranger.close()
    expect(seen).toEqual([3, 3, 3])
  })

  test('when it fails, all who share it are told', async () => {
    await sql`create table parents (id integer primary key)`.execute(db)
    await sql`create table children (parent integer references parents (id) deferrable initially deferred)`.execute(db)
    const outcomes = await Promise.allSettled([
      db.insertInto('notes').values({ id: 1, text: 'one' }).execute(),
      // A deferred reference is checked at the commit, and fails it.
      db.transaction().execute((tx) => sql`insert into children values (1)`.execute(tx)),
      db.transaction().execute((tx) => tx.insertInto('notes').values({ id: 2, text: 'two' }).execute()),
    ])
    expect(outcomes.map((outcome) => outcome.status)).toEqual(['rejected', 'rejected', 'rejected'])
    expect(await texts()).toEqual([])
    await db.insertInto('notes').values({ id: 3, text: 'three' }).execute()
    expect(await texts(), 'and the next is not harmed').toEqual(['three'])
  })

  test('a transaction that dawdles is rolled back alone', async () => {
    const strict = open({ idleMs: 20 })
    const dawdling = strict.transaction().execute(async (tx) => {
      await tx.insertInto('notes').values({ id: 1, text: 'slow' }).execute()
      // Waits for a write outside the transaction, which waits for the transaction: it would hang for ever.
      await strict.insertInto('notes').values({ id: 2, text: 'outside' }).execute()
      await tx.insertInto('notes').values({ id: 3, text: 'late' }).execute()
    })
    await expect(dawdling).rejects.toThrow('asked nothing for 20 ms')
    expect(await texts()).toEqual(['outside'])
    await strict.destroy()
  })

  test('a process that holds the write lock is waited for, without blocking', async () => {
    const stranger = new Sqlite(path)
    stranger.exec('begin immediate')
    let turns = 0
    const counting = setInterval(() => turns++, 1)
    const writing = db.insertInto('notes').values({ id: 1, text: 'patient' }).execute()
    await new Promise((resolve) => setTimeout(resolve, 30))
    clearInterval(counting)
    stranger.exec('rollback')
    stranger.close()
    await writing
    expect(turns).toBeGreaterThan(5)
    expect(await texts()).toEqual(['patient'])
  })

  test('but not for ever', async () => {
    const hasty = open({ busyMs: 10 })
    const stranger = new Sqlite(path)
    stranger.exec('begin immediate')
    await expect(hasty.insertInto('notes').values({ id: 1, text: 'x' }).execute()).rejects.toThrow('locked')
    await expect(hasty.transaction().execute(async () => 'never')).rejects.toThrow('locked')
    stranger.exec('rollback')
    stranger.close()
    await hasty.destroy()
  })

  const plan = fc.array(
    fc.record({
      text: fc.integer({ min: 0, max: 30 }).map(String),
      fate: fc.constantFrom('commit' as const, 'throw' as const, 'wait' as const),
      outside: fc.boolean(),
    }),
    { minLength: 1, maxLength: 40 },
  )

  test('exactly those who were told so are stored, whatever the others do', async () => {
    await fc.assert(
      fc.asyncProperty(plan, async (members) => {
        await db.deleteFrom('notes').execute()
        const outcomes = await Promise.allSettled(
          members.map(({ text, fate, outside }, id) => {
            if (outside) return db.insertInto('notes').values({ id, text }).execute()
            return db.transaction().execute(async (tx) => {
              await tx.insertInto('notes').values({ id, text }).execute()
              if (fate === 'wait') await new Promise((resolve) => setImmediate(resolve))
              if (fate === 'throw') throw new Error('changed my mind')
            })
          }),
        )
        const kept = members.flatMap(({ text }, id) => (outcomes[id]?.status === 'fulfilled' ? [`${id}:${text}`] : []))
        const stranger = new Sqlite(path, { readonly: true })
        const stored = stranger.prepare("select id || ':' || text as note from notes order by id").pluck().all()
        stranger.close()
        expect(stored).toEqual(kept)
        // Of those with the same text that did not throw, exactly one is among them.
        const wanted = new Set(members.filter((m) => m.outside || m.fate !== 'throw').map((m) => m.text))
        expect(kept.length).toBe(wanted.size)
        expect(new Set(kept.map((note) => note.split(':')[1]))).toEqual(wanted)
      }),
      { numRuns: 60 },
    )
  })
})
