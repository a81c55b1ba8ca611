import type { Page } from 'playwright'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { checkPage } from '../../testing/axe.ts'
import { type FakeSite, startFakeSite } from '../../testing/fake-site.ts'
import { idOf } from '../../testing/fixtures.ts'
import { type Hand, handOn, openOnPhone, PHONE, visitPath } from '../../testing/provider/page.ts'

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

async function open(path?: string, options = PHONE): Promise<void> {
  page = await openOnPhone(site, path, options)
  hand = handOn(page)
}
const heading = (name: string | RegExp) => page.getByRole('heading', { name }).waitFor()
/** Until the next press counts. */
const rest = () => page.locator('.step-button.is-told').waitFor({ state: 'detached' })

test('a provider lands on their day, and sees nothing of the inbox', async () => {
  await open('?role=provider')
  await heading('Today')
  expect(new URL(page.url()).pathname).toBe('/console/provider')
  await heading('Ana Beltrán')
  const links = await page.getByRole('navigation', { name: 'Main' }).first().getByRole('link').allTextContents()
  expect(links.map((text) => text.replace(/\d.*/, ''))).toEqual(['Today', 'Messages', 'Alerts', 'Help', 'You'])
  for (const path of ['inbox/all', 'tickets/mine', 'settings/team', 'reports', 'bookings']) {
    await page.goto(`${new URL(page.url()).origin}/console/${path}?role=provider`)
    await page.waitForURL('**/console/provider')
  }
  await page.goto(`${new URL(page.url()).origin}/console/bookings/${idOf('bkg', 34)}?role=provider`)
  await page.waitForURL(`**/console/provider/bookings/${idOf('bkg', 34)}`)
  await heading(/Wiring check/)
})

test('agents and admins cannot land there', async () => {
  for (const role of ['agent', 'admin']) {
    await open(`provider?role=${role}`)
    await heading('Nothing is at this address')
    if (role === 'agent') await page.context().close()
  }
})

test('the next visit says where, what to bring, and leads to the map', async () => {
  await open()
  const card = page.locator('.visit-card')
  await card.getByText('Ladder of 3 m').waitFor()
  expect(await card.textContent()).toMatch(/Next[\s\S]*Confirmed[\s\S]*Lamp fitting[\s\S]*Third floor, no lift/)
  const map = await card.getByRole('link', { name: /Rua Augusta/ }).getAttribute('href')
  expect(map).toContain('38.7107')
  expect(await page.locator('.visit-row').allTextContents()).toMatchObject([
    expect.stringContaining('Verified'),
    expect.stringContaining('Cancelled'),
    expect.stringContaining('Wiring check'),
    expect.stringContaining('Chandelier'),
  ])
  await page.getByRole('link', { name: /^Day after/ }).click()
  await heading(/Tomorrow/)
  await page.locator('.visit-card').getByText('Garden lights').waitFor()
  await page.getByRole('link', { name: 'Back to today' }).click()
  await heading('Ana Beltrán')
})

test('a press shows at once and tells its moment; two quick ones are one step', async () => {
  await open()
  const before = Date.now()
  await hand.button('On my way').dblclick()
  await page.getByText('You are on your way').waitFor()
  await page.locator('.visit-card').getByText('On the way', { exact: true }).waitFor()
  await hand.button('You are on your way').click({ force: true })
  await rest()
  await hand.button('I have arrived').waitFor()
  expect(await hand.steps()).toEqual(['on_way'])
  const [body] = (await hand.at('status 433')) as { at: string; clientId: string }[]
  expect(Math.abs(Date.parse(body?.at ?? '') - before)).toBeLessThan(5_000)
  expect(body?.clientId).toMatch(/^\w{20,}$/)
})

test('that the work is done is asked once more, and never taken by a second press', async () => {
  await open(visitPath(33))
  await page.evaluate(() => window.fake.field.office(33, { status: 'in_progress' }))
  await hand.press('Work is done')
  await page.getByRole('heading', { name: 'Is the work done?' }).waitFor()
  await hand.press('Not yet')
  expect(await hand.steps()).toEqual([])
  await hand.press('Work is done')
  await hand.button('Yes, it is done').dblclick()
  await page.getByText('Done. Ana has been asked to confirm it.').waitFor()
  await expect.poll(() => hand.steps()).toEqual(['completed'])
  await rest()
  expect(await page.locator('.step-button').count()).toBe(0)
})

