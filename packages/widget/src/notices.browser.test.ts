import type { Notification } from '@deskbell/protocol'
import type { Locator, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FakeThread } from './testing/fake-client.ts'
import { type Host, openAs, startHost, type Visit } from './testing/host.ts'

let host: Host
beforeAll(async () => {
  host = await startHost()
}, 60_000)
afterAll(() => host?.[Symbol.asyncDispose]())

const THREAD: FakeThread = {
  id: 'cnv_9',
  ticket: { id: 'tkt_9', number: 9, subject: 'Certified copy', status: 'in_progress' },
  said: [['me', 'A copy, please.', 100]],
}

const at = (page: Page, selector: string): Locator => page.locator(`deskbell-widget ${selector}`)
const asked = (page: Page, method: string) =>
  page.evaluate(
    (wanted) =>
      window.fakeClient.notices.asked
        .filter((call) => call.method === wanted)
        .map(({ path, body }) => ({ path, body })),
    method,
  )
const refuse = (page: Page, method: string | null) =>
  page.evaluate((refused) => {
    window.fakeClient.notices.refuse = refused === null ? null : { method: refused, code: 'unreachable' }
  }, method)

/** A customer who was told these, the oldest first. */
async function visitTold(told: readonly Partial<Notification>[], visit: Visit = {}): Promise<Page> {
  const page = await host.visit(visit)
  await openAs(page, [THREAD])
  await page.evaluate((all) => {
    for (const one of all) window.fakeClient.notices.add(one)
  }, told)
  return page
}

async function visitList(told: readonly Partial<Notification>[]): Promise<Page> {
  const page = await visitTold(told)
  await page.evaluate(() => window.Deskbell.showNotifications())
  await at(page, '.notice').first().waitFor()
  return page
}

async function visitChoices(visit: Visit = {}): Promise<Page> {
  const page = await visitTold([], visit)
  await page.evaluate(() => window.Deskbell.showNotificationPreferences())
  await at(page, '.ways').first().waitFor()
  return page
}

async function close(page: Page): Promise<void> {
  expect(await page.evaluate(() => window.violations)).toEqual([])
  await page.context().close()
}

test('the bell counts what is unread, and leads to a list by day with words for what matters', async () => {
  const yesterday = new Date(Date.now() - 24 * 3_600_000).toISOString()
  const page = await visitTold([
    { title: 'Paid', category: 'payment', createdAt: yesterday, readAt: yesterday },
    { title: 'Soon', priority: 'urgent' },
    { title: 'Answered', priority: 'high' },
  ])
  await page.getByRole('button', { name: 'Notifications, 2 unread' }).click()
  const today = page.getByRole('region', { name: 'Today' })
  expect(await today.getByRole('listitem').allTextContents()).toEqual([
    expect.stringMatching(/^Answered.*Important.*Unread$/),
    expect.stringMatching(/^Soon.*Urgent.*Unread$/),
  ])
  expect(await page.getByRole('region', { name: 'Yesterday' }).getByRole('listitem').count()).toBe(1)
  await close(page)
})

test('somebody who never wrote has no bell, and is told what the list is for', async () => {
  const page = await host.visit()
  await page.evaluate(() => window.Deskbell.open())
  await at(page, '.greeting').waitFor()
  expect(await at(page, '.notice-bell').count()).toBe(0)
  await page.evaluate(() => window.Deskbell.showNotifications())
  await page.getByText('Nothing yet').waitFor()
  await page.getByRole('button', { name: 'Choose what reaches you' }).last().click()
  await page.getByText('Nothing to choose yet').waitFor()
  expect(await page.evaluate(() => window.fakeClient.notices.asked)).toEqual([])
  await close(page)
})

test('one that is opened leads to its request, and is read', async () => {
  const page = await visitList([{ title: 'Answered', target: { type: 'ticket', ticketId: 'tkt_9' } }])
  await page.getByRole('button', { name: /Answered/ }).click()
  await at(page, '.request-bar').getByText('Certified copy').waitFor()
  expect(await asked(page, 'POST')).toEqual([{ path: '/v1/notifications/read', body: { ids: ['ntf_100001'] } }])
  await page.evaluate(() => window.Deskbell.showNotifications())
  await at(page, '.notice:not(.unread)').waitFor()
  await close(page)
})

