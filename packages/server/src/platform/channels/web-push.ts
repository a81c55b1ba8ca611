import { createHash } from 'node:crypto'
import * as v from 'valibot'
import type { RequestOptions } from 'web-push'
import type { Outgoing } from '../outgoing.ts'
import { askOutgoing, cut, faultIn, faultOfStatus } from './asking.ts'
import { ChannelError, type ChannelMessage, type ChannelPort } from './channel.ts'

/** The keys (VAPID) by which push services know this installation: points and numbers of P-256 in base64url. */
export interface PushKeys {
  readonly publicKey: string
  readonly privateKey: string
}

export interface WebPushOptions {
  readonly outgoing: Outgoing
  readonly keys: PushKeys
  /** Whom a push service writes to in trouble: an `https:` or `mailto:` address. */
  readonly subject: string
  readonly timeoutMs?: number
}

const HOUR = 3_600
/** How long a push service keeps it for a device that is off, and whether it wakes one that sleeps. */
const URGENCIES: Readonly<Record<ChannelMessage['priority'], { TTL: number; urgency: RequestOptions['urgency'] }>> = {
  low: { TTL: 72 * HOUR, urgency: 'low' },
  medium: { TTL: 24 * HOUR, urgency: 'normal' },
  high: { TTL: 24 * HOUR, urgency: 'high' },
  urgent: { TTL: 4 * HOUR, urgency: 'high' },
}
const TITLE_LENGTH = 120
const BODY_LENGTH = 600
/** Push services take 4,096 bytes of encrypted text, of which 103 are not ours. */
const PAYLOAD_BYTES = 3_800
const URL_BYTES = 2_000

const Subscription = v.object({
  endpoint: v.pipe(v.string(), v.url()),
  keys: v.object({ p256dh: v.string(), auth: v.string() }),
})

/** New keys for an installation. */
export async function makePushKeys(): Promise<PushKeys> {
  return (await loadWebPush()).generateVAPIDKeys()
}

/**
 * Web push, encrypted for one browser (`message.to` is its subscription as JSON). What arrives there is
 * `{ title, body, url, tag, priority }`. Push services know no keys; the tag and the topic are the same for
 * every try, so that a browser that has both shows one.
 */
export function webPushChannel({ outgoing, keys, subject, timeoutMs }: WebPushOptions): ChannelPort {
  return {
    provider: 'web-push',
    keyLifeMs: 0,
    async send(message, { key, signal }) {
      const subscription = subscriptionOf(message.to)
      const { generateRequestDetails } = await loadWebPush()
      const tag = createHash('sha256').update(key).digest('base64url').slice(0, 32)
      const request = orGone(() =>
        generateRequestDetails(subscription, payloadOf(message, tag), {
          ...URGENCIES[message.priority],
          topic: tag,
          vapidDetails: { subject, ...keys },
        }),
      )
      const { headers } = request
      const answer = await askOutgoing(outgoing, {
        provider: 'The push service',
        url: subscription.endpoint,
        headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
        body: request.body,
        signal,
        ...(timeoutMs !== undefined && { timeoutMs }),
      })
      if (answer.status >= 200 && answer.status < 300) return { providerId: null }
      const isGone = answer.status === 404 || answer.status === 410
      const fault = isGone ? 'gone' : faultOfStatus(answer.status)
      const { hostname, pathname } = new URL(subscription.endpoint)
      const secrets = [subscription.endpoint, pathname.slice(1), String(headers.Authorization), keys.privateKey]
      throw faultIn(fault, `${hostname}: HTTP ${answer.status}`, {
        words: answer.text,
        secrets,
        headers: answer.headers,
      })
    },
  }
}

/** Loaded with the first push: whoever sends none never needs it. */
async function loadWebPush() {
  return (await import('web-push')).default
}

function subscriptionOf(to: string): v.InferOutput<typeof Subscription> {
  return orGone(() => v.parse(Subscription, JSON.parse(to)))
}

/** A subscription that cannot be encrypted for will never be. */
function orGone<T>(read: () => T): T {
  try {
    return read()
  } catch {
    throw new ChannelError('gone', 'The push subscription cannot be read')
  }
}

function payloadOf({ subject, short, url, priority }: ChannelMessage, tag: string): string {
  const fixed = {
    title: cut(subject, TITLE_LENGTH),
    url: url !== null && Buffer.byteLength(JSON.stringify(url)) <= URL_BYTES ? url : null,
    tag,
    priority,
  }
  let body = cut(short, BODY_LENGTH)
  // Characters of other alphabets take up to four bytes each, and those that JSON escapes six.
  while (Buffer.byteLength(JSON.stringify({ ...fixed, body })) > PAYLOAD_BYTES) body = cut(body, body.length / 2)
  return JSON.stringify({ ...fixed, body })
}
