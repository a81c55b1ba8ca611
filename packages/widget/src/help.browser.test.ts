import type { Locator, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Host, settled, startHost, type Visit } from './testing/host.ts'

let host: Host
beforeAll(async () => {
  host = await startHost()
}, 60_000)
afterAll(() => host?.[Symbol.asyncDispose]())

const inPanel = (page: Page, selector: string): Locator => page.locator(`deskbell-widget ${selector}`)
const field = (page: Page): Locator => page.getByRole('searchbox')
const titles = (page: Page): Promise<string[]> => inPanel(page, '.hits b').allTextContents()
const focused = (page: Page) =>
  page.evaluate(() => document.querySelector('deskbell-widget')?.shadowRoot?.activeElement?.textContent)

/** A visitor of a site with a help centre, at the Help tab. */
async function visitHelp(visit: Visit = {}): Promise<Page> {
  const page = await host.visit({ help: true, ...visit })
  await page.evaluate(() => window.Deskbell.open())
  await inPanel(page, '.tab').nth(2).click()
  await inPanel(page, '.topics').waitFor()
  return page
}

/** What was told of this reader, in order. */
function reported(page: Page): { type: string }[] {
  const activities: { type: string }[] = []
  page.on('request', (request) => {
    if (request.url().endsWith('/v1/help/activity')) activities.push(...request.postDataJSON().activities)
  })
  return activities
}

describe('search', () => {
  test('finds while one types, marks what fits, and says how much was found', async () => {
    const page = await visitHelp()
    await field(page).pressSequentially('sign')
    await expect.poll(() => titles(page)).toHaveLength(3)
    expect(await inPanel(page, '.hits mark').first().textContent()).toBe('sign')
    await page.getByRole('status').getByText('3 results for “sign”').waitFor()
    await field(page).fill('sining')
    await page.getByText('Nothing fits exactly. These come close.').waitFor()
    await page.getByRole('button', { name: 'signing', exact: true }).click()
    await expect.poll(() => field(page).inputValue()).toBe('signing')
    await page.getByText('Nothing fits exactly').waitFor({ state: 'detached' })
    await page.context().close()
  })

  test('keeps what an earlier query found until the newest is answered, which a slow one cannot overtake', async () => {
    const page = await visitHelp()
    await field(page).fill('deeds')
    await expect.poll(() => titles(page)).toHaveLength(12)
    const held: (() => Promise<void>)[] = []
    await page.route(/\/v1\/help\/search/, (route) => void held.push(() => route.continue().catch(() => {})))
    await field(page).fill('open')
    await expect.poll(() => held.length).toBe(1)
    await field(page).fill('signing')
    await expect.poll(() => held.length).toBe(2)
    expect(await titles(page)).toHaveLength(12)
    await held[1]?.()
    await expect.poll(() => titles(page)).toHaveLength(3)
    await held[0]?.()
    await settled(page)
    expect(await titles(page)).toHaveLength(3)
    await page.context().close()
  })

  test('is walked by arrow keys; Escape leads back to the field, empties it, and then closes', async () => {
    const page = await visitHelp()
    await field(page).fill('signing')
    await expect.poll(() => titles(page)).toHaveLength(3)
    await field(page).press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    expect(await focused(page)).toContain('What to bring')
    await page.keyboard.press('ArrowUp')
    expect(await focused(page)).toContain('Move a signing')
    await page.keyboard.press('Escape')
    expect(await field(page).evaluate((node) => node.matches(':focus'))).toBe(true)
    await page.keyboard.press('Escape')
    expect(await field(page).inputValue()).toBe('')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await page.context().close()
  })

  test('offers to ask where nothing is found, with the words that were searched', async () => {
    const page = await visitHelp()
    await field(page).fill('xylophone')
    await page.getByText('Nothing found for “xylophone”').waitFor()
    await page.getByRole('button', { name: 'Ask us' }).click()
    await expect.poll(() => page.getByRole('textbox', { name: 'Message' }).inputValue()).toBe('xylophone')
    await page.context().close()
  })

  test('says why it failed, and tries again', async () => {
    const page = await visitHelp()
    await page.route(/\/v1\/help\/search/, (route) => route.abort())
    await field(page).fill('signing')
    await page.getByText('We can’t be reached just now. We keep trying.').waitFor()
    await page.unroute(/\/v1\/help\/search/)
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect.poll(() => titles(page)).toHaveLength(3)
    await page.context().close()
  })
})

