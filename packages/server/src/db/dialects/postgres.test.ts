import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { eachDatabase } from '../../testing/databases.ts'

eachDatabase((_kind, open) => {
  test('numbers and booleans come and go alike on both databases', async () => {
    const { db } = await open({ features: [] })
    await sql`create table kinds (big bigint, small integer, flag integer, real double precision, word text)`.execute(
      db,
    )
    await sql`insert into kinds values (${1_700_000_000_000}, ${7}, ${true}, ${1.5}, ${'x'})`.execute(db)
    const { rows } = await sql`select big, small, flag, real, word from kinds where flag = ${true}`.execute(db)
    expect(rows).toEqual([{ big: 1_700_000_000_000, small: 7, flag: 1, real: 1.5, word: 'x' }])
    const counted = await sql<{ n: number; s: number }>`select count(*) as n, sum(big) as s from kinds`.execute(db)
    expect(counted.rows).toEqual([{ n: 1, s: 1_700_000_000_000 }])
  })

  test('writes say how many rows they changed', async () => {
    const { db } = await open({ features: [] })
    const values = { cron: '', time_zone: '', next_at: 0 }
    await db
      .insertInto('schedules')
      .values([
        { name: 'a', ...values },
        { name: 'b', ...values },
      ])
      .execute()
    const changed = await db.updateTable('schedules').set({ next_at: 1 }).executeTakeFirstOrThrow()
    expect(changed.numUpdatedRows).toBe(2n)
    const removed = await db.deleteFrom('schedules').where('name', '=', 'a').executeTakeFirstOrThrow()
    expect(removed.numDeletedRows).toBe(1n)
  })
})
