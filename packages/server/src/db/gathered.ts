import type { Kysely } from 'kysely'
import type { Database } from './database.ts'

type Db = Kysely<Database>

/** Reads rows of one workspace by their keys, in one statement; a key that nothing is found for is left out. */
type Load<V> = (db: Db, workspaceId: string, keys: readonly string[]) => Promise<ReadonlyMap<string, V>>

interface Asked<V> {
  readonly answer: Promise<V | undefined>
  resolve(value: V | undefined): void
  reject(error: unknown): void
}

/** What is asked of one workspace and not yet on its way. */
interface Lot<V> {
  waiting: Map<string, Asked<V>>
}

/**
 * A read that many ask at the same time, each by a key of their own, as jobs do that are at work together: whatever is
 * asked while one statement is on its way shares the next. Each is read after it was asked, so nothing is out of
 * date. Within a transaction it is read at once, and there.
 *
 * @example
 * const find = gathered(async (db, workspaceId, ids) => new Map((await list(db, workspaceId, ids)).map((row) => [row.id, row])))
 * const row = await find(db, workspaceId, id)
 */
export function gathered<V>(load: Load<V>): (db: Db, workspaceId: string, key: string) => Promise<V | undefined> {
  const lots = new WeakMap<Db, Map<string, Lot<V>>>()

  async function read(db: Db, workspaceId: string, lot: Lot<V>): Promise<void> {
    for (;;) {
      // Whatever else is asked in this turn of the event loop.
      await new Promise((resolve) => setImmediate(resolve))
      const asked = lot.waiting
      if (asked.size === 0) return void lots.get(db)?.delete(workspaceId)
      lot.waiting = new Map()
      try {
        const found = await load(db, workspaceId, [...asked.keys()])
        for (const [key, { resolve }] of asked) resolve(found.get(key))
      } catch (error) {
        for (const { reject } of asked.values()) reject(error)
      }
    }
  }

  return async (db, workspaceId, key) => {
    if (db.isTransaction) return (await load(db, workspaceId, [key])).get(key)
    const ofDb = lots.get(db) ?? new Map<string, Lot<V>>()
    lots.set(db, ofDb)
    let lot = ofDb.get(workspaceId)
    if (!lot) {
      lot = { waiting: new Map() }
      ofDb.set(workspaceId, lot)
      void read(db, workspaceId, lot)
    }
    const known = lot.waiting.get(key)
    if (known) return known.answer
    const { promise, resolve, reject } = Promise.withResolvers<V | undefined>()
    lot.waiting.set(key, { answer: promise, resolve, reject })
    return promise
  }
}

/** Rows by their ids, for `gathered`. */
export function byId<R extends { readonly id: string }>(rows: readonly R[]): Map<string, R> {
  return new Map(rows.map((row) => [row.id, row]))
}
