import type { Kysely } from 'kysely'
import type { Database } from '../../db/database.ts'
import { gathered } from '../../db/gathered.ts'
import { type Params, prepared } from '../../db/prepared.ts'

type Db = Kysely<Database>

/** Whose preferences. */
export interface Whose {
  readonly workspaceId: string
  readonly recipientId: string
}

/** All that a person's preferences are made of. */
export interface Sources {
  /** What they chose, as JSON; null where they chose nothing. */
  readonly chosen: string | null
  /** Those of the workspace, as JSON. */
  readonly settings: string
  /** A customer's own. */
  readonly time_zone: string | null
}

const sources = prepared((db: Db, param: Params<Whose>) =>
  db
    .selectFrom('workspaces as w')
    .leftJoin('notification_preferences as p', (join) =>
      join.onRef('p.workspace_id', '=', 'w.id').on('p.recipient_id', '=', param('recipientId')),
    )
    .leftJoin('customers as c', (join) =>
      join.onRef('c.workspace_id', '=', 'w.id').on('c.id', '=', param('recipientId')),
    )
    .select(['p.preferences as chosen', 'w.settings', 'c.time_zone'])
    .where('w.id', '=', param('workspaceId')),
)

export function findSources(db: Db, { workspaceId, recipientId }: Whose): Promise<Sources | undefined> {
  return sourcesOf(db, workspaceId, recipientId)
}

/** What the preferences of several people are made of: the workspace's part is read once. */
const sourcesOf = gathered<Sources>(async (db, workspaceId, recipientIds) => {
  const [recipientId = '', ...others] = recipientIds
  const { rows } = await sources(db, { workspaceId, recipientId })
  const [first] = rows
  if (!first) return new Map()
  const found = new Map([[recipientId, first]])
  if (others.length === 0) return found
  const [chosen, zones] = await Promise.all([listChosen(db, workspaceId, others), listZones(db, workspaceId, others)])
  for (const id of others) {
    const zone = zones.find((row) => row.id === id)?.time_zone ?? null
    const own = chosen.find((row) => row.recipient_id === id)?.preferences ?? null
    found.set(id, { chosen: own, settings: first.settings, time_zone: zone })
  }
  return found
})

function listChosen(db: Db, workspaceId: string, recipientIds: readonly string[]) {
  return db
    .selectFrom('notification_preferences')
    .select(['recipient_id', 'preferences'])
    .where('workspace_id', '=', workspaceId)
    .where('recipient_id', 'in', [...recipientIds])
    .execute()
}

function listZones(db: Db, workspaceId: string, customerIds: readonly string[]) {
  return db
    .selectFrom('customers')
    .select(['id', 'time_zone'])
    .where('workspace_id', '=', workspaceId)
    .where('id', 'in', [...customerIds])
    .execute()
}

/** Locks what a person chose against a rival until the transaction ends, and reads it; `{}` where that is nothing yet. */
export async function lockChosen(db: Db, { workspaceId, recipientId }: Whose, now: number): Promise<string> {
  const row = await db
    .insertInto('notification_preferences')
    .values({ workspace_id: workspaceId, recipient_id: recipientId, preferences: '{}', updated_at: now })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'recipient_id']).doUpdateSet({ updated_at: now }))
    .returning('preferences')
    .executeTakeFirstOrThrow()
  return row.preferences
}

export async function saveChosen(db: Db, { workspaceId, recipientId }: Whose, preferences: string): Promise<void> {
  await db
    .updateTable('notification_preferences')
    .set({ preferences })
    .where('workspace_id', '=', workspaceId)
    .where('recipient_id', '=', recipientId)
    .execute()
}
