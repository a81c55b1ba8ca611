import { fileURLToPath } from 'node:url'
import type { BrowserContextOptions, Dialog, Page, ViewportSize } from 'playwright'
import { build } from 'vite'
import { launchBrowser } from '../../../../tests/support/browser.ts'
import { buildOnce } from '../../../../tests/support/build-once.ts'
import { EMPTY_PAGE, serveBuild } from './serve.ts'

/** The console over the pretended service, in a real browser. */
export interface FakeSite {
  /** Opens an address below /console/, such as `inbox/mine?empty`, and waits until something is drawn. */
  open(path: string, options?: BrowserContextOptions): Promise<Page>
  /**
   * Goes there in a tab that is kept, without motion, with nothing left of where it was before. For tables of places:
   * a tab that knows the scripts already draws in half the time of a new one.
   */
  visit(path: string, viewport?: ViewportSize): Promise<Page>
  /** What the browser complained of so far: errors, warnings, refusals of the content security policy. */
  readonly complaints: string[]
  close(): Promise<void>
}

const VIEWPORT: ViewportSize = { width: 1440, height: 900 }

/** Builds the fake console unless it was in this run, serves it under a strict policy and starts Chromium. */
export async function startFakeSite(): Promise<FakeSite> {
  const root = fileURLToPath(new URL('../../', import.meta.url))
  const folder = await buildOnce('console', (outDir) =>
    build({ root, configFile: `${root}vite.config.ts`, mode: 'fake', logLevel: 'error', build: { outDir } }),
  )
  const server = await serveBuild(folder, 'fake.html')
  const browser = await launchBrowser()
  const complaints: string[] = []
  let place = ''
  let kept: Page | undefined

  async function openPage(options: BrowserContextOptions): Promise<Page> {
    const context = await browser.newContext({ viewport: VIEWPORT, ...options })
    const page = await context.newPage()
    page.on('pageerror', (error) => complaints.push(`${place}: ${error.message}`))
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(`${place}: ${message.text()}`)
    })
    return page
  }

  async function go(page: Page, path: string): Promise<Page> {
    place = path
    await page.goto(`${server.url}/console/${path}`)
    await page.locator('#app > *').first().waitFor()
    return page
  }

  return {
    complaints,
    async open(path, options = {}) {
      return go(await openPage(options), path)
    },
    async visit(path, viewport = VIEWPORT) {
      kept ??= await openPage({ reducedMotion: 'reduce' })
      await leave(kept, server.url)
      await kept.setViewportSize(viewport)
      return go(kept, path)
    },
    async close() {
      await browser.close()
      await server.close()
    },
  }
}

/** Takes a tab to an empty page of the same origin, and forgets what the place before it kept or set. */
async function leave(page: Page, url: string): Promise<void> {
  const answer = (dialog: Dialog) => (dialog.type() === 'beforeunload' ? dialog.accept() : dialog.dismiss())
  page.on('dialog', answer)
  await page.goto(`${url}${EMPTY_PAGE}`)
  page.off('dialog', answer)
  await page.evaluate(async () => {
    localStorage.clear()
    sessionStorage.clear()
    for (const { name } of await indexedDB.databases()) if (name) indexedDB.deleteDatabase(name)
  })
  await page.context().clearCookies()
  await page.emulateMedia({ colorScheme: 'light' })
  await page.mouse.move(0, 0)
}
