import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ClientKit, clientKit, WORKSPACE } from './testing/client-kit.ts'
import { openPage } from './testing/fake-page.ts'
import { problem } from './testing/fake-service.ts'
import { fakeBrowser } from './testing/fake-tabs.ts'
import type { Client } from './types.ts'

const TEXT = 'While nobody was there'
/** How long after its opening a page may take to say what was not sent, in milliseconds. */
const PATIENCE = 10_000

const unsent = (client: Client) => client.unsent.get().map(({ text, status }) => [text, status])
const keptKeys = ({ storage }: ClientKit) => storage.keys(`deskbell:${WORKSPACE}:outbox:`)

type Outage = 'down' | 'frozen' | 'offline'

function lose({ service, runtime }: ClientKit, outage: Outage): void {
  service.state = outage === 'frozen' ? 'frozen' : 'down'
  if (outage === 'offline') runtime.setOnline(false)
}
function restore({ service, runtime }: ClientKit): void {
  service.state = 'up'
  runtime.setOnline(true)
}

/** Resolves at the first moment at which the page says that a message was not sent. */
async function told({ runtime }: ClientKit, client: Client): Promise<void> {
  const until = runtime.now() + 2 * PATIENCE
  while (unsent(client).at(-1)?.[1] !== 'failed') {
    expect(runtime.now()).toBeLessThan(until)
    await runtime.settle()
    await runtime.advance(runtime.nextTimer() - runtime.now())
  }
}

