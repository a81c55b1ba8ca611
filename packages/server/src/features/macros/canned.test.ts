import { type CannedResponse, LIMITS } from '@deskbell/protocol'
import { beforeAll, expect, test } from 'vitest'
import { newId } from '../../platform/ids.ts'
import { type TestAgent, type TestApi, testApi } from '../../testing/api.ts'
import { eachDatabase } from '../../testing/databases.ts'

const CANNED = '/v1/canned-responses'

eachDatabase((_kind, open) => {
  let api: TestApi
  beforeAll(async () => {
    api = testApi((await open()).db)
  })

  /** A new workspace and who works there. */
  async function desk() {
    const workspace = await api.workspace()
    const [robin, mara] = [await api.agent(workspace, { role: 'admin' }), await api.agent(workspace)]
    return { workspace, robin, mara, sam: await api.agent(workspace, { role: 'provider' }) }
  }

  const create = (by: TestAgent, body: object) =>
    by.call<CannedResponse>('POST', CANNED, { body: { title: 'A title', text: 'A text', ...body } })
  const update = (by: TestAgent, { id }: CannedResponse, body: object) =>
    by.call<CannedResponse>('PATCH', `${CANNED}/${id}`, { body })
  const remove = (by: TestAgent, { id }: CannedResponse) => by.call('DELETE', `${CANNED}/${id}`)
  const shortcuts = async (by: TestAgent) =>
    (await by.call<{ items: CannedResponse[] }>('GET', CANNED)).body.items.map(({ shortcut }) => shortcut)

  test('what is shared is everybody’s; what is one’s own nobody else finds', async () => {
    const { robin, mara } = await desk()
    const shared = await create(robin, { shortcut: 'thanks' })
    expect([shared.status, shared.body]).toEqual([
      201,
      { id: shared.body.id, shortcut: 'thanks', title: 'A title', text: 'A text', shared: true, authorId: robin.id },
    ])
    const own = (await create(mara, { shortcut: 'bye', shared: false })).body
    expect(await shortcuts(robin)).toEqual(['thanks'])
    expect(await shortcuts(mara)).toEqual(['bye', 'thanks'])
    expect((await update(robin, own, { title: 'Mine' })).body.code).toBe('not_found')
    expect((await remove(robin, own)).body.code).toBe('not_found')
    const text = 'Hello {{customer.first_name|there}}, it is {{agent.first_name}}.'
    expect((await update(mara, shared.body, { text, title: 'Thank you' })).body).toEqual({
      ...shared.body,
      text,
      title: 'Thank you',
    })
    expect((await remove(mara, shared.body)).status).toBe(204)
    expect((await remove(mara, own)).status).toBe(204)
    expect((await remove(mara, own)).status).toBe(404)
    expect(await shortcuts(mara)).toEqual([])
  })

  test('one’s own can be shared, and only its author takes it back', async () => {
    const { robin, mara } = await desk()
    const own = (await create(mara, { shortcut: 'bye', shared: false })).body
    expect((await update(mara, own, { shared: true })).body).toEqual({ ...own, shared: true })
    expect((await update(robin, own, { shared: false })).body.code).toBe('forbidden')
    expect((await update(mara, own, { shared: false })).body).toEqual(own)
    expect(await shortcuts(robin)).toEqual([])
    const events = await api.deps.db.selectFrom('events').select('data').where('subject', '=', own.id).execute()
    expect(events.map(({ data }) => JSON.parse(data))).toEqual([
      { shortcut: 'bye', shared: false },
      { fields: ['shared'] },
      { fields: ['shared'] },
    ])
  })

  test('a shortcut stands for one text in the workspace, also where two choose it at once', async () => {
    const { robin, mara } = await desk()
    const made = await Promise.all([
      create(robin, { shortcut: 'hi' }),
      create(mara, { shortcut: 'hi', shared: false }),
      create(mara, { shortcut: 'hi' }),
    ])
    expect(made.map(({ status }) => status).sort()).toEqual([201, 409, 409])
    const other = (await create(mara, { shortcut: 'ho' })).body
    expect((await update(mara, other, { shortcut: 'hi' })).body.code).toBe('conflict')
    expect((await update(mara, other, { shortcut: 'ho' })).body).toEqual(other)
    const elsewhere = await desk()
    expect((await create(elsewhere.robin, { shortcut: 'hi' })).status).toBe(201)
  })

  test('providers use what is shared and keep what they write for themselves', async () => {
    const { robin, sam } = await desk()
    const shared = (await create(robin, { shortcut: 'thanks' })).body
    expect((await create(sam, { shortcut: 'on-my-way' })).body.code).toBe('forbidden')
    const own = (await create(sam, { shortcut: 'on-my-way', shared: false })).body
    expect(await shortcuts(sam)).toEqual(['on-my-way', 'thanks'])
    expect((await update(sam, own, { shared: true })).body.code).toBe('forbidden')
    expect((await update(sam, shared, { text: 'Mine' })).body.code).toBe('forbidden')
    expect((await remove(sam, shared)).body.code).toBe('forbidden')
    expect((await remove(sam, own)).status).toBe(204)
  })

  test.each([
    ['a shortcut with spaces', { shortcut: 'thank you' }, 'body.shortcut'],
    ['no title', { title: '' }, 'body.title'],
    ['no text', { text: '  ' }, 'body.text'],
    ['too much text', { text: 'x'.repeat(LIMITS.messageLength + 1) }, 'body.text'],
    ['variables that there are not', { text: '{{customer.age}} {{name|you}}' }, 'body.text'],
  ])('refuses %s', async (_, wrong, path) => {
    const { robin } = await desk()
    const answer = await create(robin, { shortcut: 'thanks', ...wrong })
    expect([answer.status, answer.body.errors?.map((error) => error.path)]).toEqual([422, [path]])
  })

  test('a wrong variable is named, with those that there are', async () => {
    const { robin } = await desk()
    const answer = await create(robin, { shortcut: 'thanks', text: 'Dear {{customer.surname}}' })
    expect(answer.body.errors?.[0]?.message).toMatch(/^names customer\.surname; there are customer\.name, /)
  })

  test('a workspace has at most so many', async () => {
    const { workspace, robin } = await desk()
    const rows = Array.from({ length: LIMITS.cannedResponses }, (_, at) => ({
      id: newId('cannedResponse'),
      workspace_id: workspace.id,
      shortcut: `s${at}`,
      title: 'A title',
      text: 'A text',
      owner_id: null,
      author_id: null,
      created_at: 0,
      updated_at: 0,
    }))
    await api.deps.db.insertInto('canned_responses').values(rows).execute()
    expect((await create(robin, { shortcut: 'more' })).body.code).toBe('limit_reached')
  })
})
