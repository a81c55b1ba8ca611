import type { Browser, CDPSession, Page } from 'playwright'

/** Half of the phones in use are about this much slower than a desk computer. */
export const CPU_SLOWDOWN = 4
/** What the widget does by itself is done by then, in milliseconds. */
export const SETTLED_AFTER = 1_000

/** What one page view cost. Times are of the main thread, in milliseconds; bytes are bodies as they came. */
export interface Visit {
  readonly mainThread: number
  readonly script: number
  readonly bytes: number
}

/** Opens a page in a fresh browser profile, slowed down, and measures until it has settled. */
export async function visit(browser: Browser, url: string): Promise<Visit> {
  return withPage(browser, async (page, cdp) => {
    const bytes = countBytes(page)
    await page.goto(url)
    await page.waitForTimeout(SETTLED_AFTER)
    return { ...(await mainThreadOf(cdp)), bytes: await bytes() }
  })
}

export interface Opening extends Visit {
  /** From the click on the launcher until a message can be typed, in milliseconds. */
  readonly ready: number
}

/** Opens the messenger and a conversation on a page with the widget; costs count from the click. */
export async function visitAndOpen(browser: Browser, url: string): Promise<Opening> {
  return withPage(browser, async (page, cdp) => {
    const bytes = countBytes(page)
    await page.goto(url)
    await page.getByRole('button', { name: /chat/i }).waitFor()
    await page.waitForTimeout(SETTLED_AFTER)
    const before = await mainThreadOf(cdp)
    const ready = await page.evaluate(openChat)
    await page.waitForTimeout(SETTLED_AFTER)
    const after = await mainThreadOf(cdp)
    return {
      ready,
      mainThread: after.mainThread - before.mainThread,
      script: after.script - before.script,
      bytes: await bytes(),
    }
  })
}

async function withPage<T>(browser: Browser, work: (page: Page, cdp: CDPSession) => Promise<T>): Promise<T> {
  const context = await browser.newContext()
  try {
    const page = await context.newPage()
    const cdp = await context.newCDPSession(page)
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN })
    // Time that this thread had the processor, so that a busy machine does not count.
    await cdp.send('Performance.enable', { timeDomain: 'threadTicks' })
    return await work(page, cdp)
  } finally {
    await context.close()
  }
}

async function mainThreadOf(cdp: CDPSession): Promise<{ mainThread: number; script: number }> {
  const { metrics } = await cdp.send('Performance.getMetrics')
  const seconds = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN
  return { mainThread: seconds('TaskDuration') * 1000, script: seconds('ScriptDuration') * 1000 }
}

/** Sums the bodies of all answers but the page itself, compressed as they came over the wire. */
function countBytes(page: Page): () => Promise<number> {
  const sizes: Promise<number>[] = []
  page.on('requestfinished', (request) => {
    if (request.isNavigationRequest() || request.url().endsWith('/favicon.ico')) return
    sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize))
  })
  return async () => (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
}

/**
 * Runs in the page, so that no message between processes counts: clicks the launcher, starts a
 * conversation as soon as that can be clicked, and waits for the composer.
 */
async function openChat(): Promise<number> {
  const everything = (root: Document | ShadowRoot): Element[] =>
    [...root.querySelectorAll('*')].flatMap((element) =>
      element.shadowRoot ? [element, ...everything(element.shadowRoot)] : [element],
    )
  const isThere = (element: Element) => element.checkVisibility() && !element.matches(':disabled')
  const until = async (fits: (element: Element) => boolean): Promise<HTMLElement> => {
    for (;;) {
      const found = everything(document).find((element) => isThere(element) && fits(element))
      if (found) return found as HTMLElement
      await new Promise(requestAnimationFrame)
    }
  }
  const says = (element: Element, words: RegExp) =>
    element.localName === 'button' && words.test(element.getAttribute('aria-label') ?? element.textContent ?? '')

  const launcher = await until((element) => says(element, /chat/i))
  const start = performance.now()
  launcher.click()
  const starter = await until((element) => says(element, /start a conversation/i) || element.localName === 'textarea')
  if (starter.localName !== 'textarea') starter.click()
  await until((element) => element.localName === 'textarea')
  return performance.now() - start
}