test('a web address opens in a new tab, and no other address is a link', async () => {
  const page = await visitList([
    { title: 'Code', target: { type: 'url', url: 'javascript:alert(1)' } },
    { title: 'Booking', target: { type: 'url', url: 'http://127.0.0.1:9/bookings/3' } },
    { title: 'Talk', target: { type: 'conversation', conversationId: 'cnv_9' } },
  ])
  expect(await at(page, 'a').evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).href))).toEqual([
    'http://127.0.0.1:9/bookings/3',
  ])
  const opened = page.context().waitForEvent('page')
  await page.getByRole('link', { name: /Booking/ }).click()
  await (await opened).close()
  await at(page, 'a:not(.unread)').waitFor()
  await page.getByRole('button', { name: 'Mark as read', exact: true }).click()
  await page.getByText('1 unread').waitFor()
  await page.getByRole('button', { name: /Talk/ }).click()
  await page.getByRole('log').waitFor()
  await close(page)
})

test('kinds can be looked at alone, and all of one kind read at once', async () => {
  const page = await visitList([{ title: 'Paid', category: 'payment' }, { title: 'Answered' }, { title: 'Moved' }])
  const chips = page.getByRole('group', { name: 'Show' }).getByRole('button')
  expect(await chips.allTextContents()).toEqual(['All', 'Support', 'Payments'])
  await page.getByRole('button', { name: 'Support' }).click()
  await page.getByText('2 unread').waitFor()
  await at(page, '.notice').nth(1).waitFor()
  expect(await at(page, '.notice b').allTextContents()).toEqual(['Moved', 'Answered'])
  await page.getByRole('button', { name: 'Mark all as read' }).click()
  await at(page, '.notice:not(.unread)').nth(1).waitFor()
  expect(await asked(page, 'POST')).toEqual([
    { path: '/v1/notifications/read', body: { all: true, category: 'support' } },
  ])
  await page.getByRole('button', { name: 'All', exact: true }).click()
  await page.getByText('1 unread').waitFor()
  await close(page)
})

test('a mark that does not hold is undone, and says why', async () => {
  const page = await visitList([{ title: 'Answered' }])
  await refuse(page, 'POST')
  await page.getByRole('button', { name: 'Mark all as read' }).click()
  await page.getByRole('alert').getByText('Not marked as read. We can’t be reached just now.').waitFor()
  await at(page, '.notice.unread').waitFor()
  await refuse(page, null)
  await page.getByRole('button', { name: 'Mark all as read' }).click()
  await at(page, '.notice:not(.unread)').waitFor()
  expect(await page.getByRole('alert').count()).toBe(0)
  await close(page)
})

test('what is new comes in by itself, and older ones on demand', async () => {
  const page = await visitList(Array.from({ length: 45 }, (_, index) => ({ title: `Notice number ${index}` })))
  expect(await at(page, '.notice').count()).toBe(20)
  await page.getByRole('button', { name: 'Show older notifications' }).click()
  await at(page, '.notice').nth(39).waitFor()
  await page.getByRole('button', { name: 'Show older notifications' }).click()
  await at(page, '.notice').nth(44).waitFor()
  expect(await page.getByRole('button', { name: 'Show older notifications' }).count()).toBe(0)
  await page.evaluate(() => window.fakeClient.notices.add({ title: 'Just now' }))
  await at(page, '.notice').first().getByText('Just now').waitFor()
  await close(page)
})

test('a list that cannot be had says so, and can be asked for again', async () => {
  const page = await host.visit()
  await openAs(page, [THREAD])
  await at(page, '.notice-bell').waitFor()
  await refuse(page, 'GET')
  await at(page, '.notice-bell').click()
  await page.getByText('This could not be loaded.').waitFor()
  await refuse(page, null)
  await page.getByRole('button', { name: 'Try again' }).click()
  await page.getByText('Nothing yet').waitFor()
  await close(page)
})

