import { type Outgoing, type OutgoingAnswer, OutgoingError, type OutgoingRequest } from '../outgoing.ts'
import { ChannelError, type ChannelFault } from './channel.ts'

/** Providers answer within a second or two; whoever does not in this time is down. */
export const PROVIDER_TIMEOUT_MS = 15_000
const LONGEST_RETRY_AFTER = 24 * 3_600_000
const REASON_LENGTH = 300

/** What is asked of a provider, and what must never be told of it. */
export interface Asking {
  /** As people call it: its errors begin with this. */
  readonly provider: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Uint8Array
  readonly timeoutMs?: number
  readonly signal?: AbortSignal | undefined
}

/**
 * Posts to a provider at an address of the operator's choice.
 *
 * A connection is never used twice: one that the provider closed just when we wrote to it leaves open
 * whether the message was taken, and providers that know no keys must not be asked again then.
 *
 * @throws ChannelError `unavailable` where nothing was sent, `uncertain` where that is not known
 */
export async function askProvider(asking: Asking): Promise<OutgoingAnswer> {
  const { provider, url, headers, body, timeoutMs = PROVIDER_TIMEOUT_MS, signal } = asking
  const limits = [AbortSignal.timeout(timeoutMs), ...(signal ? [signal] : [])]
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { ...headers, connection: 'close' },
      body: body as string,
      redirect: 'manual',
      signal: AbortSignal.any(limits),
    })
    return { status: answer.status, headers: answer.headers, text: await answer.text() }
  } catch (error) {
    throw unanswered(provider, error)
  }
}

/**
 * Posts to an address that somebody else chose, where that may be asked.
 *
 * @throws ChannelError `refused` where the address may not be asked; else as `askProvider`
 */
export async function askOutgoing(outgoing: Outgoing, asking: Asking): Promise<OutgoingAnswer> {
  const { provider, url, headers, body, timeoutMs = PROVIDER_TIMEOUT_MS, signal } = asking
  const request: OutgoingRequest = { headers, body, timeoutMs, ...(signal && { signal }) }
  try {
    return await outgoing.post(url, request)
  } catch (error) {
    throw unanswered(provider, error)
  }
}

/** Its message is our own: that of the error may name the address, which is a secret with Slack and push. */
function unanswered(provider: string, error: unknown): ChannelError {
  if (error instanceof OutgoingError && error.fault === 'refused') {
    return new ChannelError('refused', `${provider}: requests to this address are not allowed`)
  }
  const isUnsent = error instanceof OutgoingError ? error.fault === 'failed' : isBeforeSending(error)
  const code = codeOf(error)
  const why = code ? ` (${code})` : ''
  return isUnsent
    ? new ChannelError('unavailable', `${provider} could not be reached${why}`)
    : new ChannelError('uncertain', `${provider} did not answer${why}`)
}

/** Errors of looking up, of connecting and of agreeing on encryption: no request was written yet. */
const BEFORE =
  /^(UND_ERR_CONNECT_TIMEOUT|ERR_TLS_CERT_\w+|ERR_SSL_(WRONG_VERSION|PACKET_LENGTH|\w*HANDSHAKE|\w*PROTOCOL)\w*|CERT_\w+|DEPTH_ZERO_\w+|SELF_SIGNED_\w+|UNABLE_TO_\w+)$/

function isBeforeSending(error: unknown): boolean {
  const { code, syscall } = causeOf(error)
  if (syscall === 'connect' || syscall === 'getaddrinfo') return true
  return code !== undefined && BEFORE.test(code)
}

function codeOf(error: unknown): string | undefined {
  if (error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError')) return 'timeout'
  return causeOf(error).code
}

/** What fetch itself hides in a cause, and where a name has several addresses in a list of errors. */
function causeOf(error: unknown): { readonly code?: string; readonly syscall?: string } {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error
  const first = cause instanceof AggregateError ? cause.errors[0] : cause
  if (typeof first !== 'object' || first === null) return {}
  const { code, syscall } = first as { code?: unknown; syscall?: unknown }
  return { ...(typeof code === 'string' && { code }), ...(typeof syscall === 'string' && { syscall }) }
}

/**
 * The fault that an HTTP status tells, where the provider's own code tells none. 504 is a proxy's word for
 * what came to nothing on our side of it: the provider may have the message.
 */
export function faultOfStatus(status: number): ChannelFault {
  if (status === 429) return 'limited'
  if (status === 504) return 'uncertain'
  if (status >= 500 || status === 408) return 'unavailable'
  return 'refused'
}

/** `Retry-After` in milliseconds, from seconds or from a date; null where it is absent or senseless. A day at most. */
export function retryAfterMs(headers: Headers): number | null {
  const text = headers.get('retry-after')?.trim()
  if (!text) return null
  const ms = /^\d+(\.\d+)?$/.test(text) ? Number(text) * 1000 : untilDate(text, headers.get('date'))
  return Number.isFinite(ms) && ms >= 0 ? Math.min(Math.ceil(ms), LONGEST_RETRY_AFTER) : null
}

/** By the clock of whoever named the date: ours may be wrong. */
function untilDate(text: string, date: string | null): number {
  const now = Date.parse(date ?? '')
  return Date.parse(text) - (Number.isNaN(now) ? Date.now() : now)
}

/** What a provider said, on one line and not without end, and without what only we may know. */
export function said(text: string, secrets: readonly string[]): string {
  let clean = text
  for (const secret of secrets) if (secret) clean = clean.replaceAll(secret, '…')
  return cut(clean.replace(/\s+/g, ' ').trim(), REASON_LENGTH)
}

/**
 * The error that an answer means.
 *
 * @param about who answered, and what: `Twilio: error 21610`
 */
export function faultIn(
  fault: ChannelFault,
  about: string,
  {
    words,
    secrets,
    headers,
  }: { readonly words: unknown; readonly secrets: readonly string[]; readonly headers: Headers },
): ChannelError {
  const reason = typeof words === 'string' ? said(words, secrets) : ''
  return new ChannelError(fault, reason ? `${about}: ${reason}` : about, {
    retryAfterMs: fault === 'limited' ? retryAfterMs(headers) : null,
  })
}

/** The object that JSON holds; empty where it holds none. */
export function jsonOf(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

/** Text of at most `length` UTF-16 units, cut between characters, with three dots where some was left out. */
export function cut(text: string, length: number): string {
  if (text.length <= length) return text
  let kept = ''
  for (const character of text) {
    if (kept.length + character.length > length - 3) break
    kept += character
  }
  return `${kept.trimEnd()}...`
}
