import type { BrowserContextOptions, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { check, readAxe, readToTheEnd } from './testing/axe.ts'
import { startSite, type TestSite } from './testing/site.ts'

const PAGES = [
  ['home', '/help'],
  ['category', '/help/visits'],
  ['article', '/help/articles/your-visit'],
  ['article after a vote', '/help/articles/refunds?voted=no'],
  ['results', '/help/search?q=visit'],
  ['no results', '/help/search?q=zzzzqqq'],
  ['questions', '/help/faq?voted=how-soon'],
  ['contact', '/contact'],
  ['kinds of questions', '/support/contact'],
  ['the way to requests', '/support/tickets'],
  ['not found', '/help/articles/how-do-i-move-my-visit'],
] as const
const PHONE: BrowserContextOptions = { viewport: { width: 320, height: 640 }, hasTouch: true }
/** The only thing a page that is not there may be blamed for. */
const NOT_FOUND = /status of 404/

let site: TestSite
let axe: string

beforeAll(async () => {
  site = await startSite()
  axe = await readAxe()
}, 60_000)
afterAll(() => site?.close())

/** All that a screen reader finds, with what the style sheet counts. */
async function spokenText(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page)
  const { nodes } = await session.send('Accessibility.getFullAXTree')
  return nodes
    .filter(({ role }) => role?.value === 'StaticText')
    .map(({ name }) => name?.value ?? '')
    .join('')
}

async function counts(slug: string) {
  return site.api.deps.db
    .selectFrom('help_articles')
    .select(['helpful_count', 'not_helpful_count'])
    .where('slug', '=', slug)
    .executeTakeFirstOrThrow()
}

describe.each(PAGES)('%s', (_, path) => {
  test.each([
    ['left to right', '', {}],
    ['on a phone', '', PHONE],
    ['right to left on a phone', '/ar', PHONE],
  ])('is accessible, light and dark, %s', async (_name, prefix, options) => {
    const { page, faults } = await site.visit(prefix + path, options)
    await page.evaluate(axe)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      expect(await check(page)).toEqual([])
    }
    expect(faults.filter((fault) => !NOT_FOUND.test(fault))).toEqual([])
    // Nothing but what scrolls by itself is wider than the screen.
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  })

  test('moves nothing while it comes, and what comes last of all is words', async () => {
    const { page } = await site.open('/robots.txt', { viewport: { width: 1000, height: 700 } })
    const seen = await readToTheEnd(page, path)
    expect(seen.shift).toBe(0)
    expect(seen.largest).toMatch(/^(H1|H2|P|A|LI|SUMMARY|LABEL)$/)
    await page.context().close()
  })

  test('is whole without scripts', async () => {
    const { page, faults } = await site.visit(path, { javaScriptEnabled: false })
    expect(await page.locator('h1').count()).toBe(1)
    expect(await page.locator('h1').isVisible()).toBe(true)
    expect(await page.getByRole('searchbox').isVisible()).toBe(true)
    const scripted = await site.visit(path)
    const said = (seen: Page) => seen.locator('main').ariaSnapshot()
    // Only the way into the chat depends on them; it has a test of its own.
    if (path !== '/contact') expect(await said(page)).toBe(await said(scripted.page))
    expect(faults.filter((fault) => !NOT_FOUND.test(fault))).toEqual([])
  })
})

describe('without scripts', () => {
  const plain = { javaScriptEnabled: false }

  test('a search leads to an article, whose steps are ticked and counted', async () => {
    const { page } = await site.open('/help', plain)
    await page.getByRole('searchbox').fill('knock on the door')
    await page.keyboard.press('Enter')
    await page.getByRole('link', { name: 'What happens at your visit' }).click()
    await page.getByRole('checkbox', { name: /^Read the document once/ }).check()
    await page.getByRole('checkbox', { name: /^Clear a table/ }).check()
    expect(await spokenText(page)).toContain('2 of 3 steps done')
    await page.context().close()
  })

  test('a vote is counted once, changed by another, and takes a comment', async () => {
    const { page } = await site.open('/help/articles/receipts', plain)
    await page.getByRole('button', { name: 'Yes' }).click()
    await page.waitForURL('**/help/articles/receipts?voted=yes#p.feedback')
    expect(await counts('receipts')).toEqual({ helpful_count: 1, not_helpful_count: 0 })
    await page.goto('/help/articles/receipts')
    await page.getByRole('button', { name: 'No' }).click()
    expect(await counts('receipts')).toEqual({ helpful_count: 0, not_helpful_count: 1 })
    await page.getByLabel('What was missing').fill('Where is the mail?')
    await page.getByRole('button', { name: 'Send comment' }).click()
    await page.getByText('will read your comment').waitFor()
    const votes = site.api.deps.db.selectFrom('help_votes').select(['helpful', 'comment'])
    expect(await votes.execute()).toEqual([{ helpful: 0, comment: 'Where is the mail?' }])
    await page.context().close()
  })

  test('a question is voted on where it stands, and its link unfolds it', async () => {
    const { page } = await site.open('/help', plain)
    await page.getByRole('link', { name: 'My identification has expired' }).click()
    await page.getByText('a credible witness is sometimes possible').waitFor()
    await page.getByRole('button', { name: 'Yes' }).click()
    await page.waitForURL('**/help/faq?voted=expired-id#expired-id')
    await page.getByText('Thank you.').waitFor()
    expect(await counts('expired-id')).toEqual({ helpful_count: 1, not_helpful_count: 0 })
    await page.context().close()
  })

  test('contact offers mail in the chat’s place', async () => {
    const { page } = await site.open('/contact', plain)
    expect(await page.getByRole('button', { name: 'Start a chat' }).count()).toBe(0)
    expect(await page.getByText('Chat needs scripts').isVisible()).toBe(true)
    expect(await page.getByRole('link', { name: 'desk@harbor.example' }).getAttribute('href')).toBe(
      'mailto:desk@harbor.example',
    )
    await page.context().close()
  })
})

