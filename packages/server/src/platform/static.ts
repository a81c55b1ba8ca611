import { CodedError } from '@deskbell/protocol'
import type { AppContext } from './http.ts'

export interface ServeOptions {
  /** How long a file whose name carries no hash may be used unasked, in seconds; 0 when absent. */
  readonly maxAge?: number
  readonly headers?: Readonly<Record<string, string>>
}

/** Answers with a static file: compressed where the caller takes it, 304 where they have it already. */
export async function serveAsset(c: AppContext, path: string, options: ServeOptions = {}): Promise<Response> {
  const asset = await c.var.deps.assets.find(path)
  if (!asset) throw new CodedError('not_found', `There is no file ${path}`)
  const headers = new Headers(options.headers)
  headers.set('ETag', asset.etag)
  headers.set('Vary', 'Accept-Encoding')
  headers.set('Cache-Control', cacheControl(asset.immutable, options.maxAge ?? 0))
  if (c.req.header('if-none-match')?.includes(asset.etag)) return new Response(null, { status: 304, headers })
  headers.set('Content-Type', asset.type)
  const gzipped = /\bgzip\b/.test(c.req.header('accept-encoding') ?? '') ? asset.gzipped : null
  if (gzipped) headers.set('Content-Encoding', 'gzip')
  const body = gzipped ?? asset.bytes
  headers.set('Content-Length', String(body.length))
  return new Response(body, { headers })
}

function cacheControl(immutable: boolean, maxAge: number): string {
  if (immutable) return 'public, max-age=31536000, immutable'
  return maxAge > 0 ? `public, max-age=${maxAge}, stale-while-revalidate=86400` : 'no-cache'
}
