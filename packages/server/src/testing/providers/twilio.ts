import { createHmac, randomBytes } from 'node:crypto'
import { type AskedRequest, type ProviderDouble, type Reply, startHttpDouble } from './http-double.ts'

export interface TwilioMessage {
  readonly sid: string
  readonly to: string
  /** A number or a messaging service. */
  readonly from: string
  readonly body: string
  readonly statusCallback: string | null
}

/** Twilio's own numbers for tests, by what becomes of a message to them. */
export const TWILIO_NUMBERS = {
  taken: '+15005550010',
  invalid: '+15005550001',
  unroutable: '+15005550002',
  unsubscribed: '+15005550004',
  landline: '+15005550009',
} as const

const CODES: Readonly<Record<string, readonly [number, string]>> = {
  [TWILIO_NUMBERS.invalid]: [21211, "The 'To' number is not a valid phone number."],
  [TWILIO_NUMBERS.unroutable]: [21612, "The 'To' phone number is not currently reachable via SMS."],
  [TWILIO_NUMBERS.unsubscribed]: [21610, 'Attempt to send to unsubscribed recipient'],
  [TWILIO_NUMBERS.landline]: [21614, "'To' number is not a valid mobile number"],
}

/** Twilio's `POST /2010-04-01/Accounts/{sid}/Messages.json`. It knows no idempotency keys. */
export async function startTwilioDouble(account: {
  readonly accountSid: string
  readonly authToken: string
}): Promise<ProviderDouble<TwilioMessage>> {
  const taken: TwilioMessage[] = []
  const basic = Buffer.from(`${account.accountSid}:${account.authToken}`).toString('base64')

  function answer({ method, path, headers, body }: AskedRequest): Reply {
    if (path !== `/2010-04-01/Accounts/${account.accountSid}/Messages.json`) {
      return error(404, 20404, `The requested resource ${path} was not found`)
    }
    if (method !== 'POST') return error(405, 20004, 'Method not allowed')
    if (headers.authorization !== `Basic ${basic}`) return error(401, 20003, 'Authenticate')
    if (headers['content-type'] !== 'application/x-www-form-urlencoded') {
      return error(400, 21604, "A 'To' phone number is required.")
    }
    const form = new URLSearchParams(body.toString('utf8'))
    const wrong = faultOf(form)
    if (wrong) return error(400, ...wrong)
    const sid = `SM${randomBytes(16).toString('hex')}`
    const from = form.get('MessagingServiceSid') ?? form.get('From') ?? ''
    const to = form.get('To') ?? ''
    taken.push({ sid, to, from, body: form.get('Body') ?? '', statusCallback: form.get('StatusCallback') })
    return { status: 201, body: { sid, to, from, status: 'queued', error_code: null, error_message: null } }
  }

  const { url, next, calm, close } = await startHttpDouble({
    answer,
    limited: () => error(429, 20429, 'Too Many Requests'),
    failed: () => error(500, 20500, 'Internal Server Error'),
    refused: (words) => error(401, 20003, words),
  })
  return { url, taken, next, calm, [Symbol.asyncDispose]: close }
}

function faultOf(form: URLSearchParams): readonly [number, string] | null {
  const to = form.get('To') ?? ''
  const body = form.get('Body') ?? ''
  if (!to) return [21604, "A 'To' phone number is required."]
  if (!/^\+[1-9]\d{6,14}$/.test(to)) return [21211, `Invalid 'To' Phone Number: ${to}`]
  if (!body.trim()) return [21602, 'Message body is required.']
  if (body.length > 1_600) return [21617, 'The concatenated message body exceeds the 1600 character limit.']
  const service = form.get('MessagingServiceSid')
  if (service === null && !/^\+[1-9]\d{6,14}$/.test(form.get('From') ?? '')) {
    return [21603, "A 'From' phone number is required."]
  }
  if (service !== null && !/^MG[0-9a-f]{32}$/.test(service)) return [21705, 'The Messaging Service Sid is invalid.']
  const callback = form.get('StatusCallback')
  if (callback !== null && !URL.canParse(callback)) return [21609, 'Invalid StatusCallback url'] as const
  return CODES[to] ?? null
}

function error(status: number, code: number, message: string): Reply {
  return { status, body: { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status } }
}

/** The header `X-Twilio-Signature` of a form that Twilio posts to an address. */
export function signTwilio(url: string, params: Readonly<Record<string, string>>, authToken: string): string {
  const sorted = Object.entries(params).sort(([a], [b]) => (a < b ? -1 : 1))
  return createHmac('sha1', authToken)
    .update(url + sorted.flat().join(''))
    .digest('base64')
}