describe('reading', () => {
  test('leads on through links, and back to the same results at the same height', async () => {
    const page = await visitHelp()
    await field(page).fill('deeds')
    await expect.poll(() => titles(page)).toHaveLength(12)
    const scroller = inPanel(page, '.help .scroll')
    await scroller.evaluate((node) => node.scrollTo(0, 300))
    await page.getByRole('button', { name: /Deeds, part 9/ }).click()
    await page.getByRole('heading', { name: 'Deeds, part 9' }).waitFor()
    expect(await focused(page)).toBe('Deeds, part 9')
    await page.getByRole('button', { name: /^Deeds, part 1$/ }).click()
    await page.getByRole('heading', { name: 'Deeds, part 1', exact: true }).waitFor()
    await page.getByRole('button', { name: 'Back' }).click()
    await page.getByRole('heading', { name: 'Deeds, part 9' }).waitFor()
    await page.getByRole('button', { name: 'Back' }).click()
    expect(await field(page).inputValue()).toBe('deeds')
    expect(await scroller.evaluate((node) => node.scrollTop)).toBe(300)
    expect(await focused(page)).toContain('Deeds, part 9')
    await page.context().close()
  })

  test('goes by topic, a page at a time', async () => {
    const page = await visitHelp()
    await page.getByRole('button', { name: /Documents/ }).click()
    await page.getByRole('heading', { name: 'Documents' }).waitFor()
    await expect.poll(() => titles(page)).toHaveLength(10)
    await page.getByRole('button', { name: 'Show more articles' }).click()
    await expect.poll(() => titles(page)).toHaveLength(13)
    expect(await page.getByRole('button', { name: 'Show more articles' }).count()).toBe(0)
    await page.context().close()
  })

  test('shows an article by name, with its contents, and links that stay within', async () => {
    const page = await host.visit({ help: true })
    await page.evaluate(() => window.Deskbell.showArticle('move-a-signing'))
    await page.getByRole('heading', { name: 'Move a signing to another day' }).waitFor()
    await page.getByText('On this page').click()
    await page.getByRole('button', { name: 'The small print' }).click()
    expect(await focused(page)).toBe('The small print')
    const apart = await page.getByRole('link', { name: 'Open in a new tab' }).getAttribute('href')
    expect(apart).toMatch(/\/w\/wk_0123456789abcdef\/help\/articles\/move-a-signing$/)
    await page.getByRole('link', { name: 'our opening hours' }).click()
    await page.getByRole('heading', { name: 'When we are open' }).waitFor()
    expect(await page.evaluate(() => window.violations)).toEqual([])
    await page.context().close()
  })

  test('says of an article that is gone what may have happened, and leads to search', async () => {
    const page = await host.visit({ help: true })
    await page.evaluate(() => window.Deskbell.showArticle('no-such-article'))
    await page.getByText('This article is not here any more').waitFor()
    await page.getByRole('button', { name: 'Search help' }).click()
    await inPanel(page, '.topics').waitFor()
    await page.context().close()
  })

  test('goes on without a connection for what was read', async () => {
    const page = await visitHelp()
    await field(page).fill('signing')
    await page.getByRole('button', { name: /What a signing costs/ }).click()
    await page.getByText('Fees are set by law.').waitFor()
    await page.getByRole('button', { name: 'Back' }).click()
    await page.context().setOffline(true)
    await page.getByRole('button', { name: /What a signing costs/ }).click()
    await page.getByText('Fees are set by law.').waitFor()
    await page.evaluate(() => window.Deskbell.showArticle('deed-12'))
    await inPanel(page, '.empty')
      .getByText(/You’re offline/)
      .waitFor()
    await page.context().setOffline(false)
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByRole('heading', { name: 'Deeds, part 12' }).waitFor()
    await page.context().close()
  })

  test('an article in Arabic reads from right to left, also in an English panel', async () => {
    const page = await host.visit({ help: true })
    await page.evaluate(() => window.Deskbell.showArticle('bn-alarabiyya'))
    const body = inPanel(page, '.a-article')
    await body.waitFor()
    expect(await body.evaluate((node) => getComputedStyle(node).direction)).toBe('rtl')
    expect(await body.locator('code').evaluate((node) => getComputedStyle(node).direction)).toBe('ltr')
    expect(await inPanel(page, '.panel').evaluate((node) => getComputedStyle(node).direction)).toBe('ltr')
    await page.context().close()
  })
})

