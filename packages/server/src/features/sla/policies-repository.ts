import type { Selectable } from 'kysely'
import { isPostgres } from '../../db/dialect.ts'
import type { Db } from './repository.ts'
import type { CalendarsTable, SlaPoliciesTable } from './tables.ts'

export type CalendarRow = Selectable<CalendarsTable>
export type SlaPolicyRow = Selectable<SlaPoliciesTable>

/** A policy by its id; the workspace's default for null. Undefined where it is not the workspace's, or removed. */
export function findPolicy(db: Db, workspaceId: string, id: string | null): Promise<SlaPolicyRow | undefined> {
  return selectPolicy(db, workspaceId, id).executeTakeFirst()
}

/**
 * The same, held against changes until the transaction ends: so a change finds whatever is promised by
 * it among what has to follow.
 */
export function holdPolicy(db: Db, workspaceId: string, id: string | null): Promise<SlaPolicyRow | undefined> {
  const query = selectPolicy(db, workspaceId, id)
  return (isPostgres(db) ? query.forShare() : query).executeTakeFirst()
}

function selectPolicy(db: Db, workspaceId: string, id: string | null) {
  return db
    .selectFrom('sla_policies')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where((eb) => (id === null ? eb('is_default', '=', 1) : eb('id', '=', id)))
}

/** Undefined where it is not the workspace's, or removed. */
export function findSlaPolicy(db: Db, workspaceId: string, id: string): Promise<SlaPolicyRow | undefined> {
  return findPolicy(db, workspaceId, id)
}

export function findDefaultPolicy(db: Db, workspaceId: string): Promise<SlaPolicyRow | undefined> {
  return findPolicy(db, workspaceId, null)
}

export function listPolicyRows(db: Db, workspaceId: string): Promise<SlaPolicyRow[]> {
  return db
    .selectFrom('sla_policies')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .orderBy('is_default', 'desc')
    .orderBy('created_at')
    .orderBy('id')
    .execute()
}

export async function insertPolicy(db: Db, row: SlaPolicyRow): Promise<void> {
  await db.insertInto('sla_policies').values(row).execute()
}

export function findCalendar(db: Db, workspaceId: string, id: string): Promise<CalendarRow | undefined> {
  return db
    .selectFrom('calendars')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()
}

export function listCalendarRows(db: Db, workspaceId: string): Promise<CalendarRow[]> {
  return db
    .selectFrom('calendars')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .orderBy('name')
    .orderBy('id')
    .execute()
}

export async function insertCalendar(db: Db, row: CalendarRow): Promise<void> {
  await db.insertInto('calendars').values(row).execute()
}

export async function updateCalendarRow(db: Db, { id, workspace_id, ...change }: CalendarRow): Promise<void> {
  await db.updateTable('calendars').set(change).where('id', '=', id).where('workspace_id', '=', workspace_id).execute()
}

export async function deleteCalendarRow(db: Db, workspaceId: string, id: string): Promise<void> {
  await db.deleteFrom('calendars').where('id', '=', id).where('workspace_id', '=', workspaceId).execute()
}

export async function updatePolicyRow(db: Db, { id, workspace_id, ...change }: SlaPolicyRow): Promise<void> {
  await db
    .updateTable('sla_policies')
    .set(change)
    .where('id', '=', id)
    .where('workspace_id', '=', workspace_id)
    .execute()
}

export async function clearDefault(db: Db, workspaceId: string): Promise<void> {
  await db
    .updateTable('sla_policies')
    .set({ is_default: 0 })
    .where('workspace_id', '=', workspaceId)
    .where('is_default', '=', 1)
    .execute()
}

/** Removes a policy. What it promised stays, for the tickets that it promised to. */
export async function deletePolicyRow(db: Db, workspaceId: string, id: string): Promise<void> {
  await db.deleteFrom('sla_policies').where('id', '=', id).where('workspace_id', '=', workspaceId).execute()
}

/** The name of a type of ticket that takes its promises from a policy, archived ones included. */
export async function findTypeOfPolicy(db: Db, workspaceId: string, policyId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('ticket_types')
    .select('name')
    .where('workspace_id', '=', workspaceId)
    .where('sla_policy_id', '=', policyId)
    .limit(1)
    .executeTakeFirst()
  return row?.name
}

export async function insertVersion(
  db: Db,
  row: { policy_id: string; version: number; workspace_id: string; terms: string },
): Promise<void> {
  await db.insertInto('sla_versions').values(row).execute()
}

/** What policies promised in any of their versions. */
export async function listVersions(
  db: Db,
  refs: readonly { policyId: string; version: number }[],
): Promise<{ policy_id: string; version: number; terms: string }[]> {
  if (refs.length === 0) return []
  return db
    .selectFrom('sla_versions')
    .select(['policy_id', 'version', 'terms'])
    .where((eb) =>
      eb.or(refs.map((ref) => eb.and([eb('policy_id', '=', ref.policyId), eb('version', '=', ref.version)]))),
    )
    .execute()
}
