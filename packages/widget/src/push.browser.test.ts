import type { Page, Worker } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Host, openAs, startHost } from './testing/host.ts'

let host: Host
beforeAll(async () => {
  host = await startHost()
}, 60_000)
afterAll(() => host?.[Symbol.asyncDispose]())

declare global {
  interface Window {
    /** How often the page asked, what the person answers, and what the browser then says. */
    permission: { asked: number; answer: NotificationPermission; now: NotificationPermission }
  }
}

/** A browser with a push service in memory: the real one is not to be had without its company's keys. */
function withPush(): void {
  window.permission = { asked: 0, answer: 'granted', now: 'default' }
  Object.defineProperty(Notification, 'permission', { get: () => window.permission.now })
  Notification.requestPermission = async () => {
    window.permission.asked += 1
    window.permission.now = window.permission.answer
    return window.permission.now
  }
  let held: PushSubscription | null = null
  PushManager.prototype.getSubscription = async () => held
  PushManager.prototype.subscribe = async (options) => {
    const endpoint = 'https://push.example/1'
    held = {
      endpoint,
      options,
      toJSON: () => ({ endpoint, expirationTime: null, keys: { p256dh: 'p'.repeat(87), auth: 'a'.repeat(22) } }),
      unsubscribe: async () => {
        held = null
        return true
      },
    } as unknown as PushSubscription
    return held
  }
}

async function visitChoices(before = withPush): Promise<Page> {
  const page = await host.visit({ before })
  await openAs(page)
  await page.evaluate(() => window.Deskbell.showNotificationPreferences())
  await page.getByRole('group', { name: 'Your requests' }).waitFor()
  return page
}

const places = (page: Page) =>
  page.evaluate(() =>
    window.fakeClient.notices.asked
      .filter(({ path }) => path.startsWith('/v1/push-subscriptions'))
      .map(({ method, path, body }) => ({ method, path, body })),
  )

test('push is asked for by a click alone, and can be turned off again', async () => {
  const page = await visitChoices()
  await page.getByText('Your browser asks you first.').waitFor()
  expect(await page.evaluate(() => window.permission.asked)).toBe(0)
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0)
  await page.getByRole('button', { name: 'Turn on notifications' }).click()
  await page.getByText('This device shows notifications').waitFor()
  const [added] = await places(page)
  expect(added).toEqual({
    method: 'POST',
    path: '/v1/push-subscriptions',
    body: {
      endpoint: 'https://push.example/1',
      expirationTime: null,
      keys: { p256dh: 'p'.repeat(87), auth: 'a'.repeat(22) },
    },
  })
  await page.getByRole('button', { name: 'Turn off notifications' }).click()
  await page.getByText('Your browser asks you first.').waitFor()
  expect((await places(page)).at(-1)).toMatchObject({ method: 'DELETE', path: '/v1/push-subscriptions/psh_1' })
  expect(await page.evaluate(() => window.violations)).toEqual([])
  await page.context().close()
})

test('whoever refuses is told how to change that, and nothing is registered', async () => {
  const page = await visitChoices()
  await page.evaluate(() => {
    window.permission.answer = 'denied'
  })
  await page.getByRole('button', { name: 'Turn on notifications' }).click()
  await page.getByText('You have blocked notifications of this site.').waitFor()
  expect(await page.getByRole('button', { name: 'Turn on notifications' }).count()).toBe(0)
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0)
  expect(await places(page)).toEqual([])
  await page.context().close()
})

test('a browser without push is said to have none', async () => {
  const page = await visitChoices(() => {
    Reflect.deleteProperty(window, 'PushManager')
  })
  await page.getByText('This browser cannot show notifications of this page.').waitFor()
  await page.context().close()
})

test('where the page has no worker, push is not offered', async () => {
  const page = await host.visit({ before: withPush })
  await page.evaluate(() => window.Deskbell.boot({ url: 'https://desk.example' }))
  await openAs(page)
  await page.evaluate(() => window.Deskbell.showNotificationPreferences())
  await page.getByRole('group', { name: 'Your requests' }).waitFor()
  expect(await page.getByRole('heading', { name: 'This device' }).count()).toBe(0)
  await page.context().close()
})

