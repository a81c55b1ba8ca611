import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContextOptions, Page } from 'playwright'
import { build } from 'vite'
import { launchBrowser } from '../../../../tests/support/browser.ts'
import { serveBuild } from './serve.ts'

/** The console over the pretended service, in a real browser. */
export interface FakeSite {
  /** Opens an address below /console/, such as `inbox/mine?empty`, and waits until something is drawn. */
  open(path: string, options?: BrowserContextOptions): Promise<Page>
  /** What the browser complained of so far: errors, warnings, refusals of the content security policy. */
  readonly complaints: string[]
  close(): Promise<void>
}

/** Builds the fake console, serves it under a strict policy and starts Chromium. */
export async function startFakeSite(): Promise<FakeSite> {
  const root = fileURLToPath(new URL('../../', import.meta.url))
  // A folder of its own: test files run side by side.
  const outDir = await mkdtemp(join(tmpdir(), 'deskbell-console-'))
  await build({ root, configFile: `${root}vite.config.ts`, mode: 'fake', logLevel: 'error', build: { outDir } })
  const server = await serveBuild(outDir, 'fake.html')
  const browser: Browser = await launchBrowser()
  const complaints: string[] = []
  return {
    complaints,
    async open(path, options = {}) {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options })
      const page = await context.newPage()
      page.on('pageerror', (error) => complaints.push(`${path}: ${error.message}`))
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) complaints.push(`${path}: ${message.text()}`)
      })
      await page.goto(`${server.url}/console/${path}`)
      await page.locator('#app > *').first().waitFor()
      return page
    },
    async close() {
      await browser.close()
      await server.close()
      await rm(outDir, { recursive: true })
    },
  }
}
