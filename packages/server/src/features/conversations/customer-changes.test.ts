import type { Conversation } from '@deskbell/protocol'
import { SignJWT } from 'jose'
import { expect, test } from 'vitest'
import { type TestApi, testApi } from '../../testing/api.ts'
import { eachDatabase } from '../../testing/databases.ts'
import { testCtx } from '../../testing/deps.ts'
import { furnish, message } from '../../testing/house.ts'
import { CUSTOMER_CHANGES_JOB, tellCustomerChanges } from './customer-changes.ts'

/** Runs what is queued, and answers what rooms heard of it, by room. */
async function heard(api: TestApi): Promise<Map<string, Partial<Conversation>[]>> {
  const { db, publisher } = api.deps
  const before = publisher.published.length
  const jobs = await db.selectFrom('jobs').selectAll().where('kind', '=', CUSTOMER_CHANGES_JOB).execute()
  for (const job of jobs) {
    await tellCustomerChanges(testCtx(api.deps, job.workspace_id), JSON.parse(job.payload))
    await db.deleteFrom('jobs').where('id', '=', job.id).execute()
  }
  const rooms = new Map<string, Partial<Conversation>[]>()
  for (const { room, event } of publisher.published.slice(before).flatMap(({ publications }) => publications)) {
    if (event.t === 'conversation') rooms.set(room.id, [...(rooms.get(room.id) ?? []), event.conversation])
  }
  return rooms
}

eachDatabase((_kind, open) => {
  test('lists hear the name and address that customers give, for the twenty newest conversations', async () => {
    const api = testApi((await open()).db)
    const { workspace, customer } = await furnish(api)
    for (let n = 0; n < 21; n++) {
      api.deps.clock.advance(1_000)
      await customer.call('POST', '/v1/conversations', { body: message() })
    }
    await customer.call('PATCH', '/v1/customer', { body: { name: 'Ana', email: 'ana@example.com' } })
    const rooms = await heard(api)
    expect([...rooms.keys()].sort()).toEqual([customer.id, workspace.id].sort())
    for (const conversations of rooms.values()) {
      expect(conversations).toHaveLength(20)
      for (const one of conversations) {
        expect(one.customer).toEqual({ id: customer.id, name: 'Ana', email: 'ana@example.com', verified: false })
        expect(one.participants).toContainEqual({ kind: 'customer', id: customer.id, name: 'Ana' })
      }
    }
  })

  test('lists hear nothing of what they do not show', async () => {
    const api = testApi((await open()).db)
    const { customer, stranger } = await furnish(api)
    await customer.call('PATCH', '/v1/customer', { body: { locale: 'sl', page: { url: 'https://shop.example/' } } })
    await stranger.call('PATCH', '/v1/customer', { body: { name: 'Nobody wrote' } })
    expect(await heard(api)).toEqual(new Map())
  })

  test('lists hear whom a visitor turned out to be, and what the host says of them later, once', async () => {
    const api = testApi((await open()).db)
    const { workspace, admin, customer, conversationId } = await furnish(api)
    const key = (await admin.call<{ kid: string; secret: string }>('POST', '/v1/workspace/identity-keys')).body
    const identify = async (name: string) => {
      const identityToken = await new SignJWT({ name })
        .setProtectedHeader({ alg: 'HS256', kid: key.kid })
        .setSubject('user-1')
        .setExpirationTime(Math.floor(api.deps.clock.now() / 1_000) + 300)
        .sign(new TextEncoder().encode(key.secret))
      const body = { workspaceKey: workspace.key, identityToken, visitorSecret: customer.secret }
      expect((await api.call('POST', '/v1/sessions', { body })).status).toBe(201)
      return (await heard(api)).get(workspace.id)?.map(({ id, customer }) => [id, customer?.name, customer?.verified])
    }
    expect(await identify('Ana')).toEqual([[conversationId, 'Ana', true]])
    expect(await identify('Ana Lind')).toEqual([[conversationId, 'Ana Lind', true]])
    expect(await identify('Ana Lind')).toBeUndefined()
  })
})
