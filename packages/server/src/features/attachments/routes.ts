import { CodedError, attachmentEndpoints as endpoints, LIMITS } from '@deskbell/protocol'
import { readBytes } from '../../platform/body.ts'
import type { Ctx } from '../../platform/context.ts'
import type { App } from '../../platform/http.ts'
import { RATE_RULES } from '../../platform/limits.ts'
import { route } from '../../platform/route.ts'
import { getAttachmentLink } from './links.ts'
import { appendUpload, cancelUpload, createUpload, getUpload } from './uploads.ts'

const RAW = /^application\/octet-stream$/i

export function mountUploads(app: App): void {
  route(app, endpoints.createUpload, async (ctx, { body, ip }) => {
    await limitUploads(ctx, ip)
    return createUpload(ctx, body)
  })
  route(app, endpoints.getUpload, (ctx, { params }) => getUpload(ctx, params), { ordinary: RATE_RULES.uploadPiece })
  route(
    app,
    endpoints.appendUpload,
    async (ctx, { params, query, request }) =>
      appendUpload(ctx, { ...params, ...query, bytes: await readPiece(request) }),
    { ordinary: RATE_RULES.uploadPiece },
  )
  route(app, endpoints.cancelUpload, (ctx, { params }) => cancelUpload(ctx, params))
  route(app, endpoints.getAttachmentLink, (ctx, { params }) => getAttachmentLink(ctx, params))
}

/** Customers may announce so many files, and one network address may; agents have the ordinary limit. */
async function limitUploads({ actor, deps }: Ctx, ip: string): Promise<void> {
  if (actor.kind !== 'customer' && actor.kind !== 'guest') return
  await deps.limiter.consume(actor.kind === 'guest' ? actor.bookingId : actor.id, RATE_RULES.upload)
  await deps.limiter.consume(ip, RATE_RULES.uploadPerAddress)
}

/** The whole piece; one that was cut off on its way is none. */
async function readPiece(request: Request): Promise<Uint8Array> {
  const type = request.headers.get('content-type')
  if (type !== null && !RAW.test(type)) {
    throw new CodedError('unsupported_media_type', 'Send the piece itself as application/octet-stream')
  }
  try {
    return await readBytes(request, LIMITS.uploadPieceBytes)
  } catch (error) {
    if (error instanceof CodedError) throw error
    const errors = [{ path: 'body', message: 'ended early' }]
    throw new CodedError('invalid_input', 'The piece was cut off on its way', { errors, cause: error })
  }
}
