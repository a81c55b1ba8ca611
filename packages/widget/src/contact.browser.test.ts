import type { Locator, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Host, startHost, type Visit } from './testing/host.ts'

let host: Host
beforeAll(async () => {
  host = await startHost()
}, 60_000)
afterAll(() => host?.[Symbol.asyncDispose]())

const inPanel = (page: Page, selector: string): Locator => page.locator(`deskbell-widget ${selector}`)
const submit = (page: Page): Promise<void> => inPanel(page, 'form button[type=submit]').click()
const asked = (page: Page, path = '/v1/tickets') =>
  page.evaluate(
    (at) => window.fakeClient.tickets.asked.filter((call) => call.path === at).map(({ body }) => body),
    path,
  )
const focused = (page: Page) =>
  page.evaluate(() => document.querySelector('deskbell-widget')?.shadowRoot?.activeElement?.id)

/** A visitor at the form of a type. */
async function visitForm(type?: string, visit: Visit = {}): Promise<Page> {
  const page = await host.visit({ contact: true, ...visit })
  await page.evaluate((key) => window.Deskbell.showContact(key), type)
  await inPanel(page, type ? '#subject' : '.kind')
    .first()
    .waitFor()
  return page
}

/** Answers what every request asks. */
async function fill(page: Page, text = 'It does not fit any of the others.'): Promise<void> {
  await inPanel(page, '#subject').fill('Something odd')
  await inPanel(page, '#text').fill(text)
  await inPanel(page, '#name').fill('Nina Costa')
  await inPanel(page, '#email').fill('nina@example.com')
}

const FILE = { name: 'passport.png', mimeType: 'image/png', buffer: Buffer.alloc(1_200_000, 7) }

