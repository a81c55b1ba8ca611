import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import type { Browser, BrowserContextOptions, Page } from 'playwright'
import { launchBrowser } from '../../../../../../tests/support/browser.ts'
import { inTransaction } from '../../../db/transaction.ts'
import type { Assets } from '../../../platform/assets.ts'
import { type TestApi, type TestWorkspace, testApi } from '../../../testing/api.ts'
import { openTestDatabase } from '../../../testing/databases.ts'
import { testCtx } from '../../../testing/deps.ts'
import { changeSettings, lockWorkspace } from '../../workspaces/index.ts'
import { SETTINGS, writeLibrary } from './library.ts'

export interface OpenPage {
  readonly page: Page
  /** What went wrong: errors, and what the page's policy refused. */
  readonly faults: string[]
  /** What was asked of anybody outside. */
  readonly outside: string[]
}

/** The portal of a small business on a real port, and a browser to look at it. */
export interface TestSite {
  readonly url: string
  readonly api: TestApi
  readonly workspace: TestWorkspace
  readonly browser: Browser
  open(path: string, options?: BrowserContextOptions): Promise<OpenPage>
  /**
   * The same in a tab that is kept for these options, with nothing left of where it was before, in its beginning
   * light: for tables of places, since a tab that knows the scripts of a test runs them in half the time.
   */
  visit(path: string, options?: BrowserContextOptions): Promise<OpenPage>
  close(): Promise<void>
}

const PICTURE =
  '<svg xmlns="http://www.w3.org/2000/svg" width="900" height="1200"><rect width="900" height="1200"/></svg>'

/** In place of the messenger, which this package does not build. */
const widget: Assets = {
  async find(path) {
    if (path !== 'widget/deskbell.js') return null
    const bytes = new TextEncoder().encode('window.Deskbell={}')
    return { bytes, gzipped: null, type: 'text/javascript; charset=utf-8', etag: '"widget"', immutable: false }
  },
}

export async function startSite(): Promise<TestSite> {
  const database = await openTestDatabase('sqlite')
  const api = testApi(database.db, { assets: widget })
  const workspace = await api.workspace('Harbor Mobile Notary')
  await inTransaction(testCtx(api.deps, workspace.id), async (tx) => {
    await changeSettings(tx, await lockWorkspace(tx.db, workspace.id), SETTINGS)
  })
  await writeLibrary(api.deps, workspace.id)
  const server = createServer(getRequestListener(api.app.fetch))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const browser = await launchBrowser()
  const kept = new Map<string, OpenPage>()

  async function openTab(options: BrowserContextOptions): Promise<OpenPage> {
    const context = await browser.newContext({ baseURL: url, reducedMotion: 'reduce', ...options })
    const outside: string[] = []
    await context.route(
      (address) => address.origin !== url,
      (route) => {
        outside.push(route.request().url())
        const isPicture = route.request().resourceType() === 'image'
        return route.fulfill(isPicture ? { contentType: 'image/svg+xml', body: PICTURE } : { body: '' })
      },
    )
    const page = await context.newPage()
    const faults: string[] = []
    page.on('console', (line) => {
      if (line.type() === 'error' || line.type() === 'warning') faults.push(line.text())
    })
    page.on('pageerror', (error) => faults.push(error.message))
    return { page, faults, outside }
  }

  return {
    url,
    api,
    workspace,
    browser,
    async open(path, options = {}) {
      const tab = await openTab(options)
      await tab.page.goto(path)
      return tab
    },
    async visit(path, options = {}) {
      const key = JSON.stringify(options)
      const tab = kept.get(key) ?? (await openTab(options))
      if (kept.has(key)) await forget(tab, options)
      kept.set(key, tab)
      await tab.page.goto(path)
      return tab
    },
    async close() {
      await browser.close()
      await new Promise((resolve) => server.close(resolve))
      await database.close()
    },
  }
}

/** Takes a tab to where nothing runs, and leaves nothing there of the page before. */
async function forget({ page, faults, outside }: OpenPage, { storageState }: BrowserContextOptions): Promise<void> {
  await page.goto('/robots.txt')
  await page.evaluate(() => {
    localStorage.clear()
    sessionStorage.clear()
  })
  await page.context().clearCookies()
  if (typeof storageState === 'object') await page.context().addCookies(storageState.cookies)
  await page.emulateMedia({ colorScheme: 'light' })
  await page.mouse.move(0, 0)
  faults.length = 0
  outside.length = 0
}
