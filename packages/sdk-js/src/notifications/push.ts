import type { AddPushSubscription, PushSubscriptionInfo } from '@deskbell/protocol'
import { DeskbellError } from '../core/errors.ts'
import type { Wire } from '../types.ts'
import type { PushSwitch } from './types.ts'

const PLACES = '/v1/push-subscriptions'

/** Push by the calls of one person. */
export function createPush(call: Wire['call']): PushSwitch {
  const add = (subscription: PushSubscription): Promise<PushSubscriptionInfo> =>
    call<PushSubscriptionInfo>('POST', PLACES, { body: bodyOf(subscription) })
  let known: Uint8Array<ArrayBuffer> | null = null
  const key = async (): Promise<Uint8Array<ArrayBuffer>> => {
    known ??= bytesOf((await call<{ publicKey: string }>('GET', '/v1/push-key')).publicKey)
    return known
  }

  return {
    async state({ pushManager }) {
      if (!('Notification' in globalThis) || !pushManager) return 'unsupported'
      if (Notification.permission === 'denied') return 'denied'
      const held = await pushManager.getSubscription()
      if (!held) return 'off'
      return isFor(held, await key()) ? 'on' : 'taken'
    },
    async subscribe({ pushManager }) {
      // First of all: a browser forgets the click while something else is waited for.
      if ((await Notification.requestPermission()) !== 'granted')
        throw new DeskbellError('forbidden', 'Push was refused.')
      const applicationServerKey = await key()
      const held = await pushManager.getSubscription()
      if (held && !isFor(held, applicationServerKey))
        throw new DeskbellError('forbidden', 'The service worker has another subscription.')
      const made = held ?? (await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey }))
      try {
        return await add(made)
      } catch (error) {
        // Nobody would ever send to it.
        if (!held) await made.unsubscribe()
        throw error
      }
    },
    async unsubscribe({ pushManager }) {
      const held = await pushManager.getSubscription()
      if (!held || !isFor(held, await key())) return
      try {
        // The same one again answers with its id.
        await call('DELETE', `${PLACES}/${(await add(held)).id}`)
      } finally {
        await held.unsubscribe()
      }
    },
  }
}

function bodyOf(subscription: PushSubscription): AddPushSubscription {
  const { endpoint, expirationTime, keys } = subscription.toJSON()
  return { endpoint, expirationTime, keys } as AddPushSubscription
}

/** Whether a subscription was made with this key. */
function isFor({ options }: PushSubscription, key: Uint8Array): boolean {
  const own = new Uint8Array(options.applicationServerKey ?? [])
  return own.length === key.length && own.every((byte, at) => byte === key[at])
}

/** From base64url. */
function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const plain = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0))
}
