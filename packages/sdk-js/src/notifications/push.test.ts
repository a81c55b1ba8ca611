import { afterEach, expect, test, vi } from 'vitest'
import { DeskbellError } from '../core/errors.ts'
import type { Wire } from '../types.ts'
import { createPush } from './push.ts'

const KEY = 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4'
const OTHERS = new Uint8Array(65).fill(4)

afterEach(() => vi.unstubAllGlobals())

/** A browser whose person answers so, and a service that refuses these calls. */
function device(answer: NotificationPermission, refused: readonly string[] = []) {
  const asked: string[] = []
  const calls: { call: string; body: unknown }[] = []
  let held: PushSubscription | null = null
  const permission = { now: 'default' as NotificationPermission }
  vi.stubGlobal('Notification', {
    get permission() {
      return permission.now
    },
    async requestPermission() {
      asked.push('permission')
      permission.now = answer
      return answer
    },
  })
  function hold(key: BufferSource | string | null | undefined): PushSubscription {
    const json = { endpoint: 'https://push.example/1', expirationTime: null, keys: { p256dh: 'p', auth: 'a' } }
    held = {
      options: { applicationServerKey: new Uint8Array(key as Uint8Array).buffer, userVisibleOnly: true },
      toJSON: () => ({ ...json, more: 'of a newer browser' }),
      async unsubscribe() {
        held = null
        return true
      },
    } as never
    return held as never
  }
  const registration = {
    pushManager: {
      getSubscription: async () => held,
      async subscribe(options: PushSubscriptionOptionsInit) {
        asked.push('subscribe')
        expect(options.userVisibleOnly).toBe(true)
        return hold(options.applicationServerKey)
      },
    },
  } as never as ServiceWorkerRegistration
  const call = (async (method: string, path: string, options?: { body?: unknown }) => {
    calls.push({ call: `${method} ${path}`, body: options?.body })
    if (refused.includes(method)) throw new DeskbellError('unreachable', 'No answer.')
    return path === '/v1/push-key' ? { publicKey: KEY } : { id: 'psh_1', createdAt: '' }
  }) as Wire['call']
  return { push: createPush(call), registration, asked, calls, hold, permission, held: () => held }
}

test('looking asks nobody for anything', async () => {
  const { push, registration, asked } = device('granted')
  expect(await push.state(registration)).toBe('off')
  expect(asked).toEqual([])
})

test('permission comes first, and what the service is told is what it takes', async () => {
  const { push, registration, asked, calls } = device('granted')
  expect(await push.subscribe(registration)).toMatchObject({ id: 'psh_1' })
  expect(asked).toEqual(['permission', 'subscribe'])
  const keys = { p256dh: 'p', auth: 'a' }
  expect(calls.at(-1)).toEqual({
    call: 'POST /v1/push-subscriptions',
    body: { endpoint: 'https://push.example/1', expirationTime: null, keys },
  })
  expect(await push.state(registration)).toBe('on')
  await push.subscribe(registration)
  expect(asked.filter((one) => one === 'subscribe')).toHaveLength(1)
})

test('a refusal is one, and nothing is subscribed', async () => {
  const { push, registration, held } = device('denied')
  await expect(push.subscribe(registration)).rejects.toMatchObject({ code: 'forbidden' })
  expect([await push.state(registration), held()]).toEqual(['denied', null])
})

test('a subscription that nobody would send to is given back', async () => {
  const { push, registration, held } = device('granted', ['POST'])
  await expect(push.subscribe(registration)).rejects.toMatchObject({ code: 'unreachable' })
  expect(held()).toBeNull()
})

test('somebody else’s subscription is left alone', async () => {
  const { push, registration, hold, held, calls } = device('granted')
  hold(OTHERS)
  expect(await push.state(registration)).toBe('taken')
  await expect(push.subscribe(registration)).rejects.toMatchObject({ code: 'forbidden' })
  await push.unsubscribe(registration)
  expect(held()).not.toBeNull()
  expect(calls.every(({ call }) => call === 'GET /v1/push-key')).toBe(true)
})

test('turning it off ends it here, even where the service cannot be reached', async () => {
  const { push, registration, held, calls } = device('granted', ['DELETE'])
  await push.subscribe(registration)
  await expect(push.unsubscribe(registration)).rejects.toMatchObject({ code: 'unreachable' })
  expect(held()).toBeNull()
  expect(calls.at(-1)?.call).toBe('DELETE /v1/push-subscriptions/psh_1')
})

test('a browser without push has none', async () => {
  const { push } = device('granted')
  expect(await push.state({} as ServiceWorkerRegistration)).toBe('unsupported')
})
