import type { Suppression, SuppressionPage } from '@deskbell/protocol'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { inTransaction } from '../../db/transaction.ts'
import { type TestAgent, type TestApi, type TestWorkspace, testApi } from '../../testing/api.ts'
import { eachDatabase } from '../../testing/databases.ts'
import { testCtx } from '../../testing/deps.ts'
import { suppress, suppressionOf } from './index.ts'

const PATH = '/v1/suppressions'

eachDatabase((_kind, open) => {
  let api: TestApi
  let workspace: TestWorkspace
  let admin: TestAgent

  beforeAll(async () => {
    api = testApi((await open()).db)
  })
  beforeEach(async () => {
    workspace = await api.workspace()
    admin = await api.agent(workspace, { role: 'admin' })
  })

  const add = (address: string, channel = 'email') =>
    admin.call<Suppression>('POST', PATH, { body: { channel, address } })
  const list = async (query = '') => (await admin.call<SuppressionPage>('GET', `${PATH}${query}`)).body
  const why = (address: string, channel: Parameters<typeof suppressionOf>[2] = 'email', id = workspace.id) =>
    suppressionOf(api.deps, id, channel, address)
  const eventsOf = async () =>
    (
      await api.deps.db
        .selectFrom('events')
        .select(['type', 'subject', 'data'])
        .where('workspace_id', '=', workspace.id)
        .where('type', 'like', 'suppression.%')
        .orderBy('seq')
        .execute()
    ).map(({ type, subject, data }) => ({ type, subject, data: JSON.parse(data) }))

  test('an address is suppressed on one channel of one workspace, however it is written', async () => {
    const { status, body } = await add(' Ana@Example.com ')
    expect([status, body]).toEqual([
      201,
      {
        id: expect.stringMatching(/^sup_/),
        channel: 'email',
        address: 'ana@example.com',
        reason: 'manual',
        detail: null,
        createdAt: new Date(api.deps.clock.now()).toISOString(),
      },
    ])
    expect(await why('ANA@example.com')).toBe('An admin suppressed this address')
    expect(await why('ben@example.com')).toBeNull()
    expect(await why('ana@example.com', 'sms')).toBeNull()
    expect(await why('ana@example.com', 'push')).toBeNull()
    expect(await why('ana@example.com', 'email', (await api.workspace()).id)).toBeNull()
    expect((await add('ana@example.com')).body).toEqual(body)
    expect(await eventsOf()).toEqual([
      { type: 'suppression.added', subject: body.id, data: { channel: 'email', reason: 'manual' } },
    ])
  })

  test('the first reason stays, with the words of whoever refused', async () => {
    const ctx = testCtx(api.deps, workspace.id)
    const bounce = { channel: 'sms', address: '+351910000000', reason: 'bounced', detail: 'error 30005' } as const
    await inTransaction(ctx, (tx) => suppress(tx, workspace.id, bounce))
    await inTransaction(ctx, (tx) => suppress(tx, workspace.id, { ...bounce, reason: 'complained', detail: null }))
    expect(await why('+351910000000', 'sms')).toBe('Earlier messages to this address came back: error 30005')
    expect((await list()).items).toMatchObject([{ reason: 'bounced', detail: 'error 30005' }])
  })

  test('of many who suppress an address at once one does', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => add('ana@example.com')))
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(201))
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1)
    expect(await eventsOf()).toHaveLength(1)
  })

  test('it is lifted once, and then the address may be written to again', async () => {
    const { body } = await add('ana@example.com')
    expect((await admin.call('DELETE', `${PATH}/${body.id}`)).status).toBe(204)
    expect(await why('ana@example.com')).toBeNull()
    expect((await admin.call('DELETE', `${PATH}/${body.id}`)).body.code).toBe('not_found')
    expect((await eventsOf()).at(-1)).toEqual({
      type: 'suppression.removed',
      subject: body.id,
      data: { channel: 'email' },
    })
  })

  test('pages follow each other without gaps, the latest first, and an address is found', async () => {
    const made: string[] = []
    for (let n = 0; n < 5; n++) made.push((await add(`person${n}@example.com`)).body.id)
    const seen: string[] = []
    let cursor = ''
    do {
      const page = await list(`?limit=2${cursor && `&cursor=${cursor}`}`)
      seen.push(...page.items.map(({ id }) => id))
      cursor = page.nextCursor ?? ''
    } while (cursor)
    expect(seen).toEqual(made.toReversed())
    expect((await list('?address=Person3@example.com')).items.map(({ id }) => id)).toEqual([made[3]])
    expect((await admin.call('GET', `${PATH}?cursor=1.cnv_x`)).body.code).toBe('invalid_input')
  })

  test.each([
    ['email', '+351910000000'],
    ['email', 'no address'],
    ['sms', 'ana@example.com'],
    ['sms', '0123456789'],
    ['whatsapp', '+1'],
  ])('for %s "%s" is no address', async (channel, address) => {
    const { status, body } = await add(address, channel)
    expect([status, body.errors?.map(({ path }) => path)]).toEqual([422, ['body.address']])
  })

  test('agents read them, providers do not', async () => {
    const agent = await api.agent(workspace, { role: 'agent' })
    const provider = await api.agent(workspace, { role: 'provider' })
    expect((await agent.call('GET', PATH)).status).toBe(200)
    expect((await provider.call('GET', PATH)).body.code).toBe('forbidden')
  })
})
