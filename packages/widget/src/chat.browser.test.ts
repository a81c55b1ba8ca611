import { LIMITS } from '@deskbell/protocol'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Host, openAs, startHost } from './testing/host.ts'

let host: Host
beforeAll(async () => {
  host = await startHost()
}, 60_000)
afterAll(() => host?.[Symbol.asyncDispose]())

describe('the log', () => {
  test('opens at its end, says what is new, and marks it read', async () => {
    const page = await host.visit()
    await openAs(page, undefined, 'cnv_waiting')
    await page.getByText('New', { exact: true }).waitFor()
    await expect.poll(() => page.evaluate(() => window.fakeClient.calls.length)).toBeGreaterThan(0)
    await page.getByRole('button', { name: 'Back to messages' }).click()
    await page.getByRole('button', { name: 'Messages' }).waitFor()
    expect(await page.locator('deskbell-widget .tab .count').count()).toBe(0)
    await page.context().close()
  })

  test('stays at its end when an answer comes, and where one reads when one reads', async () => {
    const page = await host.visit()
    await openAs(page, undefined, 'cnv_long')
    const log = page.getByRole('log')
    const fromEnd = () => log.evaluate((node) => node.scrollHeight - node.scrollTop - node.clientHeight)
    await expect.poll(fromEnd).toBeLessThan(2)
    await page.evaluate(() => window.fakeClient.answer('cnv_long', 'Anything else?'))
    await page.getByText('Anything else?').waitFor()
    await expect.poll(fromEnd).toBeLessThan(2)

    await log.evaluate((node) => node.scrollTo(0, 130))
    await page.getByRole('button', { name: 'Go to the newest message' }).waitFor()
    await page.evaluate(() => window.fakeClient.answer('cnv_long', 'Still there?'))
    await page.getByText('Still there?').waitFor({ state: 'attached' })
    expect(await log.evaluate((node) => node.scrollTop)).toBe(130)
    await page.getByRole('button', { name: 'Go to the newest message' }).click()
    await expect.poll(fromEnd).toBeLessThan(2)
    await page.context().close()
  })

  test('follows a message from sending to read, in words', async () => {
    const page = await host.visit()
    await openAs(page, undefined, 'cnv_long')
    const fates = () => page.locator('deskbell-widget .fate').allTextContents()
    const say = async (text: string, fate: 'sent' | 'stuck') => {
      await page.evaluate((next) => {
        window.fakeClient.fate = next
      }, fate)
      await page.getByRole('textbox').fill(text)
      await page.keyboard.press('Enter')
    }
    await say('One question', 'sent')
    await expect.poll(fates).toEqual(['Sent'])
    await page.evaluate(() => window.fakeClient.read('cnv_long'))
    await expect.poll(fates).toEqual(['Read'])
    await say('And another', 'stuck')
    await expect.poll(fates).toEqual(['Sending'])
    await say('A third', 'sent')
    // The third has arrived once the message in between is the only one on its way.
    await expect.poll(() => page.locator('deskbell-widget .own .message').last().textContent()).toMatch(/And another/)
    await expect.poll(fates).toEqual(['Sending'])
    await page.context().close()
  })

  test('links only web addresses, away from the page', async () => {
    const page = await host.visit()
    await openAs(page, undefined, 'cnv_long')
    await page.evaluate(() =>
      window.fakeClient.answer('cnv_long', 'javascript:alert(1) <b>no</b> (https://a.example/b).'),
    )
    const link = page.getByRole('link', { name: 'https://a.example/b' })
    await link.waitFor()
    expect(await link.getAttribute('rel')).toContain('noopener')
    expect(await link.getAttribute('target')).toBe('_blank')
    expect(await page.getByText('javascript:alert(1) <b>no</b> (').count()).toBe(1)
    expect(await page.getByRole('link').count()).toBe(2)
    await page.context().close()
  })
})

describe('a message that did not go out', () => {
  test.each([
    [{ kind: 'offline' } as const, 'Not sent. It goes out when you’re back online.'],
    [{ kind: 'unreachable' } as const, 'Not sent. We can’t be reached just now and keep trying.'],
    [
      { kind: 'rate_limited', retryAt: Date.now() + 3_600_000 } as const,
      /Not sent. That was a lot at once; it goes out in \d+ minutes./,
    ],
    [
      { kind: 'refused', code: 'identity_required', detail: 'x' } as const,
      'Not sent. Sign in on this site first, then write to us.',
    ],
  ])('says why when it was %j, and goes out on "Try again"', async (fate, words) => {
    const page = await host.visit()
    await openAs(page, undefined, 'cnv_long')
    await page.evaluate((trouble) => {
      window.fakeClient.fate = trouble
    }, fate)
    await page.getByRole('textbox').fill('Can you hear me?')
    await page.keyboard.press('Enter')
    await page.getByText(words).waitFor()
    await page.evaluate(() => {
      window.fakeClient.fate = 'sent'
    })
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByText('Sent', { exact: true }).waitFor()
    expect(await page.getByRole('log').getByText('Can you hear me?').count()).toBe(1)
    expect(await page.getByText(words).count()).toBe(0)
    await page.context().close()
  })

  test('can be discarded', async () => {
    const page = await host.visit()
    await openAs(page, undefined, 'cnv_long')
    await page.evaluate(() => {
      window.fakeClient.fate = { kind: 'offline' }
    })
    await page.getByRole('textbox').fill('Never mind')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Discard' }).click()
    await page.getByText('Never mind').waitFor({ state: 'detached' })
    await page.context().close()
  })
})