test('on the day, the visit that comes next does not take the second press', async () => {
  await open()
  await page.evaluate(() => window.fake.field.office(33, { status: 'in_progress' }))
  await hand.press('Work is done')
  await hand.press('Yes, it is done')
  await hand.button('On my way').click()
  await heading('Marek Novák')
  await expect.poll(() => hand.steps()).toEqual(['completed'])
})

test('running late says why and until when, in steps of five minutes', async () => {
  await open()
  await hand.press('Running late')
  await hand.press('Tell Ana')
  await page.getByText('Choose a reason, or write one.').waitFor()
  await hand.press('Traffic')
  const shown = () => page.locator('.eta-time').textContent()
  const first = await shown()
  await hand.press('5 minutes later')
  await hand.press('5 minutes later')
  await hand.press('5 minutes sooner')
  expect(await shown()).not.toBe(first)
  await hand.press('Tell Ana')
  await page.locator('.visit-card').getByText('Delayed').waitFor()
  await expect.poll(() => hand.steps()).toEqual(['delayed'])
  const [body] = (await hand.at('status 433')) as { status: string; reason: string; eta: string }[]
  expect(body).toMatchObject({ status: 'delayed', reason: 'Traffic' })
  expect(new Date(body?.eta ?? '').getUTCMinutes() % 5).toBe(0)
  await hand.press('Running late')
  await page.getByLabel('In your own words').fill('The lift is stuck')
  await hand.press('Tell Ana')
  await page.getByText('The lift is stuck').waitFor()
})

test('without a connection presses wait, survive a reload, and arrive in order', async () => {
  await open()
  await hand.down(true)
  await hand.press('On my way')
  await page.locator('.unsent').getByText('On my way').waitFor()
  await rest()
  await hand.press('I have arrived')
  await rest()
  await page.locator('.unsent').getByText('I have arrived').waitFor()
  const pressed = await page.locator('.unsent-words').textContent()
  expect(await hand.steps()).toEqual([])
  // The page comes back before the service does.
  await page.reload()
  await page.getByRole('heading', { name: 'Your visits could not be loaded' }).waitFor()
  await hand.upNext()
  await page.reload()
  await expect.poll(() => hand.steps(), { timeout: 5_000 }).toEqual(['on_way', 'arrived'])
  await page.locator('.visit-card').getByText('Arrived', { exact: true }).waitFor()
  expect(await page.locator('.unsent').count()).toBe(0)
  const bodies = (await hand.at('status 433')) as { at: string }[]
  expect(bodies[0]?.at && bodies[1]?.at && bodies[0].at < bodies[1].at).toBe(true)
  expect(pressed).toMatch(/Not sent yet[\s\S]*On my way, \d\d:\d\d[\s\S]*I have arrived, \d\d:\d\d/)
})

test('what waits goes by a press once there is a connection', async () => {
  await open()
  await hand.down(true)
  // By itself it would go in some seconds.
  await page.evaluate(() => {
    Math.random = () => 0.999
  })
  for (const step of ['On my way', 'I have arrived']) {
    await hand.press(step)
    await rest()
  }
  await page.locator('.unsent').waitFor()
  await hand.down(false)
  await hand.press('Try now')
  await expect.poll(() => hand.steps()).toEqual(['on_way', 'arrived'])
  await page.locator('.unsent').waitFor({ state: 'detached' })
})

test('a tab that is opened beside it sends what waits, and both know', async () => {
  await open()
  await hand.down(true)
  await hand.press('On my way')
  await page.locator('.unsent').waitFor()
  const beside = await page.context().newPage()
  await beside.goto(`${new URL(page.url()).origin}/console/provider?role=provider`)
  await expect.poll(() => handOn(beside).steps()).toEqual(['on_way'])
  await page.locator('.unsent').waitFor({ state: 'detached' })
  expect(await hand.steps()).toEqual([])
})

