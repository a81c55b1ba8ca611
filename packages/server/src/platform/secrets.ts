import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'

/** A new random token: 32 bytes in base64url, 43 characters. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** What is stored of a token that is only ever compared: its SHA-256 in base64url. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

/** The SHA-256 of bytes, by which the same ones are known again: 43 characters of base64url. */
export function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('base64url')
}

/**
 * A key of 32 bytes for one purpose, derived from DESKBELL_SECRET, so that what one purpose gives
 * away is of no use for another.
 *
 * @example deriveKey(config.secret, 'access-token')
 */
export function deriveKey(secret: string, purpose: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(hkdfSync('sha256', secret, 'deskbell', purpose, 32))
}

/** Encrypts text that has to be read again (AES-256-GCM; nonce, tag and text in base64url). */
export function seal(secret: string, purpose: string, text: string): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', deriveKey(secret, purpose), nonce)
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')
}

/** Reads what `seal` made. Throws when it was sealed under another secret or purpose, or changed. */
export function unseal(secret: string, purpose: string, sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', deriveKey(secret, purpose), bytes.subarray(0, 12))
  decipher.setAuthTag(bytes.subarray(12, 28))
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
}

/**
 * A signature of text for one purpose: HMAC-SHA256 in base64url, 43 characters.
 *
 * @example signText(config.secret, 'attachment-link', `${id} ${expires}`)
 */
export function signText(secret: string, purpose: string, text: string): string {
  return createHmac('sha256', deriveKey(secret, purpose)).update(text, 'utf8').digest('base64url')
}

/** The signature of a cookie as better-auth makes it: HMAC-SHA256 of its value in base64, with the secret as it is. */
export function signCookie(secret: string, value: string): string {
  return createHmac('sha256', secret).update(value, 'utf8').digest('base64')
}

const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567'

/**
 * A signature that fits into an e-mail address: 80 bits of HMAC-SHA256 in 16 letters and digits that
 * survive a change of case. Enough where every guess has to be mailed to us.
 *
 * @example shortSignature(config.secret, 'reply-address', ticketId) // 'k3v…' (16 characters)
 */
export function shortSignature(secret: string, purpose: string, text: string): string {
  const digest = createHmac('sha256', deriveKey(secret, purpose)).update(text, 'utf8').digest()
  let bits = 0n
  for (const byte of digest.subarray(0, 10)) bits = (bits << 8n) | BigInt(byte)
  return Array.from({ length: 16 }, (_, at) => BASE32[Number((bits >> BigInt(75 - 5 * at)) & 31n)]).join('')
}

/** Whether two secrets are the same, taking as long for any pair of the same length. */
export function isSameSecret(given: string, expected: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(expected)]
  return left.length === right.length && timingSafeEqual(left, right)
}