describe('the contact form', () => {
  test('asks what it is about, then what that asks, and ends with a number to follow', async () => {
    const page = await host.visit({ contact: true })
    await page.evaluate(() => window.Deskbell.open())
    await page.getByRole('button', { name: 'Send a request' }).click()
    await inPanel(page, '.kinds').getByText('We usually answer within 5 minutes.').waitFor()
    await page.getByRole('button', { name: /A signing/ }).click()
    await inPanel(page, '#subject').fill('Move my signing')
    await inPanel(page, '#text').fill('Thursday does not work.')
    await page.getByLabel('What would you like?').selectOption({ label: 'Move it' })
    await page.getByLabel('Which day suits you?').fill('2026-12-04')
    await page.getByLabel(/How many people/).fill('2,0')
    await page.getByLabel('Name').fill('Nina Costa')
    await page.getByLabel('E-mail', { exact: true }).fill('nina@example.com')
    await page.getByLabel('By telephone').check()
    await page.getByLabel('Telephone', { exact: true }).fill('+351 912 345 678')
    await page.getByLabel('It is pressing').check()
    await submit(page)
    await page.getByText('Your request has the number #1042.').waitFor()
    expect(await page.getByText(/Expect an answer by/).count()).toBe(1)
    expect(await asked(page)).toEqual([
      {
        clientId: expect.stringMatching(/^[\da-f]{32}$/),
        typeId: 'tty_signing',
        subject: 'Move my signing',
        content: { type: 'text', text: 'Thursday does not work.' },
        fields: { wish: 'move', day: '2026-12-04', people: 2 },
        attachmentIds: [],
        pressing: true,
        contactMethod: 'phone',
      },
    ])
    expect(await page.evaluate(() => window.fakeClient.calls.filter((call) => call.startsWith('update')))).toEqual([
      'update {"name":"Nina Costa","email":"nina@example.com","attributes":{"phone":"+351 912 345 678"}}',
    ])
    await page.getByRole('button', { name: 'Follow it here' }).click()
    await page.getByRole('log').getByText('Thursday does not work.').waitFor()
    await inPanel(page, '.request-bar').getByText('Received').waitFor()
    expect(await page.evaluate(() => window.violations)).toEqual([])
    await page.context().close()
  })

  test('says in words what needs another look, ties it to its field, and goes to the first', async () => {
    const page = await visitForm('signing')
    await page.getByLabel('What would you like?').selectOption('move')
    await page.getByLabel(/How many people/).fill('40')
    await inPanel(page, '#email').fill('nina')
    await submit(page)
    await page.getByRole('alert').getByText('6 answers need another look.').waitFor()
    await expect.poll(() => focused(page)).toBe('subject')
    const described = await inPanel(page, '#field_people').getAttribute('aria-describedby')
    expect(await inPanel(page, `#${described}`).textContent()).toBe('At most 12.')
    expect(await inPanel(page, '#email-fault').textContent()).toBe('This does not look like an e-mail address.')
    expect(await inPanel(page, '[aria-invalid=true]').count()).toBe(6)
    await inPanel(page, '#subject').fill('Move it')
    expect(await inPanel(page, '#subject-fault').count()).toBe(0)
    // What is not asked any more is not looked at either.
    await page.getByLabel('What would you like?').selectOption('ask')
    expect(await inPanel(page, '#field_day').count()).toBe(0)
    expect(await asked(page)).toEqual([])
    await page.context().close()
  })

  test('shows what was asked before, and sends it anyway only when told', async () => {
    const page = await visitForm('other')
    await page.evaluate(() => {
      window.fakeClient.begin([])
      const earlier = { id: 'tkt_7', number: 7, subject: 'Odd things', status: 'open', similarity: 0.8 } as const
      window.fakeClient.tickets.similar = [{ ...earlier, createdAt: '2026-03-03T10:00:00.000Z', sharedWords: ['odd'] }]
    })
    await fill(page)
    await submit(page)
    await page.getByText('You asked this on March 3, 2026.').waitFor()
    expect(await asked(page)).toEqual([])
    await page.getByRole('button', { name: 'Back to the form' }).click()
    expect(await inPanel(page, '#subject').inputValue()).toBe('Something odd')
    await submit(page)
    await page.getByRole('button', { name: 'Send anyway' }).click()
    await page.getByText('We have it').waitFor()
    expect(await asked(page)).toHaveLength(1)
    await page.context().close()
  })

  test('keeps a draft across pages, nothing of it before one types, and tries again under the same name', async () => {
    const page = await visitForm('other')
    const kept = () => page.evaluate(() => sessionStorage.getItem('deskbell:draft:contact'))
    expect(await kept()).toBeNull()
    await fill(page)
    await page.evaluate(() => {
      window.fakeClient.tickets.refuse = { code: 'unreachable' }
    })
    await submit(page)
    await page.getByText('Not sent. We can’t be reached just now. Your request is kept here.').waitFor()
    const [first] = await asked(page)
    await page.reload()
    await page.waitForFunction(() => typeof window.Deskbell?.ready === 'function')
    await page.evaluate(() => window.Deskbell.showContact('other'))
    await expect.poll(() => inPanel(page, '#text').inputValue()).toBe('It does not fit any of the others.')
    await submit(page)
    await page.getByText('We have it').waitFor()
    const [second] = await asked(page)
    expect(second?.clientId).toBe(first?.clientId)
    // It was tried before: what looks like it is likely itself.
    expect(await asked(page, '/v1/similar-tickets')).toEqual([])
    expect(await kept()).toBeNull()
    await page.context().close()
  })

  test('goes out by itself once the browser is back online', async () => {
    const page = await visitForm('other')
    await fill(page)
    await page.evaluate(() => {
      window.fakeClient.tickets.refuse = { code: 'offline' }
    })
    await submit(page)
    await page.getByText('You’re offline. Your request is kept here and goes out when you’re back.').waitFor()
    await page.evaluate(() => {
      window.fakeClient.tickets.refuse = null
      dispatchEvent(new Event('online'))
    })
    await page.getByText('We have it').waitFor()
    const sent = await asked(page)
    expect(new Set(sent.map((body) => body.clientId)).size).toBe(1)
    await page.context().close()
  })

  test('puts what the service finds wrong where it belongs', async () => {
    const page = await visitForm('signing')
    await fill(page)
    await page.getByLabel('What would you like?').selectOption('ask')
    await page.evaluate(() => {
      const errors = [{ path: 'fields.people', message: 'must be answered' }]
      window.fakeClient.tickets.refuse = { code: 'invalid_input', errors }
    })
    await submit(page)
    await expect.poll(() => focused(page)).toBe('field_people')
    expect(await inPanel(page, '#field_people-fault').textContent()).toBe('This is needed.')
    await page.context().close()
  })

  test('asks nobody for what is known of them', async () => {
    const page = await host.visit({ contact: true })
    await page.evaluate(async () => {
      await window.Deskbell.open()
      await window.Deskbell.update({ name: 'Nina Costa', email: 'nina@example.com' })
      window.fakeClient.begin([])
      await window.Deskbell.showContact('other')
    })
    await page.getByText('Answers go to nina@example.com, and stand here.').waitFor()
    expect(await inPanel(page, '#name').count()).toBe(0)
    await page.context().close()
  })
})

