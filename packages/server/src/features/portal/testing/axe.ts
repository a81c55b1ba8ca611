import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Page } from 'playwright'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** The checker as it is put into pages. */
export function readAxe(): Promise<string> {
  return readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
}

/** What axe finds on a page that it was put into, by rule and element. */
export function check(page: Page): Promise<string[]> {
  return page.evaluate(async (tags) => {
    const { axe: checker } = window as never as { axe: typeof import('axe-core') }
    const { violations } = await checker.run(document, { runOnly: tags })
    return violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join(', ')}`)
  }, TAGS)
}

/** Goes to a page and reads it to its end: how far things moved, and what came last of the large ones. */
export async function readToTheEnd(page: Page, path: string): Promise<{ shift: number; largest: string }> {
  await page.addInitScript(() => {
    const seen = { shift: 0, largest: '' }
    Object.assign(window, { seen })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.shift += (entry as PerformanceEntry & { value: number }).value
    }).observe({ type: 'layout-shift', buffered: true })
    new PerformanceObserver((list) => {
      const last = list.getEntries().at(-1) as PerformanceEntry & { element: Element | null }
      seen.largest = last.element?.tagName ?? ''
    }).observe({ type: 'largest-contentful-paint', buffered: true })
  })
  await page.goto(path)
  await page.evaluate(async () => {
    for (let y = 0; y < document.body.scrollHeight; y += 300) {
      scrollTo(0, y)
      await new Promise((done) => setTimeout(done, 20))
    }
  })
  return page.evaluate(() => (window as never as { seen: { shift: number; largest: string } }).seen)
}
