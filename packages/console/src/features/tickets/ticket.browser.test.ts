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

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true })
const item = (name: string) => page.getByRole('menuitem', { name, exact: true })
const dialog = () => page.getByRole('dialog')
const panel = () => page.getByRole('complementary', { name: 'Ticket' })
const log = () => page.getByRole('log')
const reply = () => page.getByRole('textbox', { name: 'Reply' })
const note = () => page.getByRole('textbox', { name: 'Note for colleagues' })
const toast = (text: string | RegExp) => page.getByLabel('Notices').getByText(text).last().waitFor()
const undo = () => page.getByRole('button', { name: /^Undo/ }).last().click()
const openTicket = async (n: number) => {
  page = await site.open(`tickets/all/${idOf('tkt', n)}`)
  await reply().waitFor()
}
const choose = (label: string, option: string) =>
  panel().getByLabel(label, { exact: true }).selectOption({ label: option })
const value = (label: string) => panel().getByLabel(label, { exact: true }).inputValue()

test('shows what was said, by whom, with notes apart and files to open', async () => {
  await openTicket(1)
  await log().getByText('Automatic').waitFor()
  await page.getByRole('article', { name: 'Note by Sam Okoye' }).getByText('Note, only for colleagues').waitFor()
  await log().getByText('Show quoted text').click()
  await log().getByText('> Hello Ana').waitFor()
  const file = page.getByRole('link', { name: /invoice-2026-0412.pdf/ })
  await file.hover()
  await expect.poll(() => file.getAttribute('href')).toContain('/console/bell.svg?file')
  await page
    .getByRole('link', { name: /^Open shade-dent.jpg, 482 kB/ })
    .locator('img')
    .waitFor()
})

test('what a ticket is given shows at once and can be taken back', async () => {
  await openTicket(1)
  await choose('Priority', 'Urgent')
  await toast('#1041 has priority urgent.')
  await undo()
  await expect.poll(() => value('Priority')).toBe('high')
  await choose('Team', 'Workshop')
  await toast('#1041 is with Workshop.')
  await choose('Status', 'Waiting')
  await toast('#1041 is waiting.')
  await log().getByText('#1041 is waiting for the customer').waitFor()
  await undo()
  await expect.poll(() => value('Status')).toBe('in_progress')
  const offered = await panel().getByLabel('Status', { exact: true }).locator('option').allTextContents()
  expect(offered).toEqual(['In progress', 'Open', 'Assigned', 'Waiting', 'Resolved', 'Closed'])
})

test('of two who take a ticket, the later is told who has it', async () => {
  await openTicket(3)
  await page.evaluate(() => window.fake.connection('offline'))
  await page.evaluate(() => {
    // The room is silent, so that this desk does not know yet.
    window.fake.tickets.silent(true)
    window.fake.tickets.colleagueTakes(3)
  })
  await page.keyboard.press('a')
  await item('Assign to me').click()
  await toast('#1043 was taken by Sam Okoye a moment ago.')
  await expect.poll(() => value('Assignee')).toBe(idOf('agt', 2))
})

test('tags, steps and the subject are changed where they stand', async () => {
  await openTicket(1)
  await panel().getByLabel('Add a tag').fill(' Spring Sale ')
  await page.keyboard.press('Enter')
  await button('Remove tag spring sale').waitFor()
  await button('Remove tag arc').click()
  await button('Remove tag arc').waitFor({ state: 'detached' })
  await panel().getByRole('checkbox', { name: 'Ask the workshop for a new shade' }).check()
  await panel().getByText('2 of 2 done').waitFor()
  await panel().getByLabel('Add a step').fill('Write to Ana')
  await page.keyboard.press('Enter')
  await panel().getByText('2 of 3 done').waitFor()
  await button('Change subject').click()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('A dented shade')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: '#1041 A dented shade' }).waitFor()
})

test('details are held to what the type asks, and a new type asks its own', async () => {
  await openTicket(1)
  await button('Edit details').click()
  await dialog().getByLabel('Reason').selectOption({ label: 'Something else' })
  await button('Save changes').click()
  await dialog().getByText('must be answered').waitFor()
  await dialog().getByLabel('What happened').fill('The colour is wrong.')
  await button('Save changes').click()
  await panel().getByText('The colour is wrong.').waitFor()
  await choose('Type', 'Delivery')
  await dialog().getByLabel('Order number').fill('88-4102')
  await button('Change type').click()
  await expect.poll(() => value('Type')).toBe(idOf('tty', 2))
  await panel().getByText('Order number').waitFor()
})

test('it is resolved with how it ended, and reopened', async () => {
  await openTicket(1)
  await page.keyboard.press('e')
  await dialog().getByLabel('How it ended').selectOption({ label: 'Way around it' })
  await dialog().getByLabel('For the customer').fill('A new shade is on its way.')
  await dialog().getByLabel('For colleagues').fill('Batch 7 again.')
  await dialog().getByRole('button', { name: 'Resolve ticket' }).click()
  await toast('#1041 is resolved.')
  await panel().getByText('Way around it').waitFor()
  await panel().getByText('Batch 7 again.').waitFor()
  await page.getByText('This ticket is resolved.').waitFor()
  await button('Reopen').click()
  await expect.poll(() => value('Status')).toBe('open')
})

