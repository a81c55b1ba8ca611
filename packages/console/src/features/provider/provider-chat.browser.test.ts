import type { Page } from 'playwright'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { checkPage } from '../../testing/axe.ts'
import { type FakeSite, startFakeSite } from '../../testing/fake-site.ts'
import { idOf } from '../../testing/fixtures.ts'
import { type Hand, handOn, LOCATED, openOnPhone, PHONE, visitPath } from '../../testing/provider/page.ts'

let site: FakeSite
let page: Page
let hand: Hand

beforeAll(async () => {
  site = await startFakeSite()
}, 60_000)
afterAll(() => site.close())
afterEach(async () => {
  await page.context().close()
  expect(site.complaints).toEqual([])
})

async function open(path: string, options = PHONE): Promise<void> {
  page = await openOnPhone(site, path, options)
  hand = handOn(page)
}
const messages = (n: number) => visitPath(n, '&part=messages')
const log = () => page.locator('.log')
const sharing = () => page.locator('.sharing')
/** How often the device was asked to follow where it is. */
const asked = () => page.evaluate(() => (window as never as { asked: number }).asked)

async function openCounting(path: string, options = LOCATED): Promise<void> {
  page = await openOnPhone(site, 'provider/messages?role=provider', options)
  await page.addInitScript(() => {
    const counted = window as never as { asked: number }
    counted.asked = 0
    const watch = navigator.geolocation.watchPosition.bind(navigator.geolocation)
    navigator.geolocation.watchPosition = (...args) => {
      counted.asked += 1
      return watch(...args)
    }
  })
  await page.goto(`${new URL(page.url()).origin}/console/${path}`)
  hand = handOn(page)
}

test('words, quick responses and what the customer does', async () => {
  await open(messages(33))
  await log().getByText('I leave the key with the neighbour.').waitFor()
  await expect.poll(() => page.locator('.provider-nav .nav-count').count()).toBe(1)
  await page.getByLabel('Message', { exact: true }).fill('Thank you.\nI ring below.')
  await hand.press('Send message')
  await log().getByText('I ring below.').waitFor()
  await hand.press('On my way')
  await log().getByText('I am on my way to you.').waitFor()
  await expect.poll(() => hand.at('quick 433')).toMatchObject([{ key: 'on_my_way' }])
  const id = idOf('cnv', 533)
  await page.evaluate((thread) => window.fake.present(thread, true), id)
  await page.getByText('Here now').waitFor()
  await page.evaluate((thread) => window.fake.typing(thread, true), id)
  await page.getByText('Ana is typing').waitFor()
  await page.evaluate((thread) => window.fake.reads(thread), id)
  await log()
    .getByText(/Read by Ana|Read/)
    .waitFor()
})

test('quick responses follow how the visit stands, and all of them are a press away', async () => {
  await open(messages(33))
  const chips = () => page.locator('.quick .chip:not(.chip-more)').allTextContents()
  await expect.poll(chips).toEqual(['On my way'])
  await hand.office(33, { status: 'arrived' })
  await expect.poll(chips).toEqual(['At the door'])
  await hand.press('All quick responses')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Running late/ })
    .click()
  await log().getByText('I am running a little late.').waitFor()
})

test('the first words begin the conversation; what waits is shown in it, and goes once', async () => {
  await open(messages(34))
  await page.getByRole('heading', { name: 'Write to Marek' }).waitFor()
  await hand.down(true)
  await page.getByLabel('Message', { exact: true }).fill('Hello Marek')
  await hand.press('Send message')
  await page.locator('.is-pending').getByText('Hello Marek').waitFor()
  await page
    .locator('.is-pending')
    .getByText(/Not sent/)
    .waitFor()
  await hand.down(false)
  await expect.poll(() => page.locator('.is-pending').count(), { timeout: 10_000 }).toBe(0)
  await log().getByText('Hello Marek').waitFor()
  await expect.poll(() => hand.at('messages 434')).toHaveLength(1)
})

test('where one is, is sent as a message on a press', async () => {
  await open(messages(33), LOCATED)
  await hand.press('Send where I am')
  const place = log().getByRole('link', { name: /A place on the map/ })
  await place.waitFor()
  expect(await place.getAttribute('href')).toContain('38.71')
  await expect
    .poll(() => hand.at('messages 433'))
    .toMatchObject([{ content: { location: { latitude: 38.71, longitude: -9.14 } } }])
})

