import { CodedError, TIMINGS } from '@deskbell/protocol'
import { errors, jwtVerify, SignJWT } from 'jose'
import type { Config } from './config.ts'
import { deriveKey } from './secrets.ts'

/** What an access token says: whom it speaks for, where, and the session it stands on. */
export interface AccessClaims {
  readonly workspaceId: string
  readonly customerId: string
  readonly sessionId: string
  readonly verified: boolean
  /** Epoch milliseconds. */
  readonly expiresAt: number
}

/** Of a guest (`dbg_`) and of a host's back end (`dbk_`); everything else is a customer's access token. */
export const OPAQUE_TOKEN = /^db[gk]_/

const ISSUER = 'deskbell'
const AUDIENCE = 'access'
/** Verified tokens that are remembered, so that each is checked once rather than at every request. */
const REMEMBERED = 5_000

const keys = new Map<string, Uint8Array<ArrayBuffer>>()
const verified = new WeakMap<Uint8Array<ArrayBuffer>, Map<string, AccessClaims>>()

/**
 * Signs an access token (HS256) that lives a quarter of an hour, or less where `notAfter` comes
 * first. Expiry is cut to whole seconds, as JWTs count.
 */
export async function signAccessToken(
  config: Config,
  claims: Omit<AccessClaims, 'expiresAt'>,
  now: number,
  notAfter = Number.POSITIVE_INFINITY,
): Promise<{ accessToken: string; expiresAt: number }> {
  const seconds = Math.floor(Math.min(now + TIMINGS.accessTokenLife, notAfter) / 1000)
  const accessToken = await new SignJWT({ w: claims.workspaceId, s: claims.sessionId, v: claims.verified })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setSubject(claims.customerId)
    .setExpirationTime(seconds)
    .sign(keyOf(config))
  return { accessToken, expiresAt: seconds * 1000 }
}

/** What a token says. Throws `token_expired`, or `unauthenticated` where it is not ours. */
export async function readAccessToken(config: Config, token: string, now: number): Promise<AccessClaims> {
  const key = keyOf(config)
  const cache = cacheOf(key)
  const known = cache.get(token)
  const claims = known ?? (await verifyToken(key, token, now))
  if (claims.expiresAt <= now) {
    cache.delete(token)
    throw new CodedError('token_expired')
  }
  if (!known) remember(cache, token, claims)
  return claims
}

async function verifyToken(key: Uint8Array<ArrayBuffer>, token: string, now: number): Promise<AccessClaims> {
  try {
    const { payload } = await jwtVerify(token, key, {
      algorithms: ['HS256'],
      issuer: ISSUER,
      audience: AUDIENCE,
      requiredClaims: ['sub', 'exp'],
      currentDate: new Date(now),
    })
    return {
      workspaceId: String(payload.w),
      customerId: String(payload.sub),
      sessionId: String(payload.s),
      verified: payload.v === true,
      expiresAt: Number(payload.exp) * 1000,
    }
  } catch (cause) {
    if (cause instanceof errors.JWTExpired) throw new CodedError('token_expired')
    throw new CodedError('unauthenticated', 'The access token is not valid', { cause })
  }
}

function keyOf(config: Config): Uint8Array<ArrayBuffer> {
  let key = keys.get(config.secret)
  if (!key) {
    key = deriveKey(config.secret, 'access-token')
    keys.set(config.secret, key)
  }
  return key
}

function cacheOf(key: Uint8Array<ArrayBuffer>): Map<string, AccessClaims> {
  let cache = verified.get(key)
  if (!cache) {
    cache = new Map()
    verified.set(key, cache)
  }
  return cache
}

/** Keeps the newest; a Map iterates in the order of insertion, so the first key is the oldest. */
function remember(cache: Map<string, AccessClaims>, token: string, claims: AccessClaims): void {
  const oldest = cache.size >= REMEMBERED ? cache.keys().next().value : undefined
  if (oldest !== undefined) cache.delete(oldest)
  cache.set(token, claims)
}
