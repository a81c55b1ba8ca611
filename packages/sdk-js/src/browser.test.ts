import { build } from 'esbuild'
import type { Browser, BrowserContext, Page } from 'playwright'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from '../../../tests/support/browser.ts'
import { type RealService, startRealService } from './testing/real-service.ts'
import type { Client, ConversationHandle } from './types.ts'

declare global {
  var client: Client
  var thread: ConversationHandle
  var createClient: (options: { url: string; workspaceKey: string }) => Client
}

let service: RealService
let browser: Browser
let workspaceKey: string

beforeAll(async () => {
  const { outputFiles } = await build({
    stdin: { contents: "export { createClient } from './index.ts'", resolveDir: import.meta.dirname },
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'deskbell',
    conditions: ['@deskbell/source'],
    footer: { js: 'globalThis.createClient = deskbell.createClient' },
  })
  service = await startRealService({
    '/page': ['text/html', '<!doctype html><script src="/sdk.js"></script>'],
    '/sdk.js': ['text/javascript', outputFiles[0]?.text ?? ''],
  })
  workspaceKey = (await service.api.workspace()).key
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await service?.close()
})

async function tab(context: BrowserContext): Promise<Page> {
  const page = await context.newPage()
  await page.goto(`${service.url}/page`)
  await page.evaluate((key) => {
    globalThis.client = createClient({ url: location.origin, workspaceKey: key })
  }, workspaceKey)
  return page
}

const shows = (page: Page, ...texts: string[]) =>
  page.waitForFunction((wanted) => {
    const { entries, pending } = thread.state.get()
    const said = entries.map((entry) => entry.type === 'message' && entry.content.text)
    return pending.length === 0 && wanted.every((text) => said.includes(text))
  }, texts)
const online = (page: Page) => page.waitForFunction(() => client.connection.get() === 'online')

it('leaves no trace in a browser where nobody acts', async () => {
  const context = await browser.newContext()
  const page = await tab(context)
  expect(await page.evaluate(() => client.resume())).toBe(false)
  await page.evaluate(() => void client.conversations())
  expect(await page.evaluate(() => indexedDB.databases())).toEqual([])
  expect((await context.storageState()).origins).toEqual([])
  expect(await context.cookies()).toEqual([])
  await context.close()
})

it('shares session, sockets and unread messages between the tabs of a browser, and outlives them', async () => {
  const context = await browser.newContext()
  const first = await tab(context)
  await first.evaluate(() => {
    globalThis.thread = client.newConversation()
    thread.send('Hello')
  })
  await shows(first, 'Hello')
  await online(first)
  const id = (await first.evaluate(() => thread.state.get().id)) ?? ''

  const second = await tab(context)
  expect(await second.evaluate(() => client.resume())).toBe(true)
  await second.evaluate((conversation) => {
    globalThis.thread = client.conversation(conversation)
  }, id)
  await shows(second, 'Hello')
  await online(second)
  expect(service.rooms().stats().connections).toBe(2)

  const workspace = { id: '', key: workspaceKey }
  const row = await service.api.deps.db
    .selectFrom('workspaces')
    .select('id')
    .where('key', '=', workspaceKey)
    .executeTakeFirstOrThrow()
  const agent = await service.api.agent({ ...workspace, id: row.id })
  const say = (text: string, clientId: string) =>
    agent.call('POST', `/v1/conversations/${id}/messages`, { body: { clientId, content: { type: 'text', text } } })
  await say('Good morning', 'a-client-id-of-the-agent-1')
  await Promise.all([shows(first, 'Good morning'), shows(second, 'Good morning')])
  for (const page of [first, second]) await page.waitForFunction(() => client.unread.get() === 1)
  await second.evaluate(() => thread.markRead())
  for (const page of [first, second]) await page.waitForFunction(() => client.unread.get() === 0)

  await first.close()
  await online(second)
  await say('Still there?', 'a-client-id-of-the-agent-2')
  await shows(second, 'Still there?')
  await second.reload()
  await second.evaluate(
    ([key, conversation]) => {
      globalThis.client = createClient({ url: location.origin, workspaceKey: key ?? '' })
      globalThis.thread = client.conversation(conversation ?? '')
    },
    [workspaceKey, id],
  )
  await shows(second, 'Hello', 'Good morning', 'Still there?')
  await context.close()
})
