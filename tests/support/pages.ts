import type { Browser, BrowserContext, Locator, Page } from 'playwright'
import type { Deskbell } from './server.ts'

/** A host page with the widget, as one tab of a visitor. */
export interface VisitorTab {
  readonly page: Page
  readonly log: Locator
  readonly composer: Locator
  /** Opens the messenger and begins a conversation. */
  openChat(): Promise<void>
  /** Opens the messenger and the conversation whose last message reads so. */
  resumeChat(text: string): Promise<void>
  send(text: string): Promise<void>
}

/** Opens the host page in a context of its own, or as a further tab of one. */
export async function openVisitor(where: Browser | BrowserContext, url: string): Promise<VisitorTab> {
  const page = await where.newPage()
  await page.goto(url)
  const log = page.getByRole('log')
  const composer = page.getByRole('textbox', { name: 'Message' })

  async function openMessenger(): Promise<void> {
    await page.getByRole('button', { name: 'Open chat' }).click()
  }

  return {
    page,
    log,
    composer,
    async openChat() {
      await openMessenger()
      await page.getByRole('button', { name: /Start a conversation/ }).click()
      await composer.waitFor()
    },
    async resumeChat(text) {
      await openMessenger()
      await page.getByRole('button', { name: text }).first().click()
      await composer.waitFor()
    },
    async send(text) {
      await composer.fill(text)
      await composer.press('Enter')
    },
  }
}

/** The console as one agent sees it. */
export interface AgentTab {
  readonly page: Page
  readonly log: Locator
  readonly composer: Locator
  /** Opens the conversation whose last message reads so, in the view of all open ones. */
  open(preview: string): Promise<void>
  send(text: string): Promise<void>
}

/** The demo agent's address and password, as `deskbell serve` prints them. */
export function demoAgentOf(desk: Deskbell): { email: string; password: string } {
  const found = /Demo agent\s+(\S+)\s+password:\s+(\S+)/.exec(desk.output())
  if (!found?.[1] || !found[2]) throw new Error(`No demo agent was printed:\n${desk.output()}`)
  return { email: found[1], password: found[2] }
}

export async function openConsole(
  where: Browser | BrowserContext,
  url: string,
  { email, password }: { email: string; password: string },
): Promise<AgentTab> {
  const page = await where.newPage()
  await page.goto(`${url}/console/`)
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('navigation', { name: 'Main' }).waitFor()
  const log = page.getByRole('log')
  const composer = page.getByRole('textbox', { name: /^Reply/ })
  return {
    page,
    log,
    composer,
    async open(preview) {
      await page.goto(`${url}/console/inbox/all`)
      await page.getByText(preview).first().click()
      await log.waitFor()
    },
    async send(text) {
      await composer.fill(text)
      await composer.press('Enter')
    },
  }
}
