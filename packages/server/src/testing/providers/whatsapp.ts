import { createHmac, randomBytes } from 'node:crypto'
import { type AskedRequest, type ProviderDouble, type Reply, readJson, startHttpDouble } from './http-double.ts'

export interface WhatsAppMessage {
  readonly id: string
  readonly to: string
  /** Null for plain text. */
  readonly template: string | null
  /** Of the template, or the text alone. */
  readonly texts: readonly string[]
}

export interface WhatsAppAccount {
  readonly phoneNumberId: string
  readonly accessToken: string
  /** What Meta approved: how many places each template has, by `name/language`. */
  readonly approved: Readonly<Record<string, number>>
}

/** Numbers by what becomes of a message to them. */
export const WHATSAPP_NUMBERS = {
  taken: '+4915112345678',
  /** Never wrote, or more than 24 hours ago. */
  closed: '+4915112345670',
  unknown: '+4915112345671',
} as const

interface Parameter {
  readonly type?: unknown
  readonly text?: unknown
}
interface Template {
  readonly name?: unknown
  readonly language?: { readonly code?: unknown }
  readonly components?: readonly { readonly type?: unknown; readonly parameters?: readonly Parameter[] }[]
}

/** Meta's `POST /v23.0/{phone number id}/messages`. It knows no idempotency keys. */
export async function startWhatsAppDouble(account: WhatsAppAccount): Promise<ProviderDouble<WhatsAppMessage>> {
  const taken: WhatsAppMessage[] = []

  function answer({ method, path, headers, body }: AskedRequest): Reply {
    if (headers.authorization !== `Bearer ${account.accessToken}`) {
      return error(401, 190, 'Error validating access token: the session is invalid.')
    }
    if (method !== 'POST' || path !== `/v23.0/${account.phoneNumberId}/messages`) {
      return error(400, 100, 'Unsupported post request. Object does not exist.')
    }
    const message = headers['content-type']?.startsWith('application/json') ? readJson(body) : null
    if (message?.messaging_product !== 'whatsapp')
      return error(400, 100, 'The parameter messaging_product is required.')
    const to = typeof message.to === 'string' ? message.to : ''
    if (!/^\+?\d{7,15}$/.test(to)) return error(400, 131009, 'Parameter value is not valid: to')
    if (to === WHATSAPP_NUMBERS.unknown) return error(400, 131026, 'Message undeliverable')
    const content = message.type === 'template' ? ofTemplate(message.template as Template) : ofText(to, message)
    if ('status' in content) return content
    const id = `wamid.${randomBytes(24).toString('base64')}`
    taken.push({ id, to, ...content })
    const contacts = [{ input: to, wa_id: to.replace('+', '') }]
    return { status: 200, body: { messaging_product: 'whatsapp', contacts, messages: [{ id }] } }
  }

  function ofTemplate({
    name,
    language,
    components = [],
  }: Template): Pick<WhatsAppMessage, 'template' | 'texts'> | Reply {
    const places = account.approved[`${name}/${language?.code}`]
    if (places === undefined) return error(404, 132001, `Template name (${name}) does not exist in ${language?.code}`)
    const texts = components.flatMap(({ type, parameters = [] }) => (type === 'body' ? parameters : []))
    if (texts.length !== places) return error(400, 132000, 'Number of parameters does not match the expected number')
    for (const { type, text } of texts) {
      if (type !== 'text' || typeof text !== 'string' || text === '')
        return error(400, 131008, 'Parameter of type text is missing text value')
      if (/[\n\t]| {5}/.test(text)) {
        return error(400, 132018, 'Param text cannot have new-line/tab characters or more than 4 consecutive spaces')
      }
      if (text.length > 1_024) return error(400, 132005, 'Template hydrated text too long')
    }
    return { template: String(name), texts: texts.map(({ text }) => String(text)) }
  }

  function ofText(
    to: string,
    { type, text }: Readonly<Record<string, unknown>>,
  ): Pick<WhatsAppMessage, 'template' | 'texts'> | Reply {
    const body = (text as { body?: unknown } | undefined)?.body
    if (type !== 'text' || typeof body !== 'string' || body === '')
      return error(400, 131008, 'Required parameter is missing')
    if (body.length > 4_096) return error(400, 131009, 'Parameter value is not valid: text.body is too long')
    if (to === WHATSAPP_NUMBERS.closed) {
      return error(400, 131047, 'More than 24 hours have passed since the recipient last replied')
    }
    return { template: null, texts: [body] }
  }

  const { url, next, calm, close } = await startHttpDouble({
    answer,
    limited: () => error(429, 130429, 'Cloud API message throughput has been reached.'),
    failed: () => error(500, 131000, 'Message failed to send due to an unknown error.'),
    refused: (words) => error(401, 190, words),
  })
  return { url, taken, next, calm, [Symbol.asyncDispose]: close }
}

function error(status: number, code: number, details: string): Reply {
  const words = { message: `(#${code}) ${details}`, type: 'OAuthException', code, fbtrace_id: 'Az8or2yhqkZfEZ' }
  return { status, body: { error: { ...words, error_data: { messaging_product: 'whatsapp', details } } } }
}

/** The header `X-Hub-Signature-256` of a body that Meta posts. */
export function signWhatsApp(body: string, appSecret: string): string {
  return `sha256=${createHmac('sha256', appSecret).update(body, 'utf8').digest('hex')}`
}
