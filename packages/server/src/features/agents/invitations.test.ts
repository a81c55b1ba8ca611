import type { Agent, Me, NewInvitation } from '@deskbell/protocol'
import { expect, test } from 'vitest'
import { createJobRunner } from '../../platform/jobs/runner.ts'
import { TEST_PASSWORD, type TestApi, testApi } from '../../testing/api.ts'
import { eachDatabase } from '../../testing/databases.ts'
import { contentOf, furnish, type House } from '../../testing/house.ts'

const tokenOf = (invitation: NewInvitation) => invitation.url.split('#')[1] ?? ''

async function invite(house: House, email: string, role = 'agent'): Promise<NewInvitation> {
  const made = await house.admin.call<NewInvitation>('POST', '/v1/invitations', { body: { email, role } })
  expect(made.status).toBe(201)
  return made.body
}

function accept(api: TestApi, token: string, password = TEST_PASSWORD) {
  return api.call('POST', '/v1/invitations/accept', { body: { token, name: 'New Colleague', password } })
}

async function runMailJobs(api: TestApi): Promise<void> {
  await createJobRunner(api.deps).runDue()
}

eachDatabase((_kind, open) => {
  test('an invited person previews, accepts once, and signs in with their role', async () => {
    const api = testApi((await open()).db)
    const house = await furnish(api)
    const invitation = await invite(house, 'Colleague@Example.com', 'admin')
    const token = tokenOf(invitation)
    expect(JSON.stringify(await contentOf(api.deps.db))).not.toContain(token)

    const preview = await api.call('POST', '/v1/invitations/preview', { body: { token } })
    expect(preview.body).toEqual({ workspaceName: 'Acme', email: 'colleague@example.com', role: 'admin' })
    const both = await Promise.all([accept(api, token), accept(api, token)])
    expect(both.map((answer) => answer.status).sort()).toEqual([201, 410])
    expect((await accept(api, token)).body.code).toBe('link_used_or_expired')

    const cookie = await api.signIn('colleague@example.com')
    const me = await api.call<Me>('GET', '/v1/me', { headers: { cookie } })
    expect(me.body.agent).toMatchObject({ name: 'New Colleague', role: 'admin', active: true })
    expect(me.body.workspace.id).toBe(house.workspace.id)
  })

  test('the link is mailed, unless it was revoked before', async () => {
    const api = testApi((await open()).db)
    const house = await furnish(api)
    const kept = await invite(house, 'kept@example.com')
    const revoked = await invite(house, 'revoked@example.com')
    expect((await house.admin.call('DELETE', `/v1/invitations/${revoked.id}`)).status).toBe(204)
    expect((await house.admin.call('DELETE', `/v1/invitations/${revoked.id}`)).status).toBe(404)
    await runMailJobs(api)
    const mails = api.deps.mailer.sent.map((mail) => mail.to)
    expect(mails.sort()).toEqual(['kept@example.com', 'new@example.com'])
    expect(api.deps.mailer.sent.find((mail) => mail.to === 'kept@example.com')?.text).toContain(kept.url)
    for (const answer of [await accept(api, tokenOf(revoked)), await accept(api, 'x'.repeat(43))]) {
      expect(answer.body.code).toBe('link_used_or_expired')
    }
  })

  test('a link runs out after a week', async () => {
    const api = testApi((await open()).db)
    const house = await furnish(api)
    const token = tokenOf(await invite(house, 'late@example.com'))
    api.deps.clock.advance(7 * 86_400_000)
    expect((await accept(api, token)).body.code).toBe('link_used_or_expired')
    const waiting = await house.admin.call<{ items: object[] }>('GET', '/v1/invitations')
    expect(waiting.body.items).toEqual([])
  })

  test('whoever has a password already must give it, and then works in both workspaces', async () => {
    const api = testApi((await open()).db)
    const house = await furnish(api)
    const other = await furnish(api)
    const token = tokenOf(await invite(house, other.agent.email))
    expect((await accept(api, token, 'a password of my own choice')).body.code).toBe('unauthenticated')
    expect((await accept(api, token)).status).toBe(201)
    const there = await other.agent.call<Me>('GET', '/v1/me', { headers: { 'deskbell-workspace': house.workspace.id } })
    expect(there.body.workspace.id).toBe(house.workspace.id)
    expect((await other.agent.call<Me>('GET', '/v1/me')).body.workspace.id).toBe(other.workspace.id)
  })

  test('who is deactivated is out at once, and can be let in again', async () => {
    const api = testApi((await open()).db)
    const house = await furnish(api)
    const path = `/v1/agents/${house.agent.id}`
    expect((await house.agent.call('GET', '/v1/me')).status).toBe(200)
    const ended = await house.admin.call<Agent>('PATCH', path, { body: { active: false } })
    expect(ended.body.active).toBe(false)
    expect((await house.agent.call('GET', '/v1/me')).body.code).toBe('unauthenticated')
    expect((await house.agent.call('GET', `/v1/conversations/${house.conversationId}`)).status).toBe(401)

    await house.admin.call('PATCH', path, { body: { active: true } })
    const cookie = await api.signIn(house.agent.email)
    expect((await api.call('GET', '/v1/me', { headers: { cookie } })).status).toBe(200)
  })

  test('a role holds from the next request on, and the last active admin stays one', async () => {
    const api = testApi((await open()).db)
    const house = await furnish(api)
    const own = `/v1/agents/${house.admin.id}`
    for (const body of [{ role: 'agent' }, { active: false }]) {
      expect((await house.admin.call('PATCH', own, { body })).body.code).toBe('conflict')
    }
    await house.admin.call('PATCH', `/v1/agents/${house.agent.id}`, { body: { role: 'admin' } })
    // Each takes the other's role away at the same moment: one of them remains.
    const other = `/v1/agents/${house.agent.id}`
    await Promise.all([
      house.admin.call('PATCH', other, { body: { role: 'agent' } }),
      house.agent.call('PATCH', own, { body: { role: 'agent' } }),
    ])
    const agents = await house.agent.call<{ items: Agent[] }>('GET', '/v1/agents')
    expect(agents.body.items.filter((agent) => agent.role === 'admin')).toHaveLength(1)
  })

  test('signing in fails alike for a wrong password and an unknown address; nobody signs up by the side door', async () => {
    const api = testApi((await open()).db)
    const house = await furnish(api)
    const tries = [house.admin.email, 'nobody@example.com'].map((email) =>
      api.call('POST', '/v1/auth/sign-in/email', { body: { email, password: 'not the password' } }),
    )
    const [wrong, unknown] = await Promise.all(tries)
    expect([wrong?.status, wrong?.body.code]).toEqual([401, 'unauthenticated'])
    expect({ ...unknown?.body, requestId: '' }).toEqual({ ...wrong?.body, requestId: '' })
    for (const path of ['sign-up/email', 'update-user', 'delete-user']) {
      expect((await house.admin.call('POST', `/v1/auth/${path}`, { body: {} })).status).toBe(404)
    }
    expect((await house.admin.call('POST', '/v1/auth/sign-out', { body: {} })).status).toBe(200)
    expect((await house.admin.call('GET', '/v1/me')).status).toBe(401)
  })

  test('cookies are secure behind https, and only our own pages sign in', async () => {
    const env = { PUBLIC_URL: 'https://desk.example.com' }
    const api = testApi((await open()).db, { env })
    const { email } = await api.agent(await api.workspace())
    const body = { email, password: TEST_PASSWORD }
    const signIn = (headers: Record<string, string>) => api.call('POST', '/v1/auth/sign-in/email', { body, headers })
    const signedIn = await signIn({ origin: 'https://desk.example.com' })
    const cookie = signedIn.headers.get('set-cookie') ?? ''
    expect(cookie).toMatch(/^__Secure-deskbell\.session_token=.*; HttpOnly; Secure; SameSite=Lax/)
    const headers = { cookie: cookie.split(';')[0] ?? '' }
    expect(signedIn.body).toEqual({ success: true })
    expect((await api.call('GET', '/v1/me', { headers })).status).toBe(200)
    expect((await signIn({ origin: 'https://evil.example' })).body.code).toBe('origin_not_allowed')
    const forged = { ...headers, origin: 'https://evil.example' }
    const written = await api.call('PATCH', '/v1/me', { headers: forged, body: { name: 'Mallory' } })
    expect(written.body.code).toBe('origin_not_allowed')
  })
})
