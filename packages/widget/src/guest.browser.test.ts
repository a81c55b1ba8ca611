import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Host, openAs, settled, startHost } from './testing/host.ts'

let host: Host
beforeAll(async () => {
  host = await startHost()
}, 60_000)
afterAll(() => host?.[Symbol.asyncDispose]())

/** What an element looks like, as far as a page's own styles could have changed it. */
const LOOK = [
  'display',
  'position',
  'width',
  'height',
  'fontSize',
  'fontFamily',
  'fontWeight',
  'lineHeight',
  'color',
  'backgroundColor',
  'paddingTop',
  'paddingLeft',
  'borderRadius',
  'textAlign',
  'cursor',
  'visibility',
] as const
const PARTS = ['.bell', '.panel', '.bar h2', '.row', '.row b', '.tab', '.primary', '.avatar']

describe('a page that carries the widget', () => {
  test('works under a strict policy with trusted types, and breaks none of it', async () => {
    const page = await host.visit({ attributes: 'data-accent="#ffd400"', lang: 'de' })
    const errors: string[] = []
    page.on('pageerror', (error) => errors.push(error.message))
    await page.getByRole('button', { name: 'Chat öffnen' }).click()
    await page.getByRole('button', { name: 'Gespräch beginnen' }).click()
    await page.getByRole('button', { name: 'Emoji einfügen' }).click()
    await page.getByRole('button', { name: '😀' }).click()
    await page.getByRole('textbox').press('Enter')
    await page.getByText('Gesendet', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Zurück zu den Nachrichten' }).click()
    await page.getByRole('button', { name: 'Neues Gespräch' }).waitFor()
    expect(await page.evaluate(() => window.violations)).toEqual([])
    expect(errors).toEqual([])
    expect(await page.evaluate(() => document.querySelectorAll('style, [style]').length)).toBe(0)
    await page.context().close()
  })

  test('cannot change how the widget looks, whatever its styles say', async () => {
    const looks = []
    for (const styles of ['plain', 'hostile'] as const) {
      const page = await host.visit({ styles })
      await openAs(page)
      await page.getByRole('navigation').getByRole('button', { name: 'Messages' }).click()
      await page.getByRole('button', { name: 'New conversation' }).waitFor()
      await settled(page)
      looks.push(
        await page.evaluate(
          ([parts, names]) => {
            const root = document.querySelector('deskbell-widget')?.shadowRoot
            return parts.map((part) => {
              const node = root?.querySelector(part)
              const style = node && (getComputedStyle(node) as unknown as Record<string, string>)
              return [part, ...names.map((name) => `${name}: ${style?.[name]}`)]
            })
          },
          [PARTS, LOOK] as const,
        ),
      )
      await page.context().close()
    }
    expect(looks[1]).toEqual(looks[0])
    expect(JSON.stringify(looks[0])).not.toContain('undefined')
  })

  test('asks for one script and stores nothing before anybody acts', async () => {
    const page = await host.visit({ clock: true })
    await page.mouse.move(100, 100)
    await page.clock.runFor(60_000)
    const traces = await page.evaluate(async () => ({
      cookies: document.cookie,
      local: Object.keys(localStorage),
      session: Object.keys(sessionStorage),
      databases: (await indexedDB.databases()).length,
    }))
    expect(traces).toEqual({ cookies: '', local: [], session: [], databases: 0 })
    const asked = (await page.requests()).map((request) => new URL(request.url()).pathname)
    expect(asked.filter((path) => path.startsWith('/v1/'))).toEqual(['/v1/deskbell.js'])
    await page.context().close()
  })

  test('fetches the messenger when the pointer comes near, before the click', async () => {
    const page = await host.visit()
    const fetched = page.waitForResponse(/behind-/)
    await page.getByRole('button', { name: 'Open chat' }).hover()
    expect((await fetched).ok()).toBe(true)
    expect(await page.evaluate(() => 'fakeClient' in window)).toBe(false)
    await page.context().close()
  })

  test('never moves when the widget opens, closes or is written in', async () => {
    const page = await host.visit({
      before: () => {
        let shift = 0
        const add = (entries: PerformanceEntryList) => {
          for (const entry of entries) shift += (entry as never as { value: number }).value
          return shift
        }
        const observer = new PerformanceObserver((list) => add(list.getEntries()))
        observer.observe({ type: 'layout-shift', buffered: true })
        Object.assign(window, { shift: () => add(observer.takeRecords()) })
      },
    })
    await openAs(page, undefined, 'cnv_long')
    await page.getByRole('textbox').fill('One\nTwo\nThree')
    await settled(page)
    await page.evaluate(() => window.Deskbell.close())
    await settled(page)
    expect(await page.evaluate(() => (window as never as { shift(): number }).shift())).toBe(0)
    expect(await page.evaluate(() => [scrollX, scrollY])).toEqual([0, 0])
    await page.context().close()
  })

  test('is as it was after destroy: no node, no listener, no timer', async () => {
    const page = await host.visit({ before: countWhatLives })
    const living = () => page.evaluate(() => (window as never as Living).living())
    const booted = await living()
    await page.evaluate(() => window.Deskbell.destroy())
    // What is left belongs to the browser's driver.
    const before = await living()
    expect(before.listeners.length).toBeLessThan(booted.listeners.length)
    await page.evaluate(() => window.Deskbell.boot())
    await openAs(page, undefined, 'cnv_long')
    // By the keyboard alone: locators would leave listeners of their own on the page.
    await page.evaluate(async () => {
      const focused = () => document.querySelector('deskbell-widget')?.shadowRoot?.activeElement
      while (!focused()?.matches('textarea')) await new Promise(requestAnimationFrame)
    })
    await page.keyboard.type('Hello')
    await page.evaluate(() => window.fakeClient.connection('offline'))
    await page.keyboard.press('Enter')
    await page.evaluate(async () => {
      while (!window.fakeClient.calls.includes('send Hello')) await new Promise(requestAnimationFrame)
    })
    await page.evaluate(() => window.Deskbell.close())
    await page.evaluate(() => window.Deskbell.open())
    await page.evaluate(() => window.Deskbell.destroy())
    expect(await page.evaluate(() => document.querySelector('deskbell-widget'))).toBeNull()
    expect(await living()).toEqual(before)
    expect(before.timers).toBe(0)
    expect(await page.evaluate(() => window.fakeClient.calls.at(-1))).toBe('destroy')
    await page.context().close()
  })
})

describe('the programming interface', () => {
  test('performs calls that were queued before the script came, in order', async () => {
    const page = await host.visit({
      before: () => {
        Object.assign(window, {
          Deskbell: Object.assign(() => {}, {
            q: [
              ['setTheme', 'dark'],
              ['showNewMessage', 'Hi'],
            ],
          }),
        })
      },
    })
    await page.getByRole('textbox').waitFor()
    expect(await page.getByRole('textbox').inputValue()).toBe('Hi')
    expect(await page.getByRole('dialog').getAttribute('class')).toContain('theme-dark')
    await page.context().close()
  })

  test('is callable by name as well, and tells of events until its listener is disposed of', async () => {
    const page = await host.visit()
    const heard = await page.evaluate(async () => {
      const events: string[] = []
      const stop = window.Deskbell.on('open', () => events.push('open'))
      window.Deskbell.on('close', () => events.push('close'))
      const call = window.Deskbell as unknown as (name: string) => Promise<void>
      await call('open')
      await call('close')
      stop()
      await window.Deskbell.open()
      return events
    })
    expect(heard).toEqual(['open', 'close'])
    await page.context().close()
  })

  test('opens from the page’s own buttons, with or without a bell', async () => {
    const page = await host.visit({
      attributes: 'data-launcher="#help"',
      body: '<button id="help"><b>Help</b></button><button data-deskbell-open>Ask</button>',
    })
    expect(await page.locator('deskbell-widget .bell').isVisible()).toBe(false)
    await page.getByText('Help', { exact: true }).click()
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Escape')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('help')
    await page.getByText('Ask', { exact: true }).click()
    await page.getByRole('dialog').waitFor()
    await page.context().close()
  })

  test('keeps what the host says of a customer until there is one, and says it once', async () => {
    const page = await host.visit()
    await page.evaluate(() => window.Deskbell.update({ name: 'Elena' }))
    await page.evaluate(() => window.Deskbell.page({ url: 'https://host.example/a', title: 'A' }))
    await openAs(page)
    expect(await page.evaluate(() => window.fakeClient.calls.filter((call) => call.startsWith('update')))).toEqual([
      'update {"name":"Elena","page":{"url":"https://host.example/a","title":"A"}}',
    ])
    await page.context().close()
  })

  test('shows the unread count on the bell, in figures and in words', async () => {
    const page = await host.visit()
    const counts = page.evaluate(
      () => new Promise<number>((done) => window.Deskbell.on('unread', (count) => count > 0 && done(count))),
    )
    await openAs(page)
    await page.evaluate(() => window.Deskbell.close())
    expect(await counts).toBe(2)
    expect(await page.locator('deskbell-widget .badge').textContent()).toBe('2')
    await page.getByRole('button', { name: 'Open chat. 2 unread messages' }).waitFor()
    await page.context().close()
  })

  test('leaves the page on shutdown and comes back on boot', async () => {
    const page = await host.visit()
    await openAs(page)
    await page.evaluate(() => window.Deskbell.shutdown())
    expect(await page.locator('deskbell-widget').count()).toBe(0)
    await page.evaluate(() => window.Deskbell.boot({ locale: 'de' }))
    await page.getByRole('button', { name: 'Chat öffnen' }).waitFor()
    await page.evaluate(() => window.Deskbell.hide())
    expect(await page.locator('deskbell-widget .bell').isVisible()).toBe(false)
    await page.evaluate(() => window.Deskbell.show())
    expect(await page.locator('deskbell-widget .bell').isVisible()).toBe(true)
    await page.context().close()
  })
})

interface Living {
  living(): { listeners: string[]; timers: number }
}

/** Counts what would outlive the widget: listeners on window, document and the viewport, and timers. */
function countWhatLives(): void {
  const listeners = new Set<string>()
  const ids = new WeakMap<object, number>()
  let next = 0
  const idOf = (thing: object): number => {
    if (!ids.has(thing)) ids.set(thing, next++)
    return ids.get(thing) as number
  }
  const lasting = (target: unknown): boolean =>
    target === window || target === document || target === window.visualViewport || target === document.body
  const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype
  EventTarget.prototype.addEventListener = function (this: EventTarget, ...args: Parameters<typeof add>) {
    if (lasting(this ?? window) && args[1] && args[0] !== 'securitypolicyviolation') {
      listeners.add(`${idOf(this ?? window)} ${args[0]} ${idOf(args[1])}`)
    }
    return add.apply(this ?? window, args)
  }
  EventTarget.prototype.removeEventListener = function (this: EventTarget, ...args: Parameters<typeof remove>) {
    if (args[1]) listeners.delete(`${idOf(this ?? window)} ${args[0]} ${idOf(args[1])}`)
    return remove.apply(this ?? window, args)
  }
  const timers = new Set<unknown>()
  const { setInterval: every, clearInterval: stopEvery } = window
  window.setInterval = ((...args: Parameters<typeof every>) => {
    const id = every(...args)
    timers.add(id)
    return id
  }) as typeof setInterval
  window.clearInterval = (id) => {
    timers.delete(id)
    stopEvery(id)
  }
  Object.assign(window, { living: () => ({ listeners: [...listeners], timers: timers.size }) })
}
