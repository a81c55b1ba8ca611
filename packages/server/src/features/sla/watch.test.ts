import type { SlaPolicy } from '@deskbell/protocol'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { inTransaction } from '../../db/transaction.ts'
import type { Ctx } from '../../platform/context.ts'
import { createJobRunner } from '../../platform/jobs/runner.ts'
import { type TestAgent, type TestApi, testApi } from '../../testing/api.ts'
import { eachDatabase, type TestDatabase } from '../../testing/databases.ts'
import { testCtx, testDeps } from '../../testing/deps.ts'
import { escalationStep, policyInput } from '../../testing/sla.ts'
import type { ClockMark } from './clocks.ts'
import { markClocks, retargetClocks } from './index.ts'
import { addTicket } from './testing/ticket.ts'
import { watchClocks } from './watch.ts'

const MINUTE = 60_000

eachDatabase((kind, open) => {
  let database: TestDatabase
  let api: TestApi
  let ctx: Ctx
  let admin: TestAgent
  beforeAll(async () => {
    database = await open()
    api = testApi(database.db)
  })
  beforeEach(async () => {
    const workspace = await api.workspace()
    ctx = testCtx(api.deps, workspace.id)
    admin = await api.agent(workspace, { role: 'admin' })
  })

  const signal = new AbortController().signal
  const watch = (deps = api.deps) => watchClocks(testCtx(deps, ''), {}, { jobId: 'job', attempt: 1, signal })
  const mark = (id: string, what: ClockMark) =>
    inTransaction(ctx, (tx) => markClocks(tx, ctx.workspaceId, id, what, tx.now()))
  async function addPolicy(escalations: Parameters<typeof escalationStep>[0][] = []): Promise<SlaPolicy> {
    const body = policyInput({ escalations: escalations.map(escalationStep) })
    return (await admin.call<SlaPolicy>('POST', '/v1/sla-policies', { body })).body
  }
  /** What was told so far, in short. */
  async function told(id?: string): Promise<string[]> {
    let query = api.deps.db.selectFrom('events').select(['type', 'data', 'subject']).orderBy('seq')
    query = query.where('workspace_id', '=', ctx.workspaceId).where('type', 'like', 'sla.%')
    if (id) query = query.where('subject', '=', id)
    return (await query.execute()).map(({ type, data }) => {
      const { clock, when, afterMinutes } = JSON.parse(data)
      return `${type.slice(4)} ${clock}${when ? ` ${when}+${afterMinutes}` : ''}`
    })
  }
  const ticketRow = (id: string) =>
    api.deps.db.selectFrom('sla_tickets').selectAll().where('ticket_id', '=', id).executeTakeFirstOrThrow()
  /** Looks each minute, as the schedule does. */
  async function pass(minutes: number): Promise<void> {
    for (let minute = 0; minute < minutes; minute++) {
      api.deps.clock.advance(MINUTE)
      await watch()
    }
  }

  describe('the watch', () => {
    test('tells of a risk and of a breach once, to the minute, and the inbox hears it', async () => {
      const id = await addTicket(ctx, 'normal', (await addPolicy()).id)
      const published = () => api.deps.publisher.published.flatMap(({ publications }) => publications)
      await pass(29)
      expect([await told(), (await ticketRow(id)).at_risk]).toEqual([[], 0])
      await pass(1)
      expect([await told(), (await ticketRow(id)).at_risk]).toEqual([['at_risk first_response'], 1])
      await pass(30)
      expect(await told()).toEqual(['at_risk first_response', 'breached first_response'])
      expect(await ticketRow(id)).toMatchObject({ at_risk: 0, breached: 1 })
      await pass(5)
      expect(await told()).toHaveLength(2)
      const heard = published().filter(({ event }) => event.t === 'ticket' && event.ticketId === id)
      expect(heard).toHaveLength(2)
      expect(heard[0]?.room).toEqual({ party: 'inbox', id: ctx.workspaceId })
    })

    test('tells of a breach that was found by an answer before it looked', async () => {
      const id = await addTicket(ctx, 'normal', (await addPolicy()).id)
      api.deps.clock.advance(61 * MINUTE)
      await mark(id, 'agent_replied')
      expect(await told(id)).toEqual(['breached first_response'])
      await watch()
      expect(await told(id)).toEqual(['breached first_response'])
    })

    test('tells of each unanswered message anew', async () => {
      const id = await addTicket(ctx, 'normal', (await addPolicy()).id)
      await mark(id, 'agent_replied')
      for (const round of [1, 2]) {
        await mark(id, 'customer_replied')
        api.deps.clock.advance(60 * MINUTE)
        await watch()
        api.deps.clock.advance(60 * MINUTE)
        await watch()
        const about = (await told(id)).filter((line) => line.endsWith('next_response'))
        expect(about).toEqual(Array(round).fill(['at_risk next_response', 'breached next_response']).flat())
        await mark(id, 'agent_replied')
      }
    })

    test('leaves a ticket alone while it waits for the customer, and once it is done', async () => {
      const id = await addTicket(ctx, 'normal', (await addPolicy()).id)
      await mark(id, 'paused')
      expect((await ticketRow(id)).next_check_at).toBeNull()
      await pass(100)
      await mark(id, 'resolved')
      await pass(2)
      expect([await told(id), (await ticketRow(id)).next_check_at]).toEqual([[], null])
    })

    test('tells of a priority that was raised too late at once', async () => {
      const policy = await addPolicy()
      const target = { firstResponse: 10, nextResponse: 10, resolution: 4000 }
      const body = { targets: { ...policy.targets, urgent: target } }
      await admin.call('PATCH', `/v1/sla-policies/${policy.id}`, { body })
      const id = await addTicket(ctx, 'normal', policy.id)
      api.deps.clock.advance(20 * MINUTE)
      await inTransaction(ctx, (tx) => retargetClocks(tx, ctx.workspaceId, id, { priority: 'urgent' }, tx.now()))
      expect(await told(id)).toEqual(['breached first_response'])
    })
  })

  describe('escalations', () => {
    test('follow a risk and a breach by the wall, step by step, each once', async () => {
      const steps = [
        { when: 'at_risk' as const, afterMinutes: 0 },
        { when: 'at_risk' as const, afterMinutes: 10, notifyAgentIds: [admin.id] },
        { when: 'breached' as const, afterMinutes: 30, raiseToUrgent: true },
        { when: 'breached' as const, afterMinutes: 31 },
      ]
      const id = await addTicket(ctx, 'normal', (await addPolicy(steps)).id)
      await pass(30)
      expect(await told(id)).toEqual(['at_risk first_response', 'escalated first_response at_risk+0'])
      await pass(60)
      expect((await told(id)).slice(2)).toEqual([
        'escalated first_response at_risk+10',
        'breached first_response',
        'escalated first_response breached+30',
      ])
      // Whoever answers ends the chain.
      await mark(id, 'agent_replied')
      await pass(5)
      expect(await told(id)).toHaveLength(5)
    })

    test('of one moment are all made, and say what is to be done', async () => {
      const policy = await addPolicy([{ notifyAgentIds: [admin.id] }, { raiseToUrgent: true }])
      const id = await addTicket(ctx, 'normal', policy.id)
      api.deps.clock.advance(95 * MINUTE)
      await watch()
      const events = await api.deps.db
        .selectFrom('events')
        .select('data')
        .where('type', '=', 'sla.escalated')
        .where('subject', '=', id)
        .orderBy('seq')
        .execute()
      const deeds = { clock: 'first_response', when: 'breached', afterMinutes: 30, teamId: null, priority: 'normal' }
      expect(events.map(({ data }) => JSON.parse(data))).toMatchObject([
        { ...deeds, ticketId: id, notifyAgentIds: [admin.id], raiseToUrgent: false },
        { ...deeds, ticketId: id, notifyAgentIds: [], raiseToUrgent: true },
      ])
    })

    test('wait while the ticket does', async () => {
      const id = await addTicket(ctx, 'normal', (await addPolicy([{ afterMinutes: 30 }])).id)
      await pass(61)
      await mark(id, 'paused')
      await pass(60)
      expect(await told(id)).toEqual(['at_risk first_response', 'breached first_response'])
      await mark(id, 'resumed')
      expect(await told(id)).toContain('escalated first_response breached+30')
    })
  })

  test('a ticket that cannot be counted does not keep the others waiting, and is not passed over in silence', async () => {
    const policy = await addPolicy()
    const [broken, sound] = [await addTicket(ctx, 'normal', policy.id), await addTicket(ctx, 'normal', policy.id)]
    const { db } = api.deps
    await db.updateTable('sla_tickets').set({ version: 99 }).where('ticket_id', '=', broken).execute()
    api.deps.clock.advance(60 * MINUTE)
    await expect(watch()).rejects.toThrow('Clocks of 1 tickets')
    expect(await told()).toEqual(['breached first_response'])
    expect(await told(sound)).toHaveLength(1)
    await db.updateTable('sla_tickets').set({ version: 1 }).where('ticket_id', '=', broken).execute()
    await watch()
    expect(await told(broken)).toHaveLength(1)
  })

  test('many nodes that look at once tell each thing once, by their schedules and between them', async () => {
    const policy = await addPolicy([{ when: 'breached', afterMinutes: 0 }])
    const ids: string[] = []
    for (let made = 0; made < 20; made++) ids.push(await addTicket(ctx, 'normal', policy.id))
    const { clock } = api.deps
    const nodes = kind === 'sqlite' ? [api.deps, api.deps] : [api.deps, testDeps(database.connect(), { clock })]
    const runners = nodes.map((deps) => createJobRunner(deps))
    for (const runner of runners) await runner.runDue()
    for (const minutes of [30, 30]) {
      clock.advance(minutes * MINUTE)
      await Promise.all([...runners.map((runner) => runner.runDue()), ...nodes.map(watch), ...nodes.map(watch)])
    }
    const lines = await told()
    for (const line of ['at_risk first_response', 'breached first_response', 'escalated first_response breached+0']) {
      expect([line, lines.filter((one) => one === line).length]).toEqual([line, ids.length])
    }
    expect(lines).toHaveLength(3 * ids.length)
  })
})