test('to a closed ticket nothing is sent, and notes still are', async () => {
  page = await site.open(`tickets/all/${idOf('tkt', 7)}`)
  await page.getByText('This ticket is closed.').waitFor()
  await note().fill('The parcel came back.')
  await page.keyboard.press('Enter')
  await page.getByRole('article', { name: 'Note by You' }).getByText('The parcel came back.').waitFor()
  expect(await button('Reply').isDisabled()).toBe(true)
})

test('it is handed up with the reason', async () => {
  await openTicket(1)
  await button('Escalate').click()
  await dialog().getByRole('button', { name: 'Escalate' }).click()
  await dialog().getByText('Choose somebody.').waitFor()
  await dialog().getByText('Say why.').waitFor()
  await dialog().getByLabel('To whom').selectOption({ label: 'Ines Prado' })
  await dialog().getByLabel('Why').fill('She asks for a manager.')
  await dialog().getByRole('button', { name: 'Escalate' }).click()
  await panel().getByText('She asks for a manager.').waitFor()
})

test('likely duplicates say why, and one is merged into the other', async () => {
  await openTicket(1)
  await panel().getByText('82% alike').waitFor()
  await panel().getByText('Both say: refund, dented, shade').waitFor()
  await button('Merge').click()
  await dialog().getByLabel('Into ticket number').fill('#1043')
  await button('Find ticket').click()
  await dialog().getByText('It is of another customer: Priya Raman.').waitFor()
  await dialog().getByLabel('Into ticket number').fill('12')
  await button('Find ticket').click()
  await dialog().getByText('There is no ticket #12.').waitFor()
  await button('Cancel').click()
  await button('Merge into #1045').click()
  await dialog().getByText('Refund for a dented lamp shade').waitFor()
  await dialog().getByRole('button', { name: 'Merge into #1045' }).click()
  await page.getByRole('heading', { name: '#1045' }).waitFor()
  await toast('#1041 is part of #1045 now.')
})

test('history and customer stand beside, by keyboard', async () => {
  await openTicket(1)
  await page.getByRole('tab', { name: 'Ticket' }).focus()
  await page.keyboard.press('ArrowRight')
  await panel().getByRole('region', { name: 'Other tickets' }).getByText('#1045').waitFor()
  await page.keyboard.press('ArrowRight')
  await panel().getByText('Status: Assigned → In progress').waitFor()
  await panel().getByText('Waits for a photo.').waitFor()
})

test('a note calls a colleague, and its own writer deletes it', async () => {
  await openTicket(1)
  await page.keyboard.press('n')
  await note().pressSequentially('Please look, @ine')
  await page
    .getByRole('listbox')
    .getByRole('option', { name: /^Ines Prado/ })
    .waitFor()
  await page.keyboard.press('Enter')
  expect(await note().inputValue()).toBe('Please look, @Ines Prado ')
  await page.keyboard.press('Enter')
  const left = page.getByRole('article', { name: 'Note by You' }).filter({ hasText: '@Ines Prado' })
  await left.getByRole('button', { name: 'Delete note' }).click()
  await dialog().getByRole('button', { name: 'Delete note' }).click()
  await left.waitFor({ state: 'detached' })
  await page.evaluate(() => window.fake.tickets.colleagueNotes(1, 'On my way.'))
  await page.getByRole('article', { name: 'Note by Sam Okoye' }).getByText('On my way.').waitFor()
})

test('notes and replies keep their own drafts', async () => {
  await openTicket(1)
  await reply().fill('Dear Ana')
  await button('Note').click()
  await note().fill('Not so sure')
  await page.reload()
  await reply().waitFor()
  expect(await reply().inputValue()).toBe('Dear Ana')
  await page.keyboard.press('n')
  expect(await note().inputValue()).toBe('Not so sure')
})

test('a canned response is found, filled and sent', async () => {
  await openTicket(1)
  await page.keyboard.press('/')
  await page
    .getByRole('listbox')
    .getByRole('option', { name: /^Greeting/ })
    .waitFor()
  await page.keyboard.type('ref')
  await page.keyboard.press('Enter')
  expect(await reply().inputValue()).toBe('Your refund for #1041 is on its way. It takes 3 to 5 days.')
  await page.keyboard.press('Enter')
  await log().getByText('Your refund for #1041 is on its way.').waitFor()
  await reply().fill('/nothing-like-it')
  await page.getByText('Nothing fits.').waitFor()
  await page.keyboard.press('Escape')
  expect(await page.getByRole('listbox').count()).toBe(0)
  expect(await reply().inputValue()).toBe('/nothing-like-it')
})

