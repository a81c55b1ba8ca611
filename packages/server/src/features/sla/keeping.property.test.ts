import type { Calendar, SlaPolicy } from '@deskbell/protocol'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inTransaction } from '../../db/transaction.ts'
import type { Ctx } from '../../platform/context.ts'
import { createJobRunner } from '../../platform/jobs/runner.ts'
import { type TestAgent, type TestApi, testApi } from '../../testing/api.ts'
import { eachDatabase } from '../../testing/databases.ts'
import { testCtx } from '../../testing/deps.ts'
import { businessHours, date } from '../../testing/hours.ts'
import { calendarInput, policyInput } from '../../testing/sla.ts'
import { type ClockMark, settle } from './clocks.ts'
import { markClocks, retargetClocks } from './index.ts'
import { recountClocks } from './keeping.ts'
import { toState } from './records.ts'
import { listClockRows, lockSlaTicket } from './repository.ts'
import { addTicket } from './testing/ticket.ts'

const MINUTE = 60_000

/** What may happen: to the ticket, to what it is promised by, or nothing but that the watch looks. */
const marks: readonly ClockMark[] = [
  'agent_replied',
  'customer_replied',
  'paused',
  'resumed',
  'resolved',
  'reopened',
  'ended',
]
const minutes = fc.oneof(fc.constant(null), fc.integer({ min: 1, max: 600 }))
const target = fc.record({ firstResponse: minutes, nextResponse: minutes, resolution: minutes })
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constantFrom(...marks) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('look' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('prioritise' as const), to: fc.constantFrom('urgent', 'low') }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('promise' as const), normal: target }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('calendar' as const), hours: businessHours, on: date }) },
)
const schedule = fc.array(fc.tuple(fc.integer({ min: 0, max: 6 * 60 * 60_000 }), step), { minLength: 1, maxLength: 12 })

interface Place {
  readonly api: TestApi
  readonly ctx: Ctx
  readonly admin: TestAgent
  readonly policy: SlaPolicy
  readonly calendar: Calendar
}

async function open(api: TestApi): Promise<Place> {
  const workspace = await api.workspace()
  const admin = await api.agent(workspace, { role: 'admin' })
  const calendar = (await admin.call<Calendar>('POST', '/v1/calendars', { body: calendarInput() })).body
  const body = policyInput({ calendarId: calendar.id })
  const policy = (await admin.call<SlaPolicy>('POST', '/v1/sla-policies', { body })).body
  return { api, ctx: testCtx(api.deps, workspace.id), admin, policy, calendar }
}

async function make(
  { ctx, admin, policy, calendar }: Place,
  id: string,
  doing: typeof step extends fc.Arbitrary<infer S> ? S : never,
) {
  const { workspaceId } = ctx
  switch (doing.do) {
    case 'look':
      return
    case 'prioritise':
      return inTransaction(ctx, (tx) => retargetClocks(tx, workspaceId, id, { priority: doing.to }, tx.now()))
    case 'promise': {
      const targets = { ...policy.targets, normal: doing.normal }
      return expectDone(await admin.call('PATCH', `/v1/sla-policies/${policy.id}`, { body: { targets } }))
    }
    case 'calendar': {
      const body = { hours: doing.hours, holidays: [{ date: doing.on, name: 'Feast' }] }
      return expectDone(await admin.call('PATCH', `/v1/calendars/${calendar.id}`, { body }))
    }
    default: {
      const what = doing.do
      return inTransaction(ctx, (tx) => markClocks(tx, workspaceId, id, what, tx.now()))
    }
  }
}

function expectDone({ status }: { status: number }): void {
  expect(status).toBe(200)
}

eachDatabase((kind, openDatabase) => {
  test('counting on and counting anew give the same, through edits and looks at any time, and all is told once', async () => {
    const api = testApi((await openDatabase()).db)
    const { clock, db } = api.deps
    const runner = createJobRunner(api.deps)
    await fc.assert(
      fc.asyncProperty(schedule, async (steps) => {
        const place = await open(api)
        const { workspaceId } = place.ctx
        const id = await addTicket(place.ctx, 'normal', place.policy.id)
        for (const [wait, doing] of steps) {
          clock.advance(wait)
          await make(place, id, doing)
          await runner.runDue()
          const now = clock.now()
          const row = await lockSlaTicket(db, { workspaceId, ticketId: id })
          const stored = row && toState(row, await listClockRows(db, workspaceId, [id]))
          expect(stored && settle(stored, now)).toEqual(await recountClocks(db, { workspaceId, ticketId: id }, now))
        }
        clock.advance(MINUTE)
        await runner.runDue()
        await expectToldOnce(place, id)
      }),
      { numRuns: kind === 'sqlite' ? 40 : 15 },
    )
  })
})

/** As many breaches as were found, and no event twice for the same promise. */
async function expectToldOnce({ api, ctx }: Place, id: string): Promise<void> {
  const events = await api.deps.db
    .selectFrom('events')
    .select(['type', 'data'])
    .where('workspace_id', '=', ctx.workspaceId)
    .where('subject', '=', id)
    .where('type', 'in', ['sla.at_risk', 'sla.breached'])
    .execute()
  const breaches = events.filter(({ type }) => type === 'sla.breached').map(({ data }) => data)
  expect(new Set(breaches).size).toBe(breaches.length)
  const state = await recountClocks(api.deps.db, { workspaceId: ctx.workspaceId, ticketId: id }, api.deps.clock.now())
  expect(breaches.length > 0).toBe(state?.breached)
  for (const { kind, targetMs, breachedAt } of state?.clocks ?? []) {
    const told = breaches.filter((data) => data.includes(`"clock":"${kind}"`))
    if (kind !== 'next_response' && targetMs !== null) expect(told.length).toBe(breachedAt === null ? 0 : 1)
  }
}
