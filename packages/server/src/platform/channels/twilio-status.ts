import { createHmac, timingSafeEqual } from 'node:crypto'
import type { ProviderReport } from './reports.ts'

const STATUSES: Readonly<Record<string, ProviderReport['status']>> = {
  sent: 'sent',
  delivered: 'delivered',
  read: 'read',
  undelivered: 'failed',
  failed: 'failed',
  canceled: 'failed',
}
/** Unknown or out of service, a landline, no mobile, STOP. */
const GONE = new Set(['21211', '21610', '21614', '30005', '30006'])

/**
 * Reads what Twilio reports of a message, where it is Twilio that does.
 *
 * @param params the form that was posted, all of it
 * @param signature the header `X-Twilio-Signature`
 * @param url the address that Twilio was given, with its query: what it signed
 * @returns `forged` where the signature is not Twilio's, or the form is none that Twilio signs
 * @example
 * readTwilioStatus(new URLSearchParams(await c.req.text()), c.req.header('x-twilio-signature'), callbackUrl, authToken)
 */
export function readTwilioStatus(
  params: URLSearchParams,
  signature: string | null | undefined,
  url: string,
  authToken: string,
): ProviderReport | 'forged' {
  const given = Buffer.from(signature ?? '', 'base64')
  const isTwilio = withAndWithoutPort(url).some((one) => isSame(given, signatureOf(params, one, authToken)))
  const providerId = params.get('MessageSid')
  if (!isTwilio || !providerId) return 'forged'
  const status = STATUSES[params.get('MessageStatus') ?? ''] ?? 'pending'
  const code = params.get('ErrorCode')
  if (status !== 'failed') return { providerId, status, isGone: false, detail: null }
  const words = params.get('ErrorMessage')
  const detail = [code && `error ${code}`, words].filter(Boolean).join(': ').slice(0, 300)
  return { providerId, status, isGone: GONE.has(code ?? ''), detail: detail || params.get('MessageStatus') }
}

/** HMAC-SHA1 of the address and of each name with its value, in the order of the names. */
function signatureOf(params: URLSearchParams, url: string, authToken: string): Buffer {
  let text = url
  for (const name of [...new Set(params.keys())].sort()) {
    for (const value of [...new Set(params.getAll(name))].sort()) text += name + value
  }
  return createHmac('sha1', authToken).update(text, 'utf8').digest()
}

function isSame(given: Buffer, expected: Buffer): boolean {
  return given.length === expected.length && timingSafeEqual(given, expected)
}

/** Twilio signs a standard port now with the address and now without. */
function withAndWithoutPort(url: string): readonly string[] {
  const match = /^(https?):\/\/(\[[^\]]+\]|[^/?#:]+)(:\d+)?(.*)$/s.exec(url)
  if (!match) return [url]
  const [, scheme = '', host = '', port, rest = ''] = match
  const standard = scheme === 'https' ? ':443' : ':80'
  if (port === undefined) return [url, `${scheme}://${host}${standard}${rest}`]
  return port === standard ? [url, `${scheme}://${host}${rest}`] : [url]
}
