import { execFile } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import type { Browser, BrowserContext } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { demoAgentOf, openConsole, openVisitor } from '../support/pages.ts'
import { type Deskbell, startDeskbell } from '../support/server.ts'

const CLI = resolve(import.meta.dirname, '../../packages/server/dist/main/cli.js')

const GUIDE = `---
title: Seal a deed with wax
excerpt: Warm it, drop it, press it.
tags: [wax]
---
You need **wax** and a [signet](/help/articles/choose-a-signet).

> [!WARNING]
> Hot wax burns.

1. [ ] Warm the wax
2. [ ] Drop it on the ribbon
3. [ ] Press the signet

<img src=x onerror=alert(1)>
`
const FILES = {
  'wax/_category.md': '---\nname: Wax and seals\nicon: book-open\n---\n',
  'wax/seal-a-deed.md': GUIDE,
  'wax/choose-a-signet.md': '---\ntitle: Choose a signet\n---\nRound ones are kinder to the wax.\n',
}

let browser: Browser
let desk: Deskbell
beforeAll(async () => {
  ;[browser, desk] = await Promise.all([launchBrowser(), startDeskbell()])
  const folder = join(desk.folder, 'articles')
  for (const [name, text] of Object.entries(FILES)) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), text)
  }
  await promisify(execFile)(process.execPath, [CLI, 'help', 'import', folder], {
    cwd: desk.folder,
    env: { PATH: process.env.PATH ?? '', HOME: desk.folder, ...desk.env },
  })
})
afterAll(async () => {
  await browser?.close()
  await desk?.[Symbol.asyncDispose]()
})

/** The demo page with its messenger open at Help; what the page's policy refused, or what was thrown, is collected. */
async function openHelp(context: BrowserContext) {
  const { page } = await openVisitor(context, desk.url)
  const wrong: string[] = []
  page.on('pageerror', (error) => wrong.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') wrong.push(message.text())
  })
  await page.getByRole('button', { name: 'Open chat' }).click()
  await page.getByRole('navigation').getByRole('button', { name: 'Help' }).click()
  const search = page.getByRole('searchbox', { name: 'Search help' })
  await search.waitFor()
  return { page, search, wrong }
}

test('a visitor searches, reads, ticks, votes and asks, and the agent sees what they had read', async () => {
  const context = await browser.newContext()
  const { page, search, wrong } = await openHelp(context)
  await search.pressSequentially('wax')
  await page.getByRole('button', { name: /Seal a deed with wax/ }).click()
  await page.getByRole('heading', { name: 'Seal a deed with wax' }).waitFor()
  await page.getByText('Hot wax burns.').waitFor()
  await page.getByRole('checkbox', { name: 'Warm the wax' }).check()
  await page.getByText('1 of 3 steps done').waitFor()
  await page.getByRole('link', { name: 'signet' }).click()
  await page.getByText('Round ones are kinder to the wax.').waitFor()
  await page.getByRole('button', { name: 'Back' }).click()
  expect(await page.getByRole('checkbox', { name: 'Warm the wax' }).isChecked()).toBe(true)

  const voted = page.waitForResponse(/\/feedback$/)
  await page.getByRole('button', { name: 'Yes', exact: true }).click()
  expect((await voted).ok()).toBe(true)
  await page.getByText('Thank you. Good to know.').waitFor()

  const told = page.waitForResponse(/\/v1\/help\/activity$/)
  await page.getByRole('button', { name: /Still need help/ }).click()
  await page.getByRole('textbox', { name: 'Message' }).fill('May it be blue?')
  await page.keyboard.press('Enter')
  await page.getByText('Sent', { exact: true }).waitFor()
  await page.getByRole('log').getByRole('button', { name: 'Seal a deed with wax' }).waitFor()
  expect((await told).status()).toBe(202)
  expect(wrong).toEqual([])

  const agent = await openConsole(browser, desk.url, demoAgentOf(desk))
  await agent.open('May it be blue?')
  const chip = agent.log.getByRole('link', { name: 'Had read “Seal a deed with wax”' })
  const [portal] = await Promise.all([agent.page.context().waitForEvent('page'), chip.click()])
  await portal.getByRole('heading', { name: 'Seal a deed with wax' }).waitFor()
  expect(portal.url()).toBe(`${desk.url}/help/articles/seal-a-deed`)
  await portal.close()
  await agent.page.close()
  await context.close()
})

test('what was read can be read again while the service is out of reach', async () => {
  const context = await browser.newContext()
  const { page, search } = await openHelp(context)
  await search.fill('signet')
  await page.getByRole('button', { name: /Choose a signet/ }).click()
  await page.getByText('Round ones are kinder to the wax.').waitFor()
  await page.getByRole('button', { name: 'Back' }).click()
  await context.setOffline(true)
  await page.getByRole('button', { name: /Choose a signet/ }).click()
  await page.getByText('Round ones are kinder to the wax.').waitFor()
  await context.close()
})

test('help that is only read leaves nothing in the browser', async () => {
  const context = await browser.newContext()
  const { page, search } = await openHelp(context)
  await search.fill('wax')
  await page.getByRole('button', { name: /Seal a deed with wax/ }).click()
  await page.getByText('Hot wax burns.').waitFor()
  const stored = await page.evaluate(async () => ({
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage),
    databases: (await indexedDB.databases()).length,
  }))
  expect(stored).toEqual({ local: [], session: [], databases: 0 })
  expect(await context.cookies()).toEqual([])
  await context.close()
})