test('a worker that cannot be had is said, and nothing counts as turned on', async () => {
  const page = await host.visit({ before: withPush, attributes: 'data-service-worker="/missing.js"' })
  await openAs(page)
  await page.evaluate(() => window.Deskbell.showNotificationPreferences())
  await page.getByRole('button', { name: 'Turn on notifications' }).click()
  await page.getByRole('alert').getByText('Your browser could not set this up.').waitFor()
  await page.getByRole('button', { name: 'Turn on notifications' }).waitFor()
  expect(await places(page)).toEqual([])
  await page.context().close()
})

interface Shown {
  readonly title: string
  readonly body: string
  readonly tag: string
  readonly requireInteraction: boolean
}

/** The worker at work, and a way to push to it, as the browser's own tools do. */
async function visitWorker(): Promise<{ page: Page; worker: Worker; push(data: unknown): Promise<void> }> {
  const page = await visitChoices()
  await page.context().grantPermissions(['notifications'])
  const started = page.context().waitForEvent('serviceworker')
  await page.getByRole('button', { name: 'Turn on notifications' }).click()
  const worker = await started
  await page.getByText('This device shows notifications').waitFor()
  const session = await page.context().newCDPSession(page)
  const registered = new Promise<string>((found) => {
    session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const own = registrations.find(({ scopeURL }) => scopeURL.endsWith('/v1/deskbell/'))
      if (own) found(own.registrationId)
    })
  })
  await session.send('ServiceWorker.enable')
  const registrationId = await registered
  const origin = new URL(page.url()).origin
  return {
    page,
    worker,
    async push(data) {
      await session.send('ServiceWorker.deliverPushMessage', { origin, registrationId, data: JSON.stringify(data) })
    },
  }
}

const shown = (page: Page): Promise<Shown[]> =>
  page.evaluate(async () => {
    const [own] = await navigator.serviceWorker.getRegistrations()
    const all = (await own?.getNotifications()) ?? []
    return all.map(({ title, body, tag, requireInteraction }) => ({ title, body, tag, requireInteraction }))
  })

test('the worker shows what is pushed, one for each tag, and keeps what is urgent in sight', async () => {
  const { page, push } = await visitWorker()
  const told = { title: 'Answered', body: 'Friday 14:30 is yours.', url: null, tag: 'one', priority: 'high' }
  await push(told)
  await push(told)
  await push({ ...told, title: 'Delayed', tag: 'two', priority: 'urgent' })
  await push({ hello: 'the page’s own' })
  await expect
    .poll(async () => (await shown(page)).sort((a, b) => a.tag.localeCompare(b.tag)))
    .toEqual([
      { title: 'Answered', body: 'Friday 14:30 is yours.', tag: 'one', requireInteraction: false },
      { title: 'Delayed', body: 'Friday 14:30 is yours.', tag: 'two', requireInteraction: true },
    ])
  await page.context().close()
})

test.each([
  ['the page that is open already', '#there', 'focus'],
  ['another page', 'https://shop.example/orders/1', 'open https://shop.example/orders/1'],
  ['no web address, which opens nothing', 'javascript:alert(1)', 'focus'],
] as const)('a click leads to %s', async (_name, url, wanted) => {
  const { page, worker } = await visitWorker()
  const done = await worker.evaluate(async (target) => {
    interface Worker {
      readonly clients: { openWindow(address: string): Promise<null> }
      readonly registration: ServiceWorkerRegistration
      readonly WindowClient: { readonly prototype: { focus(): Promise<unknown> } }
      readonly NotificationEvent: new (type: string, init: object) => Event
    }
    const world = globalThis as unknown as Worker
    let deed = ''
    const led = new Promise<void>((go) => {
      world.clients.openWindow = async (address) => {
        deed = `open ${address}`
        go()
        return null
      }
      world.WindowClient.prototype.focus = async () => {
        deed = 'focus'
        go()
      }
    })
    await world.registration.showNotification('Answered', { data: { deskbell: true, url: target } })
    const [notification] = await world.registration.getNotifications()
    dispatchEvent(new world.NotificationEvent('notificationclick', { notification }))
    await led
    const left = await world.registration.getNotifications()
    return `${deed}, ${left.length} left`
  }, new URL(url, page.url()).href)
  expect(done).toBe(`${wanted}, 0 left`)
  await page.context().close()
})