describe('a message that was not sent', () => {
  it.each([false, true])('is kept before it is shown so, where the link was known to be down: %s', async (known) => {
    const kit = clientKit()
    const { client } = openPage(kit, fakeBrowser(), 100)
    kit.service.state = 'down'
    if (known) await client.getConfig().catch(() => {})
    const thread = client.newConversation()
    const kept: Promise<string[]>[] = []
    client.unsent.subscribe((items) => items.some(({ status }) => status === 'failed') && kept.push(keptKeys(kit)))
    const clientId = thread.send(TEXT)
    expect(unsent(client)).toEqual([[TEXT, 'queued']])
    await kit.runtime.advance(5_000)
    expect(unsent(client)).toEqual([[TEXT, 'failed']])
    expect(await kept[0]).toEqual([`deskbell:${WORKSPACE}:outbox:${clientId}`])
  })

  it('is kept before another tab shows it so', async () => {
    const kit = clientKit()
    const browser = fakeBrowser()
    const { client } = openPage(kit, browser, 100)
    const other = kit.open({ tabs: browser.tab() })
    kit.service.state = 'down'
    await other.getConfig().catch(() => {})
    client.newConversation().send(TEXT)
    await kit.runtime.advance(99)
    expect(unsent(other)).toEqual([])
    await kit.runtime.advance(5_000)
    expect(unsent(other)).toEqual([[TEXT, 'failed']])
  })

  it('is shown so by a page whose link was down before storage answered, while another holds the lead', async () => {
    const kit = clientKit()
    const browser = fakeBrowser()
    const before = openPage(kit, browser, 0)
    kit.service.state = 'down'
    before.client.newConversation().send(TEXT)
    await told(kit, before.client)
    before.leave(60_000)
    const after = openPage(kit, browser, 100)
    void after.client.getConfig().catch(() => {})
    void after.client.resume()
    await kit.runtime.advance(PATIENCE)
    expect(unsent(after.client)).toEqual([[TEXT, 'failed']])
  })

  it('is delivered by the next page although it was typed before there was a session', async () => {
    const kit = clientKit()
    const browser = fakeBrowser()
    const before = openPage(kit, browser, 100)
    kit.service.state = 'down'
    await before.client.getConfig().catch(() => {})
    before.client.newConversation().send(TEXT)
    await told(kit, before.client)
    before.leave(0)
    expect(await kit.storage.get(`deskbell:${WORKSPACE}:session`)).toBeUndefined()
    const after = openPage(kit, browser, 100)
    void after.client.resume()
    await kit.runtime.advance(PATIENCE)
    expect(unsent(after.client)).toEqual([[TEXT, 'failed']])
    restore(kit)
    await kit.runtime.advance(60_000)
    expect(unsent(after.client)).toEqual([])
    expect(kit.service.logs.get('cnv_1')?.entries).toHaveLength(1)
  })

  it('is not there without its session after a logout that its page did not outlive', async () => {
    for (let after = 0; after < 1_000; after += 50) {
      const kit = clientKit()
      const { client, leave } = openPage(kit, fakeBrowser(), 100)
      const thread = client.newConversation()
      thread.send('Hello')
      await kit.runtime.advance(5_000)
      kit.service.intercept = (_method, path) => (path.endsWith('/messages') ? problem('unavailable', 503) : undefined)
      thread.send(TEXT)
      await kit.runtime.advance(1_000)
      expect(unsent(client)).toEqual([[TEXT, 'failed']])
      void client.logout()
      await kit.runtime.advance(after)
      leave(0)
      const session = await kit.storage.get(`deskbell:${WORKSPACE}:session`)
      if (session === undefined) expect(await keptKeys(kit), `left ${after} ms later`).toEqual([])
    }
  })

  const moment = (upTo: number) => fc.oneof(fc.constant(0), fc.integer({ min: 0, max: upTo }))
  const opening = fc.record({
    at: moment(5_000),
    storage: moment(300),
    /** When it asks for its configuration, beside the session. */
    config: fc.option(moment(1_000)),
  })
  it('is shown so by every page within ten seconds, and sent once when the service is back, in every order', () =>
    fc.assert(
      fc.asyncProperty(
        fc.constantFrom<Outage>('down', 'frozen', 'offline'),
        /** Whether there is a conversation, and whether the link is known to be down, when the message is typed. */
        fc.record({ begun: fc.boolean(), known: fc.boolean(), storage: moment(300) }),
        /** How long the first page stays beside the next ones, and its locks after it. */
        fc.record({ stays: moment(20_000), locks: moment(40_000) }),
        fc.array(opening, { minLength: 1, maxLength: 3 }),
        fc.option(fc.integer({ min: 0, max: 20_000 })),
        async (outage, first, { stays, locks }, openings, blink) => {
          const kit = clientKit()
          const { runtime, service } = kit
          const browser = fakeBrowser()
          const before = openPage(kit, browser, first.storage)
          const thread = before.client.newConversation()
          if (first.begun) {
            thread.send('Hello')
            await runtime.advance(5_000)
          }
          lose(kit, outage)
          if (first.known) {
            before.client.getConfig().catch(() => {})
            await runtime.advance(PATIENCE)
          }
          const clientId = thread.send(TEXT)
          await told(kit, before.client)
          if (stays) runtime.later(stays, () => before.leave(locks))
          else before.leave(locks)

          const seen: unknown[] = []
          const clients: Client[] = []
          for (const { at, storage, config } of openings) {
            runtime.later(at, () => {
              const { client } = openPage(kit, browser, storage)
              clients.push(client)
              // Without a session there is nothing else to ask before it holds the lead.
              const asked = config ?? (first.begun ? null : 0)
              if (asked !== null) runtime.later(asked, () => void client.getConfig().catch(() => {}))
              void client.resume()
              runtime.later(PATIENCE, () => seen.push(unsent(client)))
            })
          }
          if (blink !== null) {
            runtime.later(blink, () => runtime.setOnline(outage === 'offline'))
            runtime.later(blink + 500, () => runtime.setOnline(outage !== 'offline'))
          }
          await runtime.advance(30_000)
          expect(seen).toEqual(openings.map(() => [[TEXT, 'failed']]))

          const tried = service.calls.length
          restore(kit)
          await runtime.advance(90_000)
          expect(clients.map(unsent)).toEqual(openings.map(() => []))
          expect(await keptKeys(kit)).toEqual([])
          const posts = service.calls
            .slice(tried)
            .filter(({ body }) => (body as { clientId?: string })?.clientId === clientId)
          expect(posts).toHaveLength(1)
          expect(service.logs.get('cnv_1')?.entries).toHaveLength(first.begun ? 2 : 1)
          for (const client of clients) client.destroy()
        },
      ),
      { numRuns: 150 },
    ))
})
