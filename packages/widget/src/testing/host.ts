import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright'
import { type OutputOptions, type RollupOptions, rollup } from 'rollup'
import { launchBrowser } from '../../../../tests/support/browser.ts'
import { buildOnce } from '../../../../tests/support/build-once.ts'
import type { Deskbell } from '../loader/types.ts'
import type { Fake, FakeThread } from './fake-client.ts'
import { answerHelp } from './fake-help.ts'
import { answerUpload } from './fake-uploads.ts'

declare global {
  interface Window {
    Deskbell: Deskbell
    fakeClient: Fake
    violations: string[]
  }
}

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self' ws:; img-src 'self'; require-trusted-types-for 'script'"

const STYLES: Readonly<Record<string, string>> = {
  plain: 'body { font: 16px/1.5 serif; margin: 40px; min-height: 2000px }',
  hostile: `html { font-size: 62.5% }
:root { --ink: red; --fill: red; --accent: red; --surface: red; --n1: red; --view-height: 10px; --tint: red; --hue: 0 }
* { all: unset !important }
body { display: block !important; min-height: 2000px !important }`,
}

export interface Visit {
  readonly styles?: 'plain' | 'hostile'
  readonly lang?: string
  /** The workspace has a help centre. */
  readonly help?: true
  /** The workspace has a contact form. */
  readonly contact?: true
  /** Further attributes of the script tag. */
  readonly attributes?: string
  /** HTML before the script tag. */
  readonly body?: string
  readonly context?: BrowserContextOptions
  /** The page's clock stands in the test's hand: `page.clock`. */
  readonly clock?: true
  /** Runs in the page before anything else. */
  readonly before?: () => void
}

export interface Host extends AsyncDisposable {
  readonly browser: Browser
  /** Opens a page that carries the widget under a strict policy, and waits for the launcher. */
  visit(visit?: Visit): Promise<Page>
}

/** Serves the widget, built over the fake client once for the run, on strict pages of its own. */
export async function startHost(): Promise<Host> {
  const folder = await buildOnce('widget', build)
  const browser = await launchBrowser()
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://host')
    const style = STYLES[url.pathname.slice(1, -4)]
    const answer = answerHelp(request.method ?? 'GET', url)
    const file = await answerUpload(request, url)
    if (file) {
      response.writeHead(file.status, { 'content-type': file.type }).end(file.body)
    } else if (answer) {
      response.writeHead(answer.status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
      response.end(JSON.stringify(answer.body))
    } else if (!url.pathname.includes('.')) {
      response.writeHead(200, { 'content-type': 'text/html', 'content-security-policy': POLICY })
      response.end(page(url.searchParams))
    } else if (style) {
      response.writeHead(200, { 'content-type': 'text/css' }).end(style)
    } else {
      const code = await readFile(join(folder, url.pathname.replace('/v1/', ''))).catch(() => null)
      response.writeHead(code ? 200 : 404, { 'content-type': 'text/javascript; charset=utf-8' }).end(code ?? '')
    }
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo

  return {
    browser,
    async visit({ context: options, before, clock, ...query } = {}) {
      const context = await browser.newContext({ viewport: { width: 1000, height: 760 }, ...options })
      const opened = await context.newPage()
      await opened.addInitScript(() => {
        window.violations = []
        document.addEventListener('securitypolicyviolation', (event) => {
          window.violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`)
        })
      })
      if (clock) await opened.clock.install()
      if (before) await opened.addInitScript(before)
      await opened.goto(`http://127.0.0.1:${port}/?${new URLSearchParams(query as Record<string, string>)}`)
      await opened.waitForFunction(() => 'Deskbell' in window && typeof window.Deskbell.ready === 'function')
      await opened.evaluate(() => window.Deskbell.ready())
      return opened
    },
    async [Symbol.asyncDispose]() {
      await browser.close()
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}

function page(query: URLSearchParams): string {
  const get = (name: string, otherwise = ''): string => query.get(name) ?? otherwise
  return `<!doctype html><html lang="${get('lang', 'en')}" ${query.has('help') ? 'data-help' : ''} ${query.has('contact') ? 'data-contact' : ''}><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><title>Host</title>
<link rel="stylesheet" href="/${get('styles', 'plain')}.css"></head><body><main><h1>Host</h1>${get('body')}</main>
<script async src="/v1/deskbell.js" data-workspace="wk_0123456789abcdef" ${get('attributes')}></script></body></html>`
}

/** Runs the package's own build with another client. */
async function build(folder: string): Promise<void> {
  process.chdir(join(import.meta.dirname, '../..'))
  const { default: configure } = await import('../../rollup.config.mjs')
  const builds = configure({ configSdk: 'src/testing/fake-client.ts', configOut: folder }) as RollupOptions[]
  for (const options of builds) {
    const bundle = await rollup(options)
    await bundle.write(options.output as OutputOptions)
    await bundle.close()
  }
}

/** A customer with a long thread, one that waits, and a closed one. */
const THREADS: readonly FakeThread[] = [
  {
    id: 'cnv_long',
    assignee: { kind: 'agent', id: 'agt_ana', name: 'Ana Ribeiro' },
    present: true,
    said: [
      ['me', 'Hello, I have to move my signing on Thursday.', 1500],
      ['assigned', '', 1498],
      ['team', 'Of course. See https://harbour.example/times for what is free.', 1496],
      ...Array.from({ length: 12 }, (_, index) => ['team', `Line ${index}`, 300 - index] as const),
      ['me', 'Friday, please', 12],
      ['team', 'Friday 14:30 is yours.', 10],
    ],
  },
  {
    id: 'cnv_waiting',
    assignee: { kind: 'agent', id: 'agt_rui', name: 'Rui Costa' },
    unread: 2,
    said: [
      ['me', 'Do you certify translations?', 3000],
      ['team', 'Yes, in two working days.', 90],
      ['team', 'Shall I book it?', 89],
    ],
  },
  {
    id: 'cnv_closed',
    status: 'closed',
    said: [
      ['me', 'What are your opening hours?', 9000],
      ['closed', '', 8900],
    ],
  },
]

/** Opens the messenger for somebody who has conversations, at one of them if named. */
export async function openAs(page: Page, threads: readonly FakeThread[] = THREADS, id?: string): Promise<void> {
  await page.evaluate(() => window.Deskbell.open())
  await page.evaluate((given) => window.fakeClient.begin(given), threads)
  if (id) await page.evaluate((thread) => window.Deskbell.showConversation(thread), id)
}

/** Waits until nothing in the widget is on its way to another look; what moves for ever does not count. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const root = document.querySelector('deskbell-widget')?.shadowRoot
    const frame = () => new Promise(requestAnimationFrame)
    const isEnding = ({ playState, effect }: Animation) =>
      playState === 'running' && Number.isFinite(effect?.getComputedTiming().endTime)
    for (;;) {
      // What was just drawn begins to move with the frame that shows it.
      await frame()
      await frame()
      const moving = root?.getAnimations().filter(isEnding) ?? []
      if (moving.length === 0) return
      await Promise.allSettled(moving.map(({ finished }) => finished))
    }
  })
}