test('pictures and files go along', async () => {
  await open(messages(33))
  await page.locator('.chat-row input[type=file]').setInputFiles({
    ...{ name: 'fuse-box.png', mimeType: 'image/png', buffer: Buffer.from('not really a picture') },
  })
  await page.locator('.tray .file-name').getByText('fuse-box.png').waitFor()
  await expect.poll(() => page.locator('.tray progress').count()).toBe(0)
  await hand.press('Send message')
  await expect.poll(() => hand.at('messages 433')).toMatchObject([{ attachmentIds: [expect.stringMatching(/^att_/)] }])
})

test('a closed conversation can be read and says so', async () => {
  await open(messages(33))
  await page.evaluate(() => window.fake.field.closesChat(33))
  await page.getByText('This conversation is closed.').waitFor()
  await log().getByText('I leave the key with the neighbour.').waitFor()
  expect(await page.getByLabel('Message', { exact: true }).count()).toBe(0)
})

test('one’s place is shared from a press until it is stopped, and every page says so', async () => {
  await openCounting(visitPath(33))
  await hand.button('Share my location').waitFor()
  expect(await asked()).toBe(0)
  await hand.press('Share my location')
  await sharing().getByText('You are sharing your location with Ana').waitFor()
  await expect.poll(() => hand.at('location 433')).toMatchObject([{ point: { latitude: 38.71, longitude: -9.14 } }])
  await page.context().setGeolocation({ latitude: 38.72, longitude: -9.15, accuracy: 9 })
  for (const place of ['Messages', 'Alerts', 'You', 'Today']) {
    await page.locator('.provider-nav').getByRole('link', { name: place }).click()
    await sharing().waitFor()
  }
  // Not more often than every ten seconds.
  expect(await hand.at('location 433')).toHaveLength(1)
  expect(await checkPage(page)).toEqual([])
  await hand.press('Stop sharing my location')
  await sharing().waitFor({ state: 'detached' })
  await expect.poll(() => hand.at('stop 433')).toHaveLength(1)
  expect(await asked()).toBe(1)
})

test('sharing ends by itself when the work is done, and a reload does not begin it again', async () => {
  await openCounting(visitPath(33))
  await hand.press('Share my location')
  await expect.poll(() => hand.at('location 433')).toHaveLength(1)
  await page.reload()
  await page.getByText('You were sharing your location when this page was closed. That has ended.').waitFor()
  await expect.poll(() => hand.at('stop 433')).toHaveLength(1)
  expect([await asked(), await sharing().count()]).toEqual([0, 0])
  await hand.press('Share my location')
  await sharing().waitFor()
  await hand.office(33, { status: 'completed' })
  await page.getByText('The visit is over, so your location is not shared any more.').waitFor()
  await expect.poll(() => sharing().count()).toBe(0)
  await expect.poll(() => hand.at('stop 433')).toHaveLength(2)
})

test('where the browser may not tell, it says what to do, and shares nothing', async () => {
  await openCounting(visitPath(33), { ...PHONE, permissions: [] })
  await hand.press('Share my location')
  await page.getByText('This browser may not use your location.').waitFor()
  expect([await sharing().count(), await hand.at('location 433')]).toEqual([0, []])
})

test('the list counts what is unread, follows by itself, and says how one answers', async () => {
  await open('provider/messages?role=provider')
  const row = page.locator('.talk-row')
  await row.getByText('1 unread message').waitFor()
  expect(await page.locator('.stats').textContent()).toMatch(/Conversations14.*Time to answer4 min.*94/)
  await row.click()
  await log().getByText('I leave the key with the neighbour.').waitFor()
  await page.getByRole('link', { name: 'Messages' }).first().click()
  await expect.poll(() => row.locator('.nav-count').count()).toBe(0)
  await page.goto(`${new URL(page.url()).origin}/console/provider/messages?role=provider&empty`)
  await page.getByRole('heading', { name: 'No messages yet' }).waitFor()
})

test('on a wide screen the visit and its messages stand side by side', async () => {
  await open(visitPath(33), { viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' })
  await log().getByText('I leave the key with the neighbour.').waitFor()
  await hand.button('On my way').first().waitFor()
  expect(await page.locator('.part-switch').count()).toBe(0)
  expect(await checkPage(page)).toEqual([])
})
