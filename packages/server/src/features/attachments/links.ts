import { type AttachmentLink, CodedError } from '@deskbell/protocol'
import type { Ctx, Deps } from '../../platform/context.ts'
import { isPictureType } from '../../platform/files/pictures.ts'
import { isSameSecret, signText } from '../../platform/secrets.ts'
import { type AttachmentRow, findAttachments, findServed, findThreadOf } from './repository.ts'
import { ownerOf } from './uploads.ts'

/**
 * Links work for five to ten minutes: they end at full five minutes, so that who asks again soon gets
 * the same address, and a browser the picture it has already.
 */
const STEP = 5 * 60_000
const PURPOSE = 'attachment-link'
const THUMBNAIL_TYPE = 'image/webp'

/**
 * Addresses of an attachment on the service's own origin, for somebody who was found to be allowed to
 * see it. They work for a few minutes, for whoever has them.
 *
 * @example linkFor(deps, row).url // '/files/att_…/plan.pdf?expires=…&signature=…'
 */
export function linkFor({ config, clock }: Pick<Deps, 'config' | 'clock'>, row: AttachmentRow): AttachmentLink {
  const expires = (Math.floor(clock.now() / STEP) + 2) * STEP
  const path = `/files/${row.id}/${encodeURIComponent(row.name)}`
  const address = (variant: Variant) => {
    const signature = sign(config.secret, row.id, variant, expires)
    return `${path}?${new URLSearchParams({ expires: String(expires), signature })}${variant && `&${variant}`}`
  }
  return {
    url: address(''),
    thumbnailUrl: row.thumbnail_name === null ? null : address('thumbnail'),
    expiresAt: new Date(expires).toISOString(),
  }
}

type Variant = '' | 'thumbnail'

function sign(secret: string, id: string, variant: Variant, expires: number): string {
  return signText(secret, PURPOSE, `${id}\n${variant}\n${expires}`)
}

/**
 * Addresses of an attachment, for those who may see it: customers what stands in their conversations, providers and
 * whoever came by a link what stands in that of the booking, people of the inbox all of the workspace, and everybody
 * what they uploaded and have not sent. Throws `not_found` otherwise.
 */
export async function getAttachmentLink(ctx: Ctx, { attachmentId }: { attachmentId: string }): Promise<AttachmentLink> {
  const owner = ownerOf(ctx)
  const { db } = ctx.deps
  const [row] = await findAttachments(db, ctx.workspaceId, [attachmentId])
  if (row && (await maySee())) return linkFor(ctx.deps, row)
  throw new CodedError('not_found', `No attachment has the id ${attachmentId}`)

  async function maySee(): Promise<boolean> {
    if (!row) return false
    if (row.conversation_id === null) return row.owner_kind === owner.kind && row.owner_id === owner.id
    const { actor, workspaceId } = ctx
    if (actor.kind === 'agent' && actor.role !== 'provider') return true
    if (row.for_note !== 0) return false
    const thread = await findThreadOf(db, workspaceId, row.conversation_id)
    if (owner.kind === 'agent') return thread?.booking_id != null && thread.provider_id === owner.id
    return owner.kind === 'guest' ? thread?.booking_id === owner.id : thread?.customer_id === owner.id
  }
}

/** What an address asks for, as it came. */
export interface AskedFile {
  readonly attachmentId: string
  readonly name: string
  readonly expires: string
  readonly signature: string
  readonly thumbnail: boolean
}

/** A file to be sent. */
export interface ServedFile {
  readonly name: string
  readonly type: string
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Encoded by ourselves, so that it can be nothing but a picture. */
  readonly isPicture: boolean
  /** Until when it may be kept, in epoch milliseconds. */
  readonly expiresAt: number
}

/** Reads what a signed address leads to. Throws `not_found` for any we did not make, `link_used_or_expired` later. */
export async function readAttachment({ config, clock, db, files }: Deps, asked: AskedFile): Promise<ServedFile> {
  const expires = /^\d{1,15}$/.test(asked.expires) ? Number(asked.expires) : 0
  const variant = asked.thumbnail ? 'thumbnail' : ''
  const nothing = new CodedError('not_found', 'There is no such file')
  if (!isSameSecret(asked.signature, sign(config.secret, asked.attachmentId, variant, expires))) throw nothing
  if (expires <= clock.now()) throw new CodedError('link_used_or_expired', 'This address of the file has expired')
  const row = await findServed(db, asked.attachmentId)
  const stored = asked.thumbnail ? row?.thumbnail_name : row?.storage_name
  const bytes = row?.name === asked.name && stored ? await files.read(stored) : null
  if (!row || !bytes) throw nothing
  const type = asked.thumbnail ? THUMBNAIL_TYPE : row.type
  return { name: row.name, type, bytes, isPicture: isPictureType(type), expiresAt: expires }
}
