import type { Db, MailboxCursorRow } from './repository.ts'

/**
 * Takes or keeps a mailbox for one node until then; false while another has it. Of several that try
 * at once one wins, because the row is changed only where it is free.
 */
export async function holdMailbox(
  db: Db,
  mailbox: string,
  by: string,
  { now, until }: { now: number; until: number },
): Promise<boolean> {
  await db
    .insertInto('mailbox_cursors')
    .values({ mailbox, uid_validity: '', last_uid: 0, read_at: 0, held_by: null, held_until: 0 })
    .onConflict((conflict) => conflict.column('mailbox').doNothing())
    .execute()
  const { numUpdatedRows } = await db
    .updateTable('mailbox_cursors')
    .set({ held_by: by, held_until: until })
    .where('mailbox', '=', mailbox)
    .where((eb) => eb.or([eb('held_by', '=', by), eb('held_until', '<=', now)]))
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

export async function releaseMailbox(db: Db, mailbox: string, by: string): Promise<void> {
  await db
    .updateTable('mailbox_cursors')
    .set({ held_by: null, held_until: 0 })
    .where('mailbox', '=', mailbox)
    .where('held_by', '=', by)
    .execute()
}

export async function readCursor(db: Db, mailbox: string): Promise<MailboxCursorRow> {
  const row = await db
    .selectFrom('mailbox_cursors')
    .selectAll()
    .where('mailbox', '=', mailbox)
    .executeTakeFirstOrThrow()
  return { ...row, last_uid: Number(row.last_uid), read_at: Number(row.read_at), held_until: Number(row.held_until) }
}

export async function moveCursor(
  db: Db,
  mailbox: string,
  to: Partial<Pick<MailboxCursorRow, 'uid_validity' | 'last_uid' | 'read_at'>>,
): Promise<void> {
  await db.updateTable('mailbox_cursors').set(to).where('mailbox', '=', mailbox).execute()
}
