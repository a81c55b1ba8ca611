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
  /** When each client asked for the first ticket it was given, since the service was stopped. */
  const askedAt = new Map<number, number>()

  /** Notes when a ticket was asked for, which a busy machine delays less than the answer. */
  const noting =
    (index: number): typeof fetch =>
    async (input, init) => {
      const at = performance.now()
      const response = await fetch(input, init)
      const isFirst = String(input).endsWith('/v1/room-tickets') && response.ok && !askedAt.has(index)
      if (isFirst) askedAt.set(index, at)
      return response
    }
  const clients = Array.from({ length: CLIENTS }, (_, index) =>
    createClient({ url: desk.url, workspaceKey, storage: memoryStorage(), fetch: noting(index) }),
  )
  try {
    await inGroups(clients, 50, async (client) => {
      client.newConversation().send('Are you there?')
      await until(client.connection, (status) => status === 'online', 60_000)
    })

    const left = Promise.all(clients.map((client) => until(client.connection, (status) => status !== 'online', 20_000)))
    const stopped = desk.stop()
    await left
    askedAt.clear()
    const leftAt = performance.now()
    await stopped
    await desk.start()
    await Promise.all(clients.map((client) => until(client.connection, (status) => status === 'online', 60_000)))

    const perSecond = new Map<number, number>()
    for (const at of askedAt.values()) {
      const second = Math.floor((at - leftAt) / 1_000)
      perSecond.set(second, (perSecond.get(second) ?? 0) + 1)
    }
    const histogram = JSON.stringify(Object.fromEntries([...perSecond].sort(([a], [b]) => a - b)))
    expect(askedAt.size).toBe(CLIENTS)
    expect(Math.max(...perSecond.values()), histogram).toBeLessThan(CLIENTS * BUSIEST_SECOND)
    expect(perSecond.size, histogram).toBeGreaterThanOrEqual(5)
  } finally {
    for (const client of clients) client.destroy()
  }
}, 180_000)

async function inGroups(clients: readonly Client[], size: number, each: (client: Client) => Promise<void>) {
  for (let from = 0; from < clients.length; from += size) {
    await Promise.all(clients.slice(from, from + size).map(each))
  }
}
