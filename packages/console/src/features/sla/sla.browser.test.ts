import type { Page } from 'playwright'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type FakeSite, startFakeSite } from '../../testing/fake-site.ts'
import { idOf } from '../../testing/fixtures.ts'

let site: FakeSite
let page: Page

beforeAll(async () => {
  site = await startFakeSite()
}, 60_000)
afterAll(() => site.close())
afterEach(async () => {
  await page.context().close()
  expect(site.complaints.splice(0)).toEqual([])
})

const button = (name: string) => page.getByRole('button', { name, exact: true })
const dialog = () => page.getByRole('dialog')

test('times are typed as people write them, and what does not fit is marked', async () => {
  page = await site.open(`settings/sla/${idOf('slp', 1)}`)
  const first = page.getByLabel('First answer, high')
  await first.fill('90m')
  await first.blur()
  expect(await first.inputValue()).toBe('1 h 30 min')
  await page.getByLabel('Resolution, low').fill('soon')
  await button('Save changes').click()
  await page.getByText('Write each time with a unit, such as 4 h, up to a year.').first().waitFor()
  expect(await page.getByLabel('Resolution, low').getAttribute('aria-invalid')).toBe('true')
  await page.getByLabel('Resolution, low').fill('')
  await button('Save changes').click()
  await page.getByText('Saved', { exact: true }).waitFor()
})

test('shows when a ticket would be due by the calendar', async () => {
  page = await site.open(`settings/sla/${idOf('slp', 1)}`, { timezoneId: 'Europe/Lisbon' })
  await page.getByRole('region', { name: 'When would it be due?' }).getByLabel('Priority').selectOption('urgent')
  await page.getByLabel('Asked at').fill('2026-12-24T16:30')
  // The office closes at half past five, has a holiday on Friday, and opens on Saturday at ten.
  await page.getByText('Saturday 26 December at 11:00').waitFor()
  await page.getByLabel('Counts by').selectOption({ label: 'Around the clock' })
  await page.getByText('Thursday 24 December at 18:30').waitFor()
})

test('a new policy begins with what is promised, and escalates', async () => {
  page = await site.open('settings/sla')
  await page.getByRole('link', { name: 'New policy' }).click()
  expect(await page.getByLabel('First answer, urgent').inputValue()).toBe('2 h')
  await button('Add an escalation').click()
  await button('Save changes').click()
  await page.getByText('Enter a name.').waitFor()
  await page.getByText('Choose what happens: tell somebody').waitFor()
  await page.getByLabel('Name', { exact: true }).fill('Night')
  await page.getByRole('group', { name: 'Tell' }).getByText('Sam Okoye').click()
  await page.getByLabel('Time after, escalation 1').fill('1h')
  await button('Save changes').click()
  await page.getByText('Night is saved.').waitFor()
  await page.getByRole('link', { name: 'Promised times' }).first().click()
  await button('Make default: Night').click()
  await page.getByText('Night is the default now.').waitFor()
  await page.getByRole('button', { name: /^Undo/ }).click()
  await button('Make default: Night').waitFor()
  await button('Delete Night').click()
  await dialog().getByRole('button', { name: 'Delete policy' }).click()
  await page.getByRole('link', { name: 'Night' }).waitFor({ state: 'detached' })
  expect(await button('Delete Standard').getAttribute('aria-disabled')).toBe('true')
})

test('keeps hours and holidays in a calendar, and says why one in use stays', async () => {
  page = await site.open('settings/sla')
  await button('New calendar').click()
  await dialog().getByLabel('Name', { exact: true }).fill('Weekdays')
  await dialog().getByLabel('Time zone').selectOption('Asia/Tokyo')
  await dialog().getByRole('button', { name: 'Add a holiday' }).click()
  await dialog().getByRole('button', { name: 'Save calendar' }).click()
  await dialog().getByText('Every holiday needs a date and a name.').waitFor()
  await dialog().getByLabel('Date of holiday 1').fill('2027-01-26')
  await dialog().getByLabel('Name of holiday 1').fill('Republic Day')
  await dialog().getByRole('button', { name: 'Save calendar' }).click()
  await page.getByText('Asia/Tokyo, 40 hours a week · 1 holiday').waitFor()
  await button('Delete Weekdays').click()
  await dialog().getByRole('button', { name: 'Delete calendar' }).click()
  await page.getByText('Weekdays is deleted.').waitFor()
  await button('Delete Office, Lisbon').click()
  await dialog().getByRole('button', { name: 'Delete calendar' }).click()
  await dialog().getByText('The policy “Standard” counts by this calendar.').waitFor()
})

test('a calendar that is never open is refused', async () => {
  page = await site.open('settings/sla')
  await button('New calendar').click()
  await dialog().getByLabel('Name', { exact: true }).fill('Never')
  for (const day of ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'])
    await dialog()
      .getByRole('button', { name: `Remove hours 1 on ${day}` })
      .click()
  await dialog().getByRole('button', { name: 'Save calendar' }).click()
  await dialog().getByText('No time would ever count.').waitFor()
  await dialog().getByText('Every hour').click()
  await dialog().getByRole('button', { name: 'Save calendar' }).click()
  await page.getByText('Around the clock · no holidays').waitFor()
})
