import { type AppendUpload, CodedError, type CreateUpload, LIMITS, type Upload } from '@deskbell/protocol'
import { inTransaction } from '../../db/transaction.ts'
import { requireAgent } from '../../platform/access.ts'
import type { Ctx } from '../../platform/context.ts'
import { digestOf } from '../../platform/files/recognise.ts'
import { allowanceOf } from './allowance.ts'
import { type KeepCtx, keepBytes, newRow, refuse } from './keep.ts'
import { clearLoose, holdOn, letGo, writeLoose } from './loose.ts'
import { shownName } from './names.ts'
import { insertPiece, listPieces } from './pieces-repository.ts'
import {
  type AttachmentRow,
  advance,
  deleteUnsent,
  findByClientId,
  findOwn,
  insertAttachment,
  type Owner,
  toAttachment,
} from './repository.ts'

/** Uploads that wait to be sent, of one person. */
const UNSENT = 30
/** Only the last piece may be smaller: an upload is no heap of crumbs. */
const LEAST_PIECE = 16 * 1024

/**
 * Who uploads: a customer, somebody of the workspace, or whoever came by a link that may manage a booking, for it.
 * Throws `forbidden` for anyone else.
 */
export function ownerOf(ctx: Ctx): Owner {
  const { workspaceId, actor } = ctx
  if (actor.kind === 'customer') return { workspaceId, kind: 'customer', id: actor.id }
  if (actor.kind !== 'guest') return { workspaceId, kind: 'agent', id: requireAgent(ctx).id }
  if (actor.scope === 'manage') return { workspaceId, kind: 'guest', id: actor.bookingId }
  throw new CodedError('forbidden', 'This link is for looking only')
}

/**
 * Announces a file. A retry with the same client id answers with how far the first has come.
 *
 * @throws CodedError `client_id_reused` where that was for another file, `limit_reached` for too many files that wait
 * to be sent, `rate_limited` for too much in a day
 */
export async function createUpload(ctx: Ctx, input: CreateUpload): Promise<Upload> {
  const owner = ownerOf(ctx)
  const { db } = ctx.deps
  const row = newRow(ctx, owner, input)
  const earlier = await findByClientId(db, owner, input.clientId)
  if (!earlier) {
    await requireRoom(ctx, owner, input.size)
    if (await insertAttachment(db, row)) return toUpload(row)
  }
  const first = earlier ?? (await findByClientId(db, owner, input.clientId))
  if (!first) throw new CodedError('conflict')
  const renamed = first.status === 'receiving' && first.name !== shownName(input.name)
  if (renamed || Number(first.size) !== input.size) throw new CodedError('client_id_reused')
  return toUpload(first)
}

async function requireRoom(ctx: Ctx, owner: Owner, size: number): Promise<void> {
  const { left, unsent, words } = await allowanceOf(ctx, owner)
  if (unsent >= UNSENT) throw new CodedError('limit_reached', `${UNSENT} files wait to be sent already`)
  if (size > left) throw new CodedError('rate_limited', words, { retryAfterSeconds: 3_600 })
}

/** How far one's own upload has come. Throws `not_found`. */
export async function getUpload(ctx: Ctx, { uploadId }: { uploadId: string }): Promise<Upload> {
  return toUpload(await requireOwn(ctx, uploadId))
}

/**
 * Takes the next piece. The same piece again changes nothing; with the last one the file is examined
 * and becomes `ready` or `refused`. An empty piece behind the last byte asks for that once more, where
 * it did not come about.
 *
 * @throws CodedError `not_found`, `conflict` naming where the next piece begins, `invalid_input` for a piece that is
 * empty, too small, or goes beyond what was announced, `unavailable` where the virus scanner does not answer
 */
