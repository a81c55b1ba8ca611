import { CodedError, LIMITS } from '@deskbell/protocol'
import { inTransaction } from '../../db/transaction.ts'
import type { Ctx } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { allowanceOf } from './allowance.ts'
import { type Examined, examine } from './examine.ts'
import { clearLoose, holdOn, letGoOfPieces, writeLoose } from './loose.ts'
import { shownName } from './names.ts'
import { type AttachmentRow, endReceiving, findByClientId, insertAttachment, type Owner } from './repository.ts'

export type KeepCtx = Pick<Ctx, 'deps' | 'workspaceId' | 'actor' | 'requestId'>

export interface GivenFile {
  readonly name: string
  readonly bytes: Uint8Array
  /** The same again is the same file. */
  readonly clientId: string
}

/**
 * Keeps a file that came whole, as mail and forms bring them, ready to be attached. A retry with the
 * same client id answers with the first result.
 *
 * @throws CodedError `file_refused` in words for who sent it: empty, above LIMITS.attachmentBytes, beyond what a day
 * allows, damaged, or with a virus; `unavailable` where the virus scanner does not answer: try again later
 * @example
 * const row = await storeAttachment(ctx, { workspaceId, kind: 'customer', id }, { name: 'plan.pdf', bytes, clientId })
 * await attachToConversation(tx, owner, conversationId, [row.id])
 */
export async function storeAttachment(ctx: KeepCtx, owner: Owner, given: GivenFile): Promise<AttachmentRow> {
  const { db } = ctx.deps
  const { bytes, clientId } = given
  if (bytes.length === 0) throw new CodedError('file_refused', 'The file is empty.')
  if (bytes.length > LIMITS.attachmentBytes) {
    throw new CodedError('file_refused', `A file may have at most ${LIMITS.attachmentBytes / 1024 / 1024} MB.`)
  }
  const row = (await findByClientId(db, owner, clientId)) ?? (await announce(ctx, owner, given))
  const kept = row.status === 'receiving' ? await keepBytes(ctx, row, bytes) : row
  if (kept.status === 'refused') throw new CodedError('file_refused', kept.refusal ?? undefined)
  return kept
}

async function announce(ctx: KeepCtx, owner: Owner, { name, bytes, clientId }: GivenFile): Promise<AttachmentRow> {
  const { left, words } = await allowanceOf(ctx, owner)
  if (bytes.length > left) throw new CodedError('file_refused', words)
  const row = { ...newRow(ctx, owner, { clientId, name, size: bytes.length }), received: bytes.length }
  if (await insertAttachment(ctx.deps.db, row)) return row
  const first = await findByClientId(ctx.deps.db, owner, clientId)
  if (!first) throw new CodedError('conflict')
  return first
}

/** An upload of which nothing has come yet. */
export function newRow(
  ctx: KeepCtx,
  owner: Owner,
  { clientId, name, size }: { clientId: string; name: string; size: number },
): AttachmentRow {
  const now = ctx.deps.clock.now()
  return {
    id: newId('attachment'),
    workspace_id: owner.workspaceId,
    owner_kind: owner.kind,
    owner_id: owner.id,
    client_id: clientId,
    name: shownName(name),
    size,
    kept_size: null,
    received: 0,
    status: 'receiving',
    refusal: null,
    type: '',
    width: null,
    height: null,
    storage_name: null,
    thumbnail_name: null,
    conversation_id: null,
    for_note: 0,
    created_at: now,
    updated_at: now,
  }
}

/**
 * Ends an upload whose bytes are all there: it is `ready` or `refused` then. Where two do it at the
 * same time, one wins and both are answered with its result.
 */
export async function keepBytes(ctx: KeepCtx, row: AttachmentRow, bytes: Uint8Array): Promise<AttachmentRow> {
  const examined = await examine(ctx, row.name, bytes)
  return examined.refusal === null ? keep(ctx, row, examined) : refuse(ctx, row, examined.refusal)
}

async function keep(
  ctx: KeepCtx,
  row: AttachmentRow,
  { name, type, bytes, picture }: Extract<Examined, { refusal: null }>,
): Promise<AttachmentRow> {
  const names = await writeLoose(ctx, picture ? [bytes, picture.thumbnail] : [bytes])
  const [storageName = null, thumbnailName = null] = names
  const { ended, unused } = await inTransaction(ctx, async (tx) => {
    const ended = await endReceiving(tx.db, row.id, {
      status: 'ready',
      name,
      type,
      kept_size: bytes.length,
      width: picture?.width ?? null,
      height: picture?.height ?? null,
      storage_name: storageName,
      thumbnail_name: thumbnailName,
      updated_at: tx.now(),
    })
    if (!ended) return { ended, unused: names }
    await holdOn(tx, names)
    const unused = await letGoOfPieces(tx, row.id)
    await tx.record({ type: 'attachment.ready', subject: row.id, data: { name, type, size: bytes.length } })
    return { ended, unused }
  })
  await clearLoose(ctx.deps, unused)
  return ended ?? endedBefore(ctx, row)
}

/** Ends an upload that may not be kept, for reasons in words for who sent it. */
export async function refuse(ctx: KeepCtx, row: AttachmentRow, refusal: string): Promise<AttachmentRow> {
  const { ended, unused } = await inTransaction(ctx, async (tx) => {
    const ended = await endReceiving(tx.db, row.id, { status: 'refused', refusal, updated_at: tx.now() })
    if (!ended) return { ended, unused: [] }
    const unused = await letGoOfPieces(tx, row.id)
    const data = { name: row.name, size: Number(row.size), refusal }
    await tx.record({ type: 'attachment.refused', subject: row.id, data })
    return { ended, unused }
  })
  await clearLoose(ctx.deps, unused)
  return ended ?? endedBefore(ctx, row)
}

/** How somebody else ended it meanwhile. Throws `not_found` where it was taken back. */
async function endedBefore({ deps }: KeepCtx, row: AttachmentRow): Promise<AttachmentRow> {
  const owner = { workspaceId: row.workspace_id, kind: row.owner_kind as Owner['kind'], id: row.owner_id }
  const found = await findByClientId(deps.db, owner, row.client_id)
  if (!found) throw new CodedError('not_found', `No upload has the id ${row.id}`)
  return found
}
