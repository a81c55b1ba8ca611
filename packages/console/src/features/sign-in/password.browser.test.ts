import type { Page } from 'playwright'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { checkPage } from '../../testing/axe.ts'
import { type FakeSite, startFakeSite } from '../../testing/fake-site.ts'

const LINK = 'reset-password?signed-out#fresh-0123456789abcdefgh'
let site: FakeSite
let page: Page

beforeAll(async () => {
  site = await startFakeSite()
}, 60_000)
afterAll(() => site.close())
afterEach(async () => {
  expect(await checkPage(page)).toEqual([])
  await page.context().close()
  expect(site.complaints).toEqual([])
})

const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
const heading = (name: string) => page.getByRole('heading', { name })
const field = (label: string) => page.getByLabel(label, { exact: true })
const focused = () => page.evaluate(() => document.activeElement?.textContent)

test('takes the address along from sign-in, and says the same for every one, by keyboard alone', async () => {
  page = await site.open('inbox/mine?signed-out', { reducedMotion: 'reduce' })
  await field('E-mail').fill('noor@lumen.example')
  await page.getByRole('link', { name: 'Forgot your password?' }).focus()
  await page.keyboard.press('Enter')
  await heading('Forgot your password?').waitFor()
  expect(await field('E-mail').inputValue()).toBe('noor@lumen.example')
  await field('E-mail').press('Enter')
  await heading('Look in your mail').waitFor()
  expect(await focused()).toBe('Look in your mail')
  await page.getByText('If somebody signs in as noor@lumen.example here, a link is on its way').waitFor()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await field('E-mail').fill('nobody@lumen.example')
  await field('E-mail').press('Enter')
  await page.getByText('If somebody signs in as nobody@lumen.example here, a link is on its way').waitFor()
  await page.getByRole('link', { name: 'Go to sign in' }).click()
  await heading('Sign in to Deskbell').waitFor()
  expect(await field('E-mail').inputValue()).toBe('nobody@lumen.example')
})

test('names what is no address, says how long to wait, and that one is offline', async () => {
  page = await site.open('forgot-password?signed-out', { reducedMotion: 'reduce' })
  await press('Send link')
  await page.getByText('Enter an e-mail address such as you@example.com.').waitFor()
  await field('E-mail').fill('many@lumen.example')
  await press('Send link')
  await page.getByRole('alert').getByText('Wait 25 minutes, then try again.').waitFor()
  await field('E-mail').fill('offline@lumen.example')
  await press('Send link')
  await page.getByRole('alert').getByText('You are offline').waitFor()
})

test('where there is no mail server, it says where the mail is and what an admin can do', async () => {
  page = await site.open('forgot-password?signed-out&self-hosted', { reducedMotion: 'reduce' })
  await field('E-mail').fill('noor@lumen.example')
  await press('Send link')
  await heading('Ask whoever runs this service').waitFor()
  await page.getByText('kept on the server').waitFor()
  await page.getByText('deskbell admin').waitFor()
})

test('sets a password that fits twice, shows what was typed, and signs in with it', async () => {
  page = await site.open(LINK, { reducedMotion: 'reduce' })
  await page.getByText('For noor@lumen.example.').waitFor()
  expect(new URL(page.url()).hash, 'the token stays in no history').toBe('')
  await page.getByText('At least 12 characters.').waitFor()
  await field('New password').fill('too short')
  await press('Set password')
  await page.getByText('The password needs at least 12 characters.').waitFor()
  await field('New password').fill('offline battery')
  await press('Set password')
  await page.getByText('The two passwords are not the same.').waitFor()
  await field('New password again').fill('offline battery')
  expect(await field('New password again').getAttribute('type')).toBe('password')
  await press('Show password')
  expect(await field('New password').getAttribute('type')).toBe('text')
  expect(await field('New password again').getAttribute('type')).toBe('text')
  await press('Hide password')
  await press('Set password')
  await page.getByRole('alert').getByText('You are offline').waitFor()
  for (const label of ['New password', 'New password again']) await field(label).fill('correct horse battery')
  await field('New password again').press('Enter')
  await heading('Your password is set').waitFor()
  expect(await focused()).toBe('Your password is set')
  expect(await checkPage(page)).toEqual([])
  await page.getByRole('link', { name: 'Sign in' }).click()
  expect(await field('E-mail').inputValue()).toBe('noor@lumen.example')
  await field('Password').fill('correct horse battery')
  await press('Sign in')
  await page.getByText('Marek Novák').first().waitFor()
})

test.each([
  ['was used', 'reset-password#used-0123456789abcdefgh'],
  ['is not whole', 'reset-password'],
])('a link that %s leads to a new one', async (_, path) => {
  page = await site.open(path, { reducedMotion: 'reduce' })
  await heading('This link does not work').waitFor()
  await page.getByRole('link', { name: 'Ask for a new link' }).click()
  await heading('Forgot your password?').waitFor()
})

test('a link that ran out while one typed says so', async () => {
  page = await site.open('reset-password#late-0123456789abcdefgh', { reducedMotion: 'reduce' })
  for (const label of ['New password', 'New password again']) await field(label).fill('correct horse battery')
  await press('Set password')
  await page.getByText('It was used already, or has expired. Ask for a new one.').waitFor()
})

test('waits in sight, and tries again where the service does not answer', async () => {
  page = await site.open('reset-password?slow#fresh-0123456789abcdefgh', { reducedMotion: 'reduce' })
  await heading('Looking at your link').waitFor()
  await page.context().close()
  page = await site.open('reset-password?failing#fresh-0123456789abcdefgh', { reducedMotion: 'reduce' })
  await press('Try again')
  await page.getByText('The service does not answer').waitFor()
})

test('fits a phone and 320 pixels', async () => {
  page = await site.open(LINK, { viewport: { width: 320, height: 640 }, reducedMotion: 'reduce' })
  await heading('Choose a password').waitFor()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
})
