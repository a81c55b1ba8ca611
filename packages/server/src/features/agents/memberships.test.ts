import type { Agent, Me, Membership, NewInvitation } from '@deskbell/protocol'
import { beforeAll, expect, test } from 'vitest'
import { TEST_PASSWORD, type TestApi, testApi } from '../../testing/api.ts'
import { eachDatabase } from '../../testing/databases.ts'
import { furnish, type House } from '../../testing/house.ts'

eachDatabase((_kind, open) => {
  let api: TestApi
  let first: House
  let second: House
  let cookie: string

  beforeAll(async () => {
    api = testApi((await open()).db)
    first = await furnish(api)
    second = await furnish(api)
    await join(first, 'admin')
    await join(second, 'agent')
    cookie = await api.signIn('both@example.com')
  })

  async function join(house: House, role: string): Promise<void> {
    const body = { email: 'both@example.com', role }
    const { url } = (await house.admin.call<NewInvitation>('POST', '/v1/invitations', { body })).body
    const accepted = await api.call('POST', '/v1/invitations/accept', {
      body: { token: url.split('#')[1] ?? '', name: 'Both', password: TEST_PASSWORD },
    })
    expect(accepted.body).toEqual({ email: 'both@example.com', workspaceId: house.workspace.id })
    // Joined a moment apart, so that one is the first.
    api.deps.clock.advance(1)
  }

  const ask = <T>(path: string, workspaceId?: string, method = 'GET', body?: object) =>
    api.call<T>(method, path, {
      headers: { cookie, ...(workspaceId && { 'deskbell-workspace': workspaceId }) },
      ...(body && { body }),
    })
  const mine = async (workspaceId?: string) =>
    (await ask<{ items: Membership[] }>('/v1/me/workspaces', workspaceId)).body.items

  test('lists the workspaces of one person with their roles, whichever is chosen', async () => {
    const both = [
      { workspaceId: first.workspace.id, name: 'Acme', role: 'admin' },
      { workspaceId: second.workspace.id, name: 'Acme', role: 'agent' },
    ]
    expect(await mine()).toEqual(both)
    expect(await mine(second.workspace.id)).toEqual(both)
    const own = await first.provider.call<{ items: Membership[] }>('GET', '/v1/me/workspaces')
    expect(own.body.items.map((one) => [one.workspaceId, one.role])).toEqual([[first.workspace.id, 'provider']])
  })

  test('the chosen workspace decides what is seen, which role holds, and which rooms open', async () => {
    const there = await ask<Me>('/v1/me', second.workspace.id)
    expect(there.body).toMatchObject({ workspace: { id: second.workspace.id }, agent: { role: 'agent' } })
    expect((await ask('/v1/invitations', first.workspace.id)).status).toBe(200)
    expect((await ask('/v1/invitations', second.workspace.id)).body.code).toBe('forbidden')
    const ticket = (inbox: House, chosen: House) =>
      ask('/v1/room-tickets', chosen.workspace.id, 'POST', { room: { party: 'inbox', id: inbox.workspace.id } })
    expect((await ticket(second, second)).status).toBe(201)
    expect((await ticket(first, second)).body.code).toBe('not_found')
    expect((await ask(`/v1/conversations/${first.conversationId}`, second.workspace.id)).status).toBe(404)
  })

  test('a workspace where access has ended is listed no more and cannot be chosen', async () => {
    const { body } = await ask<Me>('/v1/me', second.workspace.id)
    const ended = await second.admin.call<Agent>('PATCH', `/v1/agents/${body.agent.id}`, { body: { active: false } })
    expect(ended.status).toBe(200)
    expect((await mine()).map((one) => one.workspaceId)).toEqual([first.workspace.id])
    expect((await ask('/v1/me', second.workspace.id)).body.code).toBe('not_found')
  })
})
