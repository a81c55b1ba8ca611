import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright'
import { expect } from 'vitest'
import { settled } from './host.ts'

/** Brings axe into a page; its policy allows no script of a stranger. */
export async function bringAxe(page: Page): Promise<void> {
  await page.evaluate(await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'))
}

/** What axe finds in the widget, or in another element, as rule and element. */
export async function findings(page: Page, include = 'deskbell-widget'): Promise<string[]> {
  // Colours in the midst of a transition are nobody's design.
  await settled(page)
  const { violations, passes } = await page.evaluate((element) => {
    const { run } = (window as never as { axe: { run(...args: unknown[]): Promise<AxeResults> } }).axe
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
    return run({ include: [element] }, { runOnly: tags, resultTypes: ['violations'] })
  }, include)
  expect(passes.length).toBeGreaterThan(3)
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.flat().join(' ')}`))
}

/** What axe finds in the widget in light and in dark, by scheme, rule and element; it ends in light, as it began. */
export async function findingsInBoth(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme })
    found.push(...(await findings(page)).map((one) => `${colorScheme}: ${one}`))
  }
  return found
}
