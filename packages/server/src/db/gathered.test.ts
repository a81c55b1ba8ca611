import { sql } from 'kysely'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { eachDatabase, type TestDatabase } from '../testing/databases.ts'
import { gathered } from './gathered.ts'

eachDatabase((_kind, open) => {
  let database: TestDatabase
  /** The keys of each statement. */
  let statements: (readonly string[])[]

  beforeAll(async () => {
    database = await open({ features: [] })
    await sql`create table facts (workspace_id text, id text, said text)`.execute(database.db)
  })
  beforeEach(async () => {
    statements = []
    await sql`delete from facts`.execute(database.db)
    await sql`insert into facts values ('w', 'a', 'A'), ('w', 'b', 'B'), ('v', 'a', 'other')`.execute(database.db)
  })

  const reader = () =>
    gathered<string>(async (db, workspaceId, keys) => {
      statements.push(keys)
      if (keys.includes('bad')) throw new Error('The database is away')
      const list = sql.join([...keys])
      const { rows } = await sql<{ id: string; said: string }>`
        select id, said from facts where workspace_id = ${workspaceId} and id in (${list})`.execute(db)
      return new Map(rows.map(({ id, said }) => [id, said]))
    })

  test('those who ask at the same time share a statement, by workspace', async () => {
    const find = reader()
    const asked = ['a', 'b', 'a', 'gone'].map((key) => find(database.db, 'w', key))
    expect(await Promise.all([...asked, find(database.db, 'v', 'a')])).toEqual(['A', 'B', 'A', undefined, 'other'])
    expect(statements).toEqual([['a', 'b', 'gone'], ['a']])
  })

  test('what is asked after a write has it, also while another statement is on its way', async () => {
    const find = reader()
    const first = find(database.db, 'w', 'a')
    while (statements.length === 0) await new Promise((resolve) => setImmediate(resolve))
    await sql`update facts set said = 'new' where workspace_id = 'w'`.execute(database.db)
    expect(await Promise.all([find(database.db, 'w', 'a'), find(database.db, 'w', 'b')])).toEqual(['new', 'new'])
    await first
  })

  test('a transaction reads its own', async () => {
    const find = reader()
    await database.db.transaction().execute(async (tx) => {
      await sql`update facts set said = 'mine' where workspace_id = 'w'`.execute(tx)
      expect(await find(tx as never, 'w', 'a')).toBe('mine')
    })
  })

  test('one that fails fails those who share it, and nobody after', async () => {
    const find = reader()
    const both = await Promise.allSettled([find(database.db, 'w', 'bad'), find(database.db, 'w', 'a')])
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect(await find(database.db, 'w', 'a')).toBe('A')
  })
})
