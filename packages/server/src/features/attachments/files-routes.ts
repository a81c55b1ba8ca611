import { CodedError } from '@deskbell/protocol'
import type { App, AppContext } from '../../platform/http.ts'
import { RATE_RULES } from '../../platform/limits.ts'
import { readAttachment } from './links.ts'

const SERVED = '/files/:attachmentId/:name'

const EXPIRED_PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>This link has expired</title>
</head>
<body>
<h1>This link has expired</h1>
<p>Links to files work for a few minutes. Go back to the conversation and open the file there again.</p>
</body>
</html>
`

export function mountFiles(app: App): void {
  app.get(SERVED, serveFile)
}

/**
 * Whatever a file holds, no page comes of it: browsers may not guess its type, and all but pictures
 * that we encoded ourselves are downloaded.
 */
async function serveFile(c: AppContext): Promise<Response> {
  c.set('route', SERVED)
  const { deps, ip } = c.var
  await deps.limiter.consume(ip, RATE_RULES.publicRead)
  const { attachmentId = '', name = '' } = c.req.param()
  const { expires = '', signature = '', thumbnail } = c.req.query()
  try {
    const file = await readAttachment(deps, {
      attachmentId,
      name,
      expires,
      signature,
      thumbnail: thumbnail !== undefined,
    })
    const seconds = Math.max(0, Math.floor((file.expiresAt - deps.clock.now()) / 1000))
    const headers = new Headers({
      'Cache-Control': `private, max-age=${seconds}`,
      'Content-Disposition': disposition(file.isPicture ? 'inline' : 'attachment', file.name),
      'Content-Length': String(file.bytes.length),
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Content-Type': file.type,
      'Cross-Origin-Resource-Policy': 'cross-origin',
      'Referrer-Policy': 'no-referrer',
      'X-Content-Type-Options': 'nosniff',
    })
    return new Response(file.bytes, { headers })
  } catch (error) {
    const isPage = /\btext\/html\b/.test(c.req.header('accept') ?? '')
    if (!isPage || !(error instanceof CodedError) || error.code !== 'link_used_or_expired') throw error
    return c.html(EXPIRED_PAGE, 410, { 'Cache-Control': 'no-store' })
  }
}

/**
 * A Content-Disposition (RFC 6266): the name in ASCII for old readers, and as it is by RFC 8187.
 *
 * @example disposition('attachment', 'März.pdf') // 'attachment; filename="M_rz.pdf"; filename*=UTF-8\'\'M%C3%A4rz.pdf'
 */
export function disposition(kind: 'inline' | 'attachment', name: string): string {
  const plain = name.replace(/[^\x20-\x7e]/gu, '_').replace(/["\\%;]/g, '_')
  // What encodeURIComponent leaves and RFC 8187 does not allow.
  const whole = encodeURIComponent(name).replace(
    /['()*!]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${kind}; filename="${plain}"; filename*=UTF-8''${whole}`
}
