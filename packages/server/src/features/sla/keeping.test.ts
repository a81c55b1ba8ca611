import { beforeAll, describe, expect, test } from 'vitest'
import { inTransaction } from '../../db/transaction.ts'
import type { Ctx } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { type TestApi, testApi } from '../../testing/api.ts'
import { eachDatabase } from '../../testing/databases.ts'
import { testCtx } from '../../testing/deps.ts'
import type { ClockMark } from './clocks.ts'
import { expectedResponseAt, markClocks, readClocks, retargetClocks } from './index.ts'
import { slaMigrations } from './migrations.ts'
import { addTicket } from './testing/ticket.ts'

const HOUR = 3_600_000

eachDatabase((_kind, open) => {
  let api: TestApi
  let ctx: Ctx
  beforeAll(async () => {
    api = testApi((await open()).db)
    ctx = testCtx(api.deps, (await api.workspace()).id)
  })

  const mark = (ticketId: string, what: ClockMark) =>
    inTransaction(ctx, (tx) => markClocks(tx, ctx.workspaceId, ticketId, what, tx.now()))
  async function clocksOf(ticketId: string) {
    const clocks =
      (await readClocks(api.deps.db, ctx.workspaceId, [ticketId], api.deps.clock.now())).get(ticketId) ?? []
    return Object.fromEntries(clocks.map(({ kind, ...clock }) => [kind, clock]))
  }
  async function contentOf(id: string) {
    const tables = ['sla_tickets', 'sla_clocks', 'sla_marks'] as const
    return Promise.all(
      tables.map((table) => api.deps.db.selectFrom(table).selectAll().where('ticket_id', '=', id).execute()),
    )
  }
  const iso = (at: number) => new Date(at).toISOString()

  test('workspaces that stood before there were policies get a default one', async () => {
    const { db } = await open()
    for (const table of ['sla_marks', 'sla_clocks', 'sla_tickets', 'sla_versions', 'sla_policies', 'calendars']) {
      await db.schema.dropTable(table).execute()
    }
    const row = { id: newId('workspace'), key: 'wk_old', settings: '{}', assignments: 0, created_at: 1, updated_at: 1 }
    await db.insertInto('workspaces').values(row).execute()
    await slaMigrations['0032_sla_create']?.up(db)
    const now = Date.UTC(2026, 2, 2)
    expect(await expectedResponseAt(db, row.id, { policyId: null, priority: 'urgent' }, now)).toBe(now + 2 * HOUR)
  })

  describe('the clocks of a ticket', () => {
    test('run from its beginning by the default policy, and are met by a reply and by resolving', async () => {
      const at = api.deps.clock.now()
      const id = await addTicket(ctx, 'urgent')
      expect(await clocksOf(id)).toEqual({
        first_response: {
          state: 'running',
          atRisk: false,
          targetMinutes: 120,
          dueAt: iso(at + 2 * HOUR),
          stoppedAt: null,
        },
        resolution: {
          state: 'running',
          atRisk: false,
          targetMinutes: 1440,
          dueAt: iso(at + 24 * HOUR),
          stoppedAt: null,
        },
      })
      api.deps.clock.advance(HOUR)
      await mark(id, 'agent_replied')
      expect(await clocksOf(id)).toMatchObject({
        first_response: { state: 'met', dueAt: null, stoppedAt: iso(at + HOUR) },
      })
      await mark(id, 'customer_replied')
      expect(await clocksOf(id)).toMatchObject({ next_response: { state: 'running', dueAt: iso(at + 3 * HOUR) } })
      await inTransaction(ctx, (tx) => retargetClocks(tx, ctx.workspaceId, id, { priority: 'high' }, tx.now()))
      expect(await clocksOf(id)).toMatchObject({ next_response: { dueAt: iso(at + 5 * HOUR) } })
      await mark(id, 'resolved')
      expect(await clocksOf(id)).toMatchObject({ next_response: { state: 'met' }, resolution: { state: 'met' } })
    })

    test('are left as they are by what changes nothing, and by another who takes the ticket', async () => {
      const id = await addTicket(ctx, 'normal')
      await mark(id, 'agent_replied')
      const before = await contentOf(id)
      api.deps.clock.advance(HOUR)
      for (const what of ['agent_replied', 'resumed', 'reopened'] as const) await mark(id, what)
      await inTransaction(ctx, (tx) => retargetClocks(tx, ctx.workspaceId, id, { priority: 'normal' }, tx.now()))
      await inTransaction(ctx, (tx) => retargetClocks(tx, ctx.workspaceId, id, { policyId: null }, tx.now()))
      expect(await contentOf(id)).toEqual(before)
      await mark(newId('ticket'), 'agent_replied')
    })

    test('say what may be expected of a new question', async () => {
      const now = api.deps.clock.now()
      const asked = { policyId: null, priority: 'high' } as const
      expect(await expectedResponseAt(api.deps.db, ctx.workspaceId, asked, now)).toBe(now + 4 * HOUR)
    })
  })
})
