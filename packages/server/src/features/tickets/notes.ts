import { type AddNote, type Attachment, CodedError, type Note } from '@deskbell/protocol'
import { inTransaction, type Tx } from '../../db/transaction.ts'
import { requireInbox } from '../../platform/access.ts'
import type { Ctx } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { listAgentRows } from '../agents/index.ts'
import { attachToConversation } from '../attachments/index.ts'
import { requireCaller, requireConversation } from '../conversations/index.ts'
import { findNote, insertNote, listNoteRows, type NoteRow, takeNote } from './notes-repository.ts'
import { findTicketOf } from './repository.ts'
import { indexTerms } from './terms-repository.ts'

/** A conversation holds so many notes at most; nobody reads more. */
const NOTES = 1_000

export async function listNotes(ctx: Ctx, { conversationId }: { conversationId: string }): Promise<{ items: Note[] }> {
  requireInbox(ctx)
  const { db } = ctx.deps
  await requireConversation(db, requireCaller(ctx).scope, conversationId)
  const rows = await listNoteRows(db, ctx.workspaceId, conversationId, NOTES)
  return { items: rows.map(toNote) }
}

/** Leaves a note for colleagues. A retry with the same client id answers with the first. */
export async function addNote(ctx: Ctx, input: AddNote & { conversationId: string }): Promise<Note> {
  const { id: authorId } = requireInbox(ctx)
  const { scope } = requireCaller(ctx)
  return inTransaction(ctx, async (tx) => {
    await requireConversation(tx.db, scope, input.conversationId)
    const first = await findNote(tx.db, input.conversationId, authorId, input.clientId)
    if (first) return toNote(first)
    await requireColleagues(tx, ctx.workspaceId, input.mentions)
    return leaveNote(ctx, tx, { ...input, authorId })
  })
}

/** Leaves a note in the caller's transaction; without an author it is Deskbell's own. */
export async function leaveNote(
  ctx: Ctx,
  tx: Tx,
  note: AddNote & { conversationId: string; authorId: string | null },
): Promise<Note> {
  const { conversationId, authorId, mentions } = note
  const owner = { workspaceId: ctx.workspaceId, kind: authorId ? 'agent' : 'system', id: authorId ?? '' } as const
  const attachments =
    note.attachmentIds.length === 0
      ? []
      : await attachToConversation(tx, owner, conversationId, note.attachmentIds, { forNote: true })
  const row: NoteRow = {
    id: newId('note'),
    workspace_id: ctx.workspaceId,
    conversation_id: conversationId,
    author_id: authorId,
    client_id: note.clientId,
    text: note.text,
    mentions: JSON.stringify(mentions),
    attachments: JSON.stringify(attachments),
    at: tx.now(),
  }
  await insertNote(tx.db, row)
  const ticket = await findTicketOf(tx.db, ctx.workspaceId, conversationId)
  if (ticket) await indexTerms(tx.db, ticket, note.text)
  const data = { conversationId, noteId: row.id, mentions, authorId }
  await tx.record({ type: 'ticket.note_changed', subject: row.id, data })
  return toNote(row)
}

/** Removes a note: one's own, or any as an admin. Throws `not_found`, `forbidden`. */
export async function deleteNote(ctx: Ctx, { noteId }: { noteId: string }): Promise<void> {
  const { id, role } = requireInbox(ctx)
  await inTransaction(ctx, async (tx) => {
    const row = await takeNote(tx.db, ctx.workspaceId, noteId)
    if (!row) throw new CodedError('not_found', `No note has the id ${noteId}`)
    if (row.author_id !== id && role !== 'admin') throw new CodedError('forbidden', 'It is a colleague’s note')
    const data = { conversationId: row.conversation_id, noteId, mentions: [], authorId: row.author_id }
    await tx.record({ type: 'ticket.note_changed', subject: noteId, data })
  })
}

async function requireColleagues(tx: Tx, workspaceId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const known = new Set((await listAgentRows(tx.db, workspaceId)).map((agent) => agent.id))
  const unknown = ids.find((id) => !known.has(id))
  if (unknown) throw new CodedError('not_found', `No agent has the id ${unknown}`)
}

function toNote(row: NoteRow): Note {
  return {
    id: row.id,
    conversationId: row.conversation_id,
    authorId: row.author_id,
    text: row.text,
    mentions: JSON.parse(row.mentions) as string[],
    attachments: JSON.parse(row.attachments) as Attachment[],
    at: new Date(row.at).toISOString(),
  }
}
