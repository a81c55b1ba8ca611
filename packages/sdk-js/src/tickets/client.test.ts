import type { Conversation, Ticket } from '@deskbell/protocol'
import { expect, test, vi } from 'vitest'
import { clientKit, WORKSPACE } from '../testing/client-kit.ts'
import { problem } from '../testing/fake-service.ts'
import { createTicketsClient } from './client.ts'

const ID = 'tkt_01h455vb4pex5vsknk084sn02q'
const TICKET = { id: ID, number: 1042, conversationId: 'cnv_1', subject: 'Latch', status: 'open' } as Ticket

/** A service that answers calls about tickets with these, and the rest as ever. */
function ticketDesk(answers: Record<string, (body: unknown) => unknown>) {
  const { service, runtime, open } = clientKit()
  service.intercept = (method, path, body) => {
    const answer = answers[`${method} ${path}`]?.(body)
    return answer instanceof Response || answer === undefined ? answer : Response.json(answer)
  }
  const client = open()
  const asked = (path: string) => service.calls.filter((call) => call.path === path)
  return { service, runtime, client, tickets: createTicketsClient(client), asked }
}

/** The conversation of the ticket, as a room publishes it. */
const changed = (ticket: Conversation['ticket'], lastSeq: number) =>
  ({
    t: 'conversation',
    conversation: { id: 'cnv_1', customer: { id: 'cus_1' }, status: 'open', updatedAt: '', ticket, lastSeq },
  }) as never

test('the contact form is read before anybody has acted, and leaves no trace', async () => {
  const { tickets, service, client } = ticketDesk({ 'GET /v1/contact-form': () => ({ types: [] }) })
  expect(await tickets.contactForm()).toEqual({ types: [] })
  expect(service.calls.map((call) => call.path)).toEqual(['/v1/contact-form'])
  expect(client.customer.get()).toBeNull()
  expect(client.wire.workspaceKey).toBe(WORKSPACE)
})

test('asking makes a visitor, sends what was said, and lists the new conversation', async () => {
  const { tickets, asked, client } = ticketDesk({ 'POST /v1/tickets': () => ({ ticket: TICKET, duplicate: false }) })
  const question = { typeId: 'tty_1', subject: 'Latch', text: 'It does not close.', pressing: true }
  const { ticket } = await tickets.create({ ...question, attachments: [{ id: 'att_1' }], fields: { room: '12' } })
  expect(ticket.number).toBe(1042)
  expect(client.customer.get()?.id).toBe('cus_1')
  expect(asked('/v1/tickets')[0]?.body).toEqual({
    typeId: 'tty_1',
    subject: 'Latch',
    content: { type: 'text', text: 'It does not close.' },
    fields: { room: '12' },
    attachmentIds: ['att_1'],
    pressing: true,
    clientId: expect.stringMatching(/^[\w-]{43}$/),
  })
  await vi.waitFor(() => expect(asked('/v1/conversations').length).toBeGreaterThan(0))
})

test('a retry with the same client id asks with the same words', async () => {
  let fails = true
  const { tickets, asked } = ticketDesk({
    'POST /v1/tickets': () => {
      const answer = fails ? problem('unavailable', 503) : { ticket: TICKET, duplicate: true }
      fails = false
      return answer
    },
  })
  const question = { clientId: 'draft-0123456789abcdef', typeId: 'tty_1', subject: 'Latch', text: 'Open' }
  await expect(tickets.create(question)).rejects.toMatchObject({ code: 'unavailable' })
  expect((await tickets.create(question)).duplicate).toBe(true)
  const [first, second] = asked('/v1/tickets')
  expect(second?.body).toEqual(first?.body)
})

test.each([
  [1042, '/v1/tickets'],
  ['#1042', '/v1/tickets'],
  ['1042', '/v1/tickets'],
  [ID, `/v1/tickets/${ID}`],
])('%j is found by what it is', async (name, path) => {
  const answers = { 'GET /v1/tickets': () => ({ items: [TICKET] }), [`GET /v1/tickets/${ID}`]: () => TICKET }
  const { tickets, asked, client } = ticketDesk(answers)
  await client.wire.act()
  expect((await tickets.get(name)).number).toBe(1042)
  expect(asked(path)).toHaveLength(1)
})

test('a number nobody has is not found, and fields that do not fit are named', async () => {
  const fault = { path: 'fields.room', message: 'must be answered' }
  const { tickets, client } = ticketDesk({
    'GET /v1/tickets': () => ({ items: [] }),
    'POST /v1/tickets': () =>
      Response.json({ type: 'urn:x', code: 'invalid_input', detail: 'x', errors: [fault] }, { status: 422 }),
  })
  await client.wire.act()
  await expect(tickets.get(7)).rejects.toMatchObject({ code: 'not_found' })
  await expect(tickets.create({ typeId: 'tty_1', subject: 'x', text: 'x' })).rejects.toMatchObject({
    code: 'invalid_input',
    errors: [fault],
  })
})

test('nobody who has not acted is asked for what they said before', async () => {
  const { tickets, service } = ticketDesk({})
  expect(await tickets.similar({ subject: 'a', text: 'b' })).toEqual([])
  expect(service.calls).toEqual([])
})

test('a followed ticket shows a new status at once, and asks for the rest', async () => {
  let answer = TICKET
  const { tickets, service, client, asked } = ticketDesk({ [`GET /v1/tickets/${ID}`]: () => answer })
  const thread = client.newConversation()
  thread.send('Hello')
  await vi.waitFor(() => expect(service.open('customer/cus_1')).toHaveLength(1))
  const live = tickets.follow(ID)
  await vi.waitFor(() => expect(live.state.get().ticket?.status).toBe('open'))
  const summary = { id: ID, number: 1042, subject: 'Latch' }
  service.publish('customer/cus_1', changed({ ...summary, status: 'open' }, 2))
  answer = { ...TICKET, status: 'resolved', resolvedAt: '2026-03-01T10:00:00.000Z' }
  service.publish('customer/cus_1', changed({ ...summary, status: 'resolved' }, 3))
  expect(live.state.get().ticket?.status).toBe('resolved')
  await vi.waitFor(() => expect(live.state.get().ticket?.resolvedAt).not.toBeNull())
  live.release()
  const before = asked(`/v1/tickets/${ID}`).length
  service.publish('customer/cus_1', changed({ ...summary, status: 'closed' }, 4))
  expect(asked(`/v1/tickets/${ID}`)).toHaveLength(before)
  client.destroy()
})
