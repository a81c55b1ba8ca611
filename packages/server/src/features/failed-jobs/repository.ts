import type { Kysely, Selectable } from 'kysely'
import type { Database } from '../../db/database.ts'
import type { JobTable } from '../../platform/jobs/tables.ts'

export type Db = Kysely<Database>
export type JobRow = Selectable<JobTable>

/** The workspaces whose jobs somebody may see; the empty one stands for the whole installation. */
export type Scope = readonly string[]

function dead(db: Db, scope: Scope) {
  return db.selectFrom('jobs').where('workspace_id', 'in', scope).where('status', '=', 'dead')
}

export interface DeadQuery {
  readonly kind?: string | undefined
  readonly after?: { diedAt: number; id: string } | undefined
  readonly limit: number
}

/** The latest first; ties by id, so that pages neither repeat nor skip. */
export function listDeadJobs(db: Db, scope: Scope, { kind, after, limit }: DeadQuery): Promise<JobRow[]> {
  let query = dead(db, scope).selectAll().orderBy('died_at', 'desc').orderBy('id', 'desc').limit(limit)
  if (kind !== undefined) query = query.where('kind', '=', kind)
  if (after) {
    query = query.where((eb) =>
      eb.or([eb('died_at', '<', after.diedAt), eb.and([eb('died_at', '=', after.diedAt), eb('id', '<', after.id)])]),
    )
  }
  return query.execute()
}

/** How many there are of each kind; the kind with the most first. */
export async function countDeadJobs(db: Db, scope: Scope): Promise<{ kind: string; count: number }[]> {
  const rows = await dead(db, scope)
    .select((eb) => ['kind', eb.fn.countAll<number>().as('count')])
    .groupBy('kind')
    .orderBy('count', 'desc')
    .orderBy('kind')
    .execute()
  return rows.map(({ kind, count }) => ({ kind, count: Number(count) }))
}

export function findDeadJob(db: Db, scope: Scope, id: string): Promise<JobRow | undefined> {
  return dead(db, scope).selectAll().where('id', '=', id).executeTakeFirst()
}

/** Whether the same work waits or is under way already. */
export async function hasRival(db: Db, uniqueKey: string | null): Promise<boolean> {
  if (uniqueKey === null) return false
  const rival = await db
    .selectFrom('jobs')
    .select('id')
    .where('unique_key', '=', uniqueKey)
    .where('status', 'in', ['waiting', 'leased'])
    .executeTakeFirst()
  return rival !== undefined
}

/**
 * Up to so many of one kind that can go round again, the oldest first: of several with one unique
 * key the latest, and none whose like waits or is under way.
 */
export async function listRedrivable(db: Db, scope: Scope, kind: string, limit: number): Promise<string[]> {
  const busy = db.selectFrom('jobs').select('unique_key').where('status', 'in', ['waiting', 'leased'])
  const latest = dead(db, scope)
    .select((eb) => eb.fn.max('id').as('id'))
    .where('kind', '=', kind)
    .where('unique_key', 'is not', null)
    .groupBy('unique_key')
  const rows = await dead(db, scope)
    .select('id')
    .where('kind', '=', kind)
    .where((eb) =>
      eb.or([
        eb('unique_key', 'is', null),
        eb.and([eb('unique_key', 'not in', busy.where('unique_key', 'is not', null)), eb('id', 'in', latest)]),
      ]),
    )
    .orderBy('died_at')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map((row) => row.id)
}

/** Makes dead jobs wait again, with all their tries. Gives how many; one that somebody else took meanwhile is left. */
export async function reviveJobs(db: Db, scope: Scope, ids: readonly string[], now: number): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('jobs')
    .set({ status: 'waiting', attempts: 0, run_at: now, died_at: null, last_error: null })
    .where('workspace_id', 'in', scope)
    .where('id', 'in', ids)
    .where('status', '=', 'dead')
    .executeTakeFirstOrThrow()
  return Number(numUpdatedRows)
}

export function deleteDeadJob(db: Db, scope: Scope, id: string): Promise<JobRow | undefined> {
  return db
    .deleteFrom('jobs')
    .where('workspace_id', 'in', scope)
    .where('status', '=', 'dead')
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst()
}
