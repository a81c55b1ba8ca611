import { Webhook } from 'standardwebhooks'
import type { Config } from '../../platform/config.ts'
import { seal, unseal } from '../../platform/secrets.ts'
import type { EndpointRow } from './repository.ts'

const PURPOSE = 'webhook-secret'
/** A multiple of three, so that base64 ends without padding. */
const SECRET_BYTES = 36

/** A secret as Standard Webhooks has it: `whsec_` and base64. */
export function newSecret(): string {
  return `whsec_${Buffer.from(crypto.getRandomValues(new Uint8Array(SECRET_BYTES))).toString('base64')}`
}

export function sealSecret({ secret }: Config, text: string): string {
  return seal(secret, PURPOSE, text)
}

/** Null where it was sealed under another DESKBELL_SECRET. */
export function readSecret({ secret }: Config, sealed: string): string | null {
  try {
    return unseal(secret, PURPOSE, sealed)
  } catch {
    return null
  }
}

type Secrets = Pick<EndpointRow, 'secret' | 'old_secret' | 'old_secret_until'>

/**
 * The headers of one try; null where nothing can be signed. While the secret before still counts, both sign, the
 * newer first.
 *
 * @example signedHeaders(config, endpoint, { id: 'evt_…', now: Date.now(), body: '{}' })?.['webhook-signature'] // 'v1,… v1,…'
 */
export function signedHeaders(
  config: Config,
  { secret, old_secret, old_secret_until }: Secrets,
  { id, now, body }: { id: string; now: number; body: string },
): Record<string, string> | null {
  const isOldValid = old_secret !== null && old_secret_until !== null && now < old_secret_until
  const newest = readSecret(config, secret)
  if (newest === null) return null
  const older = isOldValid ? readSecret(config, old_secret) : null
  const sign = (one: string) => new Webhook(one).sign(id, new Date(now), body)
  return {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(now / 1_000)),
    'webhook-signature': [newest, ...(older === null ? [] : [older])].map(sign).join(' '),
  }
}