test('a step that is refused is told and undone', async () => {
  await open()
  await heading('Ana Beltrán')
  const at = new Date().toISOString()
  await hand.office(33, { status: 'in_progress', statusAt: at, customer: { id: idOf('cus', 1), name: 'Ana' } }, true)
  await hand.press('On my way')
  const told = page.getByRole('region', { name: 'What was not taken' })
  await told.getByText(/“On my way” at \d\d:\d\d was not taken/).waitFor()
  await page.locator('.visit-card').getByText('In progress').waitFor()
  await rest()
  await hand.button('Work is done').waitFor()
  await told.getByRole('button', { name: 'OK' }).click()
  await told.getByText('was not taken').waitFor({ state: 'detached' })
})

test('a visit that is given to somebody else leaves the day, and its page says so', async () => {
  await open(visitPath(34))
  await heading(/Wiring check/)
  await page.getByRole('link', { name: 'Back to the day' }).click()
  await page.locator('.visit-row-what').getByText('Wiring check').waitFor()
  await hand.office(34, { provider: null })
  await page.locator('.visit-row-what').getByText('Wiring check').waitFor({ state: 'detached' })
  await page.goto(`${new URL(page.url()).origin}/console/provider/bookings/${idOf('bkg', 77)}?role=provider`)
  await heading('This visit is not yours')
})

test('signing out asks first while something is not sent', async () => {
  await open()
  await hand.down(true)
  await hand.press('On my way')
  await page.locator('.unsent').waitFor()
  await page.getByRole('link', { name: 'You' }).click()
  await hand.press('Sign out')
  await page.getByText('1 step or message is not sent yet').waitFor()
  await hand.press('Cancel')
  await hand.down(false)
  await expect.poll(() => hand.steps(), { timeout: 15_000 }).toEqual(['on_way'])
  await hand.press('Sign out')
  await page.getByLabel('Password', { exact: true }).waitFor()
})

test('everything goes by keyboard, and focus stays on what was pressed', async () => {
  await open('?role=provider', { viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' })
  await hand.button('On my way').focus()
  await page.keyboard.press('Enter')
  await page.getByText('You are on your way').waitFor()
  await page.keyboard.press('Enter')
  await expect.poll(() => hand.steps()).toEqual(['on_way'])
  await hand.button('Running late').focus()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: 'Running late' }).waitFor()
  await page.keyboard.press('Escape')
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Running late')
})

const places = [
  ['a day', '?role=provider'],
  ['an empty day', '?role=provider&empty'],
  ['a day that cannot be had', '?role=provider&failing'],
  ['a visit', visitPath(33)],
  ['its messages', visitPath(33, '&part=messages')],
  ['messages', 'provider/messages?role=provider'],
  ['oneself', 'settings/profile?role=provider'],
  ['what one is told', 'settings/notifications?role=provider'],
] as const

test.each(places)('%s has no fault that axe knows of, and targets for a thumb', async (_name, path) => {
  await open(path)
  await page.locator('.provider-page h1, .provider-page h2').first().waitFor()
  await page.waitForTimeout(150)
  expect(await checkPage(page)).toEqual([])
  const small = await page.evaluate(() =>
    [...document.querySelectorAll('.provider-shell :is(a, button):not(.skip, .hidden)')]
      .filter((one) => one.checkVisibility() && !one.closest('.form, .section, .bubble, .visit-notes p, .save-bar'))
      .filter((one) => one.getBoundingClientRect().height < 44 || one.getBoundingClientRect().width < 44)
      .map((one) => one.textContent),
  )
  expect(small).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
})

test.each(['Running late', 'Work is done'])('the sheet of “%s” has no fault that axe knows of', async (name) => {
  await open()
  if (name === 'Work is done') await hand.office(33, { status: 'in_progress' })
  await hand.press(name)
  await page.getByRole('dialog').waitFor()
  expect(await checkPage(page)).toEqual([])
})
