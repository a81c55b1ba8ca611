import type { Selectable } from 'kysely'
import type { Db } from './repository.ts'
import type { InvitationsTable } from './tables.ts'

export type InvitationRow = Selectable<InvitationsTable>

export async function insertInvitation(db: Db, row: InvitationRow): Promise<void> {
  await db.insertInto('invitations').values(row).execute()
}

/** Invitations that can still be accepted, the newest first. */
export function listWaitingInvitations(db: Db, workspaceId: string, now: number): Promise<InvitationRow[]> {
  return db
    .selectFrom('invitations')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
}

export function findInvitation(db: Db, id: string): Promise<InvitationRow | undefined> {
  return db.selectFrom('invitations').selectAll().where('id', '=', id).executeTakeFirst()
}

/** The invitation a link names, if it can still be accepted. */
export function findWaitingInvitation(db: Db, tokenHash: string, now: number): Promise<InvitationRow | undefined> {
  return db
    .selectFrom('invitations')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
}

/** Uses an invitation up. Of two who follow the link at once, one gets false. */
export async function takeInvitation(db: Db, id: string, now: number): Promise<boolean> {
  const row = await db
    .updateTable('invitations')
    .set({ ended_at: now })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Revokes an invitation that waits; false where there is none such in the workspace. */
export async function revokeWaitingInvitation(db: Db, workspaceId: string, id: string, now: number): Promise<boolean> {
  const row = await db
    .updateTable('invitations')
    .set({ ended_at: now })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}
