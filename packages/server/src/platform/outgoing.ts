import type { LookupAddress } from 'node:dns'
import { lookup as lookUpHere, Resolver } from 'node:dns/promises'
import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { isPublicAddress, isPublicName, isWebPort } from './outgoing-addresses.ts'

/** Requests to addresses that somebody else chose: webhooks, Slack, push services. */
export interface Outgoing {
  /**
   * Posts to an address that is public. Loopback, private, link-local and metadata addresses are refused, by
   * name, by address and after a name was looked up; redirects are not followed.
   *
   * @throws OutgoingError where the address may not be asked, or no answer came in time
   */
  post(url: string, request: OutgoingRequest): Promise<OutgoingAnswer>
  /**
   * Whether an address could be asked just now, without asking it. A name that is not found passes: it may be by
   * the time it is needed, and is looked at again then.
   *
   * @throws OutgoingError `refused`, with the reason in words for whoever gave the address
   */
  check(url: string): Promise<void>
}

export interface OutgoingRequest {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Uint8Array
  /** Milliseconds for all of it; 15,000 unless said. */
  readonly timeoutMs?: number
  readonly signal?: AbortSignal
}

export interface OutgoingAnswer {
  readonly status: number
  readonly headers: Headers
  /** At most the first 4,096 characters. */
  readonly text: string
}

/** All addresses of a name; rejects where there is none. */
export type Resolve = (host: string) => Promise<readonly LookupAddress[]>

interface OutgoingOptions {
  readonly allowPrivate: boolean
  /** What names stand for; the system's name servers unless said. */
  readonly resolve?: Resolve
}

const TIMEOUT_MS = 15_000
/** A person waits while an address is looked at. */
const CHECK_MS = 5_000
const TEXT_LENGTH = 4_096
const HEADER_BYTES = 16_384

/** Asks public addresses only, unless `allowPrivate`. */
export function createOutgoing({ allowPrivate, resolve }: OutgoingOptions): Outgoing {
  const find = resolve ?? (allowPrivate ? resolveHere : resolvePublic)

  /** The addresses of a target's name, each of them looked at; none where the target is an address itself. */
  async function addressesOf(target: URL, signal: AbortSignal): Promise<readonly LookupAddress[]> {
    const host = hostOf(target)
    if (isIP(host)) return []
    const addresses = await until(signal, find(host)).catch((error: unknown) => {
      throw new OutgoingError('failed', `${host} was not found`, error)
    })
    if (addresses.length === 0) throw new OutgoingError('failed', `${host} has no address`)
    if (!allowPrivate && !addresses.every(({ address }) => isPublicAddress(address))) {
      throw new OutgoingError('refused', `${host} leads to an address that is not public`)
    }
    return addresses
  }

  return {
    async post(url, { headers, body, timeoutMs = TIMEOUT_MS, signal }) {
      const target = readTarget(url, allowPrivate)
      const limit = AbortSignal.any([AbortSignal.timeout(timeoutMs), ...(signal ? [signal] : [])])
      const addresses = await addressesOf(target, limit)
      return ask(target, addresses, { headers, body: Buffer.from(body), signal: limit })
    },
    async check(url) {
      const target = readTarget(url, allowPrivate)
      if (allowPrivate) return
      await addressesOf(target, AbortSignal.timeout(CHECK_MS)).catch((error: unknown) => {
        if (!(error instanceof OutgoingError) || error.fault === 'refused') throw error
      })
    },
  }
}

/** An address as `URL` understands it, whichever notation a number was hidden in. Throws `refused`. */
function readTarget(url: string, allowPrivate: boolean): URL {
  const target = URL.parse(url)
  if (!target || !/^https?:$/.test(target.protocol)) throw refused('It is not an http or https address')
  if (target.username || target.password) throw refused('It holds a password')
  if (allowPrivate) return target
  const host = hostOf(target)
  if (isIP(host) ? !isPublicAddress(host) : !isPublicName(host)) throw refused(`${host} is not public`)
  if (target.port && !isWebPort(Number(target.port))) throw refused(`The port ${target.port} is not for web servers`)
  return target
}

/** Without the brackets of IPv6. */
function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, '')
}

