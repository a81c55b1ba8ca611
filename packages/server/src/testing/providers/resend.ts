import { randomUUID } from 'node:crypto'
import { type AskedRequest, type ProviderDouble, type Reply, readJson, startHttpDouble } from './http-double.ts'

/** The body of a mail as Resend's API has it. */
export interface ResendMail {
  readonly id: string
  readonly key: string | null
  readonly from: string
  readonly to: readonly string[]
  readonly subject: string
  readonly text?: string
  readonly html?: string
  readonly reply_to?: string | readonly string[]
  readonly headers?: Readonly<Record<string, string>>
}

export interface ResendDouble extends ProviderDouble<ResendMail> {
  /** Works on a key and has no answer for it yet. */
  busyWith(key: string): void
  /** Forgets every key, as Resend does after a day. */
  forgetKeys(): void
}

/** Takes mail from addresses under this domain only. */
const RESEND_DOMAIN = 'desk.example'
const ADDRESS = /^(?:[^<>]+<)?[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+>?$/

/** Resend's `POST /emails`. https://resend.com/docs/api-reference/emails/send-email */
export async function startResendDouble(apiKey: string): Promise<ResendDouble> {
  const taken: ResendMail[] = []
  const keys = new Map<string, { readonly body: string; readonly id: string }>()
  const busy = new Set<string>()

  function answer({ method, path, headers, body }: AskedRequest): Reply {
    if (method !== 'POST') return error(405, 'method_not_allowed', 'Method is not allowed for the requested path.')
    if (path !== '/emails') return error(404, 'not_found', 'The requested endpoint does not exist.')
    if (!headers['user-agent']) return error(403, 'validation_error', 'The User-Agent header is missing.')
    if (!headers.authorization) return error(401, 'missing_api_key', 'Missing API key in the authorization header.')
    if (headers.authorization !== `Bearer ${apiKey}`) return error(403, 'invalid_api_key', 'API key is invalid.')
    const mail = headers['content-type']?.startsWith('application/json') ? readJson(body) : null
    if (!mail) return error(422, 'validation_error', 'The body is not valid JSON.')
    const wrong = faultOf(mail)
    if (wrong) return wrong
    return once(headers['idempotency-key'] as string | undefined, body.toString('utf8'), mail)
  }

  function once(key: string | undefined, body: string, mail: Readonly<Record<string, unknown>>): Reply {
    if (key !== undefined && (key.length < 1 || key.length > 256)) {
      return error(400, 'invalid_idempotency_key', 'The key must be between 1-256 chars.')
    }
    if (key !== undefined && busy.has(key)) {
      return error(
        409,
        'concurrent_idempotent_requests',
        'Same idempotency key used while original request is still in progress.',
      )
    }
    const before = key === undefined ? undefined : keys.get(key)
    if (before && before.body !== body) {
      return error(409, 'invalid_idempotent_request', 'Same idempotency key used with a different request payload.')
    }
    if (before) return { status: 200, body: { id: before.id } }
    const id = randomUUID()
    if (key !== undefined) keys.set(key, { body, id })
    taken.push({ ...(mail as unknown as ResendMail), to: [mail.to].flat() as string[], id, key: key ?? null })
    return { status: 200, body: { id } }
  }

  const { url, next, calm, close } = await startHttpDouble({
    answer,
    limited: () => error(429, 'rate_limit_exceeded', 'Too many requests. You can only make 2 requests per second.'),
    failed: () => error(500, 'internal_server_error', 'An unexpected error occurred.'),
    refused: (words) => error(403, 'validation_error', words),
  })
  return {
    url,
    taken,
    next,
    calm,
    busyWith: (key) => void busy.add(key),
    forgetKeys: () => keys.clear(),
    [Symbol.asyncDispose]: close,
  }
}

function faultOf({ from, to, subject, html, text, headers = {} }: Readonly<Record<string, unknown>>): Reply | null {
  for (const [name, value] of Object.entries({ from, to, subject })) {
    if (!value) return error(422, 'missing_required_field', `Missing \`${name}\` field.`)
  }
  if (!html && !text) return error(422, 'missing_required_field', 'Missing `html` or `text` field.')
  const recipients = [to].flat()
  if (recipients.length > 50 || !recipients.every((one) => typeof one === 'string' && ADDRESS.test(one))) {
    return error(422, 'validation_error', 'Invalid `to` field. The email address needs to follow the right format.')
  }
  if (typeof from !== 'string' || !new RegExp(`@${RESEND_DOMAIN}>?$`).test(from)) {
    return error(403, 'validation_error', 'The domain is not verified. Please, add and verify your domain.')
  }
  const values = Object.values(headers as Record<string, unknown>)
  if (!values.every((value) => typeof value === 'string' && !/[\r\n]/.test(value))) {
    return error(422, 'validation_error', 'Invalid `headers` field.')
  }
  return null
}

function error(statusCode: number, name: string, message: string): Reply {
  return { status: statusCode, body: { statusCode, name, message } }
}
