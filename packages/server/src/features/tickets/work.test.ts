import type {
  BulkResult,
  Note,
  SimilarTicket,
  Ticket,
  TicketCreated,
  TicketEvent,
  TicketMetrics,
  TicketReply,
  TicketType,
  TicketView,
} from '@deskbell/protocol'
import { beforeEach, describe, expect, test } from 'vitest'
import { createJobRunner, type JobRunner } from '../../platform/jobs/runner.ts'
import { newClientId, type TestApi, testApi } from '../../testing/api.ts'
import { eachDatabase } from '../../testing/databases.ts'
import { furnish, type House } from '../../testing/house.ts'

const DAY = 86_400_000

eachDatabase((_kind, open) => {
  let api: TestApi
  let house: House
  let runner: JobRunner
  let typeId: string
  beforeEach(async () => {
    api = testApi((await open()).db)
    house = await furnish(api)
    runner = createJobRunner(api.deps)
    await runner.runDue()
    const types = await house.admin.call<{ items: TicketType[] }>('GET', '/v1/ticket-types')
    typeId = types.body.items.find(({ key }) => key === 'general_inquiry')?.id ?? ''
  })

  const ask = async (text: string, subject = 'Invoice', by = house.customer) =>
    (
      await by.call<TicketCreated>('POST', '/v1/tickets', {
        body: { clientId: newClientId(), typeId, subject, content: { type: 'text', text } },
      })
    ).body.ticket
  const act = <T = Ticket>(ticket: Ticket, what: string, body: object = {}, by = house.agent) =>
    by.call<T>('POST', `/v1/tickets/${ticket.id}/${what}`, { body })
  const read = async (ticket: Ticket) => (await house.admin.call<Ticket>('GET', `/v1/tickets/${ticket.id}`)).body
  const say = (by: House['customer'] | House['agent'], ticket: Ticket, text: string) =>
    by.call<TicketReply>('POST', `/v1/tickets/${ticket.id}/messages`, {
      body: { clientId: newClientId(), content: { type: 'text', text } },
    })

  describe('merging', () => {
    test('closes the one, tells the other what was asked, and replies go there', async () => {
      const [first, second] = [await ask('Charged twice on Friday'), await ask('Still charged twice, please look')]
      const merged = await act(second, 'merge', { intoTicketId: first.id })
      expect(merged.body).toMatchObject({ status: 'closed', mergedIntoId: first.id })
      const notes = await house.agent.call<{ items: Note[] }>('GET', `/v1/conversations/${first.conversationId}/notes`)
      expect(notes.body.items[0]?.text).toContain('Still charged twice')
      const reply = await say(house.customer, second, 'Anything new?')
      expect(reply.body.ticket.id).toBe(first.id)
    })

    test('is refused across customers, into itself, and twice', async () => {
      const [own, other] = [await ask('Mine'), await ask('Theirs', 'Else', house.stranger)]
      const target = await ask('Target')
      expect((await act(own, 'merge', { intoTicketId: other.id })).body.code).toBe('conflict')
      expect((await act(own, 'merge', { intoTicketId: own.id })).body.code).toBe('conflict')
      await act(own, 'merge', { intoTicketId: target.id })
      expect((await act(own, 'merge', { intoTicketId: target.id })).body.code).toBe('conflict')
      expect((await act(target, 'merge', { intoTicketId: own.id })).body.code).toBe('conflict')
    })
  })

  test('likely duplicates are pointed out, to the customer before and to agents after', async () => {
    const first = await ask('I was charged twice for my appointment on Friday')
    await ask('How do I change my address?', 'Address')
    const similar = await house.customer.call<{ items: SimilarTicket[] }>('POST', '/v1/similar-tickets', {
      body: { subject: 'Invoice', text: 'You charged me twice for the Friday appointment' },
    })
    expect(similar.body.items.map(({ number }) => number)).toEqual([first.number])
    expect(similar.body.items[0]?.sharedWords).toContain('charged')
    const again = await ask('You charged me twice for the Friday appointment')
    const likely = await house.agent.call<{ items: SimilarTicket[] }>('GET', `/v1/tickets/${again.id}/duplicates`)
    expect(likely.body.items.map(({ number }) => number)).toEqual([first.number])
    const stranger = await house.stranger.call<{ items: SimilarTicket[] }>('POST', '/v1/similar-tickets', {
      body: { text: 'I was charged twice for my appointment on Friday' },
    })
    expect(stranger.body.items).toEqual([])
  })

  describe('closing by itself', () => {
    async function later(days: number): Promise<void> {
      api.deps.clock.advance(days * DAY)
      await runner.runDue()
      // The schedule fires on the hour; what it queued is done with the next look.
      await runner.runDue()
    }

    test('a resolved ticket is closed after a week, and the customer is told two days before', async () => {
      const ticket = await ask('Is it paid?')
      await act(ticket, 'resolve', { summary: 'Yes' })
      await later(4)
      expect((await read(ticket)).status).toBe('resolved')
      await later(1.1)
      const history = await house.admin.call<{ items: TicketEvent[] }>('GET', `/v1/tickets/${ticket.id}/history`)
      expect(history.body.items.filter(({ type }) => type === 'ticket.close_warned')).toHaveLength(1)
      expect((await read(ticket)).status).toBe('resolved')
      await later(2)
      expect((await read(ticket)).status).toBe('closed')
    })

    test('what was taken up again stays, and a workspace may do without', async () => {
      const [again, kept] = [await ask('Is it paid?'), await ask('And this?', 'Other')]
      await act(again, 'resolve')
      await act(kept, 'resolve')
      await say(house.customer, again, 'No')
      await house.admin.call('PATCH', '/v1/ticket-settings', { body: { autoCloseDays: null } })
      await later(30)
      expect([(await read(again)).status, (await read(kept)).status]).toEqual(['in_progress', 'resolved'])
    })
  })

  test('a rating is kept once the question is answered, and shows in the figures', async () => {
    const ticket = await ask('Is it paid?')
    const rate = (score: number) =>
      house.customer.call<Ticket>('POST', `/v1/tickets/${ticket.id}/rating`, { body: { score, comment: 'Quick' } })
    expect((await rate(5)).body.code).toBe('conflict')
    api.deps.clock.advance(10 * 60_000)
    await say(house.agent, ticket, 'Yes')
    await act(ticket, 'resolve')
    await rate(2)
    expect((await rate(4)).body.rating).toMatchObject({ score: 4, comment: 'Quick' })
    const { body } = await house.agent.call<TicketMetrics>('GET', '/v1/ticket-metrics')
    expect(body.satisfaction).toEqual({ mean: 4, count: 1, byScore: [0, 0, 0, 1, 0] })
    expect(body).toMatchObject({ created: 1, resolved: 1, active: 0, firstResponse: { median: 10, count: 1 } })
    expect(body.sla.met).toBeGreaterThan(0)
    expect(body.perDay.at(-1)).toMatchObject({ created: 1, resolved: 1 })
  })

  test('many are changed at once, and each says whether it was', async () => {
    const [one, two] = [await ask('One'), await ask('Two', 'Other')]
    await act(two, 'close')
    const bulk = (change: object) =>
      house.agent.call<BulkResult>('POST', '/v1/ticket-batches', { body: { ticketIds: [one.id, two.id], change } })
    const moved = await bulk({ do: 'status', status: 'waiting' })
    expect(moved.body.items.map(({ ok, code }) => [ok, code])).toEqual([
      [true, null],
      [false, 'invalid_transition'],
    ])
    await bulk({ do: 'add_tags', tags: ['vip', 'late'] })
    await bulk({ do: 'remove_tags', tags: ['late'] })
    expect([(await read(one)).work?.tags, (await read(two)).work?.tags]).toEqual([['vip'], ['vip']])
  })

  test('it is handed up with a reason, and the history says who did what', async () => {
    const ticket = await ask('Complicated')
    await act(ticket, 'priority', { priority: 'urgent' })
    await act(ticket, 'escalate', { agentId: house.admin.id, reason: 'Needs approval' })
    const now = await read(ticket)
    expect(now.work).toMatchObject({
      assigneeId: house.admin.id,
      priority: 'urgent',
      escalation: { reason: 'Needs approval' },
    })
    const history = await house.agent.call<{ items: TicketEvent[] }>('GET', `/v1/tickets/${ticket.id}/history`)
    const told = history.body.items.map(({ type, by, note, changes }) => [type, by.kind, note, changes[0]?.to ?? null])
    expect(told).toContainEqual(['ticket.updated', 'agent', null, 'urgent'])
    expect(told).toContainEqual(['ticket.escalated', 'agent', 'Needs approval', house.admin.id])
    expect(history.body.items[0]).toMatchObject({
      type: 'ticket.created',
      by: { kind: 'customer', id: house.customer.id },
    })
  })

  test('views are one’s own or shared, and only their author or an admin changes them', async () => {
    const save = (by: House['agent'], shared: boolean) =>
      by.call<TicketView>('POST', '/v1/ticket-views', { body: { name: 'Urgent', query: 'priority=urgent', shared } })
    const [own, shared] = [await save(house.agent, false), await save(house.admin, true)]
    const seen = await house.admin.call<{ items: TicketView[] }>('GET', '/v1/ticket-views')
    expect(seen.body.items.map(({ id }) => id)).toEqual([shared.body.id])
    expect((await house.admin.call('DELETE', `/v1/ticket-views/${own.body.id}`)).body).toMatchObject({
      code: 'not_found',
    })
    expect((await house.agent.call('DELETE', `/v1/ticket-views/${shared.body.id}`)).body).toMatchObject({
      code: 'forbidden',
    })
    expect((await house.agent.call('DELETE', `/v1/ticket-views/${own.body.id}`)).status).toBe(204)
  })
})
