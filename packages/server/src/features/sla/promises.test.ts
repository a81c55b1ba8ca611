import type { Session, SlaPolicy, Team, Ticket, TicketCreated, TicketEvent, TicketType } from '@deskbell/protocol'
import { beforeEach, expect, test } from 'vitest'
import { createJobRunner, type JobRunner } from '../../platform/jobs/runner.ts'
import { type Call, type TestApi, testApi } from '../../testing/api.ts'
import { eachDatabase } from '../../testing/databases.ts'
import { furnish, type House, message, question } from '../../testing/house.ts'
import { calendarInput, escalationStep, policyInput } from '../../testing/sla.ts'

const MINUTE = 60_000

/** From end to end by the API: a type with a policy, a ticket of it, and what becomes of its promises. */
eachDatabase((_kind, open) => {
  let api: TestApi
  let house: House
  let runner: JobRunner
  beforeEach(async () => {
    api = testApi((await open()).db)
    house = await furnish(api)
    runner = createJobRunner(api.deps)
    await runner.runDue()
  })

  const done = async <T>(call: Call, method: string, path: string, body?: object): Promise<T> => {
    const answer = await call<T>(method, path, body ? { body } : {})
    expect([path, answer.status < 300]).toEqual([path, true])
    return answer.body
  }
  async function promise(policy: Parameters<typeof policyInput>[0]): Promise<Ticket> {
    const { call } = house.admin
    const { id } = await done<SlaPolicy>(call, 'POST', '/v1/sla-policies', policyInput(policy))
    const types = await done<{ items: TicketType[] }>(call, 'GET', '/v1/ticket-types')
    const type = types.items.find(({ key }) => key === 'general_inquiry')
    await done(call, 'PATCH', `/v1/ticket-types/${type?.id}`, { slaPolicyId: id })
    return (await done<TicketCreated>(house.customer.call, 'POST', '/v1/tickets', question(type?.id))).ticket
  }
  /** The customer, with a new token. */
  async function comeBack(): Promise<Call> {
    const body = { workspaceKey: house.workspace.key, visitorSecret: house.customer.secret }
    const { accessToken } = await done<Session>(api.call, 'POST', '/v1/sessions', body)
    return (method, path, options) =>
      api.call(method, path, { ...options, headers: { authorization: `Bearer ${accessToken}` } })
  }
  const read = ({ id }: Ticket) => done<Ticket>(house.agent.call, 'GET', `/v1/tickets/${id}`)
  const clocksOf = async (ticket: Ticket) =>
    (await read(ticket)).work?.clocks.map(({ kind, state, dueAt }) => `${kind} ${state} ${dueAt ?? '–'}`)
  async function pass(minutes: number): Promise<void> {
    api.deps.clock.advance(minutes * MINUTE)
    await runner.runDue()
    await runner.runDue()
  }

  test('a ticket that nobody answers is at risk, breached, raised and given to another team, once each', async () => {
    const { id: teamId } = await done<Team>(house.admin.call, 'POST', '/v1/teams', {
      name: 'Second line',
      memberIds: [house.agent.id],
    })
    const ticket = await promise({ escalations: [escalationStep({ raiseToUrgent: true, teamId })] })
    for (const minutes of [30, 30, 30, 1]) await pass(minutes)
    expect((await read(ticket)).work).toMatchObject({ priority: 'urgent', teamId })
    const { items } = await done<{ items: TicketEvent[] }>(house.admin.call, 'GET', `/v1/tickets/${ticket.id}/history`)
    const told = items.map(({ type }) => type).filter((type) => /^sla\.|escalated/.test(type))
    expect(told).toEqual(['sla.at_risk', 'sla.breached', 'sla.escalated', 'ticket.escalated'])
  })

  test('clocks follow the conversation, stand still while it waits, and end with it', async () => {
    // Monday at 9:30 in Lisbon; eight hours a day.
    api.deps.clock.set(Date.parse('2026-03-02T09:30:00Z'))
    const { id: calendarId } = await done<{ id: string }>(house.admin.call, 'POST', '/v1/calendars', calendarInput())
    const ticket = await promise({ calendarId })
    const path = `/v1/tickets/${ticket.id}`
    expect(await clocksOf(ticket)).toEqual([
      'first_response running 2026-03-02T10:30:00.000Z',
      'resolution running 2026-03-03T09:30:00.000Z',
    ])
    await done(house.agent.call, 'POST', `${path}/assign`, { assigneeId: house.agent.id })
    await pass(30)
    await done(house.agent.call, 'POST', `${path}/messages`, { ...message(), status: 'waiting' })
    expect(await clocksOf(ticket)).toEqual(['first_response met –', 'resolution paused –'])
    await pass(24 * 60)
    await done(await comeBack(), 'POST', `${path}/messages`, message('Yes'))
    expect(await clocksOf(ticket)).toEqual([
      'first_response met –',
      'next_response running 2026-03-03T12:00:00.000Z',
      'resolution running 2026-03-04T09:30:00.000Z',
    ])
    await pass(30)
    await done(house.agent.call, 'POST', `${path}/resolve`, {})
    expect(await clocksOf(ticket)).toEqual(['first_response met –', 'next_response met –', 'resolution met –'])
  })
})
