import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What a provider's double does in place of a plain answer. */
export type Trouble =
  /** Says that there were too many, and when to come again. */
  | { readonly kind: 'limit'; readonly retryAfter?: string }
  /** Does not take it, and is sorry. */
  | { readonly kind: 'fail' }
  /** As a proxy before it would: a page for people. */
  | { readonly kind: 'page'; readonly status: number }
  /** Takes it and says nothing. */
  | { readonly kind: 'hang' }
  /** Takes it and breaks the connection. */
  | { readonly kind: 'drop' }
  /** Refuses it and repeats everything it was given, headers and all. */
  | { readonly kind: 'repeat' }

/** A provider as tests have it: it speaks the real one's protocol, and gets into trouble when told to. */
export interface ProviderDouble<T> extends AsyncDisposable {
  /** Where it listens; an origin for HTTP. */
  readonly url: string
  /** What it took, in the order it came. */
  readonly taken: readonly T[]
  /** What it does with the next ones, each in its turn; null for no trouble. */
  next(...troubles: (Trouble | null)[]): void
  /** Forgets the troubles that nobody came for. */
  calm(): void
}

export interface AskedRequest {
  readonly method: string
  /** With its query. */
  readonly path: string
  readonly headers: IncomingMessage['headers']
  readonly body: Buffer
}

export interface Reply {
  readonly status: number
  readonly body: object | string
  readonly headers?: Readonly<Record<string, string>>
}

export interface Speech {
  /** Answers one request, and keeps what it takes. */
  answer(request: AskedRequest): Reply
  /** How it says that there were too many, that it failed, and that it refuses with these words. */
  limited(): Reply
  failed(): Reply
  refused(words: string): Reply
}

/** A server on this machine that speaks as `speech` does. */
export async function startHttpDouble(speech: Speech) {
  const troubles: (Trouble | null)[] = []
  const server = createServer((incoming, response) => {
    const parts: Buffer[] = []
    incoming.on('data', (part: Buffer) => parts.push(part))
    incoming.on('end', () => {
      const { method = '', url: path = '', headers } = incoming
      const trouble = troubles.shift() ?? null
      const reply = replyTo({ method, path, headers, body: Buffer.concat(parts) }, trouble, speech)
      if (reply) send(response, reply)
      else if (trouble?.kind === 'drop') response.socket?.destroy()
    })
  })
  const url = await listen(server)
  return {
    url,
    next: (...more: (Trouble | null)[]) => void troubles.push(...more),
    calm: () => void troubles.splice(0),
    close: () => shut(server),
  }
}

/** What it answers; null where it has taken the request and says nothing. */
function replyTo(request: AskedRequest, trouble: Trouble | null, speech: Speech): Reply | null {
  switch (trouble?.kind) {
    case 'limit': {
      const reply = speech.limited()
      const after = trouble.retryAfter === undefined ? {} : { 'retry-after': trouble.retryAfter }
      return { ...reply, headers: { ...reply.headers, ...after } }
    }
    case 'fail':
      return speech.failed()
    case 'page':
      return {
        status: trouble.status,
        body: '<html><body><h1>Bad gateway</h1></body></html>',
        headers: { 'content-type': 'text/html' },
      }
    case 'hang':
    case 'drop':
      speech.answer(request)
      return null
    case 'repeat': {
      const { path, headers, body } = request
      const { authorization = '', ...others } = headers
      return speech.refused([path, authorization, ...Object.values(others), body.toString('latin1')].join(' '))
    }
    default:
      return speech.answer(request)
  }
}

function send(response: ServerResponse, { status, body, headers }: Reply): void {
  const isText = typeof body === 'string'
  response.writeHead(status, { 'content-type': isText ? 'text/plain' : 'application/json', ...headers })
  response.end(isText ? body : JSON.stringify(body))
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function shut(server: Server): Promise<void> {
  server.closeAllConnections()
  await new Promise((done) => server.close(done))
}

/** Where nobody listens: a port that was free a moment ago. */
export async function nobodysUrl(): Promise<string> {
  const server = createServer()
  const url = await listen(server)
  await shut(server)
  return url
}

/** The value of a JSON body; null where it is none. */
export function readJson(body: Buffer): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'))
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null
  } catch {
    return null
  }
}
