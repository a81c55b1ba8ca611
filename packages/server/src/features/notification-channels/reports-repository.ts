import type { DeliveryStatus } from '@deskbell/protocol'
import type { Kysely, Selectable, Updateable } from 'kysely'
import type { Database } from '../../db/database.ts'
import type { DeliveryReport } from './report.ts'

type Db = Kysely<Database>
const COLUMNS = ['id', 'workspace_id', 'channel', 'address', 'status'] as const
export type ReportedDelivery = Pick<Selectable<Database['deliveries']>, (typeof COLUMNS)[number]>

/** Notes that a report came; false where it had come before. */
export async function noteReport(db: Db, id: string, now: number): Promise<boolean> {
  const added = await db
    .insertInto('provider_reports')
    .values({ id, received_at: now })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  return added !== undefined
}

/**
 * The delivery that a report is about: by the provider's id, or by ours where we never learned theirs. Only in
 * the workspace whose account reported, where each has its own.
 */
export async function findReported(db: Db, report: DeliveryReport): Promise<ReportedDelivery | undefined> {
  const { provider, providerId, deliveryId, workspaceId } = report
  let known = db
    .selectFrom('deliveries')
    .select([...COLUMNS])
    .where('provider_id', '=', providerId)
    .where('provider', '=', provider)
  if (workspaceId !== null) known = known.where('workspace_id', '=', workspaceId)
  const found = await known.limit(1).executeTakeFirst()
  if (found || deliveryId === null) return found
  let own = db
    .selectFrom('deliveries')
    .select([...COLUMNS])
    .where('id', '=', deliveryId)
    .where('status', '=', 'uncertain')
    .where('provider_id', 'is', null)
  if (workspaceId !== null) own = own.where('workspace_id', '=', workspaceId)
  return own.executeTakeFirst()
}

/** Deliveries of a workspace by the Message-IDs of their mails. */
export function listByMessageIds(
  db: Db,
  workspaceId: string,
  messageIds: readonly string[],
): Promise<ReportedDelivery[]> {
  return db
    .selectFrom('deliveries')
    .select([...COLUMNS])
    .where('workspace_id', '=', workspaceId)
    .where('message_id', 'in', [...messageIds])
    .execute()
}

/** Changes a delivery that still stands as one of these; says whether it did. */
export async function moveReported(
  db: Db,
  { id, workspace_id }: Pick<ReportedDelivery, 'id' | 'workspace_id'>,
  from: readonly DeliveryStatus[],
  change: Updateable<Database['deliveries']>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('deliveries')
    .set((eb) => ({
      ...change,
      ...(change.provider_id && { sent_at: eb.fn.coalesce('sent_at', eb.val(change.updated_at ?? null)) }),
    }))
    .where('workspace_id', '=', workspace_id)
    .where('id', '=', id)
    .where('status', 'in', [...from])
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** Forgets reports that came before an instant. */
export async function deleteReportsBefore(db: Db, before: number): Promise<void> {
  await db.deleteFrom('provider_reports').where('received_at', '<', before).execute()
}
