import { type Calendar, LIMITS, type SlaPolicy } from '@deskbell/protocol'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { inTransaction } from '../../db/transaction.ts'
import type { Ctx } from '../../platform/context.ts'
import { createJobRunner } from '../../platform/jobs/runner.ts'
import { type TestAgent, type TestApi, type TestWorkspace, testApi } from '../../testing/api.ts'
import { eachDatabase } from '../../testing/databases.ts'
import { testCtx } from '../../testing/deps.ts'
import { calendarInput, policyInput } from '../../testing/sla.ts'
import type { ClockMark } from './clocks.ts'
import { defaultPolicy } from './defaults.ts'
import { expectedResponseAt, markClocks, readClocks } from './index.ts'
import { addTicket } from './testing/ticket.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

eachDatabase((_kind, open) => {
  let api: TestApi
  let ctx: Ctx
  let admin: TestAgent
  let workspace: TestWorkspace
  beforeAll(async () => {
    api = testApi((await open()).db)
  })
  beforeEach(async () => {
    workspace = await api.workspace()
    ctx = testCtx(api.deps, workspace.id)
    admin = await api.agent(workspace, { role: 'admin' })
  })

  const listed = async () => (await admin.call<{ items: SlaPolicy[] }>('GET', '/v1/sla-policies')).body.items
  const addCalendar = async (more = {}) =>
    (await admin.call<Calendar>('POST', '/v1/calendars', { body: calendarInput(more) })).body
  const addPolicy = async (more = {}) =>
    (await admin.call<SlaPolicy>('POST', '/v1/sla-policies', { body: policyInput(more) })).body
  const change = (id: string, body: object) => admin.call<SlaPolicy>('PATCH', `/v1/sla-policies/${id}`, { body })
  const mark = (id: string, what: ClockMark) =>
    inTransaction(ctx, (tx) => markClocks(tx, ctx.workspaceId, id, what, tx.now()))
  const clocksOf = async (id: string) =>
    (await readClocks(api.deps.db, ctx.workspaceId, [id], api.deps.clock.now())).get(id) ?? []
  const runJobs = () => createJobRunner(api.deps).runDue()
  const iso = (at: number) => new Date(at).toISOString()
  const promise = (resolution: number | null, firstResponse: number | null = 60) => {
    const target = { firstResponse, nextResponse: 120, resolution }
    return { targets: { urgent: target, high: target, normal: target, low: target } }
  }

  describe('policies', () => {
    test('begin with a default one, which is 2, 4, 24 and 48 hours for the first answer', async () => {
      const [policy, ...others] = await listed()
      expect(others).toEqual([])
      expect(policy).toMatchObject({ isDefault: true, calendarId: null, escalations: [] })
      const { urgent, high, normal, low } = policy?.targets ?? {}
      expect([urgent, high, normal, low].map((target) => target && [target.firstResponse, target.resolution])).toEqual([
        [120, 1440],
        [240, 2880],
        [1440, 7200],
        [2880, 14_400],
      ])
    })

    test('of which another is made the default stand in its order, and new tickets follow', async () => {
      const [old] = await listed()
      const gold = await addPolicy()
      expect(await change(gold.id, { isDefault: true })).toMatchObject({ status: 200, body: { isDefault: true } })
      expect((await listed()).map(({ id, isDefault }) => [id, isDefault])).toEqual([
        [gold.id, true],
        [old?.id, false],
      ])
      const id = await addTicket(ctx, 'normal')
      expect((await clocksOf(id))[0]?.targetMinutes).toBe(60)
      expect((await admin.call('DELETE', `/v1/sla-policies/${old?.id}`)).status).toBe(204)
    })

    test('cannot be removed while they are the default, or a type uses them', async () => {
      const [old] = await listed()
      const gold = await addPolicy()
      await addTicket(ctx, 'normal', gold.id)
      await api.deps.db
        .updateTable('ticket_types')
        .set({ sla_policy_id: gold.id })
        .where('workspace_id', '=', workspace.id)
        .execute()
      for (const id of [old?.id, gold.id]) {
        const answer = await admin.call('DELETE', `/v1/sla-policies/${id}`)
        expect([answer.status, answer.body.code]).toEqual([409, 'conflict'])
      }
    })

    test('that are removed keep their promises to the tickets they have', async () => {
      const { clock } = api.deps
      const at = clock.now()
      const gold = await addPolicy()
      const id = await addTicket(ctx, 'normal', gold.id)
      expect((await admin.call('DELETE', `/v1/sla-policies/${gold.id}`)).status).toBe(204)
      clock.advance(HOUR / 2)
      await mark(id, 'resolved')
      await mark(id, 'reopened')
      expect(await clocksOf(id)).toMatchObject([{ state: 'met' }, { dueAt: iso(at + 8 * HOUR) }])
    })

    test('are at most so many, and so are calendars', async () => {
      const { row: policy } = defaultPolicy(workspace.id, 0)
      const calendar = { workspace_id: workspace.id, name: 'Office', hours: null, holidays: '[]', created_at: 0 }
      for (let held = 0; held < LIMITS.slaPolicies; held++) {
        const suffix = `${workspace.id}${held}`
        if (held > 0)
          await api.deps.db
            .insertInto('sla_policies')
            .values({ ...policy, id: `p${suffix}`, is_default: 0 })
            .execute()
        await api.deps.db
          .insertInto('calendars')
          .values({ ...calendar, id: `c${suffix}` })
          .execute()
      }
      expect((await admin.call('POST', '/v1/sla-policies', { body: policyInput() })).body.code).toBe('limit_reached')
      expect((await admin.call('POST', '/v1/calendars', { body: calendarInput() })).body.code).toBe('limit_reached')
    })
  })

  describe('calendars', () => {
    test('are listed by name, changed in part, and removed once no policy counts by them', async () => {
      const shop = await addCalendar({ name: 'Shop' })
      const office = await addCalendar({ holidays: [{ date: '2026-12-25', name: 'Christmas' }] })
      const gold = await addPolicy({ calendarId: office.id })
      const answer = await admin.call<Calendar>('PATCH', `/v1/calendars/${office.id}`, { body: { hours: null } })
      expect(answer.body).toEqual({ ...office, hours: null })
      const all = await admin.call<{ items: Calendar[] }>('GET', '/v1/calendars')
      expect(all.body.items).toEqual([answer.body, shop])
      expect((await admin.call('DELETE', `/v1/calendars/${office.id}`)).body.code).toBe('conflict')
      await change(gold.id, { calendarId: null })
      expect((await admin.call('DELETE', `/v1/calendars/${office.id}`)).status).toBe(204)
    })
  })

  describe('an edit', () => {
    test('of a policy is followed by its running clocks; what was met or breached stays', async () => {
      const { clock } = api.deps
      const at = clock.now()
      const gold = await addPolicy()
      const [running, answered, late, done] = [
        await addTicket(ctx, 'normal', gold.id),
        await addTicket(ctx, 'normal', gold.id),
        await addTicket(ctx, 'normal', gold.id),
        await addTicket(ctx, 'normal', gold.id),
      ]
      clock.advance(HOUR / 2)
      for (const id of [running, answered]) await mark(id, 'agent_replied')
      clock.advance(HOUR)
      await mark(done, 'resolved')
      await change(gold.id, promise(600, 1000))
      await runJobs()
      expect(await clocksOf(running)).toMatchObject([
        { state: 'met', targetMinutes: 60, stoppedAt: iso(at + HOUR / 2) },
        { state: 'running', targetMinutes: 600, dueAt: iso(at + 10 * HOUR) },
      ])
      expect(await clocksOf(late)).toMatchObject([{ state: 'breached', targetMinutes: 60, dueAt: iso(at + HOUR) }, {}])
      expect(await clocksOf(done)).toMatchObject([{ state: 'breached' }, { state: 'met', targetMinutes: 480 }])
      await mark(done, 'reopened')
      expect(await clocksOf(done)).toMatchObject([{ state: 'breached' }, { state: 'running', targetMinutes: 600 }])
    })

    test('of a calendar counts what is left by the new hours, for more tickets than are taken at once', async () => {
      const { clock } = api.deps
      // Monday, half past nine in Lisbon.
      clock.set(Date.parse('2026-03-02T09:30:00Z'))
      const office = await addCalendar()
      const gold = await addPolicy({ calendarId: office.id })
      const ids: string[] = []
      for (let made = 0; made < 210; made++) ids.push(await addTicket(ctx, 'normal', gold.id))
      clock.advance(HOUR / 2)
      const holidays = [{ date: '2026-03-02', name: 'Carnival' }]
      await admin.call('PATCH', `/v1/calendars/${office.id}`, { body: { holidays } })
      await runJobs()
      const clocks = await readClocks(api.deps.db, workspace.id, ids)
      // Half an hour was spent; the other one is counted from Tuesday at nine.
      expect(new Set([...clocks.values()].map(([first]) => first?.dueAt))).toEqual(
        new Set(['2026-03-03T09:30:00.000Z']),
      )
      expect(clocks.size).toBe(210)
      const asked = { policyId: gold.id, priority: 'low' } as const
      const expected = await expectedResponseAt(api.deps.db, workspace.id, asked, clock.now())
      expect(expected).toBe(Date.parse('2026-03-03T10:00:00Z'))
    })

    test('of a name alone leaves the clocks alone', async () => {
      const gold = await addPolicy()
      await change(gold.id, { name: 'Platinum' })
      await change(gold.id, { name: 'Platinum' })
      const row = await api.deps.db
        .selectFrom('sla_policies')
        .select('version')
        .where('id', '=', gold.id)
        .executeTakeFirst()
      expect(row?.version).toBe(1)
      const events = await api.deps.db
        .selectFrom('events')
        .select('data')
        .where('subject', '=', gold.id)
        .orderBy('seq')
        .execute()
      expect(events.map(({ data }) => JSON.parse(data))).toEqual([{ name: 'Gold' }, { fields: ['name'] }])
    })

    test('to no promise hides the clock, and to a promise shows it with what was spent', async () => {
      const { clock } = api.deps
      const at = clock.now()
      const gold = await addPolicy(promise(null, null))
      const id = await addTicket(ctx, 'normal', gold.id)
      expect(await clocksOf(id)).toEqual([])
      const rows = await api.deps.db.selectFrom('sla_clocks').select('state').where('ticket_id', '=', id).execute()
      expect(rows).toEqual([{ state: 'none' }, { state: 'none' }])
      expect(await expectedResponseAt(api.deps.db, workspace.id, { policyId: gold.id, priority: 'low' }, at)).toBeNull()
      clock.advance(HOUR)
      await change(gold.id, promise(480, null))
      await runJobs()
      expect(await clocksOf(id)).toMatchObject([{ kind: 'resolution', dueAt: iso(at + 8 * HOUR) }])
    })

    test('that comes while tickets are being made misses none of them', async () => {
      const gold = await addPolicy()
      const making = Array.from({ length: 20 }, () => addTicket(ctx, 'normal', gold.id))
      await Promise.all([...making, change(gold.id, promise(960))])
      await runJobs()
      const rows = await api.deps.db
        .selectFrom('sla_tickets')
        .select('version')
        .where('policy_id', '=', gold.id)
        .execute()
      expect(rows.map(({ version }) => version)).toEqual(Array(20).fill(2))
    })
  })
})
