import type { Page } from 'playwright'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type FakeSite, startFakeSite } from '../../testing/fake-site.ts'

let site: FakeSite
let page: Page

beforeAll(async () => {
  site = await startFakeSite()
}, 60_000)
afterAll(() => site.close())
afterEach(async () => {
  await page.context().close()
  expect(site.complaints).toEqual([])
})

test.each(['workspace', 'hours', 'install', 'team', 'failed-jobs'])('%s is for admins, and says so', async (name) => {
  page = await site.open(`settings/${name}?role=agent`)
  await page.getByRole('heading', { name: 'For admins' }).waitFor()
  expect(await page.getByRole('button', { name: 'Save changes' }).count()).toBe(0)
})

test('saves the workspace, and names the line that is no origin', async () => {
  page = await site.open('settings/workspace')
  const save = page.getByRole('button', { name: 'Save changes' })
  expect(await save.isDisabled()).toBe(true)
  await page.getByLabel('Name').fill('Lumen & Sons')
  await page.getByLabel('Allowed origins').fill('https://a.example\nb.example/x')
  await save.click()
  await page.getByText('Line 2: “b.example/x” is not an origin').waitFor()
  await page.getByLabel('Allowed origins').fill('https://a.example\nhttps://b.example')
  await save.click()
  await page.getByText('Saved', { exact: true }).waitFor()
  await page.getByRole('navigation', { name: 'Main' }).getByText('Lumen & Sons').waitFor()
})

test('takes other ways to be reached, and refuses what is no telephone number', async () => {
  page = await site.open('settings/workspace')
  await page.getByLabel('E-mail for customers').fill('hello@lumen.example')
  await page.getByLabel('Telephone').fill('ring me')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await page.getByText('Enter a telephone number such as +1 207 555 0142.').waitFor()
  await page.getByLabel('Telephone').fill('+1 (207) 555-0142')
  await page.getByLabel('Address').fill('14 Wharf Street\nPortland')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await page.getByText('Saved', { exact: true }).waitFor()
  await page.locator('.settings-nav a[href$=profile]').click()
  await page.locator('.settings-nav a[href$=workspace]').click()
  expect(await page.getByLabel('Address').inputValue()).toBe('14 Wharf Street\nPortland')
})

test('takes hours as people type them, and refuses what cannot be', async () => {
  page = await site.open('settings/hours')
  await page.getByText('Open at these hours').click()
  const opens = page.getByLabel('Monday, opens')
  await opens.fill('8.30')
  await page.getByLabel('Monday, closes').fill('8')
  expect(await opens.inputValue()).toBe('08:30')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await page.getByText('Each opening time must come before its closing time.').waitFor()
  await page.getByLabel('Monday, closes').fill('6 pm')
  await page.getByRole('button', { name: 'Copy Monday to all weekdays' }).click()
  await page.getByRole('button', { name: 'Save changes' }).click()
  await page.getByText('Saved', { exact: true }).waitFor()
  expect(await page.getByLabel('Friday, opens').inputValue()).toBe('08:30')
})

test('shows the secret of a key once, and asks before revoking', async () => {
  page = await site.open('settings/install')
  await page.getByText('data-workspace="wk_7Hq2mN4xVb9RtK3c"').waitFor()
  await page.getByRole('button', { name: 'Create key' }).click()
  const secret = page.getByRole('dialog').getByText('q0Vx7nE2r5u8xAbDcGfKaNdRgUkXp2s5v8y')
  await secret.waitFor()
  await page.mouse.click(5, 5)
  expect(await secret.isVisible()).toBe(true)
  await page.getByRole('button', { name: 'I have copied it' }).click()
  expect(await page.getByText('q0Vx7nE2r5u8').count()).toBe(0)
  await page.getByRole('button', { name: 'Revoke key k1-spring' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('button', { name: 'Revoke key k1-spring' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke key' }).click()
  await page.getByRole('row', { name: /k1-spring/ }).waitFor({ state: 'detached' })
})

test('invites by link, changes a role, ends and restores access', async () => {
  page = await site.open('settings/team')
  await page.getByLabel('E-mail').fill('new@lumen.example')
  await page.getByRole('button', { name: 'Create invitation' }).click()
  await page.getByText('/console/invitation#').waitFor()
  await page.getByRole('button', { name: 'Revoke the invitation for new@lumen.example' }).click()
  await page.getByText('/console/invitation#').waitFor({ state: 'detached' })
  await page.getByLabel('Role of Sam Okoye').selectOption('admin')
  await page.getByText('Sam Okoye is now admin.').waitFor()
  await page.getByRole('button', { name: 'End access for Ines Prado' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'End access' }).click()
  await page.getByRole('button', { name: 'Restore access for Ines Prado' }).click()
  await page.getByText('Ines Prado has access again.').waitFor()
})

test('switches availability, and keeps the theme and the sound over a reload', async () => {
  page = await site.open('settings/profile')
  await page.getByRole('button', { name: 'Noor Haddad Available' }).click()
  await page.getByRole('menuitemradio', { name: /^Away/ }).click()
  await page.getByRole('button', { name: 'Noor Haddad Away' }).waitFor()
  await page.getByRole('switch', { name: 'Available', exact: true }).click()
  await page.getByRole('button', { name: 'Noor Haddad Available' }).waitFor()
  expect(await page.getByRole('switch', { name: /Play a sound/ }).isChecked()).toBe(false)
  await page.getByRole('switch', { name: /Play a sound/ }).check()
  await page.getByRole('radio', { name: 'Dark' }).check()
  await page.reload()
  expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark')
  expect(await page.getByRole('switch', { name: /Play a sound/ }).isChecked()).toBe(true)
})

test('an invitation is accepted without its token ever being sent in an address', async () => {
  page = await site.open('sign-up')
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await page.goto(new URL('/console/invitation', page.url()).href)
  await page.getByText('has no invitation in it').waitFor()
  await page.goto(`${new URL('/console/invitation', page.url()).href}#token=used-0123456789abcdefgh`)
  await page.reload()
  await page.goto('about:blank')
  await page.goBack()
  expect(asked.some((url) => url.includes('token'))).toBe(false)
})

test('an invitation shows what it offers and leads to signing in', async () => {
  page = await site.open('invitation?signed-out#fresh-0123456789abcdefgh')
  await page.getByRole('heading', { name: 'Join Lumen Lamps' }).waitFor()
  expect(page.url()).not.toContain('token')
  await page.getByLabel('Your name').fill('Rui Alves')
  await page.getByLabel('Choose a password').fill('short')
  await page.getByRole('button', { name: 'Join' }).click()
  await page.getByText('The password needs at least 12 characters.').waitFor()
  await page.getByLabel('Choose a password').fill('a long enough one')
  await page.getByRole('button', { name: 'Join' }).click()
  await page.getByText('Your account is ready. Sign in as rui@lumen.example.').waitFor()
  expect(await page.getByLabel('E-mail').inputValue()).toBe('rui@lumen.example')
})

test('a used invitation says so', async () => {
  page = await site.open('invitation#token=used-0123456789abcdefgh')
  await page.getByText('was used, revoked, or has expired').waitFor()
})

test('a sign-up link opens the workspace', async () => {
  page = await site.open('verify?signed-out#token=fresh-0123456789abcdefgh')
  await page.getByRole('heading', { name: 'Your workspace is open' }).waitFor()
  expect(page.url()).not.toContain('token')
  await page.getByRole('link', { name: 'Sign in' }).click()
  expect(await page.getByLabel('E-mail').inputValue()).toBe('rui@lumen.example')
})
