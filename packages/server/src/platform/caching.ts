import type { AppContext } from './http.ts'
import { hashToken } from './secrets.ts'

interface Written {
  readonly body: Uint8Array<ArrayBuffer>
  readonly etag: string
}

const written = new WeakMap<object, Written>()
const encoder = new TextEncoder()

/**
 * An answer that anyone may keep for a while, with an ETag of its content: whoever asks again with
 * the same one is told that nothing changed. A result that is given a second time, the same object,
 * is written from memory; so it must not change meanwhile. Times are seconds.
 */
export function cacheable(c: AppContext, result: object, maxAgeSeconds: number, staleSeconds?: number): Response {
  let answer = written.get(result)
  if (!answer) {
    const text = JSON.stringify(result)
    answer = { body: encoder.encode(text), etag: `"${hashToken(text).slice(0, 22)}"` }
    written.set(result, answer)
  }
  const stale = staleSeconds === undefined ? '' : `, stale-while-revalidate=${staleSeconds}`
  c.set('isDressed', true)
  // This request's own, so they need no copy.
  const headers = c.get('headers')
  headers['Cache-Control'] = `public, max-age=${maxAgeSeconds}${stale}`
  headers.ETag = answer.etag
  if (c.req.header('if-none-match')?.includes(answer.etag)) return new Response(null, { status: 304, headers })
  headers['Content-Type'] = 'application/json'
  return new Response(answer.body, { headers })
}

/** What was answered before, by the address that was asked for; those that were made longest ago make room. */
export interface KeptAnswers {
  find(url: string): object | undefined
  set(url: string, result: object): void
}

const KEPT = 2_000

export function keepAnswers(): KeptAnswers {
  const kept = new Map<string, object>()
  return {
    find: (url) => kept.get(url),
    set(url, result) {
      // A map keeps its order: the one that was set longest ago goes.
      kept.delete(url)
      kept.set(url, result)
      const [oldest] = kept.keys()
      if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest)
    },
  }
}
