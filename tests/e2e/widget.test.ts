import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { openVisitor } from '../support/pages.ts'
import { type Deskbell, startDeskbell } from '../support/server.ts'

let browser: Browser
let desk: Deskbell
beforeAll(async () => {
  ;[browser, desk] = await Promise.all([launchBrowser(), startDeskbell()])
})
afterAll(async () => {
  await browser?.close()
  await desk?.[Symbol.asyncDispose]()
})

/** Opens a page of the demo site; what its policy refused, and what the page threw, is collected. */
async function visit(path: string): Promise<{ page: Page; wrong: string[] }> {
  const page = await browser.newPage()
  const wrong: string[] = []
  page.on('pageerror', (error) => wrong.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') wrong.push(message.text())
  })
  await page.goto(desk.url + path)
  return { page, wrong }
}

test.each(['/', '/demo/hostile'])('the widget serves a visitor of %s under its strict policy', async (path) => {
  const { page, wrong } = await visit(path)
  const response = await page.reload()
  const policy = response?.headers()['content-security-policy']
  expect(policy).toContain("require-trusted-types-for 'script'")
  expect(policy).toContain("default-src 'none'")
  await page.getByRole('button', { name: 'Open chat' }).click()
  await page.getByRole('button', { name: 'Start a conversation' }).click()
  await page.getByRole('textbox', { name: 'Message' }).fill(`From ${path}`)
  await page.keyboard.press('Enter')
  await page.getByText('Sent', { exact: true }).waitFor()
  const size = await page
    .getByRole('textbox', { name: 'Message' })
    .evaluate((field) => getComputedStyle(field).fontSize)
  expect(size).toBe('16px')
  expect(wrong).toEqual([])
  await page.close()
})

test('a button of the page opens the messenger without a line of code', async () => {
  const { page } = await visit('/')
  await page.getByRole('button', { name: 'Ask a question' }).click()
  await page.getByRole('dialog').waitFor()
  await page.close()
})

test('scripts are sent compressed, for any page, and chunks for good', async () => {
  const { page } = await visit('/')
  const [script, chunk] = await Promise.all([
    page.request.get(`${desk.url}/v1/deskbell.js`),
    page.waitForResponse(/behind-/),
    page.getByRole('button', { name: 'Open chat' }).hover(),
  ])
  for (const response of [script, chunk]) {
    expect(response.headers()).toMatchObject({
      'access-control-allow-origin': '*',
      'content-type': 'text/javascript; charset=utf-8',
    })
  }
  expect(chunk.headers()).toMatchObject({
    'content-encoding': 'gzip',
    'cache-control': 'public, max-age=31536000, immutable',
  })
  await page.close()
})

test('a pinned script has an integrity hash, and serves as the rolling one does', async () => {
  const context = await browser.newContext()
  const page = await context.newPage()
  const answer = await page.request.get(`${desk.url}/v1/widget/integrity.json`)
  const { src, integrity } = (await answer.json()) as { src: string; integrity: string }
  const html = await (await page.request.get(desk.url)).text()
  const tag = `src="${src}" integrity="${integrity}" crossorigin`
  await page.route(`${desk.url}/`, (route) =>
    route.fulfill({ contentType: 'text/html', body: html.replace('src="/v1/deskbell.js"', tag) }),
  )
  const script = page.waitForResponse(desk.url + src)
  await page.goto(desk.url)
  expect((await script).headers()['cache-control']).toContain('immutable')
  await page.getByRole('button', { name: 'Open chat' }).click()
  await page.getByRole('dialog').waitFor()
  await context.close()
})

test('destroy closes every socket and leaves nothing that asks', async () => {
  const context = await browser.newContext()
  const visitor = await openVisitor(context, desk.url)
  const sockets = new Set<unknown>()
  visitor.page.on('websocket', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  await visitor.openChat()
  await visitor.send('Hello')
  await visitor.page.getByText('Sent', { exact: true }).waitFor()
  await expect.poll(() => sockets.size, { timeout: 5_000 }).toBe(2)

  await visitor.page.evaluate('Deskbell.destroy()')
  await expect.poll(() => sockets.size).toBe(0)
  const asked: string[] = []
  visitor.page.on('request', (request) => asked.push(request.url()))
  // Longer than the polling that stands in for sockets.
  await visitor.page.waitForTimeout(13_000)
  expect(asked).toEqual([])
  expect(await visitor.page.locator('deskbell-widget').count()).toBe(0)
  await context.close()
})
