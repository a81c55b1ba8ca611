import type { Me } from '@deskbell/protocol'
import { expect, test } from 'vitest'
import { createJobRunner } from '../../platform/jobs/runner.ts'
import { TEST_PASSWORD, type TestApi, testApi } from '../../testing/api.ts'
import { eachDatabase } from '../../testing/databases.ts'
import { contentOf } from '../../testing/house.ts'

const HOSTED = { env: { DESKBELL_MODE: 'hosted' } }
const wish = { workspaceName: 'Acme', name: 'Ana', email: 'ana@example.com', password: TEST_PASSWORD }

/** Runs the waiting mail jobs and answers the tokens in their mails. */
async function mailedTokens(api: TestApi): Promise<string[]> {
  await createJobRunner(api.deps).runDue()
  return api.deps.mailer.sent.splice(0).map((mail) => /#([\w-]+)/.exec(mail.text)?.[1] ?? '')
}

const verify = (api: TestApi, token: string) => api.call('POST', '/v1/sign-up/verify', { body: { token } })

eachDatabase((_kind, open) => {
  test('a verified address gets a workspace and is its admin', async () => {
    const api = testApi((await open()).db, HOSTED)
    const asked = await api.call('POST', '/v1/sign-up', { body: wish })
    expect(asked.status).toBe(202)
    expect((await contentOf(api.deps.db)).workspaces).toEqual([])
    const [token = ''] = await mailedTokens(api)
    expect(JSON.stringify(await contentOf(api.deps.db))).not.toContain(token)

    const both = await Promise.all([verify(api, token), verify(api, token)])
    expect(both.map((answer) => answer.status).sort()).toEqual([201, 410])
    const cookie = await api.signIn('ana@example.com')
    const me = await api.call<Me>('GET', '/v1/me', { headers: { cookie } })
    expect(me.body).toMatchObject({ agent: { name: 'Ana', role: 'admin' }, workspace: { name: 'Acme' } })
  })

  test('anybody may ask whether the service is open for sign-up', async () => {
    const { db } = await open()
    for (const [mode, isOpen] of [
      ['hosted', true],
      ['self-hosted', false],
    ] as const) {
      const answer = await testApi(db, { env: { DESKBELL_MODE: mode } }).call('GET', '/v1/sign-up')
      expect([answer.status, answer.body]).toEqual([200, { open: isOpen }])
    }
  })

  test('the answer does not say whether an address is known', async () => {
    const api = testApi((await open()).db, HOSTED)
    const workspace = await api.workspace()
    await api.agent(workspace, { email: 'ana@example.com' })
    const known = await api.call('POST', '/v1/sign-up', { body: wish })
    const unknown = await api.call('POST', '/v1/sign-up', { body: { ...wish, email: 'bo@example.com' } })
    expect([known.status, known.body]).toEqual([unknown.status, unknown.body])
    expect(await mailedTokens(api)).toHaveLength(1)
  })

  test('a link works for a day, and asking twice makes one workspace', async () => {
    const api = testApi((await open()).db, HOSTED)
    await api.call('POST', '/v1/sign-up', { body: wish })
    await api.call('POST', '/v1/sign-up', { body: wish })
    const [first = '', second = ''] = await mailedTokens(api)
    expect((await verify(api, first)).status).toBe(201)
    expect((await verify(api, second)).body.code).toBe('link_used_or_expired')

    await api.call('POST', '/v1/sign-up', { body: { ...wish, email: 'late@example.com' } })
    const [late = ''] = await mailedTokens(api)
    api.deps.clock.advance(86_400_000)
    expect((await verify(api, late)).body.code).toBe('link_used_or_expired')
  })

  test('a self-hosted service is not open for sign-up', async () => {
    const api = testApi((await open()).db)
    const before = await contentOf(api.deps.db)
    expect((await api.call('POST', '/v1/sign-up', { body: wish })).status).toBe(404)
    expect((await verify(api, 'x'.repeat(43))).status).toBe(404)
    expect(await contentOf(api.deps.db)).toEqual(before)
  })
})
