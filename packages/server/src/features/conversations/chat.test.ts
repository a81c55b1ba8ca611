import type { Conversation, ConversationPage, EntryPage, SentMessage } from '@deskbell/protocol'
import { expect, test } from 'vitest'
import { newClientId, testApi } from '../../testing/api.ts'
import { eachDatabase } from '../../testing/databases.ts'

const text = (words: string) => ({ clientId: newClientId(), content: { type: 'text', text: words } })

eachDatabase((_kind, open) => {
  test('a visitor writes, an agent answers, and both see the same log', async () => {
    const api = testApi((await open()).db)
    const workspace = await api.workspace()
    const agent = await api.agent(workspace)
    const customer = await api.customer(workspace)

    const started = await customer.call<SentMessage>('POST', '/v1/conversations', { body: text('Where is my order?') })
    expect(started.status).toBe(201)
    const { id } = started.body.conversation
    expect(started.body.entry).toMatchObject({ seq: 1, type: 'message', by: { kind: 'customer', id: customer.id } })
    expect(started.body.conversation).toMatchObject({ assigneeId: agent.id, lastSeq: 2, unread: 0 })

    const mine = await agent.call<ConversationPage>('GET', '/v1/conversations?view=mine')
    expect(mine.body.items).toMatchObject([{ id, unread: 1, lastMessage: { preview: 'Where is my order?' } }])

    const path = `/v1/conversations/${id}`
    const answered = await agent.call<SentMessage>('POST', `${path}/messages`, { body: text('On its way.') })
    expect(answered.status).toBe(201)
    expect(answered.body.entry.seq).toBe(3)

    const log = await customer.call<EntryPage>('GET', `${path}/entries?after=0`)
    expect(log.body.entries.map((entry) => [entry.seq, entry.type, entry.by.kind])).toEqual([
      [1, 'message', 'customer'],
      [2, 'assigned', 'system'],
      [3, 'message', 'agent'],
    ])
    expect(log.body.conversation.unread).toBe(1)
    await customer.call('POST', `${path}/receipts`, { body: { readSeq: 3 } })
    const read = await agent.call<Conversation>('GET', path)
    expect(read.body.receipts).toContainEqual({
      participant: { kind: 'customer', id: customer.id },
      deliveredSeq: 3,
      readSeq: 3,
    })
    expect((await customer.call<Conversation>('GET', path)).body.unread).toBe(0)
  })
})
