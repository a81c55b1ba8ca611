import type { Entry } from '@deskbell/protocol'
import type { Tx } from '../../db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { toSharedConversation } from './conversation.ts'
import type { EntryEventType } from './events.ts'
import { type EntryRow, toEntry } from './log.ts'
import { listPeople, type Person } from './participants.ts'
import { type ConversationRow, insertEntry } from './repository.ts'

/** Who writes into the log; the system's id is empty. */
export interface Author {
  readonly kind: 'customer' | 'agent' | 'system'
  readonly id: string
}

export const SYSTEM: Author = { kind: 'system', id: '' }

/** An entry's row for the sequence number that `row` just took. */
export function entryRow(
  row: ConversationRow,
  by: Author,
  type: Entry['type'],
  more: { at: number; data?: object; clientId?: string },
): EntryRow {
  return {
    conversation_id: row.id,
    seq: row.last_seq,
    id: newId('entry'),
    workspace_id: row.workspace_id,
    type,
    sender_kind: by.kind,
    sender_id: by.id,
    client_id: more.clientId ?? null,
    data: JSON.stringify(more.data ?? {}),
    at: more.at,
  }
}

/** Appends an entry that cannot be a retry. */
export async function appendEntry(tx: Tx, row: EntryRow): Promise<void> {
  if (!(await insertEntry(tx.db, row))) throw new Error('An entry without a client id met another')
}

/** Records that an entry joined the log, with all that rooms tell of it; answers who takes part. */
export async function recordEntry(
  tx: Tx,
  type: EntryEventType,
  conversation: ConversationRow,
  entryAdded: EntryRow,
): Promise<{ entry: Entry; people: Person[] }> {
  const people = await listPeople(tx.db, [conversation.id])
  const entry = toEntry(entryAdded)
  const data = { entry, conversation: toSharedConversation(conversation, people) }
  await tx.record({ type, subject: conversation.id, data })
  return { entry, people }
}