interface Asked {
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
  readonly signal: AbortSignal
}

/**
 * One request on a connection of its own, to the very addresses that were looked at: nothing is looked up again,
 * so a name that answers otherwise the second time gains nothing.
 */
function ask(target: URL, addresses: readonly LookupAddress[], { headers, body, signal }: Asked) {
  return new Promise<OutgoingAnswer>((settle, reject) => {
    let hasLeft = false
    let isAnswered = false
    const isTls = target.protocol === 'https:'
    const request: ClientRequest = (isTls ? httpsRequest : httpRequest)(target, {
      method: 'POST',
      agent: false,
      lookup: always(addresses),
      maxHeaderSize: HEADER_BYTES,
      headers: { 'user-agent': 'Deskbell', ...headers, 'content-length': String(body.length) },
    })

    function fail(error: Error): void {
      const why = signal.aborted ? 'No whole answer came in time' : `The connection failed: ${error.message}`
      reject(new OutgoingError(hasLeft ? 'uncertain' : 'failed', why, error))
      request.destroy()
    }
    const onAbort = () => fail(signal.reason instanceof Error ? signal.reason : new Error('aborted'))
    signal.addEventListener('abort', onAbort, { once: true })

    request.on('socket', (socket) => {
      socket.once(isTls ? 'secureConnect' : 'connect', () => {
        hasLeft = true
      })
    })
    request.on('error', fail)
    request.on('upgrade', () => fail(new Error('it speaks another protocol')))
    request.on('response', (response) => {
      isAnswered = true
      readText(response)
        .then((text) => settle({ status: response.statusCode ?? 0, headers: headersOf(response), text }))
        .catch(fail)
        .finally(() => request.destroy())
    })
    request.on('close', () => {
      signal.removeEventListener('abort', onAbort)
      if (!isAnswered) fail(new Error('it was closed without an answer'))
    })
    if (signal.aborted) onAbort()
    else request.end(body)
  })
}

/** The beginning of an answer. Rejects where it breaks off before its end. */
async function readText(response: IncomingMessage): Promise<string> {
  response.setEncoding('utf8')
  let text = ''
  for await (const piece of response) {
    text += piece
    if (text.length >= TEXT_LENGTH) return text.slice(0, TEXT_LENGTH)
  }
  return text
}

function headersOf({ headersDistinct }: IncomingMessage): Headers {
  const headers = new Headers()
  for (const [name, values = []] of Object.entries(headersDistinct)) {
    for (const value of values) headers.append(name, value)
  }
  return headers
}

/** Stands in for looking up: answers what was found before. */
function always(addresses: readonly LookupAddress[]): LookupFunction {
  return (_host, { all }, answer) => {
    const [first] = addresses
    if (!first) answer(new Error('no address'), '')
    else if (all) answer(null, [...addresses])
    else answer(null, first.address, first.family)
  }
}

/**
 * Asks the name servers themselves: names of the hosts file and of the machine's own domain are not found, and a
 * name whose servers are slow does not keep a thread that files and passwords need.
 */
const resolvePublic: Resolve = async (host) => {
  const resolver = new Resolver({ timeout: 2_000, tries: 2 })
  const [four, six] = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)])
  if (four.status === 'rejected' && six.status === 'rejected') throw four.reason
  return [
    ...(four.status === 'fulfilled' ? four.value.map((address) => ({ address, family: 4 })) : []),
    ...(six.status === 'fulfilled' ? six.value.map((address) => ({ address, family: 6 })) : []),
  ]
}

const resolveHere: Resolve = (host) => lookUpHere(host, { all: true })

/** What a promise gives, unless the signal comes first. */
function until<T>(signal: AbortSignal, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason)
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}

function refused(why: string): OutgoingError {
  return new OutgoingError('refused', why)
}

/** `refused` where the address may not be asked; `failed` before anything was sent; `uncertain` after. */
export class OutgoingError extends Error {
  readonly fault: 'refused' | 'failed' | 'uncertain'

  constructor(fault: 'refused' | 'failed' | 'uncertain', message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.name = 'OutgoingError'
    this.fault = fault
  }
}
