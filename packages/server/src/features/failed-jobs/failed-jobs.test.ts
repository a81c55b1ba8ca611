import type { FailedJob, FailedJobCounts, FailedJobPage, RetriedJobs } from '@deskbell/protocol'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../../platform/ids.ts'
import { createJobRunner } from '../../platform/jobs/runner.ts'
import { type TestApi, testApi } from '../../testing/api.ts'
import { eachDatabase } from '../../testing/databases.ts'
import { failedJob, furnish, type House } from '../../testing/house.ts'

const KIND = 'test.work'

eachDatabase((_kind, open) => {
  let api: TestApi
  let house: House
  let foreign: House

  beforeAll(async () => {
    api = testApi((await open()).db)
    house = await furnish(api)
    foreign = await furnish(api)
  })
  beforeEach(async () => {
    await api.deps.db.deleteFrom('jobs').execute()
    await api.deps.db.deleteFrom('events').execute()
  })

  const add = (more: Parameters<typeof failedJob>[2] = {}, workspaceId = house.workspace.id) =>
    failedJob(api, workspaceId, more)
  const list = async (query = '') => (await house.admin.call<FailedJobPage>('GET', `/v1/failed-jobs${query}`)).body
  const idsOf = (page: FailedJobPage) => page.items.map((job) => job.id)
  const retryAll = (kind = KIND) => house.admin.call<RetriedJobs>('POST', '/v1/failed-job-retries', { body: { kind } })
  const statusOf = async (id: string) =>
    (await api.deps.db.selectFrom('jobs').select('status').where('id', '=', id).executeTakeFirst())?.status
  const events = () =>
    api.deps.db.selectFrom('events').select(['type', 'subject', 'data', 'actor_id', 'workspace_id']).execute()

  test('a job that failed for good is listed with what a person needs to know', async () => {
    const invitation = newId('invitation')
    const payload = { kind: 'invitation', id: invitation, sealed: 'c2VjcmV0', note: 'for Ana', n: 3, pin: 4711 }
    await add({
      payload: JSON.stringify(payload),
      last_error: 'cannot reach smtp://desk:hunter2@mail.example:587',
      died_at: api.deps.clock.now() + 5,
    })
    const { items, nextCursor } = await list()
    expect(nextCursor).toBeNull()
    expect(items[0]).toMatchObject({
      kind: KIND,
      attempts: 10,
      error: 'cannot reach smtp://desk:…@mail.example:587',
      details: [
        { name: 'kind', value: 'invitation' },
        { name: 'id', value: invitation },
        { name: 'sealed', value: null },
        { name: 'note', value: null },
        { name: 'n', value: '3' },
        { name: 'pin', value: null },
      ],
      failedAt: new Date(api.deps.clock.now() + 5).toISOString(),
    } satisfies Partial<FailedJob>)
    expect(JSON.stringify(items)).not.toMatch(/c2VjcmV0|for Ana|4711|hunter2/)
  })

  test('pages follow each other without gaps, the latest first, also within one instant', async () => {
    const now = api.deps.clock.now()
    const made: string[] = []
    for (let n = 0; n < 7; n++) made.push(await add({ died_at: now + Math.floor(n / 3) }))
    await add({ kind: 'other.work', died_at: now + 9 })
    const wanted = made.toReversed()
    const seen: string[] = []
    let cursor = ''
    do {
      const page = await list(`?kind=${KIND}&limit=2${cursor && `&cursor=${cursor}`}`)
      seen.push(...idsOf(page))
      cursor = page.nextCursor ?? ''
    } while (cursor)
    expect(seen).toEqual(wanted)
    const forged = await house.admin.call('GET', '/v1/failed-jobs?cursor=1.cnv_00000000000000000000000000')
    expect(forged.body.code).toBe('invalid_input')
  })

  test('counts each kind, the most first, and only what failed for good here', async () => {
    for (let n = 0; n < 2; n++) await add()
    await add({ kind: 'other.work' })
    await add({ status: 'waiting', died_at: null })
    await add({}, foreign.workspace.id)
    const { body } = await house.admin.call<FailedJobCounts>('GET', '/v1/failed-jobs/counts')
    expect(body).toEqual({
      total: 3,
      kinds: [
        { kind: KIND, count: 2 },
        { kind: 'other.work', count: 1 },
      ],
    })
  })

  test('one is tried again with all its tries, and done', async () => {
    await house.admin.call('POST', '/v1/invitations', { body: { email: 'again@example.com', role: 'agent' } })
    await api.deps.db
      .updateTable('jobs')
      .set({ status: 'dead', attempts: 10, died_at: api.deps.clock.now(), last_error: 'no mail server' })
      .execute()
    const [job] = (await list()).items
    let woken = 0
    const watched = testApi(api.deps.db, { clock: api.deps.clock, wakeJobs: () => void woken++ })
    const path = `/v1/failed-jobs/${job?.id}/retry`
    const answer = await watched.call('POST', path, { headers: house.admin.headers })
    expect([answer.status, woken]).toEqual([204, 1])
    expect(
      await api.deps.db.selectFrom('jobs').select(['status', 'attempts', 'last_error', 'died_at']).execute(),
    ).toEqual([{ status: 'waiting', attempts: 0, last_error: null, died_at: null }])
    await createJobRunner(api.deps).runDue()
    expect(api.deps.mailer.sent.map((mail) => mail.to)).toContain('again@example.com')
    expect((await house.admin.call('POST', path)).body.code).toBe('not_found')
    expect((await events()).at(-1)).toMatchObject({ type: 'job.redriven', subject: job?.id, actor_id: house.admin.id })
  })

  describe('beside its like', () => {
    test('one is not tried again', async () => {
      const id = await add({ unique_key: 'k' })
      await add({ unique_key: 'k', status: 'waiting', died_at: null })
      expect((await house.admin.call('POST', `/v1/failed-jobs/${id}/retry`)).body.code).toBe('conflict')
      expect(await statusOf(id)).toBe('dead')
    })

    test('all of a kind are tried again but the like of each other and of what waits', async () => {
      const plain = await add()
      const older = await add({ unique_key: 'a' })
      const newer = await add({ unique_key: 'a' })
      const blocked = await add({ unique_key: 'b' })
      await add({ unique_key: 'b', status: 'leased', died_at: null })
      const other = await add({ kind: 'other.work' })
      const theirs = await add({}, foreign.workspace.id)
      expect((await retryAll()).body).toEqual({ retried: 2, left: 2 })
      const statuses = await Promise.all([plain, older, newer, blocked, other, theirs].map(statusOf))
      expect(statuses).toEqual(['waiting', 'dead', 'waiting', 'dead', 'dead', 'dead'])
      const [recorded, ...more] = await events()
      expect(recorded).toMatchObject({ type: 'jobs.redriven', subject: KIND, workspace_id: house.workspace.id })
      expect(JSON.parse(recorded?.data ?? '')).toEqual({ kind: KIND, count: 2 })
      expect(more).toEqual([])
    })

    test('none of a kind is no mistake, and nothing to record', async () => {
      expect((await retryAll('other.work')).body).toEqual({ retried: 0, left: 0 })
      expect(await events()).toEqual([])
    })

    test('one job is not tried again twice by two who press at once', async () => {
      const id = await add({ unique_key: 'k' })
      const press = () => house.admin.call('POST', `/v1/failed-jobs/${id}/retry`)
      const answers = (await Promise.all([press(), press(), press()])).map((answer) => answer.status)
      expect(answers.filter((status) => status === 204)).toHaveLength(1)
      expect(answers.filter((status) => status === 404 || status === 409)).toHaveLength(2)
    })
  })

  test('a discarded one is gone, and the event keeps what it was', async () => {
    const id = await add({ last_error: 'Bearer abc.def rejected' })
    expect((await house.admin.call('DELETE', `/v1/failed-jobs/${id}`)).status).toBe(204)
    expect(await statusOf(id)).toBeUndefined()
    expect((await house.admin.call('DELETE', `/v1/failed-jobs/${id}`)).body.code).toBe('not_found')
    const [recorded] = await events()
    expect(recorded).toMatchObject({ type: 'job.discarded', subject: id, actor_id: house.admin.id })
    expect(JSON.parse(recorded?.data ?? '')).toEqual({
      jobId: id,
      kind: KIND,
      attempts: 10,
      error: 'Bearer … rejected',
    })
  })

  test('work that waits or is under way is neither discarded nor tried again from here', async () => {
    for (const status of ['waiting', 'leased'] as const) {
      const path = `/v1/failed-jobs/${await add({ status, died_at: null })}`
      expect((await house.admin.call('DELETE', path)).body.code).toBe('not_found')
      expect((await house.admin.call('POST', `${path}/retry`)).body.code).toBe('not_found')
    }
  })

  test('what concerns the whole installation is for admins of a company that hosts itself', async () => {
    const id = await add({ kind: 'other.work' }, '')
    expect(idsOf(await list())).toEqual([id])
    const hosted = testApi(api.deps.db, { env: { DESKBELL_MODE: 'hosted' }, clock: api.deps.clock })
    const ask = <T>(method: string, path: string) => hosted.call<T>(method, path, { headers: house.admin.headers })
    expect((await ask<FailedJobPage>('GET', '/v1/failed-jobs')).body.items).toEqual([])
    expect((await ask<FailedJobCounts>('GET', '/v1/failed-jobs/counts')).body.total).toBe(0)
    expect((await ask('DELETE', `/v1/failed-jobs/${id}`)).status).toBe(404)
    expect((await ask('POST', `/v1/failed-jobs/${id}/retry`)).status).toBe(404)
    expect((await house.admin.call('DELETE', `/v1/failed-jobs/${id}`)).status).toBe(204)
    expect((await events())[0]?.workspace_id).toBe(house.workspace.id)
  })

  test.each(['agent', 'provider'] as const)('an %s neither sees nor touches them', async (role) => {
    const id = await add()
    for (const [method, path, body] of [
      ['GET', 's', undefined],
      ['GET', 's/counts', undefined],
      ['POST', '-retries', { kind: KIND }],
      ['POST', `s/${id}/retry`, undefined],
      ['DELETE', `s/${id}`, undefined],
    ] as const) {
      const answer = await house[role].call(method, `/v1/failed-job${path}`, body ? { body } : {})
      expect([method, path, answer.body.code]).toEqual([method, path, 'forbidden'])
    }
    expect(await statusOf(id)).toBe('dead')
  })
})
