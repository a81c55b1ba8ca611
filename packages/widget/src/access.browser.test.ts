import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bringAxe, findings, findingsInBoth } from './testing/axe.ts'
import { type Host, openAs, settled, startHost } from './testing/host.ts'

let host: Host
beforeAll(async () => {
  host = await startHost()
}, 60_000)
afterAll(() => host?.[Symbol.asyncDispose]())

/** Each view after the one before it, as one would come by them. */
const VIEWS: Record<string, (page: Page) => Promise<void>> = {
  'home of a newcomer': async (page) => page.evaluate(() => window.Deskbell.open()),
  'empty list': async (page) => {
    await page.locator('deskbell-widget .tab').nth(1).click()
    await page.locator('deskbell-widget .empty').waitFor()
  },
  list: async (page) => {
    await openAs(page)
    await page.locator('deskbell-widget .foot').waitFor()
  },
  home: async (page) => page.locator('deskbell-widget .tab').nth(0).click(),
  chat: async (page) => {
    await page.evaluate(() => window.Deskbell.showConversation('cnv_waiting'))
    await page.evaluate(() => window.fakeClient.typing('cnv_waiting', true))
  },
  'chat that failed': async (page) => {
    await page.evaluate(() => window.Deskbell.showConversation('cnv_long'))
    await page.evaluate(() => {
      window.fakeClient.fate = { kind: 'unreachable' }
      window.fakeClient.connection('offline')
    })
    await page.locator('deskbell-widget textarea').fill('Anybody there?')
    await page.keyboard.press('Enter')
    await page.locator('deskbell-widget .banner p').waitFor()
    await page.locator('deskbell-widget .tool[aria-expanded]').click()
    await page.locator('deskbell-widget .emoji').waitFor()
  },
  launcher: async (page) => {
    await page.evaluate(() => window.fakeClient.answer('cnv_waiting', 'One more'))
    await page.evaluate(() => window.Deskbell.close())
  },
}

describe('axe finds nothing', () => {
  for (const lang of ['en', 'ar'] as const) {
    test(`in light and in dark, in ${lang}`, async () => {
      const page = await host.visit({ lang, context: { locale: lang } })
      await bringAxe(page)
      const found: Record<string, string[]> = {}
      for (const [name, show] of Object.entries(VIEWS)) {
        await show(page)
        found[name] = await findingsInBoth(page)
      }
      expect(found).toEqual(Object.fromEntries(Object.keys(VIEWS).map((name) => [name, []])))
      await page.context().close()
    }, 60_000)
  }

  test.each(['light', 'dark'] as const)(
    'in %s, in brand colours of every kind',
    async (colorScheme) => {
      const page = await host.visit({ context: { colorScheme } })
      await bringAxe(page)
      await openAs(page, undefined, 'cnv_waiting')
      const painted = () =>
        page.locator('deskbell-widget .panel').evaluate((panel) => getComputedStyle(panel).getPropertyValue('--accent'))
      for (const accent of ['#ffd400', '#101010', '#ffffff', '#7f7f7f', '#e0115f']) {
        const before = await painted()
        await page.evaluate((color) => window.Deskbell.boot({ accent: color }), accent)
        await expect.poll(painted).not.toBe(before)
        expect({ accent, found: await findings(page) }).toEqual({ accent, found: [] })
      }
      await page.context().close()
    },
    60_000,
  )
})