describe('with scripts', () => {
  test('a video asks nothing of anybody before it is wanted, and then plays on the page', async () => {
    const { page, outside, faults } = await site.open('/help/articles/your-visit')
    const play = page.getByRole('link', { name: 'Play video' })
    await play.scrollIntoViewIfNeeded()
    expect(await play.getAttribute('href')).toBe('https://www.youtube.com/watch?v=dQw4w9WgXcQ')
    await play.click()
    await page.getByTitle('Play video').waitFor()
    await expect
      .poll(() => outside.filter((url) => url.includes('youtube')))
      .toEqual(['https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1&rel=0'])
    expect(faults).toEqual([])
    await page.context().close()
  })

  test('ticks stay, and nothing is kept before the first', async () => {
    const { page } = await site.open('/help/articles/your-visit')
    const kept = () => page.evaluate(() => Object.keys(localStorage))
    expect(await kept()).toEqual([])
    const first = page.getByRole('checkbox').first()
    await first.check()
    expect(await kept()).toHaveLength(1)
    await page.reload()
    expect(await first.isChecked()).toBe(true)
    expect(await page.getByRole('checkbox').nth(1).isChecked()).toBe(false)
    expect(await page.context().cookies()).toEqual([])
    await page.context().close()
  })

  test('a vote needs no other page, and two readers count twice', async () => {
    for (const expected of [1, 2]) {
      const { page, faults } = await site.open('/help/articles/hospital-visits')
      await page.evaluate(() => Object.assign(window, { same: true }))
      await page.getByRole('button', { name: 'Yes' }).click()
      await page.getByText('Thank you. Your answer').waitFor()
      expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Thank you.')
      expect(await counts('hospital-visits')).toEqual({ helpful_count: expected, not_helpful_count: 0 })
      expect(await page.getByText('What was missing').count()).toBe(0)
      await page.getByLabel('What helped you?').fill('All of it')
      await page.getByRole('button', { name: 'Send comment' }).click()
      await page.getByText('will read your comment').waitFor()
      expect(await counts('hospital-visits')).toEqual({ helpful_count: expected, not_helpful_count: 0 })
      expect(await page.evaluate(() => 'same' in window)).toBe(true)
      expect(faults).toEqual([])
      await page.context().close()
    }
  })

  test('suggestions come while typing, are walked by keys, and an older answer never covers a newer one', async () => {
    const { page, faults } = await site.open('/help')
    const newer = Promise.withResolvers<void>()
    const older = Promise.withResolvers<void>()
    await page.route('**/v1/help/search*q=refu', async (route) => {
      const response = await route.fetch()
      await newer.promise
      // Whoever gave the question up takes no answer.
      await route.fulfill({ response }).catch(() => undefined)
      older.resolve()
    })
    const box = page.getByRole('searchbox')
    const asked = page.waitForRequest('**/v1/help/search*q=refu')
    await box.pressSequentially('refu')
    await asked
    await box.fill('hospital')
    const found = page.getByRole('group', { name: 'Suggestions' })
    await found.getByRole('link', { name: 'Visits to hospitals' }).waitFor()
    newer.resolve()
    await older.promise
    await page.evaluate(() => new Promise((shown) => requestAnimationFrame(() => requestAnimationFrame(shown))))
    expect(await found.getByRole('link', { name: 'Get a refund' }).count()).toBe(0)
    await page.evaluate(axe)
    expect(await check(page)).toEqual([])
    await box.press('ArrowDown')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Visits to hospitals and care homes')
    await page.keyboard.press('Escape')
    expect(await found.isVisible()).toBe(false)
    expect(await box.evaluate((input) => input === document.activeElement)).toBe(true)
    await box.press('End')
    await box.pressSequentially('s')
    await found.getByRole('link', { name: 'Visits to hospitals' }).click()
    await page.waitForURL('**/help/articles/hospital-visits')
    expect(faults).toEqual([])
    await page.context().close()
  })

  test('contact brings the messenger, and only contact', async () => {
    const { page } = await site.open('/contact')
    expect(await page.evaluate(() => 'Deskbell' in window)).toBe(true)
    expect(await page.locator('[data-deskbell-open]').count()).toBe(1)
    await page.goto('/help/articles/your-visit')
    expect(await page.evaluate(() => 'Deskbell' in window)).toBe(false)
    await page.context().close()
  })
})

test('on paper there is the article alone', async () => {
  const { page } = await site.open('/help/articles/your-visit')
  await page.emulateMedia({ media: 'print' })
  for (const name of ['Main', 'On this page', 'You are here']) {
    expect(await page.getByRole('navigation', { name }).isVisible()).toBe(false)
  }
  expect(await page.getByRole('heading', { level: 1 }).isVisible()).toBe(true)
  expect(await page.getByRole('button', { name: 'Yes' }).isVisible()).toBe(false)
  await page.context().close()
})

test('the language switch leads to the same page', async () => {
  const { page } = await site.open('/help/articles/your-visit')
  await page.getByLabel('Language: English').click()
  await page.getByRole('link', { name: 'العربية' }).click()
  await page.getByRole('heading', { name: 'ماذا يحدث في زيارتك' }).waitFor()
  expect(await page.evaluate(() => [document.dir, document.documentElement.lang])).toEqual(['rtl', 'ar'])
  await page.getByRole('link', { name: 'أي المستندات' }).click()
  await page.waitForURL('**/ar/help/articles/which-documents')
  await page.context().close()
})
