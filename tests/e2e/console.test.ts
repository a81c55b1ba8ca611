import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../packages/server/src/platform/ids.ts'
import { lookInto } from '../../packages/server/src/testing/databases.ts'
import { launchBrowser } from '../support/browser.ts'
import { demoAgentOf, openConsole } from '../support/pages.ts'
import { type Deskbell, startDeskbell } from '../support/server.ts'

/** The link for a password in the mails that a server without a mail server kept. */
async function keptLink(folder: string): Promise<string> {
  const read = async () => {
    const names = await readdir(folder).catch(() => [])
    const mails = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))
    return (
      mails.flatMap((mail) => /http\S+reset-password#[\w-]{43}/.exec(mail.replaceAll('=\n', ''))?.[0] ?? [])[0] ?? ''
    )
  }
  await expect.poll(read).not.toBe('')
  return read()
}

let browser: Browser
let desk: Deskbell

beforeAll(async () => {
  ;[browser, desk] = await Promise.all([launchBrowser(), startDeskbell()])
})
afterAll(async () => {
  await browser.close()
  await desk[Symbol.asyncDispose]()
})

test('an admin sets up the workspace, and finds it so after a reload', async () => {
  const context = await browser.newContext()
  const { page } = await openConsole(context, desk.url, demoAgentOf(desk))
  await page.getByRole('heading', { name: 'Mine' }).waitFor()
  await page.goto(`${desk.url}/console/settings/workspace`)
  await page.getByLabel('Greeting').fill('Good to see you.')
  await page.getByLabel('Allowed origins').fill('https://shop.example/')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await page.getByText('Saved', { exact: true }).waitFor()
  await page.goto(`${desk.url}/console/settings/hours`)
  await page.getByText('Open at these hours').click()
  await page.getByLabel('Monday, opens').fill('7.15')
  await page.getByLabel('Monday, closes').fill('6 pm')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await page.getByText('Saved', { exact: true }).waitFor()
  await page.reload()
  expect(await page.getByLabel('Monday, opens').inputValue()).toBe('07:15')
  expect(await page.getByLabel('Monday, closes').inputValue()).toBe('18:00')
  await page.goto(`${desk.url}/console/settings/workspace`)
  expect(await page.getByLabel('Greeting').inputValue()).toBe('Good to see you.')
  expect(await page.getByLabel('Allowed origins').inputValue()).toBe('https://shop.example')
  await context.close()
})

test('an invited person joins by link, sees no admin pages, and is out when their access ends', async () => {
  const office = await browser.newContext()
  const { page } = await openConsole(office, desk.url, demoAgentOf(desk))
  await page.getByRole('heading', { name: 'Mine' }).waitFor()
  await page.goto(`${desk.url}/console/settings/team`)
  await page.getByLabel('E-mail').fill('rui@shop.example')
  await page.getByRole('button', { name: 'Create invitation' }).click()
  const link = new URL((await page.getByText('/console/invitation#').textContent()) ?? '')

  const home = await browser.newContext()
  const theirs = await home.newPage()
  const asked: string[] = []
  theirs.on('request', (request) => asked.push(request.url()))
  await theirs.goto(`${desk.url}${link.pathname}${link.hash}`)
  await theirs.getByLabel('Your name').fill('Rui Alves')
  await theirs.getByLabel('Choose a password').fill('a long enough one')
  await theirs.getByRole('button', { name: 'Join' }).click()
  await theirs.getByLabel('Password', { exact: true }).fill('a long enough one')
  await theirs.getByRole('button', { name: 'Sign in' }).click()
  await theirs.getByRole('heading', { name: 'Mine' }).waitFor()
  expect(asked.filter((url) => url.includes(link.hash.slice(1)))).toEqual([])
  await theirs.goto(`${desk.url}/console/settings/install`)
  await theirs.getByRole('heading', { name: 'For admins' }).waitFor()

  await page.reload()
  await page.getByRole('button', { name: 'End access for Rui Alves' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'End access' }).click()
  await page.getByText('Rui Alves has no access now.').waitFor()
  await theirs.goto(`${desk.url}/console/inbox/all`)
  await theirs.getByRole('button', { name: 'Sign in' }).waitFor()
  await Promise.all([office.close(), home.close()])
})