test('while nothing is answered there are shapes, and words for those who do not see them', async () => {
  const page = await host.visit()
  await openAs(page, [THREAD])
  await page.evaluate(() => {
    window.fakeClient.notices.stuck = true
    return window.Deskbell.showNotifications()
  })
  await at(page, '.skeleton').waitFor()
  expect(await page.getByRole('status').filter({ hasText: 'Loading' }).count()).toBe(1)
  await close(page)
})

test('a choice holds at once, and can be undone', async () => {
  const page = await visitChoices()
  const mail = page.getByRole('group', { name: 'Your requests' }).getByRole('checkbox', { name: 'E-mail' })
  await mail.uncheck()
  await page.getByText('Saved.').waitFor()
  const changed = await asked(page, 'PATCH')
  expect(changed).toMatchObject([
    { path: '/v1/notification-preferences', body: { categories: { support: ['in_app'], booking: expect.any(Array) } } },
  ])
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByText('Undone.').waitFor()
  expect(await mail.isChecked()).toBe(true)
  expect((await asked(page, 'PATCH')).at(-1)?.body).not.toHaveProperty('available')
  await close(page)
})

test('a choice that does not hold goes back to what it was, and says why', async () => {
  const page = await visitChoices()
  await refuse(page, 'PATCH')
  const mail = page.getByRole('group', { name: 'Your requests' }).getByRole('checkbox', { name: 'E-mail' })
  await mail.click()
  await page.getByRole('alert').getByText('Not saved. We can’t be reached just now.').waitFor()
  expect(await mail.isChecked()).toBe(true)
  await close(page)
})

test('choices made in haste go out in their order, and the last one counts', async () => {
  const page = await visitChoices()
  const group = page.getByRole('group', { name: 'Bookings' })
  await group.getByRole('checkbox', { name: 'E-mail' }).uncheck()
  await group.getByRole('checkbox', { name: 'Here' }).uncheck()
  await group.getByRole('checkbox', { name: 'E-mail' }).check()
  await page.getByText('Saved.').waitFor()
  const kept = await page.evaluate(() => window.fakeClient.notices.preferences.categories.booking)
  expect(kept).toEqual(['push', 'email'])
  expect(await group.getByRole('checkbox', { name: 'Here' }).isChecked()).toBe(false)
  await close(page)
})

test('frequency, quiet hours and the zone are chosen beside them', async () => {
  const page = await visitChoices({ context: { timezoneId: 'Asia/Tokyo' } })
  await page.getByLabel('How often e-mail comes').selectOption('weekly')
  await page.getByRole('checkbox', { name: 'Quiet hours' }).check()
  await page.getByLabel('From').fill('21:30')
  await page.getByLabel('From').blur()
  await page.getByRole('button', { name: 'Use this device’s: Asia/Tokyo' }).click()
  await expect
    .poll(() => asked(page, 'PATCH').then((all) => all.map(({ body }) => body)))
    .toEqual([
      { frequency: 'weekly' },
      { quietHours: { from: '22:00', to: '07:00' } },
      { quietHours: { from: '21:30', to: '07:00' } },
      { timeZone: 'Asia/Tokyo' },
    ])
  await page.getByRole('checkbox', { name: 'Quiet hours' }).uncheck()
  await expect.poll(async () => (await asked(page, 'PATCH')).at(-1)?.body).toEqual({ quietHours: null })
  expect(await page.getByLabel('Time zone').locator('option').count()).toBeGreaterThan(300)
  await close(page)
})

test('whoever comes by keyboard is told where they are, and Escape leaves', async () => {
  const page = await visitTold([{ title: 'Answered', target: { type: 'ticket', ticketId: 'tkt_9' } }])
  await at(page, '.notice-bell').focus()
  await page.keyboard.press('Enter')
  const focused = () =>
    page.evaluate(() => document.querySelector('deskbell-widget')?.shadowRoot?.activeElement?.textContent)
  await expect.poll(focused).toBe('Notifications')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect.poll(focused).toBe('What reaches you')
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Enter')
  await expect.poll(focused).toBe('Notifications')
  await page.keyboard.press('Escape')
  await at(page, '.panel.away').waitFor({ state: 'attached' })
  await close(page)
})
