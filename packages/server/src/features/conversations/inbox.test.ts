import type { Agent, Conversation, ConversationPage, EntryPage, InboxCounts, SentMessage } from '@deskbell/protocol'
import { expect, test } from 'vitest'
import { type TestAgent, testApi } from '../../testing/api.ts'
import { eachDatabase } from '../../testing/databases.ts'
import { testCtx } from '../../testing/deps.ts'
import { furnish, type House, message } from '../../testing/house.ts'
import { previewOf } from './log.ts'
import { RELEASE_JOB, releaseConversations } from './release.ts'

async function start(house: House, text = 'Hello'): Promise<Conversation> {
  const sent = await house.customer.call<SentMessage>('POST', '/v1/conversations', { body: message(text) })
  return sent.body.conversation
}

const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, n) => sum + n, 0)

eachDatabase((_kind, open) => {
  test('new conversations go to the least loaded of those available, however many start at once', async () => {
    const api = testApi((await open()).db)
    const house = await furnish(api)
    const third = await api.agent(house.workspace, { name: 'Theo' })
    const away = await api.agent(house.workspace, { name: 'Ada' })
    await away.call('PATCH', '/v1/me', { body: { availability: 'away' } })

    await Promise.all(Array.from({ length: 14 }, () => start(house)))
    const listed = await house.admin.call<{ items: Agent[] }>('GET', '/v1/agents')
    const load = new Map(listed.body.items.map((agent) => [agent.id, agent.openConversations]))
    const takers = [house.admin, house.agent, third].map((agent) => load.get(agent.id) ?? 0)
    expect(sumOf(takers)).toBe(15)
    expect(takers).toEqual([5, 5, 5])
    expect([load.get(away.id), load.get(house.provider.id)]).toEqual([0, 0])

    // Whoever closes some is next; among equals, whoever waited longest.
    const mine = await third.call<ConversationPage>('GET', '/v1/conversations?view=mine')
    for (const { id } of mine.body.items.slice(0, 2)) await third.call('POST', `/v1/conversations/${id}/close`)
    expect([(await start(house)).assigneeId, (await start(house)).assigneeId]).toEqual([third.id, third.id])
    const next = [await start(house), await start(house), await start(house)].map((one) => one.assigneeId)
    expect(new Set(next)).toEqual(new Set([house.admin.id, house.agent.id, third.id]))
  })

  test('with nobody available a conversation waits unassigned', async () => {
    const api = testApi((await open()).db)
    const house = await furnish(api)
    for (const agent of [house.admin, house.agent]) {
      await agent.call('PATCH', '/v1/me', { body: { availability: 'away' } })
    }
    const waiting = await start(house)
    expect(waiting.assigneeId).toBeNull()
    const unassigned = await house.agent.call<ConversationPage>('GET', '/v1/conversations?view=unassigned')
    expect(unassigned.body.items.map((item) => item.id)).toEqual([waiting.id])
  })

  test('the open conversations of someone who left go back to the inbox', async () => {
    const api = testApi((await open()).db)
    const house = await furnish(api)
    for (let n = 0; n < 3; n++) await start(house)
    const mine = await house.agent.call<ConversationPage>('GET', '/v1/conversations?view=mine')
    const [closed, ...kept] = mine.body.items
    await house.agent.call('POST', `/v1/conversations/${closed?.id}/close`)
    await house.admin.call('PATCH', `/v1/agents/${house.agent.id}`, { body: { role: 'provider' } })

    const jobs = await api.deps.db.selectFrom('jobs').selectAll().where('kind', '=', RELEASE_JOB).execute()
    for (const job of jobs) await releaseConversations(testCtx(api.deps, job.workspace_id), JSON.parse(job.payload))
    const back = await house.admin.call<ConversationPage>('GET', '/v1/conversations?view=unassigned')
    expect(back.body.items.map((item) => item.id).sort()).toEqual(kept.map((item) => item.id).sort())
    const left = await house.admin.call<Conversation>('GET', `/v1/conversations/${closed?.id}`)
    expect(left.body.assigneeId).toBe(house.agent.id)
  })

  test('the views of the inbox hold what they say, and counts agree with them', async () => {
    const api = testApi((await open()).db)
    const house = await furnish(api)
    for (let n = 0; n < 5; n++) await start(house)
    const all = await house.agent.call<ConversationPage>('GET', '/v1/conversations?view=all')
    const [first, second, third] = all.body.items
    await house.agent.call('POST', `/v1/conversations/${first?.id}/close`)
    await house.agent.call('POST', `/v1/conversations/${second?.id}/assign`, { body: { assigneeId: null } })
    await house.agent.call('POST', `/v1/conversations/${third?.id}/receipts`, { body: { readSeq: 1 } })

    const counts = (await house.agent.call<InboxCounts>('GET', '/v1/inbox/counts')).body
    for (const view of ['mine', 'unassigned', 'all', 'closed'] as const) {
      const page = await house.agent.call<ConversationPage>('GET', `/v1/conversations?view=${view}`)
      expect([view, page.body.items.length]).toEqual([view, counts[view]])
    }
    expect(counts).toMatchObject({ unassigned: 1, all: 5, closed: 1, unread: 4 })
    const waiting = await house.agent.call<ConversationPage>('GET', '/v1/conversations?view=all')
    expect(sumOf(waiting.body.items.map((item) => item.unread))).toBe(4)
  })

  test('pages neither skip nor repeat, though times are equal', async () => {
    const api = testApi((await open()).db)
    const house = await furnish(api)
    for (let n = 0; n < 8; n++) {
      await start(house)
      if (n % 3 === 0) api.deps.clock.advance(1000)
    }
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const path: string = `/v1/conversations?limit=2${cursor ? `&cursor=${cursor}` : ''}`
      const page = await house.customer.call<ConversationPage>('GET', path)
      expect(page.status).toBe(200)
      seen.push(...page.body.items.map((item) => item.id))
      cursor = page.body.nextCursor
    } while (cursor !== null)
    expect(seen).toHaveLength(9)
    expect(new Set(seen).size).toBe(9)
    const once = await house.customer.call<ConversationPage>('GET', '/v1/conversations')
    expect(once.body.items.map((item) => item.id)).toEqual(seen)
    expect((await house.customer.call('GET', '/v1/conversations?cursor=nonsense')).body.code).toBe('invalid_input')
    expect((await house.customer.call('GET', '/v1/conversations?view=all')).body.code).toBe('invalid_input')
  })

  test('entries are read forwards from a cursor and backwards through history', async () => {
    const api = testApi((await open()).db)
    const house = await furnish(api)
    const path = `/v1/conversations/${house.conversationId}`
    for (let n = 0; n < 8; n++) await house.customer.call('POST', `${path}/messages`, { body: message(`m${n}`) })
    const read = async (query: string) => {
      const page = await house.customer.call<EntryPage>('GET', `${path}/entries?${query}`)
      return [page.body.entries.map((entry) => entry.seq), page.body.hasMore]
    }
    expect(await read('limit=3')).toEqual([[8, 9, 10], true])
    expect(await read('before=8&limit=5')).toEqual([[3, 4, 5, 6, 7], true])
    expect(await read('before=3&limit=5')).toEqual([[1, 2], false])
    expect(await read('after=0&limit=4')).toEqual([[1, 2, 3, 4], true])
    expect(await read('after=8&limit=4')).toEqual([[9, 10], false])
    expect(await read('after=10')).toEqual([[], false])
  })

  test('closing, reopening and assigning stand in the log; a step that is not possible is refused', async () => {
    const api = testApi((await open()).db)
    const house = await furnish(api)
    const path = `/v1/conversations/${house.conversationId}`
    const post = (agent: TestAgent, step: string, body?: object) =>
      agent.call<Conversation>('POST', `${path}/${step}`, body && { body })
    expect((await post(house.agent, 'reopen')).body.code).toBe('invalid_transition')
    expect((await post(house.agent, 'close')).body.status).toBe('closed')
    expect((await post(house.agent, 'close')).body.code).toBe('invalid_transition')
    expect((await post(house.admin, 'reopen')).body.status).toBe('open')
    const given = await post(house.admin, 'assign', { assigneeId: house.agent.id })
    expect(given.body.assigneeId).toBe(house.agent.id)
    const again = await post(house.admin, 'assign', { assigneeId: house.agent.id })
    expect(again.body.lastSeq).toBe(given.body.lastSeq)
    expect((await post(house.admin, 'assign', { assigneeId: house.provider.id })).body.code).toBe('invalid_input')

    await post(house.agent, 'close')
    await house.customer.call('POST', `${path}/messages`, { body: message('One more thing') })
    const log = await house.customer.call<EntryPage>('GET', `${path}/entries?after=0`)
    expect(log.body.entries.slice(-3).map((entry) => [entry.type, entry.by.kind])).toEqual([
      ['closed', 'agent'],
      ['reopened', 'customer'],
      ['message', 'customer'],
    ])
    expect(log.body.conversation.status).toBe('open')
    expect(log.body.conversation.participants.map((person) => person.name)).toContain('Mara')
  })

  test('rooms hear what happened after it is durable: the thread, the customer and the inbox', async () => {
    const api = testApi((await open()).db)
    const house = await furnish(api)
    api.deps.publisher.published.splice(0)
    const path = `/v1/conversations/${house.conversationId}`
    await house.agent.call('POST', `${path}/messages`, { body: message('On its way') })
    await house.customer.call('POST', `${path}/receipts`, { body: { readSeq: 3 } })
    const [sent, receipt] = api.deps.publisher.published
    expect(sent?.publications.map(({ room, event }) => [room.party, room.id, event.t])).toEqual([
      ['conversation', house.conversationId, 'entry'],
      ['conversation', house.conversationId, 'receipt'],
      ['customer', house.customer.id, 'conversation'],
      ['inbox', house.workspace.id, 'conversation'],
    ])
    expect(receipt?.ref).toMatchObject({ kind: 'receipt', conversationId: house.conversationId })
    expect(receipt?.publications.map(({ room }) => room.party)).toEqual(['conversation', 'customer'])
  })
})

test('a preview is one line of at most 200 whole characters', () => {
  expect(previewOf({ type: 'text', text: '  Hello\n\tthere\0 ' })).toBe('Hello there')
  const bells = previewOf({ type: 'text', text: '🛎️'.repeat(300) })
  expect([...bells]).toHaveLength(200)
  expect(bells.isWellFormed()).toBe(true)
})
