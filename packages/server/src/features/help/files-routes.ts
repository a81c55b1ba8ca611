import { CodedError, helpCenterEndpoints, LIMITS } from '@deskbell/protocol'
import { readBytes } from '../../platform/body.ts'
import type { App, AppContext } from '../../platform/http.ts'
import { RATE_RULES } from '../../platform/limits.ts'
import { route } from '../../platform/route.ts'
import { keepHelpFile, readHelpFile } from './files.ts'

const SERVED = '/help/files/:fileId/:name'
const RAW = /^application\/octet-stream$/i

export function mountHelpFiles(app: App): void {
  route(app, helpCenterEndpoints.uploadHelpFile, async (ctx, { query, request }) => {
    const type = request.headers.get('content-type')
    if (type !== null && !RAW.test(type)) {
      throw new CodedError('unsupported_media_type', 'Send the file itself as application/octet-stream')
    }
    return keepHelpFile(ctx, { name: query.name, bytes: await readBytes(request, LIMITS.fileBytes) })
  })
  app.get(SERVED, serveFile)
}

/**
 * Whatever a file holds, no page comes of it: its type is what its bytes are, browsers may not guess,
 * and all but re-encoded pictures are downloaded. It never changes under its address.
 */
async function serveFile(c: AppContext): Promise<Response> {
  c.set('route', SERVED)
  const { deps, ip } = c.var
  await deps.limiter.consume(ip, RATE_RULES.publicRead)
  const { fileId = '', name = '' } = c.req.param()
  const { file, bytes, isPicture } = await readHelpFile({ deps }, { fileId, name })
  const headers = new Headers({
    'Cache-Control': 'public, max-age=31536000, immutable',
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'X-Content-Type-Options': 'nosniff',
    ETag: `"${file.id}"`,
  })
  if (c.req.header('if-none-match')?.includes(file.id)) return new Response(null, { status: 304, headers })
  headers.set('Content-Type', file.type)
  headers.set('Content-Length', String(bytes.length))
  if (!isPicture) headers.set('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
  return new Response(bytes, { headers })
}
