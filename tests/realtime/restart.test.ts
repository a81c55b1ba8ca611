import { type Client, createClient, memoryStorage } from '@deskbell/sdk'
import { expect, test } from 'vitest'
import { startDeskbell } from '../support/server.ts'
import { until } from '../support/until.ts'
import { workspaceKeyOf } from '../support/visitors.ts'

const CLIENTS = 1_000
/** The share of all clients that may come back within one second. */
const BUSIEST_SECOND = 0.25

test(`${CLIENTS} clients come back spread out after a restart`, async () => {
  await using desk = await startDeskbell({ env: { RATE_LIMITS: 'off' } })
  const workspaceKey = await workspaceKeyOf(desk.url)
  const clients = Array.from({ length: CLIENTS }, () =>
    createClient({ url: desk.url, workspaceKey, storage: memoryStorage() }),
  )
  try {
    await inGroups(clients, 50, async (client) => {
      client.newConversation().send('Are you there?')
      await until(client.connection, (status) => status === 'online', 60_000)
    })

    const left = Promise.all(clients.map((client) => until(client.connection, (status) => status !== 'online', 20_000)))
    await desk.stop()
    await left
    await desk.start()
    const restartedAt = performance.now()
    const backAfter = await Promise.all(
      clients.map(async (client) => {
        await until(client.connection, (status) => status === 'online', 60_000)
        return performance.now() - restartedAt
      }),
    )

    const perSecond = new Map<number, number>()
    for (const after of backAfter) {
      const second = Math.floor(after / 1_000)
      perSecond.set(second, (perSecond.get(second) ?? 0) + 1)
    }
    const histogram = Object.fromEntries([...perSecond].sort(([a], [b]) => a - b))
    expect(Math.max(...perSecond.values()), JSON.stringify(histogram)).toBeLessThan(CLIENTS * BUSIEST_SECOND)
    expect(perSecond.size, JSON.stringify(histogram)).toBeGreaterThanOrEqual(5)
  } finally {
    for (const client of clients) client.destroy()
  }
}, 180_000)

async function inGroups(clients: readonly Client[], size: number, each: (client: Client) => Promise<void>) {
  for (let from = 0; from < clients.length; from += size) {
    await Promise.all(clients.slice(from, from + size).map(each))
  }
}
