import { expect, test } from 'vitest'
import { createJobRunner } from '../../platform/jobs/runner.ts'
import { TEST_PASSWORD, type TestApi, testApi } from '../../testing/api.ts'
import { eachDatabase } from '../../testing/databases.ts'
import { contentOf, furnish } from '../../testing/house.ts'

const NEW_PASSWORD = 'another horse, another battery'

const ask = (api: TestApi, email: string) => api.call('POST', '/v1/password-reset', { body: { email } })
const preview = (api: TestApi, token: string) => api.call('POST', '/v1/password-reset/preview', { body: { token } })

function choose(api: TestApi, token: string, password = NEW_PASSWORD) {
  return api.call('POST', '/v1/password-reset/confirm', { body: { token, password } })
}

function signInWith(api: TestApi, email: string, password: string) {
  return api.call('POST', '/v1/auth/sign-in/email', { body: { email, password } })
}

/** Does the waiting jobs and answers the tokens in the mails to one address. */
async function mailedTokens(api: TestApi, email: string): Promise<string[]> {
  await createJobRunner(api.deps).runDue()
  const mails = api.deps.mailer.sent.splice(0).filter((mail) => mail.to === email)
  return mails.flatMap((mail) => /reset-password#([\w-]+)/.exec(mail.text)?.[1] ?? [])
}

function passwordJobs(api: TestApi) {
  return api.deps.db.selectFrom('jobs').selectAll().where('kind', '=', 'agents.password_link').execute()
}

async function askedToken(api: TestApi, email: string): Promise<string> {
  expect((await ask(api, email)).status).toBe(200)
  const [token = ''] = await mailedTokens(api, email)
  return token
}

eachDatabase((_kind, open) => {
  test('a mailed link sets a password once, and ends every session and every other link of the person', async () => {
    const api = testApi((await open()).db)
    const house = await furnish(api)
    const { email } = house.agent
    const earlier = await askedToken(api, email)
    // The address is taken as people type it.
    await ask(api, ` ${email.toUpperCase()}`)
    const [token = ''] = await mailedTokens(api, email)
    expect(JSON.stringify(await contentOf(api.deps.db))).not.toContain(token)
    expect((await preview(api, token)).body).toEqual({ email })
    const elsewhere = await api.signIn(email)

    const both = await Promise.all([choose(api, token), choose(api, token)])
    expect(both.map((answer) => answer.status).sort()).toEqual([200, 410])
    for (const used of [token, earlier]) {
      expect((await preview(api, used)).body.code).toBe('link_used_or_expired')
      expect((await choose(api, used)).body.code).toBe('link_used_or_expired')
    }
    expect((await house.agent.call('GET', '/v1/me')).status).toBe(401)
    expect((await api.call('GET', '/v1/me', { headers: { cookie: elsewhere } })).status).toBe(401)
    expect(api.deps.publisher.disconnected.map(({ who }) => who)).toContainEqual({ kind: 'agent', id: house.agent.id })
    expect((await signInWith(api, email, TEST_PASSWORD)).status).toBe(401)
    expect((await signInWith(api, email, NEW_PASSWORD)).status).toBe(200)
    // Nobody else is touched.
    expect((await house.admin.call('GET', '/v1/me')).status).toBe(200)
    expect((await signInWith(api, house.admin.email, TEST_PASSWORD)).status).toBe(200)
    const events = await api.deps.db.selectFrom('events').selectAll().where('type', '=', 'agent.password_set').execute()
    expect(events.map(({ workspace_id, subject }) => [workspace_id, subject])).toEqual([
      [house.workspace.id, house.agent.id],
    ])
  })

  test('the answer and what is written for it are the same, whether or not the address is known', async () => {
    const api = testApi((await open()).db)
    const house = await furnish(api)
    const asked = await Promise.all([house.agent.email, 'nobody@example.com'].map((email) => ask(api, email)))
    const answers = asked.map(({ status, body, headers }) => [status, body, [...headers.keys()].sort()])
    expect(answers[0]).toEqual(answers[1])
    expect(answers[0]?.[1]).toEqual({ mailed: false })
    const jobs = await passwordJobs(api)
    expect(jobs).toHaveLength(2)
    const [known, unknown] = jobs.map(({ workspace_id, run_at, payload }) => {
      return [workspace_id, run_at, Object.keys(JSON.parse(payload))]
    })
    expect(known).toEqual(unknown)
    expect((await contentOf(api.deps.db)).password_links).toEqual([])
    expect(await mailedTokens(api, 'nobody@example.com')).toEqual([])
    expect((await contentOf(api.deps.db)).password_links).toHaveLength(1)
  })

  test('it says where mail is really sent', async () => {
    const api = testApi((await open()).db, { env: { SMTP_URL: 'smtp://mail.example.com' } })
    expect((await ask(api, 'nobody@example.com')).body).toEqual({ mailed: true })
  })

  test('a link runs out after an hour, also on its way into the mail', async () => {
    const api = testApi((await open()).db)
    const { agent, admin } = await furnish(api)
    const token = await askedToken(api, agent.email)
    api.deps.clock.advance(3_599_999)
    expect((await preview(api, token)).status).toBe(200)
    api.deps.clock.advance(1)
    expect((await choose(api, token)).body.code).toBe('link_used_or_expired')
    expect((await signInWith(api, agent.email, TEST_PASSWORD)).status).toBe(200)
    // The next link sweeps those that ran out.
    await askedToken(api, admin.email)
    expect((await contentOf(api.deps.db)).password_links).toHaveLength(1)
  })

  test('whose access was ended is mailed nothing', async () => {
    const api = testApi((await open()).db)
    const house = await furnish(api)
    await house.admin.call('PATCH', `/v1/agents/${house.agent.id}`, { body: { active: false } })
    expect(await askedToken(api, house.agent.email)).toBe('')
  })

  test('a job that is done twice makes one link and one mail', async () => {
    const api = testApi((await open()).db)
    const { agent } = await furnish(api)
    await ask(api, agent.email)
    const [job] = await passwordJobs(api)
    const handler = api.deps.features.jobs.get('agents.password_link')
    const ctx = { deps: api.deps, workspaceId: '', actor: { kind: 'system' }, requestId: 'test' } as const
    const attempt = { jobId: '', attempt: 1, signal: new AbortController().signal }
    for (let n = 0; n < 2; n++) await handler?.(ctx, JSON.parse(job?.payload ?? ''), attempt)
    expect(await mailedTokens(api, agent.email)).toHaveLength(1)
  })

  test.each([
    ['a short password', 'eleven char'],
    ['an endless password', 'x'.repeat(129)],
  ])('%s is refused, and the link still works', async (_what, password) => {
    const api = testApi((await open()).db)
    const { agent } = await furnish(api)
    const token = await askedToken(api, agent.email)
    const refused = await choose(api, token, password)
    expect([refused.body.code, refused.body.errors?.[0]?.path]).toEqual(['invalid_input', 'body.password'])
    expect((await choose(api, token)).status).toBe(200)
  })

  test('better-auth resets nothing by the side door', async () => {
    const api = testApi((await open()).db)
    for (const path of ['request-password-reset', 'reset-password', 'forget-password']) {
      expect((await api.call('POST', `/v1/auth/${path}`, { body: {} })).status).toBe(404)
    }
  })
})
