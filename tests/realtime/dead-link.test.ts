import { type Client, createClient, memoryStorage } from '@deskbell/sdk'
import { describe, expect, test } from 'vitest'
import { type Deskbell, startDeskbell } from '../support/server.ts'
import { until } from '../support/until.ts'
import { workspaceKeyOf } from '../support/visitors.ts'
import { layWire } from '../support/wire.ts'

/** The promise to the person who writes: a dead link is noticed within this, in milliseconds. */
const NOTICED_WITHIN = 20_000

// Real time, because it is the machine's own silence that has to be noticed.
describe.concurrent('a link that died without a word', () => {
  test('a frozen server is noticed, and what was written arrives once it thaws', async () => {
    await using desk = await startDeskbell()
    await expectNoticedAndHealed(desk, desk.url, { die: desk.freeze, heal: desk.thaw })
  }, 90_000)

  test('a half-open connection is noticed, and what was written arrives once it is mended', async () => {
    await using desk = await startDeskbell()
    await using wire = await layWire(desk.port)
    await expectNoticedAndHealed(desk, wire.url, { die: wire.cut, heal: wire.mend })
  }, 90_000)
})

async function expectNoticedAndHealed(
  desk: Deskbell,
  url: string,
  link: { die: () => void; heal: () => void },
): Promise<void> {
  const client = createClient({ url, workspaceKey: await workspaceKeyOf(desk.url), storage: memoryStorage() })
  try {
    const thread = client.newConversation()
    thread.send('before')
    await until(thread.state, (state) => state.entries.some((entry) => entry.type === 'message'))
    await until(client.connection, (status) => status === 'online')

    link.die()
    const diedAt = performance.now()
    const noticed = until(client.connection, (status) => status === 'offline', NOTICED_WITHIN)
    thread.send('into the silence')
    await until(thread.state, ({ pending }) => pending[0]?.status === 'failed', NOTICED_WITHIN)
    await noticed
    expect(performance.now() - diedAt).toBeLessThan(NOTICED_WITHIN)
    expect(thread.state.get().pending[0]).toMatchObject({ text: 'into the silence', retryable: true })

    link.heal()
    await until(thread.state, ({ pending }) => pending.length === 0, 40_000)
    await until(client.connection, (status) => status === 'online', 40_000)
    expect(await textsOnServer(client, thread.state.get().id)).toEqual(['before', 'into the silence'])
  } finally {
    client.destroy()
  }
}

/** Reads the thread anew, through a handle that knows nothing of the first. */
async function textsOnServer(client: Client, id: string | null): Promise<string[]> {
  if (id === null) throw new Error('The conversation was never made')
  const fresh = client.conversation(id)
  const { entries } = await until(fresh.state, (state) => state.load === 'ready')
  fresh.release()
  return entries.flatMap((entry) => (entry.type === 'message' ? [entry.content.text] : []))
}