describe('files in the form', () => {
  test('are sent ahead, named with the request, and can be taken back', async () => {
    const page = await visitForm('other')
    await fill(page)
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: 'Attach files' }).click()
    await (await chooser).setFiles([
      FILE,
      { ...FILE, name: 'odd.exe' },
      { ...FILE, name: 'empty.pdf', buffer: Buffer.alloc(0) },
    ])
    await page.getByText('Programs cannot be sent.').waitFor()
    await page.getByText('Not attached. There is nothing in it.').waitFor()
    await inPanel(page, '.file.ready').getByText('passport.png').waitFor()
    await page.getByRole('button', { name: 'Remove odd.exe' }).click()
    await submit(page)
    await page.getByText('We have it').waitFor()
    const [body] = await asked(page)
    expect(body?.attachmentIds).toEqual([expect.stringMatching(/^att_/)])
    await page.context().close()
  })

  test('may be dropped and pasted, up to as many as may go', async () => {
    const page = await visitForm('other')
    const bring = (type: 'drop' | 'paste', names: string[]) =>
      page.evaluate(
        ([kind, list]) => {
          const transfer = new DataTransfer()
          for (const name of list) transfer.items.add(new File(['words'], name))
          const init = { bubbles: true, cancelable: true }
          const event =
            kind === 'drop'
              ? new DragEvent('drop', { ...init, dataTransfer: transfer })
              : new ClipboardEvent('paste', { ...init, clipboardData: transfer })
          document.querySelector('deskbell-widget')?.shadowRoot?.querySelector('#text')?.dispatchEvent(event)
        },
        [type, names] as const,
      )
    await inPanel(page, '#files').waitFor()
    await bring('drop', ['a.txt', 'b.txt'])
    await bring('paste', ['c.txt', 'd.txt'])
    await expect
      .poll(() => inPanel(page, '.file.ready .file-name').allTextContents())
      .toEqual(['a.txt', 'b.txt', 'c.txt'])
    await page.getByText('Only 3 files can be sent with it.').waitFor()
    await page.context().close()
  })

  test('may be taken with the camera of a phone', async () => {
    const context = { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true }
    const page = await visitForm('other', { context })
    await page.getByRole('button', { name: 'Take a photo' }).waitFor()
    await page.context().close()
  })
})

test('an office that is closed says so before anything is sent', async () => {
  const page = await host.visit({ contact: true })
  await page.evaluate(async () => {
    await window.Deskbell.open()
    const tomorrow = new Date(Date.now() + 40 * 3_600_000).toISOString()
    const { form } = window.fakeClient.tickets
    const availability = { open: false, opensAt: tomorrow, timeZone: null, replyMinutes: 5 }
    const types = form.types.map((type) => ({ ...type, expectedAt: tomorrow }))
    window.fakeClient.tickets.form = { ...form, types, availability }
    await window.Deskbell.showContact('other')
  })
  const lead = inPanel(page, '.fields .lead')
  await lead.waitFor()
  expect(await lead.textContent()).toMatch(/^It’s .* here. Expect an answer after .* Expect an answer by .*\.$/)
  await page.context().close()
})