describe('by keyboard and screen reader', () => {
  test('a message is sent without a pointer', async () => {
    const page = await host.visit()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: 'Chat with us' }).waitFor()
    await page.getByRole('button', { name: 'Start a conversation' }).waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    const focused = () =>
      page.evaluate(() => document.querySelector('deskbell-widget')?.shadowRoot?.activeElement?.tagName)
    await expect.poll(focused).toBe('TEXTAREA')
    await page.keyboard.type('First line')
    await page.keyboard.press('Shift+Enter')
    await page.keyboard.type('second')
    await page.keyboard.press('Enter')
    await page.getByText('Sent', { exact: true }).waitFor()
    expect(await page.evaluate(() => window.fakeClient.calls.at(-1) ?? '')).toBeTruthy()
    expect(await page.evaluate(() => window.fakeClient.calls.filter((call) => call.startsWith('send')))).toEqual([
      'send First line\nsecond',
    ])
    await page.context().close()
  })

  test('Escape closes, and the focus goes back to where it was', async () => {
    const page = await host.visit()
    await page.getByRole('button', { name: 'Open chat' }).click()
    await page.getByRole('dialog').waitFor()
    const where = () =>
      page.evaluate(() => {
        const inside = document.querySelector('deskbell-widget')?.shadowRoot?.activeElement
        return inside?.className ?? document.activeElement?.tagName
      })
    await expect.poll(where).toContain('panel')
    await page.keyboard.press('Escape')
    await expect.poll(where).toBe('bell')
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
    await page.context().close()
  })

  test('the log is announced once, and each message says who wrote it and when', async () => {
    const page = await host.visit()
    await openAs(page, undefined, 'cnv_waiting')
    await page.getByRole('log', { name: 'Messages' }).waitFor()
    expect(await page.locator('deskbell-widget [role=log], deskbell-widget [aria-live]').count()).toBe(1)
    const spoken = await page.locator('deskbell-widget .message').last().textContent()
    expect(spoken).toMatch(/^(Rui Costa|Harbour Notary), .*\d{4}.*\d:\d\d.*:\s*Shall I book it\?/s)
    await page.context().close()
  })

  test('what one types does not reach the shortcuts of the page', async () => {
    const page = await host.visit({
      before: () => {
        Object.assign(window, { heard: [] })
        document.addEventListener('keydown', (event) => (window as never as { heard: string[] }).heard.push(event.key))
      },
    })
    await openAs(page, undefined, 'cnv_long')
    await page.getByRole('textbox').pressSequentially('j/k')
    expect(await page.evaluate(() => (window as never as { heard: string[] }).heard)).toEqual([])
    await page.context().close()
  })

  test('the emoji grid is walked with the arrow keys', async () => {
    const page = await host.visit()
    await openAs(page, undefined, 'cnv_long')
    await page.getByRole('textbox').fill('Hi ')
    await page.getByRole('button', { name: 'Insert emoji' }).press('Enter')
    await page.getByRole('group', { name: 'Insert emoji' }).waitFor()
    for (const key of ['ArrowRight', 'ArrowDown', 'ArrowUp', 'Enter']) await page.keyboard.press(key)
    await expect.poll(() => page.getByRole('textbox').inputValue()).toBe('Hi 😄')
    await page.context().close()
  })
})

describe('on small screens', () => {
  test('nothing is cut off at 320 px, nor at 400 % zoom', async () => {
    for (const viewport of [
      { width: 320, height: 640 },
      { width: 320, height: 256 },
    ]) {
      const page = await host.visit({ context: { viewport } })
      await openAs(page, undefined, 'cnv_long')
      await page.getByRole('textbox').waitFor()
      await settled(page)
      const cut = await page.evaluate(() => {
        const root = document.querySelector('deskbell-widget')?.shadowRoot
        const nodes = [...(root?.querySelectorAll('.panel, .panel button, .panel textarea, .bubble') ?? [])]
        return nodes
          .filter((node) => {
            const { left, right } = node.getBoundingClientRect()
            return right > innerWidth + 0.5 || left < -0.5
          })
          .map((node) => node.className)
      })
      expect(cut).toEqual([])
      const field = await page.getByRole('textbox').boundingBox()
      expect(field && field.y + field.height).toBeLessThanOrEqual(viewport.height)
      expect((await page.getByRole('log').boundingBox())?.height).toBeGreaterThan(90)
      await page.context().close()
    }
  })

  test('a phone shows it full screen and modal, with the focus kept inside', async () => {
    const page = await host.visit({ context: { viewport: { width: 375, height: 740 } } })
    await openAs(page)
    const dialog = page.getByRole('dialog')
    await settled(page)
    expect(await dialog.getAttribute('aria-modal')).toBe('true')
    expect(await dialog.boundingBox()).toEqual({ x: 0, y: 0, width: 375, height: 740 })
    for (let presses = 0; presses < 12; presses++) {
      await page.keyboard.press('Tab')
      expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('DESKBELL-WIDGET')
    }
    await page.context().close()
  })

  test('targets are at least 24 px, and text fields 16 px', async () => {
    const page = await host.visit({ context: { viewport: { width: 375, height: 740 }, hasTouch: true } })
    await openAs(page, undefined, 'cnv_long')
    await settled(page)
    const small = await page.evaluate(() => {
      const root = document.querySelector('deskbell-widget')?.shadowRoot
      return [...(root?.querySelectorAll('.panel button') ?? [])]
        .filter((node) => Math.min(node.getBoundingClientRect().width, node.getBoundingClientRect().height) < 24)
        .map((node) => node.className)
    })
    expect(small).toEqual([])
    expect(await page.locator('deskbell-widget textarea').evaluate((field) => getComputedStyle(field).fontSize)).toBe(
      '16px',
    )
    await page.context().close()
  })
})
