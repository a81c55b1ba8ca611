import type { AppContext } from './http.ts'
import { hashToken } from './secrets.ts'

/**
 * An answer that anyone may keep for a while, with an ETag of its content: whoever asks again with
 * the same one is told that nothing changed.
 */
export function cacheable(c: AppContext, result: unknown, maxAgeSeconds: number): Response {
  const body = JSON.stringify(result)
  const etag = `"${hashToken(body).slice(0, 22)}"`
  c.header('Cache-Control', `public, max-age=${maxAgeSeconds}`)
  c.header('ETag', etag)
  if (c.req.header('if-none-match')?.includes(etag)) return c.body(null, 304)
  c.header('Content-Type', 'application/json')
  return c.body(body, 200)
}
