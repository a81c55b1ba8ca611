import type { Agent, SentMessage, Team } from '@deskbell/protocol'
import fc from 'fast-check'
import type { Kysely } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../db/database.ts'
import { newId } from '../../platform/ids.ts'
import { type TestAgent, type TestApi, type TestWorkspace, testApi } from '../../testing/api.ts'
import { eachDatabase } from '../../testing/databases.ts'
import { message } from '../../testing/house.ts'
import { findLeastLoaded, noteAssignment } from './index.ts'

/** A conversation that somebody has, as the log leaves it. */
async function addConversation(db: Kysely<Database>, workspaceId: string, customerId: string, assigneeId: string) {
  await db
    .insertInto('conversations')
    .values({
      id: newId('conversation'),
      workspace_id: workspaceId,
      customer_id: customerId,
      channel: 'chat',
      status: 'open',
      assignee_id: assigneeId,
      ticket_id: null,
      ticket_number: null,
      ticket_subject: null,
      ticket_status: null,
      last_seq: 0,
      last_message_seq: null,
      last_message_by_kind: null,
      last_message_by_id: null,
      last_message_at: null,
      last_message_preview: null,
      customer_delivered_seq: 0,
      customer_read_seq: 0,
      start_client_id: null,
      created_at: 0,
      updated_at: 0,
    })
    .execute()
}

eachDatabase((_kind, open) => {
  let api: TestApi
  let workspace: TestWorkspace
  let customerId: string
  let people: TestAgent[]
  let team: Team

  beforeAll(async () => {
    api = testApi((await open()).db)
    workspace = await api.workspace()
    customerId = (await api.customer(workspace)).id
    const admin = await api.agent(workspace, { role: 'admin' })
    const others = [await api.agent(workspace), await api.agent(workspace), await api.agent(workspace)]
    people = [admin, ...others]
    // The first works in no team: however free they are, a team's questions are not theirs.
    const body = { name: 'Payments', memberIds: others.map((agent) => agent.id) }
    team = (await admin.call<Team>('POST', '/v1/teams', { body })).body
  })

  /** Begins anew, gives out so many, and says who has how many. */
  async function giveOut(howMany: number, capacities: readonly (number | null)[]): Promise<(number | undefined)[]> {
    const { db } = api.deps
    await db.deleteFrom('conversations').where('workspace_id', '=', workspace.id).execute()
    const members = people.slice(1)
    for (const [at, { id }] of members.entries()) {
      const change = { capacity: capacities[at] ?? null, last_assignment: 0 }
      await db.updateTable('agents').set(change).where('id', '=', id).execute()
    }
    const loads = new Map(members.map(({ id }) => [id, 0]))
    for (let number = 1; number <= howMany; number++) {
      const id = await findLeastLoaded(db, workspace.id, team.id)
      if (id === null) break
      await noteAssignment(db, id, number)
      await addConversation(db, workspace.id, customerId, id)
      loads.set(id, (loads.get(id) ?? 0) + 1)
    }
    return people.map(({ id }) => loads.get(id))
  }

  describe('what comes to a team', () => {
    test('is spread evenly over those who have no bound', async () => {
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: 0, max: 12 }), async (howMany) => {
          const [outside, ...loads] = (await giveOut(howMany, [])).map((load) => load ?? -1)
          expect(outside).toBe(-1)
          expect(loads.reduce((sum, load) => sum + load, 0)).toBe(howMany)
          expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1)
        }),
        { numRuns: 8 },
      )
    })

    test('fills nobody above their capacity, and waits only when all are full', async () => {
      const capacity = fc.option(fc.integer({ min: 1, max: 4 }), { freq: 4 })
      await fc.assert(
        fc.asyncProperty(
          fc.integer({ min: 0, max: 14 }),
          fc.tuple(capacity, capacity, capacity),
          async (howMany, capacities) => {
            const [, ...loads] = (await giveOut(howMany, capacities)).map((load) => load ?? -1)
            const room = capacities.reduce((sum: number, one) => sum + (one ?? Number.POSITIVE_INFINITY), 0)
            for (const [at, load] of loads.entries()) expect(load).toBeLessThanOrEqual(capacities[at] ?? howMany)
            expect(loads.reduce((sum, load) => sum + load, 0)).toBe(Math.min(howMany, room))
            // Whoever has less than another was full, or is one behind.
            for (const [at, load] of loads.entries()) {
              if (load === capacities[at]) continue
              expect(Math.max(...loads) - load).toBeLessThanOrEqual(1)
            }
          },
        ),
        { numRuns: 12 },
      )
    })

    test('is not for those who are away, left, or belong to no team', async () => {
      const { db } = api.deps
      await giveOut(0, [])
      const pick = () => findLeastLoaded(db, workspace.id, team.id)
      const [, first, second, third] = people.map(({ id }) => id)
      expect(await pick()).toBe(first)
      await db
        .updateTable('agents')
        .set({ availability: 'away' })
        .where('id', '=', first ?? '')
        .execute()
      expect(await pick()).toBe(second)
      await db
        .updateTable('agents')
        .set({ active: 0 })
        .where('id', '=', second ?? '')
        .execute()
      expect(await pick()).toBe(third)
      await db
        .updateTable('agents')
        .set({ role: 'provider' })
        .where('id', '=', third ?? '')
        .execute()
      expect(await pick()).toBeNull()
      expect(await findLeastLoaded(db, workspace.id)).toBe(people[0]?.id)
    })
  })

  test('chats respect a capacity as well: what nobody has room for waits', async () => {
    const elsewhere = await api.workspace()
    const admin = await api.agent(elsewhere, { role: 'admin' })
    const limited = await admin.call<Agent>('PATCH', `/v1/agents/${admin.id}`, { body: { capacity: 1 } })
    expect(limited.body.capacity).toBe(1)
    const customer = await api.customer(elsewhere)
    const start = async () => {
      const sent = await customer.call<SentMessage>('POST', '/v1/conversations', { body: message() })
      return sent.body.conversation.assigneeId
    }
    expect([await start(), await start()]).toEqual([admin.id, null])
    await admin.call('PATCH', `/v1/agents/${admin.id}`, { body: { capacity: null } })
    expect(await start()).toBe(admin.id)
  })
})