describe('acting', () => {
  test('ticked steps are kept, once one was ticked and where consent allows', async () => {
    const page = await visitHelp()
    const stored = () => page.evaluate(() => localStorage.getItem('deskbell:help'))
    const open = async () => {
      await page.evaluate(() => window.Deskbell.showArticle('move-a-signing'))
      await page.getByText('Pick another time.').waitFor()
    }
    await open()
    expect(await stored()).toBeNull()
    await page.getByRole('checkbox', { name: 'Open Appointments.' }).check()
    await page.getByText('1 of 3 steps done').waitFor()
    await page.reload()
    await page.waitForFunction(() => 'Deskbell' in window)
    await open()
    expect(await page.getByRole('checkbox', { name: 'Open Appointments.' }).isChecked()).toBe(true)
    await page.getByText('1 of 3 steps done').waitFor()
    await page.evaluate(() => window.Deskbell.logout())
    expect(await stored()).toBeNull()
    await page.evaluate(() => window.Deskbell.setConsent(false))
    await open()
    await page.getByRole('checkbox', { name: 'Pick another time.' }).check()
    expect(await stored()).toBeNull()
    await page.context().close()
  })

  test('a vote counts once, can say why, and can be changed', async () => {
    const page = await visitHelp()
    const votes: Record<string, unknown>[] = []
    page.on('request', (request) => {
      if (request.url().endsWith('/feedback')) votes.push(request.postDataJSON())
    })
    await page.evaluate(() => window.Deskbell.showArticle('fees'))
    await page.getByRole('button', { name: 'No', exact: true }).click()
    await page.getByText('Thank you. We’ll look at it again.').waitFor()
    await page.getByLabel('What was missing? (optional)').fill('The price of two signatures')
    await page.getByRole('button', { name: 'Send comment' }).click()
    await page.getByText('The people who write these articles will read it.').waitFor()
    await page.getByRole('button', { name: 'No', exact: true }).click()
    await page.getByRole('button', { name: 'Yes', exact: true }).click()
    await page.getByText('Thank you. Good to know.').waitFor()
    expect(votes.map(({ helpful, comment }) => [helpful, comment])).toEqual([
      [false, ''],
      [false, 'The price of two signatures'],
      [true, ''],
    ])
    expect(new Set(votes.map(({ clientId }) => clientId)).size).toBe(1)
    await page.context().close()
  })

  test('a vote that did not arrive is taken back, and says why', async () => {
    const page = await visitHelp()
    await page.evaluate(() => window.Deskbell.showArticle('fees'))
    const yes = page.getByRole('button', { name: 'Yes', exact: true })
    await yes.waitFor()
    await page.route(/feedback/, (route) => route.abort())
    await yes.click()
    await page.getByText('Not counted. We can’t be reached just now.').waitFor()
    expect(await yes.getAttribute('aria-pressed')).toBe('false')
    await page.context().close()
  })

  test('a conversation begun after reading counts as asking, whichever way one comes to it', async () => {
    const page = await visitHelp()
    const activities = reported(page)
    await page.evaluate(() => window.Deskbell.showNewMessage())
    await page.getByRole('textbox', { name: 'Message' }).waitFor()
    await page.evaluate(() => window.Deskbell.showArticle('fees'))
    await page.getByText('Fees are set by law.').waitFor()
    await inPanel(page, '.tab').nth(0).click()
    await page.getByRole('button', { name: /Start a conversation/ }).click()
    await page.getByRole('textbox', { name: 'Message' }).waitFor()
    await page.evaluate(() => window.Deskbell.destroy())
    await expect.poll(() => activities.map(({ type }) => type)).toEqual(['view', 'escalated'])
    await page.context().close()
  })

  test('asking a person takes the article along, unless it is taken off', async () => {
    const page = await visitHelp()
    const activities = reported(page)
    await field(page).fill('costs')
    await page.getByRole('button', { name: /What a signing costs/ }).click()
    await page.getByRole('button', { name: /Still need help/ }).click()
    await inPanel(page, '.composer').getByText('What a signing costs').waitFor()
    await page.keyboard.type('And for two?')
    await page.keyboard.press('Enter')
    await page.getByRole('log').getByText('And for two?').waitFor()
    expect(await inPanel(page, '.composer .about').count()).toBe(0)
    expect(await page.evaluate(() => window.fakeClient.calls)).toContain('send And for two? about fees')
    await page.getByRole('log').getByRole('button', { name: 'What a signing costs' }).click()
    await page.getByRole('heading', { name: 'What a signing costs' }).waitFor()
    await page.getByRole('button', { name: /Still need help/ }).click()
    await page.getByRole('button', { name: 'Discard: What a signing costs' }).click()
    await page.getByRole('textbox', { name: 'Message' }).fill('Something else')
    await page.keyboard.press('Enter')
    await page.getByRole('log').getByText('Something else').waitFor()
    expect(await page.evaluate(() => window.fakeClient.calls)).toContain('send Something else')
    await page.evaluate(() => window.Deskbell.destroy())
    await expect
      .poll(() => activities.map(({ type }) => type))
      .toEqual(['search', 'view', 'escalated', 'view', 'escalated'])
    await page.context().close()
  })
})

