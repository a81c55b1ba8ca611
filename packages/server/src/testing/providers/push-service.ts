import { createDecipheriv, createECDH, type ECDH, hkdfSync, randomBytes } from 'node:crypto'
import { decodeProtectedHeader, importJWK, jwtVerify } from 'jose'
import { type AskedRequest, type ProviderDouble, type Reply, startHttpDouble } from './http-double.ts'

export interface PushedMessage {
  /** As the browser reads it. */
  readonly payload: Readonly<Record<string, unknown>>
  readonly ttl: number
  readonly urgency: string
  readonly topic: string | null
  /** The token by which the sender says who it is; whoever looks at it checks it. */
  readonly token: string
}

export interface PushDouble extends ProviderDouble<PushedMessage> {
  /** A browser subscribes, under the sender's key: its subscription as JSON. */
  subscribe(publicKey: string): string
  /** The browser subscribes no more. */
  expire(subscription: string): void
}

interface Browser {
  readonly keys: ECDH
  readonly auth: Buffer
  readonly publicKey: string
  isGone: boolean
}

/** A push service after RFC 8030, 8188, 8291 and 8292, and the browser behind it. It knows no keys. */
export async function startPushDouble(): Promise<PushDouble> {
  const taken: PushedMessage[] = []
  const browsers = new Map<string, Browser>()

  function answer({ method, path, headers, body }: AskedRequest): Reply {
    const browser = browsers.get(path)
    if (!browser) return text(404, 'not found')
    if (browser.isGone) return text(410, 'push subscription has unsubscribed or expired')
    if (method !== 'POST') return text(405, 'method not allowed')
    const ttl = headers.ttl
    if (typeof ttl !== 'string' || !/^\d+$/.test(ttl)) return text(400, 'the TTL header is missing')
    const [, token = '', key] = /^vapid t=([^,\s]+),\s*k=([\w-]+)$/.exec(headers.authorization ?? '') ?? []
    if (!isToken(token)) return text(401, 'the authorization header is invalid')
    if (key !== browser.publicKey) return text(403, 'the key does not belong to this subscription')
    if (headers['content-encoding'] !== 'aes128gcm') return text(415, 'unsupported content encoding')
    if (body.length > 4_096) return text(413, 'payload too large')
    const { urgency = 'normal', topic = null } = headers
    if (!/^(very-low|low|normal|high)$/.test(String(urgency))) return text(400, 'invalid urgency')
    if (topic !== null && !/^[\w-]{1,32}$/.test(String(topic))) return text(400, 'invalid topic')
    const payload = JSON.parse(decrypt(body, browser).toString('utf8')) as Record<string, unknown>
    taken.push({ payload, ttl: Number(ttl), urgency: String(urgency), topic: topic && String(topic), token })
    return { status: 201, body: '', headers: { location: `/message/${randomBytes(12).toString('hex')}` } }
  }

  const { url, next, calm, close } = await startHttpDouble({
    answer,
    limited: () => text(429, 'too many requests'),
    failed: () => text(500, 'internal error'),
    refused: (words) => text(403, words),
  })
  return {
    url,
    taken,
    next,
    calm,
    subscribe(publicKey) {
      const keys = createECDH('prime256v1')
      keys.generateKeys()
      const auth = randomBytes(16)
      const path = `/push/${randomBytes(24).toString('base64url')}`
      browsers.set(path, { keys, auth, publicKey, isGone: false })
      const given = { p256dh: keys.getPublicKey('base64url'), auth: auth.toString('base64url') }
      return JSON.stringify({ endpoint: url + path, expirationTime: null, keys: given })
    },
    expire(subscription) {
      const { pathname } = new URL((JSON.parse(subscription) as { endpoint: string }).endpoint)
      const browser = browsers.get(pathname)
      if (browser) browser.isGone = true
    },
    [Symbol.asyncDispose]: close,
  }
}

function isToken(token: string): boolean {
  try {
    return decodeProtectedHeader(token).alg === 'ES256'
  } catch {
    return false
  }
}

/** What the token of a push says, where the sender's key signed it for this service, and for a day at most. */
export async function readVapid(token: string, publicKey: string, origin: string) {
  const point = Buffer.from(publicKey, 'base64url')
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
  }
  const { payload } = await jwtVerify(token, await importJWK(jwk, 'ES256'), { audience: origin })
  return payload
}

/** As a browser does after RFC 8291, for content of one record. */
function decrypt(body: Buffer, { keys, auth }: Browser): Buffer {
  const salt = body.subarray(0, 16)
  const senderKey = body.subarray(21, 21 + body.readUInt8(20))
  const record = body.subarray(21 + senderKey.length)
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), keys.getPublicKey(), senderKey])
  const secret = hkdfSync('sha256', keys.computeSecret(senderKey), auth, info, 32)
  const part = (name: string, length: number) =>
    Buffer.from(hkdfSync('sha256', Buffer.from(secret), salt, `Content-Encoding: ${name}\0`, length))
  const decipher = createDecipheriv('aes-128-gcm', part('aes128gcm', 16), part('nonce', 12))
  decipher.setAuthTag(record.subarray(-16))
  const plain = Buffer.concat([decipher.update(record.subarray(0, -16)), decipher.final()])
  // A last record ends with 2, and zeros after it.
  return plain.subarray(0, plain.lastIndexOf(2))
}

function text(status: number, body: string): Reply {
  return { status, body }
}
