import type { Browser } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createPostgresDatabase } from '../../packages/server/src/testing/postgres.ts'
import { launchBrowser } from '../support/browser.ts'
import { demoAgentOf, openConsole, openVisitor } from '../support/pages.ts'
import { startWithPartyKit } from '../support/partykit.ts'
import { type Deskbell, startDeskbell, startTwoNodes } from '../support/server.ts'

/** What "live" means to the people who write, in milliseconds. */
const LIVE = 1_000

interface House extends AsyncDisposable {
  /** Where the visitor and the agent are served; on two nodes, apart. */
  readonly visitor: Deskbell
  readonly agent: Deskbell
}

const HOUSES: Record<string, () => Promise<House>> = {
  'one node': async () => {
    const desk = await startDeskbell()
    return { visitor: desk, agent: desk, [Symbol.asyncDispose]: () => desk[Symbol.asyncDispose]() }
  },
  'two nodes on one PostgreSQL': async () => {
    const { url, drop } = await createPostgresDatabase({})
    const [visitor, agent] = await startTwoNodes(url)
    return {
      visitor,
      agent,
      async [Symbol.asyncDispose]() {
        await Promise.all([visitor[Symbol.asyncDispose](), agent[Symbol.asyncDispose]()])
        await drop()
      },
    }
  },
  'rooms on PartyKit': async () => {
    const desk = await startWithPartyKit()
    return { visitor: desk, agent: desk, [Symbol.asyncDispose]: () => desk[Symbol.asyncDispose]() }
  },
}

describe.each(Object.entries(HOUSES))('chat with %s', (_name, build) => {
  let browser: Browser
  let house: House

  beforeAll(async () => {
    ;[browser, house] = await Promise.all([launchBrowser(), build()])
  }, 90_000)

  afterAll(async () => {
    await browser?.close()
    await house?.[Symbol.asyncDispose]()
  })

  test('a visitor and an agent see each other live, and nothing is lost by a reload', async () => {
    const visits = await browser.newContext()
    const visitor = await openVisitor(visits, house.visitor.url)
    await visitor.openChat()
    await visitor.send('Is my appointment still on?')
    await visitor.log.getByText('Is my appointment still on?').waitFor()

    const agent = await openConsole(await browser.newContext(), house.agent.url, demoAgentOf(house.visitor))
    await agent.open('Is my appointment still on?')
    await agent.log.getByText('Is my appointment still on?').waitFor()

    await agent.page.getByText('Here now').first().waitFor()
    await visitor.page.getByText('Here now').first().waitFor()

    await visitor.composer.pressSequentially('Hello', { delay: 20 })
    await agent.page.getByText(/is typing/).waitFor({ timeout: 3_000 })
    await visitor.composer.fill('')

    await agent.composer.pressSequentially('Yes', { delay: 20 })
    await visitor.page.getByText(/is typing/).waitFor({ timeout: 3_000 })

    const answered = performance.now()
    await agent.send('Yes, at ten tomorrow.')
    await visitor.log.getByText('Yes, at ten tomorrow.').waitFor()
    expect(performance.now() - answered).toBeLessThan(LIVE)
    await agent.page.getByText(/^Read by /).waitFor()

    const asked = performance.now()
    await visitor.send('Thank you.')
    await agent.log.getByText('Thank you.').waitFor()
    expect(performance.now() - asked).toBeLessThan(LIVE)
    await visitor.page.getByText('Read', { exact: true }).waitFor()

    const second = await openVisitor(visits, house.visitor.url)
    await second.resumeChat('Thank you.')
    for (const text of ['Is my appointment still on?', 'Yes, at ten tomorrow.', 'Thank you.']) {
      await second.log.getByText(text).waitFor()
    }
    await second.send('From the other tab.')
    await visitor.log.getByText('From the other tab.').waitFor()

    await visitor.page.reload()
    await visitor.resumeChat('From the other tab.')
    for (const text of ['Is my appointment still on?', 'Yes, at ten tomorrow.', 'From the other tab.']) {
      await visitor.log.getByText(text).waitFor()
      expect(await visitor.log.getByText(text).count()).toBe(1)
    }
  }, 90_000)
})