describe('help for this page', () => {
  const home = (page: Page) => inPanel(page, '.asked b, .asked .row-text').allTextContents()

  test('stands on home, and follows a single-page application', async () => {
    const page = await host.visit({ help: true })
    const asked: string[] = []
    page.on('request', (request) => {
      const url = new URL(request.url())
      if (url.pathname.endsWith('/suggestions')) asked.push(url.searchParams.get('url') ?? '')
    })
    await page.evaluate(() => window.Deskbell.open())
    await expect
      .poll(() => home(page))
      .toEqual(['Move a signing to another day', 'When we are open', 'What to bring to a signing'])
    await page.evaluate(() => history.pushState(null, '', '/fees?secret=1#token'))
    await expect.poll(() => home(page)).toEqual(['What a signing costs'])
    await page.goBack()
    await expect.poll(() => home(page)).toHaveLength(3)
    await page.evaluate(() => window.Deskbell.page({ url: '/virtual/fees', title: 'Fees' }))
    await expect.poll(() => home(page)).toEqual(['What a signing costs'])
    expect(asked.join()).not.toMatch(/secret|token|\?|#/)
    await page.context().close()
  })

  test('is what the host suggests, by slugs or words, until it takes that back', async () => {
    const page = await host.visit({ help: true })
    await page.evaluate(() => window.Deskbell.suggest({ articles: ['deed-3', 'gone', 'fees'] }))
    await page.evaluate(() => window.Deskbell.open())
    await expect.poll(() => home(page)).toEqual(['Deeds, part 3', 'What a signing costs'])
    await page.evaluate(() => window.Deskbell.suggest('open'))
    await expect.poll(() => home(page)).toEqual(['When we are open'])
    await page.evaluate(() => window.Deskbell.suggest())
    await expect.poll(() => home(page)).toHaveLength(3)
    await page.context().close()
  })

  test('is not asked for, nor shown, where there is no help centre', async () => {
    const page = await host.visit()
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await page.evaluate(() => window.Deskbell.open())
    await page.getByText('usually answer within').waitFor()
    expect(await inPanel(page, '.tab').count()).toBe(2)
    expect(asked.filter((url) => /help/.test(url))).toEqual([])
    await page.context().close()
  })
})

test('help by name opens with results, in the words of the page’s language', async () => {
  const page = await host.visit({ help: true, lang: 'de', context: { locale: 'de' } })
  await page.evaluate(() => window.Deskbell.search('signing'))
  await expect.poll(() => titles(page)).toHaveLength(3)
  expect(await page.getByRole('searchbox', { name: 'Hilfe durchsuchen' }).inputValue()).toBe('signing')
  await page.evaluate(() => window.Deskbell.setLocale('pt-BR'))
  await page.getByRole('searchbox', { name: 'Pesquisar na ajuda' }).waitFor()
  await page.context().close()
})
