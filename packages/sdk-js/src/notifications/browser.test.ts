import { build } from 'esbuild'
import type { Browser, BrowserContext, Page } from 'playwright'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from '../../../../tests/support/browser.ts'
import { type RealService, startRealService } from '../testing/real-service.ts'
import type { Client } from '../types.ts'
import type { Notifications } from './types.ts'

declare global {
  var notices: Notifications
  var openNotices: (workspaceKey: string) => { readonly client: Client; readonly notices: Notifications }
}

let service: RealService
let browser: Browser
let workspace: { readonly id: string; readonly key: string }

beforeAll(async () => {
  const contents = `import { createClient } from './index.ts'
    import { createNotifications } from './notifications/index.ts'
    globalThis.openNotices = (workspaceKey) => {
      const client = createClient({ url: location.origin, workspaceKey })
      return { client, notices: createNotifications(client) }
    }`
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: `${import.meta.dirname}/..` },
    bundle: true,
    write: false,
    format: 'iife',
    conditions: ['@deskbell/source'],
  })
  service = await startRealService({
    '/page': ['text/html', '<!doctype html><script src="/sdk.js"></script>'],
    '/sdk.js': ['text/javascript', outputFiles[0]?.text ?? ''],
  })
  workspace = await service.api.workspace()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await service?.close()
})

/** A tab of somebody who has acted, and their id. */
async function tab(context: BrowserContext): Promise<{ page: Page; customerId: string }> {
  const page = await context.newPage()
  await page.goto(`${service.url}/page`)
  const customerId = await page.evaluate(async (key) => {
    const opened = openNotices(key)
    globalThis.notices = opened.notices
    if (!(await opened.client.resume())) await opened.client.update({ name: 'Nina' })
    return opened.client.customer.get()?.id ?? ''
  }, workspace.key)
  return { page, customerId }
}

const unread = (page: Page, count: number) =>
  page.waitForFunction((wanted) => notices.counts.get()?.unread === wanted, count)

it('tabs of a browser share one socket, and agree at once on what was read', async () => {
  const context = await browser.newContext()
  const first = await tab(context)
  const second = await tab(context)
  expect(second.customerId).toBe(first.customerId)
  await Promise.all([unread(first.page, 0), unread(second.page, 0)])
  const admin = await service.api.agent(workspace, { role: 'admin' })
  const body = {
    clientId: 'announcement-00000001',
    customerId: first.customerId,
    kind: 'announcement',
    values: { 'announcement.title': 'New hours', 'announcement.text': 'We open at eight.' },
  }
  expect((await admin.call('POST', '/v1/customer-notifications', { body })).status).toBe(201)
  await Promise.all([unread(first.page, 1), unread(second.page, 1)])
  expect(service.rooms().stats().connections).toBe(1)
  // What is read now is told by the other tab alone: nothing can be asked any more.
  await second.page.route('**/v1/notifications?*', (route) => route.abort())
  await first.page.evaluate(() => notices.markRead({ all: true }))
  await unread(second.page, 0)
  await context.close()
})
