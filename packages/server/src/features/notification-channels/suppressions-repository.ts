import type { Kysely, Selectable } from 'kysely'
import type { Database } from '../../db/database.ts'
import { gathered } from '../../db/gathered.ts'
import type { SuppressionsTable } from './tables.ts'

type Db = Kysely<Database>
export type SuppressionRow = Selectable<SuppressionsTable>

/** Adds one unless the address has one for the channel; says whether it did. */
export async function insertSuppression(db: Db, row: SuppressionRow): Promise<boolean> {
  const added = await db
    .insertInto('suppressions')
    .values(row)
    .onConflict((conflict) => conflict.columns(['workspace_id', 'channel', 'address']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return added !== undefined
}

export function findSuppression(
  db: Db,
  workspaceId: string,
  channel: string,
  address: string,
): Promise<SuppressionRow | undefined> {
  return findPlace(db, workspaceId, placeOf({ channel, address }))
}

const findPlace = gathered<SuppressionRow>(async (db, workspaceId, places) => {
  const pairs = places.map((place) => place.split('\n'))
  const rows = await db
    .selectFrom('suppressions')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('channel', 'in', [...new Set(pairs.map(([channel = '']) => channel))])
    .where('address', 'in', [...new Set(pairs.map(([, address = '']) => address))])
    .execute()
  return new Map(rows.map((row) => [placeOf(row), row]))
})

/** No address has a line break. */
function placeOf({ channel, address }: Pick<SuppressionRow, 'channel' | 'address'>): string {
  return `${channel}\n${address}`
}

/** The latest first; of one address where it is named. */
export function listSuppressionRows(
  db: Db,
  workspaceId: string,
  { address, cursor, limit }: { address?: string | undefined; cursor?: string | undefined; limit: number },
): Promise<SuppressionRow[]> {
  let query = db
    .selectFrom('suppressions')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .orderBy('id', 'desc')
    .limit(limit)
  if (address) query = query.where('address', '=', address)
  if (cursor) query = query.where('id', '<', cursor)
  return query.execute()
}

export function deleteSuppression(db: Db, workspaceId: string, id: string): Promise<SuppressionRow | undefined> {
  return db
    .deleteFrom('suppressions')
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst()
}
