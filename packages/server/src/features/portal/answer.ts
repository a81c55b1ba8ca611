import type { HelpActivity } from '@deskbell/protocol'
import type { AppContext } from '../../platform/http.ts'
import { hashToken } from '../../platform/secrets.ts'

/** An answer as bytes, to be sent again and again. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly etag: string
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Made when somebody first takes it. */
  gzipped: Promise<Uint8Array<ArrayBuffer>> | null
  /** What is counted each time it is sent. */
  readonly activity: HelpActivity | null
}

export interface AnswerOptions {
  readonly status?: number
  readonly type: string
  readonly cacheControl: string
  readonly headers?: Readonly<Record<string, string>>
  readonly activity?: HelpActivity | undefined
}

const encoder = new TextEncoder()

export function answerOf(text: string, options: AnswerOptions): Answer {
  const { status = 200, type, cacheControl, headers, activity = null } = options
  return {
    status,
    headers: { ...headers, 'Content-Type': type, 'Cache-Control': cacheControl, Vary: 'Accept-Encoding' },
    etag: `"${hashToken(text).slice(0, 22)}"`,
    bytes: encoder.encode(text),
    gzipped: null,
    activity,
  }
}

/** Sends it: not at all where the caller has it already, and compressed where they take that. */
export async function send(c: AppContext, answer: Answer): Promise<Response> {
  const { status, etag } = answer
  c.set('isDressed', true)
  // This request's own, so they need no copy.
  const headers = Object.assign(c.get('headers'), answer.headers)
  if (status === 200) {
    headers.ETag = etag
    if (c.req.header('if-none-match')?.includes(etag)) return new Response(null, { status: 304, headers })
  }
  if (!/\bgzip\b/.test(c.req.header('accept-encoding') ?? '')) return new Response(answer.bytes, { status, headers })
  answer.gzipped ??= gzip(answer.bytes)
  headers['Content-Encoding'] = 'gzip'
  return new Response(await answer.gzipped, { status, headers })
}

async function gzip(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array<ArrayBuffer>[] = []
  for await (const chunk of new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'))) chunks.push(chunk)
  return new Uint8Array(await new Blob(chunks).arrayBuffer())
}