export async function appendUpload(
  ctx: Ctx,
  { uploadId, offset, bytes }: AppendUpload & { uploadId: string; bytes: Uint8Array },
): Promise<Upload> {
  const row = await requireOwn(ctx, uploadId)
  if (row.status !== 'receiving') return toUpload(row)
  const size = Number(row.size)
  const end = offset + bytes.length
  if (end > size) throw unfit(`The file was announced with ${size} bytes`)
  const isLast = end === size
  if (bytes.length < LEAST_PIECE && !isLast) throw unfit(`All but the last piece have at least ${LEAST_PIECE} bytes`)
  if (bytes.length > 0 && offset === Number(row.received)) await addPiece(ctx, row, offset, bytes)
  const now = await requireOwn(ctx, uploadId)
  if (now.status !== 'receiving') return toUpload(now)
  if (!(await isKnown(ctx, now, offset, bytes))) {
    // Its pieces go when it is ended, which may have been a moment ago.
    const latest = await requireOwn(ctx, uploadId)
    if (latest.status !== 'receiving') return toUpload(latest)
    throw new CodedError('conflict', `The next piece begins at ${Number(latest.received)}`)
  }
  return toUpload(Number(now.received) === size ? await finish(ctx, now) : now)
}

function unfit(message: string): CodedError {
  return new CodedError('invalid_input', undefined, { errors: [{ path: 'body', message }] })
}

/** Adds a piece, unless another took its place meanwhile. */
async function addPiece(ctx: Ctx, row: AttachmentRow, start: number, bytes: Uint8Array): Promise<void> {
  const names = await writeLoose(ctx, [bytes])
  const isAdded = await inTransaction(ctx, async (tx) => {
    if (!(await advance(tx.db, row.id, start, start + bytes.length, tx.now()))) return false
    await holdOn(tx, names)
    const piece = { attachment_id: row.id, start, size: bytes.length, sha256: digestOf(bytes) }
    await insertPiece(tx.db, { ...piece, storage_name: names[0] as string })
    return true
  })
  if (!isAdded) await clearLoose(ctx.deps, names)
}

/** Whether what was sent is a piece that we have. */
async function isKnown(ctx: Ctx, row: AttachmentRow, offset: number, bytes: Uint8Array): Promise<boolean> {
  if (bytes.length === 0 && offset === Number(row.received)) return true
  const pieces = await listPieces(ctx.deps.db, row.id)
  const sha256 = digestOf(bytes)
  return pieces.some((piece) => Number(piece.start) === offset && piece.sha256 === sha256)
}

async function finish(ctx: KeepCtx, row: AttachmentRow): Promise<AttachmentRow> {
  const { db, files } = ctx.deps
  const parts: Uint8Array[] = []
  for (const piece of await listPieces(db, row.id)) {
    const bytes = await files.read(piece.storage_name)
    if (bytes) parts.push(bytes)
  }
  const bytes = Buffer.concat(parts)
  if (bytes.length === Number(row.size)) return keepBytes(ctx, row, bytes)
  // Somebody else may have finished it while we read.
  const owner = { workspaceId: row.workspace_id, kind: row.owner_kind as Owner['kind'], id: row.owner_id }
  const current = await findOwn(db, owner, row.id)
  if (current?.status !== 'receiving') return current ?? row
  return refuse(ctx, row, 'Part of the file was lost on our side. Send it again.')
}

/** Takes back a file that was not sent yet. Throws `not_found`, and `conflict` where it was sent. */
export async function cancelUpload(ctx: Ctx, { uploadId }: { uploadId: string }): Promise<void> {
  await requireOwn(ctx, uploadId)
  const unused = await inTransaction(ctx, async (tx) => {
    const row = await deleteUnsent(tx.db, uploadId)
    if (!row) throw new CodedError('conflict', 'It was sent already')
    const data = { name: row.name, size: Number(row.size) }
    await tx.record({ type: 'attachment.cancelled', subject: row.id, data })
    return letGo(tx, row)
  })
  await clearLoose(ctx.deps, unused)
}

async function requireOwn(ctx: Ctx, id: string): Promise<AttachmentRow> {
  const row = await findOwn(ctx.deps.db, ownerOf(ctx), id)
  if (!row) throw new CodedError('not_found', `No upload has the id ${id}`)
  return row
}

function toUpload(row: AttachmentRow): Upload {
  return {
    id: row.id,
    status: row.status as Upload['status'],
    size: Number(row.size),
    received: Number(row.received),
    pieceBytes: LIMITS.uploadPieceBytes,
    attachment: row.status === 'ready' ? toAttachment(row) : null,
    refusal: row.refusal,
  }
}
