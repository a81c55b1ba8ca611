/** How far the clocks of the service and its rooms may be apart, and how long a signed publish is good. */
export const PUBLISH_WINDOW = 5 * 60_000

export const TIMESTAMP_HEADER = 'deskbell-timestamp'
export const SIGNATURE_HEADER = 'deskbell-signature'

/** What is signed: when (epoch ms), for which address, and the body as it is sent. */
export interface SignedPublish {
  readonly timestamp: number
  readonly path: string
  readonly body: string
}

const HEX = /^[0-9a-f]{64}$/

/**
 * Signs a publish with the secret that the service and its rooms share: HMAC-SHA256, as 64
 * hexadecimal digits.
 */
export async function signPublish(secret: string, publish: SignedPublish): Promise<string> {
  const signature = await crypto.subtle.sign('HMAC', await keyOf(secret, 'sign'), bytesOf(publish))
  return Array.from(new Uint8Array(signature), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/**
 * Whether a publish was signed with the secret within the window before or after `now`. The
 * comparison takes constant time. A replay inside the window is harmless: clients know every event
 * by its number.
 */
export async function isSignedPublish(
  secret: string,
  publish: SignedPublish,
  signature: string,
  now: number,
): Promise<boolean> {
  if (!Number.isSafeInteger(publish.timestamp) || Math.abs(now - publish.timestamp) > PUBLISH_WINDOW) return false
  if (!HEX.test(signature)) return false
  const bytes = Uint8Array.from(signature.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
  return crypto.subtle.verify('HMAC', await keyOf(secret, 'verify'), bytes, bytesOf(publish))
}

/** The fields stand on lines of their own, so that none can pass for a part of another. */
function bytesOf({ timestamp, path, body }: SignedPublish): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`deskbell-publish\n${timestamp}\n${path}\n${body}`)
}

function keyOf(secret: string, use: 'sign' | 'verify'): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', new TextEncoder().encode(secret), { name: 'HMAC', hash: 'SHA-256' }, false, [
    use,
  ])
}