test('a macro says what it will do, and does all of it', async () => {
  await openTicket(1)
  await button('Macros').click()
  await item('Send a new shade').click()
  for (const words of ['Hello Ana, a new shade leaves', 'Give to Workshop', 'Add spare-part', 'Set to waiting'])
    await dialog().getByText(words).waitFor()
  await button('Do all of it').click()
  await toast('“Send a new shade” is done.')
  await log().getByText('Hello Ana, a new shade leaves our workshop tomorrow.').waitFor()
  await expect.poll(() => value('Status')).toBe('waiting')
  await button('Remove tag spare-part').waitFor()
})

test('a reply moves the ticket on where it is told to', async () => {
  await openTicket(1)
  await reply().fill('Is it the left one?')
  await button('Send, and then').click()
  await item('Send and wait for the customer').click()
  await log().getByText('Is it the left one?').waitFor()
  await expect.poll(() => value('Status')).toBe('waiting')
  expect(await reply().inputValue()).toBe('')
})

const file = (name: string, size: number) => ({ name, mimeType: 'text/plain', buffer: Buffer.alloc(size, 'a') })

test('files are sent with a message, as soon as they are chosen', async () => {
  await openTicket(1)
  await page.setInputFiles('input[type=file]', [file('report.txt', 150_000), file('plan.txt', 4_000)])
  await page.getByText('report.txt is attached.').waitFor()
  await button('Remove plan.txt').click()
  await button('Send reply').click()
  await page.getByRole('link', { name: /report.txt/ }).waitFor()
  expect(await page.getByRole('link', { name: /plan.txt/ }).count()).toBe(0)
  expect(await page.getByRole('list', { name: 'Attached files' }).count()).toBe(0)
})

test('files come by paste and by drop, and the empty one is named', async () => {
  await openTicket(1)
  const give = (kind: 'paste' | 'drop', name: string, words: string) =>
    page.locator('#composer').evaluate(
      (area, [how, called, text]) => {
        const data = new DataTransfer()
        data.items.add(new File([text], called))
        const init = { bubbles: true, cancelable: true }
        area.dispatchEvent(
          how === 'paste'
            ? new ClipboardEvent('paste', { ...init, clipboardData: data })
            : new DragEvent('drop', { ...init, dataTransfer: data }),
        )
      },
      [kind, name, words] as const,
    )
  await give('paste', 'pasted.png', 'picture')
  await page.getByText('pasted.png is attached.').waitFor()
  await give('drop', 'dropped.txt', 'words')
  await page.getByText('dropped.txt is attached.').waitFor()
  await give('drop', 'empty.txt', '')
  await toast('empty.txt is empty.')
})

test('a refused file says why; one that does not come through waits, goes on, or is stopped', async () => {
  await openTicket(1)
  await page.evaluate(() => window.fake.tickets.uploads('refused'))
  await page.setInputFiles('input[type=file]', [file('tool.exe', 2_000)])
  await page.getByText('tool.exe was refused: Programs are not taken.').waitFor()
  await button('Remove tool.exe').click()
  await page.evaluate(() => window.fake.tickets.uploads('broken'))
  await page.setInputFiles('input[type=file]', [file('slow.txt', 2_000)])
  await page.getByText('Waiting for a connection').waitFor()
  await reply().fill('Here it is')
  await page.keyboard.press('Enter')
  await page.getByText('Wait until the files are there.').waitFor()
  await page.evaluate(() => window.fake.tickets.uploads('fine'))
  await page.getByText('slow.txt is attached.').waitFor()
  await page.evaluate(() => window.fake.tickets.uploads('broken'))
  await page.setInputFiles('input[type=file]', [file('stuck.txt', 2_000)])
  await button('Stop sending stuck.txt').click()
  expect(await page.getByText('stuck.txt').count()).toBe(0)
})

test('what could not be sent stays where it was, and goes once', async () => {
  await openTicket(1)
  await page.keyboard.press('n')
  await note().fill('Keep this')
  await page.evaluate(() => window.fake.tickets.failing(true))
  await page.keyboard.press('Enter')
  await page.getByText('Not sent. The service does not answer just now.').waitFor()
  expect(await note().inputValue()).toBe('Keep this')
  await page.evaluate(() => window.fake.tickets.failing(false))
  await note().press('Enter')
  await page.getByRole('article', { name: 'Note by You' }).getByText('Keep this').waitFor()
  expect(await note().inputValue()).toBe('')
})

test('a chat becomes a ticket where it stands', async () => {
  page = await site.open(`inbox/unassigned/${idOf('cnv', 3)}`)
  await button('Make it a ticket').click()
  expect(await dialog().getByLabel('Subject').inputValue()).toBe('Is anybody there?')
  await button('Make ticket').click()
  await dialog().getByText('Choose a type.').waitFor()
  await dialog().getByLabel('Type').selectOption({ label: 'Technical question' })
  await button('Make ticket').click()
  await toast('This is ticket #1840 now.')
  await page.getByRole('heading', { name: '#1840 Is anybody there?' }).waitFor()
  await log().getByText('#1840 is open').waitFor()
  await panel().getByLabel('Status', { exact: true }).waitFor()
})
