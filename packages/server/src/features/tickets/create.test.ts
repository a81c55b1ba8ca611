import type { EntryPage, Ticket, TicketCreated, TicketReply, TicketType } from '@deskbell/protocol'
import { beforeEach, describe, expect, test } from 'vitest'
import { newClientId, type TestApi, testApi } from '../../testing/api.ts'
import { eachDatabase } from '../../testing/databases.ts'
import { furnish, type House } from '../../testing/house.ts'

eachDatabase((_kind, open) => {
  let api: TestApi
  let house: House
  let types: readonly TicketType[]
  beforeEach(async () => {
    api = testApi((await open()).db)
    house = await furnish(api)
    types = (await house.admin.call<{ items: TicketType[] }>('GET', '/v1/ticket-types')).body.items
  })

  const typeOf = (key: string): string => types.find((type) => type.key === key)?.id ?? ''
  const question = (text = 'My invoice is wrong', more: object = {}) => ({
    clientId: newClientId(),
    typeId: typeOf('general_inquiry'),
    subject: 'Invoice',
    content: { type: 'text', text },
    ...more,
  })
  const ask = (body: object = question(), by = house.customer) =>
    by.call<TicketCreated>('POST', '/v1/tickets', { body })
  const entriesOf = async (conversationId: string) =>
    (await house.customer.call<EntryPage>('GET', `/v1/conversations/${conversationId}/entries?limit=200`)).body.entries

  describe('asking', () => {
    test('makes a ticket with a number, a thread, and an answer that comes by itself', async () => {
      const { status, body } = await ask()
      expect(status).toBe(201)
      expect(body.duplicate).toBe(false)
      expect(body.ticket).toMatchObject({ number: 1, subject: 'Invoice', channel: 'form', work: null, unread: 1 })
      expect(body.conversation.ticket).toMatchObject({ number: 1, id: body.ticket.id })
      const entries = await entriesOf(body.conversation.id)
      expect(entries.map((entry) => entry.seq)).toEqual(entries.map((_, at) => at + 1))
      expect(entries[0]).toMatchObject({
        type: 'message',
        by: { kind: 'customer' },
        content: { text: 'My invoice is wrong' },
      })
      expect(entries.some((entry) => entry.type === 'message' && entry.content.automatic)).toBe(true)
    })

    test('the same question sent again within minutes, or a retry, answers with the first', async () => {
      const body = question()
      const first = await ask(body)
      const retry = await ask(body)
      const again = await ask({ ...question('my INVOICE is wrong!!'), subject: 'invoice' })
      expect([retry.body.ticket.id, again.body.ticket.id]).toEqual([first.body.ticket.id, first.body.ticket.id])
      expect([first.body.duplicate, retry.body.duplicate, again.body.duplicate]).toEqual([false, true, true])
      const other = await ask(question('Something else'))
      expect(other.body.ticket.number).toBe(2)
      expect((await ask(question(), house.stranger)).body.ticket.number).toBe(3)
    })

    test('after those minutes it is a new one', async () => {
      await ask()
      api.deps.clock.advance(11 * 60_000)
      expect((await ask()).body.ticket.number).toBe(2)
    })

    test('two hundred at once are numbered 1 to 200', { timeout: 60_000 }, async () => {
      // As every client does where the service has no connection left just now: again, with the same client id.
      const insist = async (body: object): ReturnType<typeof ask> => {
        const answer = await ask(body)
        return answer.status === 503 ? insist(body) : answer
      }
      const asked = await Promise.all(Array.from({ length: 200 }, (_, n) => insist(question(`Question ${n}`))))
      const numbers = asked.map(({ body }) => body.ticket.number).toSorted((a, b) => a - b)
      expect(numbers).toEqual(Array.from({ length: 200 }, (_, n) => n + 1))
    })

    test('what agents alone may say is refused from customers, by field', async () => {
      const { status, body } = await ask(question('Hello', { priority: 'urgent', tags: ['vip'] }))
      expect([status, body.code]).toEqual([422, 'invalid_input'])
      expect(body.errors?.map(({ path }) => path)).toEqual(['priority', 'tags'])
    })

    test('an agent logs a call for somebody new, and for the same address again', async () => {
      const call = (text: string) =>
        house.agent.call<TicketCreated>('POST', '/v1/tickets', {
          body: question(text, {
            customer: { email: 'Lena@example.com', name: 'Lena' },
            priority: 'high',
            tags: ['vip'],
          }),
        })
      const first = await call('Called about the gate code')
      expect(first.body.ticket).toMatchObject({
        channel: 'phone',
        customer: { email: 'lena@example.com', verified: false },
      })
      expect(first.body.ticket.work).toMatchObject({ priority: 'high', tags: ['vip'] })
      expect(first.body.ticket.work?.firstResponseAt).not.toBeNull()
      const second = await call('Called again')
      expect(second.body.ticket.customer.id).toBe(first.body.ticket.customer.id)
    })
  })

  describe('working', () => {
    const move = (id: string, status: string) =>
      house.agent.call<Ticket>('POST', `/v1/tickets/${id}/status`, { body: { status } })
    const say = (by: House['customer'] | House['agent'], id: string, text: string, more: object = {}) =>
      by.call<TicketReply>('POST', `/v1/tickets/${id}/messages`, {
        body: { clientId: newClientId(), content: { type: 'text', text }, ...more },
      })

    test('answers move a ticket on, and a reply brings a waiting or resolved one back', async () => {
      const { ticket } = (await ask()).body
      const answered = await say(house.agent, ticket.id, 'Which one?', { status: 'waiting' })
      expect(answered.body.ticket.status).toBe('waiting')
      expect((await say(house.customer, ticket.id, 'The last')).body.ticket.status).toBe('in_progress')
      expect((await move(ticket.id, 'resolved')).body.status).toBe('resolved')
      const back = await say(house.customer, ticket.id, 'It is not')
      expect([back.body.ticket.status, back.body.conversation.status]).toEqual(['in_progress', 'open'])
    })

    test('a reply to a closed ticket starts a follow-up, once; chat says where to go', async () => {
      const { ticket, conversation } = (await ask()).body
      await house.agent.call('POST', `/v1/tickets/${ticket.id}/close`, { body: { summary: 'Sent anew' } })
      const chat = await house.customer.call('POST', `/v1/conversations/${conversation.id}/messages`, {
        body: { clientId: newClientId(), content: { type: 'text', text: 'Hello?' } },
      })
      expect([chat.status, chat.body]).toMatchObject([409, { code: 'ticket_closed' }])
      const body = { clientId: newClientId(), content: { type: 'text', text: 'Wrong again' } }
      const path = `/v1/tickets/${ticket.id}/messages`
      const first = await house.customer.call<TicketReply>('POST', path, { body })
      expect(first.body.ticket).toMatchObject({ followsUpId: ticket.id, number: 2, subject: 'Invoice' })
      const retry = await house.customer.call<TicketReply>('POST', path, { body })
      expect(retry.body.ticket.id).toBe(first.body.ticket.id)
      const more = await say(house.customer, ticket.id, 'And one thing more')
      expect(more.body.ticket.id).toBe(first.body.ticket.id)
    })

    test('of two agents who take a ticket at once, one has it and the other is told', async () => {
      const { ticket } = (await ask()).body
      const free = await house.admin.call<Ticket>('POST', `/v1/tickets/${ticket.id}/assign`, {
        body: { assigneeId: null },
      })
      expect(free.body.work?.assigneeId).toBeNull()
      const take = (by: House['agent']) =>
        by.call<Ticket>('POST', `/v1/tickets/${ticket.id}/assign`, {
          body: { assigneeId: by.id, expectedAssigneeId: null },
        })
      const [one, other] = await Promise.all([take(house.admin), take(house.agent)])
      expect([one.status, other.status].toSorted()).toEqual([200, 409])
      const loser = one.status === 409 ? one : other
      expect(loser.body.detail).toMatch(/(Robin|Mara) has taken it meanwhile/)
    })

    test('a step that is not possible is refused, and says which are', async () => {
      const { ticket } = (await ask()).body
      await move(ticket.id, 'closed')
      const { status, body } = await move(ticket.id, 'waiting')
      expect([status, body.code]).toEqual([409, 'invalid_transition'])
    })

    test('closing and reopening a conversation moves its ticket', async () => {
      const { ticket, conversation } = (await ask()).body
      await house.agent.call('POST', `/v1/conversations/${conversation.id}/close`)
      const closed = await house.agent.call<Ticket>('GET', `/v1/tickets/${ticket.id}`)
      expect(closed.body.status).toBe('resolved')
      const reopened = await house.customer.call<Ticket>('POST', `/v1/tickets/${ticket.id}/reopen`)
      expect(['open', 'in_progress']).toContain(reopened.body.status)
    })

    test('a chat becomes a ticket; nothing is copied', async () => {
      const path = `/v1/conversations/${house.conversationId}/ticket`
      const body = { typeId: typeOf('general_inquiry'), subject: 'From a chat' }
      const made = await house.agent.call<Ticket>('POST', path, { body })
      expect(made.status).toBe(201)
      expect(made.body).toMatchObject({ conversationId: house.conversationId, channel: 'chat', subject: 'From a chat' })
      expect((await house.agent.call('POST', path, { body })).body).toMatchObject({ code: 'conflict' })
      expect((await entriesOf(house.conversationId)).filter((entry) => entry.type === 'message')).toHaveLength(1)
    })

    test('notes are for colleagues: customers see none, not even a gap', async () => {
      const { conversation } = (await ask()).body
      const path = `/v1/conversations/${conversation.id}/notes`
      const body = { clientId: newClientId(), text: 'A difficult one', mentions: [house.admin.id] }
      const note = await house.agent.call('POST', path, { body })
      expect(note.status).toBe(201)
      expect((await house.customer.call('GET', path)).status).toBe(403)
      const entries = await entriesOf(conversation.id)
      expect(entries.map((entry) => entry.seq)).toEqual(entries.map((_, at) => at + 1))
      expect(JSON.stringify(entries)).not.toContain('difficult')
    })
  })
})
