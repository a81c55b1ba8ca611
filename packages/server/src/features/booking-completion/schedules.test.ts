import type { Booking, BookingSettings, Completion, Note, Ticket } from '@deskbell/protocol'
import { beforeEach, expect, test } from 'vitest'
import { type CompletionDesk, completionDesk, DAY, HOUR } from '../../testing/completion.ts'
import { eachDatabase } from '../../testing/databases.ts'
import { autoComplete, escalateOverdue, remindBeforeEscalation } from './schedules.ts'

eachDatabase((_kind, open) => {
  let desk: CompletionDesk
  beforeEach(async () => {
    desk = await completionDesk(await open())
  })

  const read = async ({ id }: Booking) => (await desk.admin.call<Booking>('GET', `/v1/bookings/${id}`)).body
  const completionOf = async ({ id }: Booking) =>
    (await desk.agent.call<Completion>('GET', `/v1/bookings/${id}/completion`)).body
  const log = ({ id }: Booking, reached = false) =>
    desk.agent.call('POST', `/v1/bookings/${id}/log-contact`, { body: { method: 'sms', reached } })
  const respond = ({ id }: Booking, body: object) =>
    desk.customer.call<Booking>('POST', `/v1/bookings/${id}/respond-completion`, { body })
  const notesOn = async (ticketId: string | undefined) => {
    const { body } = await desk.agent.call<Ticket>('GET', `/v1/tickets/${ticketId}`)
    const notes = await desk.agent.call<{ items: Note[] }>('GET', `/v1/conversations/${body.conversationId}/notes`)
    return notes.body.items.map(({ text }) => text)
  }
  const asked = async (n: number) => {
    const bookings: Booking[] = []
    for (let i = 0; i < n; i++) bookings.push(await desk.asked())
    return bookings
  }

  test('what was not answered in time goes to support, each once, with a ticket of its own', async () => {
    const bookings = await asked(5)
    const [answered, ...open] = bookings as [Booking, ...Booking[]]
    await desk.pass(47 * HOUR)
    expect((await read(answered)).completion?.status).toBe('pending')
    await respond(answered, { approved: true })
    await desk.pass(HOUR)
    for (let again = 0; again < 3; again++) await desk.pass(HOUR)
    for (const booking of open) {
      const [ticket, ...more] = await desk.ticketsOf(booking)
      expect(more).toEqual([])
      expect(await read(booking)).toMatchObject({
        status: 'completed',
        version: booking.version + 1,
        completion: { status: 'escalated', ticketId: ticket?.id },
      })
      expect(await completionOf(booking)).toMatchObject({
        autoEscalated: true,
        followUp: { agentId: null, attempts: [] },
      })
      expect(await desk.countEvents('completion.escalated', booking.id)).toBe(1)
    }
    expect(await desk.ticketsOf(answered)).toEqual([])
    const [ticket] = await desk.ticketsOf(open[0] as Booking)
    const { body } = await desk.agent.call<Ticket>('GET', `/v1/tickets/${ticket?.id}`)
    expect(body).toMatchObject({
      subject: `Please confirm: Cleaning, booking #${open[0]?.number}`,
      customer: { id: desk.customer.id },
    })
    const own = await desk.customer.call('GET', `/v1/tickets/${ticket?.id}`)
    expect(own.status).toBe(200)
  })

  test('customers are reminded in the last day, each request once', async () => {
    const [answered, waiting] = (await asked(2)) as [Booking, Booking]
    await desk.pass(20 * HOUR)
    expect(await desk.countEvents('completion.reminder_due', waiting.id)).toBe(0)
    await respond(answered, { approved: true })
    for (let hours = 20; hours < 60; hours += 4) await desk.pass(4 * HOUR)
    expect(await desk.countEvents('completion.reminder_due', waiting.id)).toBe(1)
    expect(await desk.countEvents('completion.reminder_due', answered.id)).toBe(0)
    const [again] = (await asked(1)) as [Booking]
    await respond(again, { approved: false, issues: 'Dust' })
    await desk.provider.call('POST', `/v1/bookings/${again.id}/request-completion`)
    for (let hours = 0; hours < 48; hours += 6) await desk.pass(6 * HOUR)
    expect(await desk.countEvents('completion.reminder_due', again.id)).toBe(1)
  })

  test('who cannot be reached for a week is given up, each once', async () => {
    const [gone, twice, reached, late] = (await asked(4)) as [Booking, Booking, Booking, Booking]
    await desk.pass(49 * HOUR)
    for (const booking of [gone, twice, reached]) for (let n = 0; n < 2; n++) await log(booking)
    for (const booking of [gone, reached]) await log(booking)
    await log(reached, true)
    await desk.pass(6 * DAY)
    expect((await read(gone)).status).toBe('completed')
    for (let n = 0; n < 3; n++) await log(late)
    for (let days = 0; days < 3; days++) await desk.pass(DAY)
    expect(await read(gone)).toMatchObject({ status: 'verified', completion: { status: 'auto_approved' } })
    expect(await completionOf(gone)).toMatchObject({ followUp: { outcome: 'unreachable', completedById: null } })
    expect(await desk.countEvents('completion.ended', gone.id)).toBe(1)
    // Its week counts from when support took it up, however late the tries were made.
    expect((await read(late)).status).toBe('verified')
    const [ticket] = await desk.ticketsOf(gone)
    expect(await notesOn(ticket?.id)).toEqual(['The customer could not be reached. The work counts as done.'])
    for (const booking of [twice, reached]) expect((await read(booking)).completion?.status).toBe('escalated')
  })

  test('deadline, days and tries are the workspace’s own', async () => {
    const body = { completionEscalationHours: 2, autoCompleteDays: 1, minContactAttempts: 1 }
    await desk.admin.call('PATCH', '/v1/booking-settings', { body })
    const [booking] = (await asked(1)) as [Booking]
    await desk.pass(3 * HOUR)
    expect((await read(booking)).completion?.status).toBe('escalated')
    await log(booking)
    await desk.pass(2 * DAY)
    expect((await read(booking)).status).toBe('verified')
  })

  test('where a workspace decided nothing, the installation has', async () => {
    const env = { COMPLETION_ESCALATION_HOURS: '2', AUTO_COMPLETE_DAYS: '1', MIN_CONTACT_ATTEMPTS: '1' }
    desk = await completionDesk(await open(), { env })
    const settings = async () => (await desk.admin.call<BookingSettings>('GET', '/v1/booking-settings')).body
    expect(await settings()).toMatchObject({ completionEscalationHours: 2, autoCompleteDays: 1, minContactAttempts: 1 })
    const [booking] = (await asked(1)) as [Booking]
    await desk.pass(3 * HOUR)
    await log(booking)
    await desk.pass(2 * DAY)
    expect((await read(booking)).status).toBe('verified')
    await desk.admin.call('PATCH', '/v1/booking-settings', { body: { autoCompleteDays: 9 } })
    expect(await settings()).toMatchObject({ completionEscalationHours: 2, autoCompleteDays: 9 })
  })

  test('jobs that two nodes do at once, as after an expired lease, do everything once', async () => {
    const { clock } = desk.api.deps
    const bookings = await asked(3)
    clock.advance(30 * HOUR)
    await desk.doAtOnce(remindBeforeEscalation)
    clock.advance(18 * HOUR)
    await desk.doAtOnce(escalateOverdue)
    for (const booking of bookings) for (let n = 0; n < 3; n++) await log(booking)
    clock.advance(7 * DAY)
    await desk.doAtOnce(autoComplete)
    for (const booking of bookings) {
      const events = ['completion.reminder_due', 'completion.escalated', 'completion.ended']
      const counts = await Promise.all(events.map((type) => desk.countEvents(type, booking.id)))
      expect(counts).toEqual([1, 1, 1])
      expect(await desk.ticketsOf(booking)).toHaveLength(1)
      expect((await read(booking)).status).toBe('verified')
    }
  })

  test.each([
    ['approves', { approved: true }, 'verified', 'approved', 0],
    ['rejects', { approved: false, issues: 'Dust' }, 'in_progress', 'rejected', 1],
  ])('a customer who %s while it is escalated is heard', async (_what, body, status, requestStatus, own) => {
    const bookings = await asked(4)
    desk.api.deps.clock.advance(49 * HOUR)
    const answers = await Promise.all([
      ...bookings.map(async (booking) => (await respond(booking, body)).status),
      desk.runNodes(),
    ])
    expect(answers.slice(0, bookings.length)).toEqual(bookings.map(() => 200))
    for (const booking of bookings) {
      expect(await read(booking)).toMatchObject({ status, completion: { status: requestStatus } })
      const escalated = await desk.countEvents('completion.escalated', booking.id)
      expect(escalated).toBeLessThanOrEqual(1)
      expect(await desk.ticketsOf(booking)).toHaveLength(escalated + own)
      const ticketId = (await completionOf(booking)).ticketId
      const [first] = await desk.ticketsOf(booking)
      if (escalated > 0) expect(await notesOn(first?.id)).toHaveLength(1)
      if (own > 0) expect((await desk.ticketsOf(booking)).at(-1)?.id).toBe(ticketId)
    }
  })

  test('one that cannot be moved on does not keep the others', async () => {
    const [broken, ...others] = await asked(3)
    await desk.api.deps.db
      .updateTable('bookings')
      .set({ status: 'cancelled' })
      .where('id', '=', broken?.id ?? '')
      .execute()
    await desk.pass(49 * HOUR)
    for (const booking of others) expect((await read(booking)).completion?.status).toBe('escalated')
    expect((await read(broken as Booking)).completion?.status).toBe('pending')
  })
})
