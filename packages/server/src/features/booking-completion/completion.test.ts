import type {
  Booking,
  Completion,
  EntryPage,
  PendingCompletion,
  PendingCompletionPage,
  Ticket,
} from '@deskbell/protocol'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Answer, TestAgent } from '../../testing/api.ts'
import { type CompletionDesk, completionDesk, DAY, HOUR } from '../../testing/completion.ts'
import { eachDatabase } from '../../testing/databases.ts'

eachDatabase((_kind, open) => {
  let desk: CompletionDesk
  beforeAll(async () => {
    desk = await completionDesk(await open())
  })

  const respond = (id: string, body: object) =>
    desk.customer.call<Booking>('POST', `/v1/bookings/${id}/respond-completion`, { body })
  const request = (id: string, by = desk.provider) => by.call<Booking>('POST', `/v1/bookings/${id}/request-completion`)
  const follow = (id: string, by: TestAgent): Promise<Answer<PendingCompletion>> =>
    by.call<PendingCompletion>('POST', `/v1/bookings/${id}/initiate-follow-up`)
  const log = (id: string, reached: boolean, by = desk.agent) =>
    by.call<PendingCompletion>('POST', `/v1/bookings/${id}/log-contact`, {
      body: { method: 'call', reached, notes: 'Rang' },
    })
  const end = (id: string, outcome: string, by = desk.agent) =>
    by.call<PendingCompletion>('POST', `/v1/bookings/${id}/complete-by-support`, { body: { outcome, notes: 'Spoke' } })
  const settle = (id: string, outcome: string) =>
    desk.agent.call<PendingCompletion>('POST', `/v1/bookings/${id}/settle-dispute`, {
      body: { outcome, notes: 'Agreed' },
    })
  const completionOf = async (id: string) =>
    (await desk.agent.call<Completion>('GET', `/v1/bookings/${id}/completion`)).body

  describe('the customer', () => {
    test('is asked by the provider, and has two days to answer', async () => {
      const { id } = await desk.inProgress()
      expect((await request(id, desk.admin)).body.code).toBe('forbidden')
      const now = desk.api.deps.clock.now()
      const { body } = await request(id)
      expect(body).toMatchObject({
        status: 'completed',
        completion: { status: 'pending', escalatesAt: new Date(now + 48 * HOUR).toISOString(), ticketId: null },
      })
      expect(await completionOf(id)).toMatchObject({ requestedById: desk.provider.id, followUp: null })
    })

    test('approves, and may review from then on', async () => {
      const { id } = await desk.asked()
      const answer = await respond(id, { approved: true, feedback: 'Great work' })
      expect(answer.body).toMatchObject({
        status: 'verified',
        completion: { status: 'approved', issues: null, ticketId: null },
        actions: ['review'],
      })
      expect(await completionOf(id)).toMatchObject({ feedback: 'Great work' })
      expect(await desk.countEvents('completion.approved', id)).toBe(1)
      expect((await respond(id, { approved: true })).body.code).toBe('invalid_transition')
    })

    test('says what is wrong: the work goes on, and a ticket of high priority says why', async () => {
      const booking = await desk.asked()
      const bare = await respond(booking.id, { approved: false })
      expect(bare.body.errors).toEqual([{ path: 'body.issues', message: 'must say what is wrong' }])
      const { body } = await respond(booking.id, { approved: false, issues: 'The windows', feedback: 'Else fine' })
      const [ticket] = await desk.ticketsOf(booking)
      expect(body).toMatchObject({
        status: 'in_progress',
        completion: { status: 'rejected', issues: 'The windows', ticketId: ticket?.id },
      })
      const opened = await desk.agent.call<Ticket>('GET', `/v1/tickets/${ticket?.id}`)
      expect(opened.body).toMatchObject({
        work: { priority: 'high' },
        bookingRef: String(booking.number),
        subject: `Not finished: Cleaning, booking #${booking.number}`,
        customer: { id: desk.customer.id },
      })
      const entries = await desk.customer.call<EntryPage>(
        'GET',
        `/v1/conversations/${opened.body.conversationId}/entries`,
      )
      expect(entries.body.entries[0]).toMatchObject({
        by: { kind: 'customer' },
        content: { text: 'The windows\n\nElse fine' },
      })
      const again = await request(booking.id)
      expect(again.body).toMatchObject({ status: 'completed', completion: { status: 'pending', ticketId: null } })
      expect((await respond(booking.id, { approved: true })).body.status).toBe('verified')
      expect(await desk.ticketsOf(booking)).toHaveLength(1)
    })

    test('cannot approve what they rejected, until they are asked again', async () => {
      const { id } = await desk.asked()
      const answers = await Promise.all([
        respond(id, { approved: false, issues: 'Dust' }),
        respond(id, { approved: false, issues: 'Dust' }),
      ])
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
      const late = await respond(id, { approved: true })
      expect(late.body.code).toBe('invalid_transition')
      expect(late.body.detail).toContain('in_progress')
      expect(await desk.countEvents('completion.rejected', id)).toBe(1)
    })
  })

  describe('support', () => {
    test('takes a request up before its time, logs tries, and hears what is left to do', async () => {
      const { id } = await desk.asked()
      const taken = await follow(id, desk.agent)
      expect(taken.body).toMatchObject({
        booking: { status: 'completed', completion: { status: 'escalated' } },
        completion: { autoEscalated: false, followUp: { agentId: desk.agent.id, attempts: [], outcome: null } },
      })
      const since = Date.parse(taken.body.completion.followUp?.initiatedAt ?? '')
      expect(taken.body.completion.followUp?.autoCompletesAt).toBe(new Date(since + 7 * DAY).toISOString())
      await log(id, false)
      const logged = await log(id, false, desk.colleague)
      expect(logged.body.completion.followUp).toMatchObject({
        agentId: desk.agent.id,
        attempts: [
          { method: 'call', reached: false, notes: 'Rang', agentId: desk.agent.id },
          { method: 'call', reached: false, agentId: desk.colleague.id },
        ],
      })
      const early = await end(id, 'unreachable')
      expect(early.body).toMatchObject({ code: 'invalid_transition', detail: expect.stringContaining('1 more') })
      await log(id, false)
      expect((await end(id, 'unreachable')).body).toMatchObject({
        booking: { status: 'verified', completion: { status: 'auto_approved' } },
        completion: { followUp: { outcome: 'unreachable', completedById: desk.agent.id, notes: 'Spoke' } },
      })
      expect(await desk.countEvents('completion.contacted', id)).toBe(3)
    })

    test('does not call unreachable whom it has reached since', async () => {
      const { id } = await desk.asked()
      for (const reached of [false, false, false, true]) await log(id, reached)
      expect((await end(id, 'unreachable')).body.code).toBe('invalid_transition')
      for (const reached of [false, false, false]) await log(id, reached)
      expect((await end(id, 'unreachable')).status).toBe(200)
    })

    test.each([
      ['customer_confirmed', 'verified', 'approved', true],
      ['customer_disputed', 'disputed', 'rejected', true],
      ['auto_completed', 'verified', 'auto_approved', false],
    ])('ends it with %s: the booking is %s', async (outcome, status, requestStatus, answered) => {
      const { id } = await desk.asked()
      const { body } = await end(id, outcome)
      expect(body).toMatchObject({
        booking: { status, completion: { status: requestStatus } },
        completion: {
          followUp: { outcome, agentId: desk.agent.id, completedById: desk.agent.id, autoCompletesAt: null },
        },
      })
      expect(body.completion.respondedAt === null).toBe(!answered)
      expect(await desk.countEvents('completion.ended', id)).toBe(1)
      expect((await end(id, outcome)).body.code).toBe('invalid_transition')
    })

    test('settles a dispute: it counts as done', async () => {
      const { id } = await desk.asked()
      await end(id, 'customer_disputed')
      expect((await settle(id, 'verified')).body).toMatchObject({
        booking: { status: 'verified', completion: { status: 'approved' } },
        completion: { followUp: { outcome: 'customer_disputed', notes: 'Spoke\n\nAgreed' } },
      })
      expect(await desk.countEvents('dispute.settled', id)).toBe(1)
    })

    test('or lets the work go on, which is asked for anew', async () => {
      const { id } = await desk.asked()
      await end(id, 'customer_disputed')
      expect((await settle(id, 'rework')).body.booking.status).toBe('in_progress')
      expect((await request(id)).body).toMatchObject({ status: 'completed', completion: { status: 'pending' } })
      expect(await completionOf(id)).toMatchObject({ status: 'pending', followUp: null })
    })

    test('has each request in one pair of hands', async () => {
      const { id } = await desk.asked()
      const both = await Promise.all([follow(id, desk.agent), follow(id, desk.colleague)])
      expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
      const refused = both.find(({ status }) => status === 409)
      const holder = (await completionOf(id)).followUp?.agentId
      const name = holder === desk.agent.id ? 'Mara' : 'Ida'
      expect(refused?.body).toMatchObject({ code: 'conflict', detail: `${name} has taken this up already` })
      expect(await desk.countEvents('completion.escalated', id)).toBe(1)
      expect((await follow(id, desk.admin)).body.completion.followUp?.agentId).toBe(desk.admin.id)
    })

    test('passes on what somebody has who left', async () => {
      const leaver = await desk.api.agent({ id: desk.workspaceId, key: '' }, { name: 'Lou' })
      const { id } = await desk.asked()
      await follow(id, leaver)
      expect((await follow(id, desk.agent)).body.code).toBe('conflict')
      await desk.admin.call('PATCH', `/v1/agents/${leaver.id}`, { body: { active: false } })
      expect((await follow(id, desk.agent)).body.completion.followUp?.agentId).toBe(desk.agent.id)
    })

    test('of two who end it at once, one does', async () => {
      const { id } = await desk.asked()
      const both = await Promise.all([
        end(id, 'customer_confirmed', desk.agent),
        end(id, 'customer_disputed', desk.colleague),
      ])
      expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
      const won = both.find(({ status }) => status === 200)?.body
      expect((await completionOf(id)).followUp?.outcome).toBe(won?.completion.followUp?.outcome)
      expect(await desk.countEvents('completion.ended', id)).toBe(1)
    })
  })

  test('lists what is due, whose it is, what is disputed and what waits, in pages', async () => {
    const own = await completionDesk(await open())
    const list = async (query: string, by = own.agent) =>
      (await by.call<PendingCompletionPage>('GET', `/v1/pending-completions?${query}`)).body
    const numbers = (page: PendingCompletionPage) => page.items.map(({ booking }) => booking.number)
    const act = (path: string, body?: object) => own.agent.call('POST', path, body ? { body } : {})
    const due: Booking[] = []
    for (let n = 0; n < 3; n++) {
      due.push(await own.asked())
      own.api.deps.clock.advance(HOUR)
    }
    own.api.deps.clock.advance(48 * HOUR)
    const [waiting, mine, disputed] = [await own.asked(), await own.asked(), await own.asked()]
    await act(`/v1/bookings/${mine.id}/initiate-follow-up`)
    await act(`/v1/bookings/${disputed.id}/complete-by-support`, { outcome: 'customer_disputed', notes: 'No' })
    expect(numbers(await list(''))).toEqual([...due, mine].map(({ number }) => number))
    await own.runNodes()
    expect(numbers(await list('view=due'))).toEqual([...due, mine].map(({ number }) => number))
    expect(numbers(await list('view=mine'))).toEqual([mine.number])
    expect(numbers(await list('view=mine', own.colleague))).toEqual([])
    expect(numbers(await list('view=disputed'))).toEqual([disputed.number])
    expect(numbers(await list('view=waiting'))).toEqual([waiting.number])
    const first = await list('limit=2')
    const rest = await list(`limit=2&cursor=${first.nextCursor}`)
    expect([...numbers(first), ...numbers(rest)]).toEqual([...due, mine].map(({ number }) => number))
    expect(rest.nextCursor).toBeNull()
    expect((await own.agent.call('GET', '/v1/pending-completions?cursor=nonsense')).body.code).toBe('invalid_input')
    await act(`/v1/bookings/${disputed.id}/settle-dispute`, { outcome: 'rework', notes: 'Yes' })
    expect(numbers(await list('view=disputed'))).toEqual([])
    expect((await own.provider.call('GET', `/v1/bookings/${mine.id}/completion`)).body.code).toBe('forbidden')
  })
})