test('who forgot their password chooses another by the mailed link, and is signed out elsewhere', async () => {
  const mara = { email: 'mara@harbor.example', password: demoAgentOf(desk).password }
  const office = await browser.newContext()
  const { page } = await openConsole(office, desk.url, mara)
  const home = await browser.newContext()
  const theirs = await home.newPage()
  await theirs.goto(`${desk.url}/console/`)
  await theirs.getByLabel('E-mail').fill(mara.email)
  await theirs.getByRole('link', { name: 'Forgot your password?' }).click()
  await theirs.getByRole('button', { name: 'Send link' }).click()
  await theirs.getByRole('heading', { name: 'Ask whoever runs this service' }).waitFor()

  const asked: string[] = []
  theirs.on('request', (request) => asked.push(request.url()))
  const link = new URL(await keptLink(join(desk.folder, '.deskbell/mailbox')))
  await theirs.goto(`${desk.url}${link.pathname}${link.hash}`)
  await theirs.getByText(`For ${mara.email}.`).waitFor()
  for (const label of ['New password', 'New password again']) {
    await theirs.getByLabel(label, { exact: true }).fill('a long enough one')
  }
  await theirs.getByRole('button', { name: 'Set password' }).click()
  await theirs.getByRole('heading', { name: 'Your password is set' }).waitFor()
  expect(asked.filter((url) => url.includes(link.hash.slice(1)))).toEqual([])
  await theirs.getByRole('link', { name: 'Sign in' }).click()
  await theirs.getByLabel('Password', { exact: true }).fill('a long enough one')
  await theirs.getByRole('button', { name: 'Sign in' }).click()
  await theirs.getByRole('heading', { name: 'Mine' }).waitFor()
  await page.reload()
  await page.getByRole('heading', { name: 'Sign in to Deskbell' }).waitFor()
  await Promise.all([office.close(), home.close()])
})

test('work that failed for good is counted, tried again and done, or discarded', async () => {
  const context = await browser.newContext()
  const { page } = await openConsole(context, desk.url, demoAgentOf(desk))
  const db = lookInto(join(desk.folder, '.deskbell/deskbell.db'))
  await page.goto(`${desk.url}/console/settings/team`)
  for (const name of ['ana', 'bo']) {
    await page.getByLabel('E-mail').fill(`${name}@shop.example`)
    await page.getByRole('button', { name: 'Create invitation' }).click()
    await page.getByText(`Invitation for ${name}@shop.example`).waitFor()
  }
  await expect.poll(async () => (await db.selectFrom('jobs').selectAll().execute()).length).toBe(0)
  const invitations = await db.selectFrom('invitations').select(['id', 'workspace_id']).orderBy('id', 'desc').execute()
  for (const [n, { id, workspace_id }] of invitations.slice(0, 2).entries()) {
    const at = Date.now() - n
    await db
      .insertInto('jobs')
      .values({
        ...{ id: newId('job'), workspace_id, kind: 'agents.mail_link', status: 'dead', unique_key: null },
        ...{ payload: JSON.stringify({ kind: 'invitation', id, sealed: 'AAAA' }), last_error: 'no mail server' },
        ...{ attempts: 10, max_attempts: 10, run_at: at, created_at: at, died_at: at, lease_token: null },
      })
      .execute()
  }
  await page.goto(`${desk.url}/console/settings/failed-jobs`)
  await page.locator('.nav-count').getByText('2 failed jobs').first().waitFor({ state: 'attached' })
  await page
    .getByRole('button', { name: /^Discard: Sign-up/ })
    .first()
    .click()
  await page.getByRole('dialog').getByRole('button', { name: 'Discard for good' }).click()
  await page.getByText('Discarded for good.').waitFor()
  const recorded = await db.selectFrom('events').select('actor_kind').where('type', '=', 'job.discarded').execute()
  expect(recorded).toEqual([{ actor_kind: 'agent' }])
  await page.getByRole('button', { name: /^Try again: Sign-up/ }).click()
  await page.getByRole('heading', { name: 'Nothing has failed' }).waitFor()
  // It runs again; as its token is forged it fails again, and waits for its next try.
  const tried = () => db.selectFrom('jobs').select(['status', 'attempts']).execute()
  await expect.poll(tried).toEqual([{ status: 'waiting', attempts: 1 }])
  await db.destroy()
  await context.close()
})

test('an ended session keeps the draft and goes on where it was', async () => {
  const context = await browser.newContext()
  const agent = await openConsole(context, desk.url, demoAgentOf(desk))
  const { page } = agent
  await page.getByRole('heading', { name: 'Mine' }).waitFor()
  await page.goto(`${desk.url}/console/inbox/all`)
  await page.locator('a.row').first().click()
  await agent.composer.fill('Half a thought')
  const address = page.url()
  await context.clearCookies()
  // Something in the background may notice first, and take the list away before a click gets there.
  await page.evaluate(() => document.querySelectorAll<HTMLElement>('a.row')[1]?.click())
  await page.getByText('Your session ended.').waitFor()
  await page.getByLabel('Password', { exact: true }).fill(demoAgentOf(desk).password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await agent.log.waitFor()
  await page.goto(address)
  await agent.composer.waitFor()
  expect(await agent.composer.inputValue()).toBe('Half a thought')
  await context.close()
})