describe('the composer', () => {
  test('keeps a draft for each conversation, also over a reload', async () => {
    const page = await host.visit()
    await openAs(page, undefined, 'cnv_long')
    await page.getByRole('textbox').fill('About Friday')
    await page.evaluate(() => window.Deskbell.showConversation('cnv_waiting'))
    await expect.poll(() => page.getByRole('textbox').inputValue()).toBe('')
    await page.getByRole('textbox').fill('About Arabic')
    await page.evaluate(() => window.Deskbell.showConversation('cnv_long'))
    await expect.poll(() => page.getByRole('textbox').inputValue()).toBe('About Friday')
    await page.reload()
    await page.waitForFunction(() => 'Deskbell' in window)
    await openAs(page, undefined, 'cnv_waiting')
    await expect.poll(() => page.getByRole('textbox').inputValue()).toBe('About Arabic')
    await page.context().close()
  })

  test('goes on with what is typed when a new conversation gets its id', async () => {
    const page = await host.visit()
    await page.evaluate(() => window.Deskbell.showNewMessage())
    await page.getByRole('textbox').fill('First')
    await page.keyboard.press('Enter')
    await page.keyboard.type('Second, half typ')
    await page.getByText('Sent', { exact: true }).waitFor()
    expect(await page.getByRole('textbox').inputValue()).toBe('Second, half typ')
    await page.context().close()
  })

  test('grows to six lines and then scrolls', async () => {
    const page = await host.visit()
    await openAs(page, undefined, 'cnv_long')
    const field = page.getByRole('textbox')
    const height = async () => Math.round((await field.boundingBox())?.height ?? 0)
    await field.fill('1')
    const line = await height()
    await field.fill('1\n2\n3')
    expect(await height()).toBe(line + 48)
    await field.fill(Array.from({ length: 30 }, (_, index) => index).join('\n'))
    expect(await height()).toBeLessThanOrEqual(line + 24 * 5)
    await page.context().close()
  })

  test('counts near the limit and does not send what is too long', async () => {
    const page = await host.visit()
    await openAs(page, undefined, 'cnv_long')
    const field = page.getByRole('textbox')
    await field.fill('x'.repeat(LIMITS.messageLength - 1))
    await page.getByText('1 character left').waitFor()
    await field.fill('x'.repeat(LIMITS.messageLength + 2))
    await page.getByText('2 characters too many').waitFor()
    await field.press('Enter')
    expect(await page.evaluate(() => window.fakeClient.calls.some((call) => call.startsWith('send')))).toBe(false)
    await page.context().close()
  })

  test('breaks lines on Enter where one types by touch', async () => {
    const page = await host.visit({
      context: { viewport: { width: 375, height: 740 }, hasTouch: true, isMobile: true },
    })
    await openAs(page, undefined, 'cnv_long')
    const field = page.getByRole('textbox')
    await field.fill('One')
    await field.press('Enter')
    expect(await field.inputValue()).toBe('One\n')
    await page.context().close()
  })
})

describe('when the service does not answer', () => {
  test('the launcher says that the chat did not load, and the next press tries again', async () => {
    const page = await host.visit()
    await page.route(/behind-/, (route) => route.abort())
    await page.getByRole('button', { name: 'Open chat' }).click()
    await page.getByText('The chat could not be loaded. Check your connection and try again.').waitFor()
    await page.unroute(/behind-/)
    await page.getByRole('button', { name: 'Open chat' }).click()
    await page.getByRole('dialog').waitFor()
    await page.context().close()
  })

  test('one chunk that fails once is fetched a second time, unseen', async () => {
    const page = await host.visit()
    let failures = 0
    await page.route(/behind-/, (route) => (failures++ === 0 ? route.abort() : route.continue()))
    await page.getByRole('button', { name: 'Open chat' }).click()
    await page.getByRole('dialog').waitFor()
    expect(failures).toBeGreaterThan(1)
    await page.context().close()
  })

  test('the panel says so, and the list offers to try again', async () => {
    const page = await host.visit()
    await openAs(page)
    await page.evaluate(() => {
      window.fakeClient.load = 'failed'
      window.fakeClient.begin([])
    })
    await page.getByRole('navigation').getByRole('button', { name: 'Messages' }).click()
    await page.getByText('This could not be loaded.').waitFor()
    await page.evaluate(() => {
      window.fakeClient.load = 'ready'
    })
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByRole('button', { name: /Ana Ribeiro/ }).waitFor()
    await page.context().close()
  })

  test('says that one is offline only when one is', async () => {
    const page = await host.visit()
    await openAs(page)
    await page.evaluate(() => window.fakeClient.connection('offline'))
    await page.getByText('We can’t be reached just now. We keep trying.').waitFor()
    await page.evaluate(() => window.fakeClient.connection('online'))
    await page.getByText('We can’t be reached just now. We keep trying.').waitFor({ state: 'detached' })
    await page.context().setOffline(true)
    await page.evaluate(() => window.fakeClient.connection('offline'))
    await page.getByText(/You’re offline/).waitFor()
    await page.context().close()
  })
})
