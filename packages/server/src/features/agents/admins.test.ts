import type { Agent, Me } from '@deskbell/protocol'
import { expect, test } from 'vitest'
import { TEST_PASSWORD, type TestApi, testApi } from '../../testing/api.ts'
import { eachDatabase } from '../../testing/databases.ts'
import { testCtx } from '../../testing/deps.ts'
import { contentOf, furnish } from '../../testing/house.ts'
import { makeAdmin } from './admins.ts'

const email = 'ana.costa+desk@example.com'

function choose(api: TestApi, token: string) {
  return api.call('POST', '/v1/password-reset/confirm', { body: { token, password: TEST_PASSWORD } })
}

async function meOf(api: TestApi, address: string): Promise<Me> {
  const cookie = await api.signIn(address)
  return (await api.call<Me>('GET', '/v1/me', { headers: { cookie } })).body
}

eachDatabase((_kind, open) => {
  test('the first admin of an empty workspace chooses a password by link, and is available from then on', async () => {
    const api = testApi((await open()).db)
    const { id } = await api.workspace()
    const made = await makeAdmin(testCtx(api.deps, id), { email })
    expect(made).toMatchObject({ was: 'nobody', name: 'Ana Costa', workspaceName: 'Acme' })
    expect(JSON.stringify(await contentOf(api.deps.db))).not.toContain(made.token)
    const before = await api.deps.db.selectFrom('agents').select(['role', 'availability', 'active']).execute()
    expect(before).toEqual([{ role: 'admin', availability: 'away', active: 1 }])
    await expect(api.signIn(email), 'there is no password yet').rejects.toThrow('401')

    expect((await choose(api, made.token)).body).toEqual({ email })
    expect((await choose(api, made.token)).body.code).toBe('link_used_or_expired')
    expect((await meOf(api, email)).agent).toMatchObject({
      name: 'Ana Costa',
      role: 'admin',
      availability: 'available',
    })
  })

  test('once more gives another link, which works for a day and leaves the password until it is used', async () => {
    const api = testApi((await open()).db)
    const { id } = await api.workspace()
    const ctx = testCtx(api.deps, id)
    await choose(api, (await makeAdmin(ctx, { email })).token)
    await api.deps.db.updateTable('agents').set({ availability: 'away' }).execute()
    const again = await makeAdmin(ctx, { email, name: 'Ana' })
    expect(again).toMatchObject({ was: 'admin', name: 'Ana' })
    expect((await meOf(api, email)).agent.name).toBe('Ana')
    api.deps.clock.advance(86_399_999)
    expect((await choose(api, again.token)).status).toBe(200)
    expect((await meOf(api, email)).agent.availability, 'as they set it').toBe('away')
    const late = await makeAdmin(ctx, { email })
    api.deps.clock.advance(86_400_000)
    expect((await choose(api, late.token)).body.code).toBe('link_used_or_expired')
    expect((await contentOf(api.deps.db)).auth_users).toHaveLength(1)
  })

  test('an agent becomes an admin, and whose access was ended has it again', async () => {
    const api = testApi((await open()).db)
    const house = await furnish(api)
    const ctx = testCtx(api.deps, house.workspace.id)
    expect(await makeAdmin(ctx, { email: house.agent.email })).toMatchObject({ was: 'agent', name: 'Mara' })
    expect((await house.agent.call<Me>('GET', '/v1/me')).body.agent.role).toBe('admin')
    await house.admin.call('PATCH', `/v1/agents/${house.provider.id}`, { body: { active: false } })
    expect(await makeAdmin(ctx, { email: house.provider.email })).toMatchObject({ was: 'former', name: 'Sam' })
    const { body } = await house.admin.call<{ items: Agent[] }>('GET', '/v1/agents')
    expect(body.items.map((agent) => [agent.name, agent.role, agent.active])).toEqual([
      ['Robin', 'admin', true],
      ['Mara', 'admin', true],
      ['Sam', 'admin', true],
    ])
  })

  test('whoever works elsewhere keeps their password and other workspaces as they are', async () => {
    const api = testApi((await open()).db)
    const house = await furnish(api)
    const other = await api.workspace('Other')
    const made = await makeAdmin(testCtx(api.deps, other.id), { email: house.agent.email })
    expect(made).toMatchObject({ was: 'nobody', name: 'Mara', workspaceName: 'Other' })
    expect((await meOf(api, house.agent.email)).agent.role).toBe('agent')
    const headers = { 'deskbell-workspace': other.id }
    expect((await house.agent.call<Me>('GET', '/v1/me', { headers })).body.agent.role).toBe('admin')
  })

  test('two at once make one agent', async () => {
    const api = testApi((await open()).db)
    const { id } = await api.workspace()
    const ctx = testCtx(api.deps, id)
    const made = await Promise.all([makeAdmin(ctx, { email }), makeAdmin(ctx, { email })])
    expect(made.map(({ was }) => was).sort()).toEqual(['admin', 'nobody'])
    const { agents, auth_users } = await contentOf(api.deps.db)
    expect([agents?.length, auth_users?.length]).toEqual([1, 1])
  })
})
