import * as v from 'valibot'
import { ClientId, id } from '../core/ids.ts'
import { LIMITS } from '../core/limits.ts'
import { isOneLine } from '../core/values.ts'

export const FileName = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1, 'must not be empty'),
  v.maxLength(LIMITS.fileNameLength),
  isOneLine,
)

/** A file that was sent with a message. Its bytes are fetched by a link that expires: see `getAttachmentLink`. */
export const Attachment = v.object({
  id: id('attachment'),
  name: v.string(),
  /** By its content, not by its name. */
  type: v.string(),
  size: v.number(),
  /** Pixels, where it is a picture that can be shown. */
  image: v.nullable(v.object({ width: v.number(), height: v.number() })),
})
export type Attachment = v.InferOutput<typeof Attachment>

/** `receiving` until every byte is there, `refused` with the reason where it may not be kept. */
export const UPLOAD_STATUSES = ['receiving', 'ready', 'refused'] as const

export const CreateUpload = v.strictObject({
  clientId: ClientId,
  name: FileName,
  size: v.pipe(
    v.number(),
    v.integer(),
    v.minValue(1, 'must not be empty'),
    v.maxValue(LIMITS.attachmentBytes, `must have at most ${LIMITS.attachmentBytes} bytes`),
  ),
})
export type CreateUpload = v.InferOutput<typeof CreateUpload>

/** A file on its way. After an interruption, ask for it and go on at `received`. */
export const Upload = v.object({
  id: id('attachment'),
  status: v.picklist(UPLOAD_STATUSES),
  size: v.number(),
  /** Bytes that are kept so far: where the next piece begins. */
  received: v.number(),
  /** The most that one piece may hold. */
  pieceBytes: v.number(),
  /** Once it is ready. */
  attachment: v.nullable(Attachment),
  /** Why it was refused, in words for the person who sent it. */
  refusal: v.nullable(v.string()),
})
export type Upload = v.InferOutput<typeof Upload>

const Offset = v.pipe(v.string(), v.regex(/^\d{1,10}$/, 'must be a number of bytes'), v.transform(Number))
export const AppendUpload = v.strictObject({ offset: Offset })
export type AppendUpload = v.InferOutput<typeof AppendUpload>

/** Addresses on the service's own origin, such as `/files/att_…/plan.pdf?…`, that work for a few minutes for whoever has them. */
export const AttachmentLink = v.object({
  url: v.string(),
  /** A small picture of it; null where it is no picture. */
  thumbnailUrl: v.nullable(v.string()),
  expiresAt: v.string(),
})
export type AttachmentLink = v.InferOutput<typeof AttachmentLink>

/** Files to send with a message, by id; each was uploaded by the same person and not sent before. */
export const AttachmentIds = v.pipe(v.array(id('attachment')), v.maxLength(LIMITS.attachmentsPerMessage))
