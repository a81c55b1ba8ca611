import { LIMITS, type RoutingRules, type Team } from '@deskbell/protocol'
import { beforeAll, expect, test } from 'vitest'
import { newId } from '../../platform/ids.ts'
import { type TestApi, type TestWorkspace, testApi } from '../../testing/api.ts'
import { eachDatabase } from '../../testing/databases.ts'

const TEAMS = '/v1/teams'
const UNKNOWN = '0'.repeat(26)

eachDatabase((_kind, open) => {
  let api: TestApi
  beforeAll(async () => {
    api = testApi((await open()).db)
  })

  /** A new workspace and who works there. */
  async function desk() {
    const workspace = await api.workspace()
    const admin = await api.agent(workspace, { role: 'admin' })
    const agent = await api.agent(workspace)
    const provider = await api.agent(workspace, { role: 'provider' })
    const create = (body: object, by = admin) => by.call<Team>('POST', TEAMS, { body })
    const update = (team: Team, body: object) => admin.call<Team>('PATCH', `${TEAMS}/${team.id}`, { body })
    const remove = (team: Team) => admin.call('DELETE', `${TEAMS}/${team.id}`)
    const list = async () => (await admin.call<{ items: Team[] }>('GET', TEAMS)).body.items
    return { workspace, admin, agent, provider, create, update, remove, list }
  }

  /** A ticket of a team, as others leave it: only what teams look at means something. */
  async function addTicket(workspace: TestWorkspace, teamId: string, status: string) {
    const { id: customerId } = await api.customer(workspace)
    const { db } = api.deps
    const type = await db
      .selectFrom('ticket_types')
      .select('id')
      .where('workspace_id', '=', workspace.id)
      .orderBy('position')
      .executeTakeFirstOrThrow()
    const conversationId = newId('conversation')
    const counts = { last_seq: 0, customer_delivered_seq: 0, customer_read_seq: 0, created_at: 0, updated_at: 0 }
    await db
      .insertInto('conversations')
      .values({
        id: conversationId,
        workspace_id: workspace.id,
        customer_id: customerId,
        channel: 'form',
        status: 'open',
        ...counts,
      } as never)
      .execute()
    const known = await db.selectFrom('tickets').select('id').where('workspace_id', '=', workspace.id).execute()
    const id = newId('ticket')
    await db
      .insertInto('tickets')
      .values({
        id,
        workspace_id: workspace.id,
        conversation_id: conversationId,
        customer_id: customerId,
        number: known.length + 1,
        type_id: type.id,
        channel: 'form',
        subject: 'A ticket',
        status,
        priority: 'normal',
        team_id: teamId,
        escalated_team_id: teamId,
        fields: '{}',
        metadata: '{}',
        next_steps: '[]',
        verified_sender: 0,
        digest: '',
        created_at: 0,
        updated_at: 0,
      } as never)
      .execute()
    return id
  }

  test('teams have names and members, and are listed by name', async () => {
    const { admin, agent, create, update, list } = await desk()
    const payments = await create({ name: 'Payments', memberIds: [agent.id, admin.id, agent.id] })
    expect(payments.status).toBe(201)
    expect(payments.body).toEqual({
      id: payments.body.id,
      name: 'Payments',
      memberIds: [admin.id, agent.id],
      openTickets: 0,
    })
    const field = (await create({ name: 'Field' })).body
    expect(await list()).toEqual([field, payments.body])
    expect((await update(field, { name: 'On the road', memberIds: [agent.id] })).body).toEqual({
      ...field,
      name: 'On the road',
      memberIds: [agent.id],
    })
    expect((await update(payments.body, { memberIds: [] })).body.memberIds).toEqual([])
    expect((await update(payments.body, { name: 'Payments' })).status).toBe(200)
  })

  test('two teams do not have one name', async () => {
    const { create, update } = await desk()
    const made = await Promise.all([create({ name: 'Payments' }), create({ name: 'Payments' })])
    expect(made.map(({ status }) => status).sort()).toEqual([201, 409])
    const other = (await create({ name: 'Field' })).body
    expect((await update(other, { name: 'Payments' })).body.code).toBe('conflict')
  })

  test('members are agents of the workspace; those who left stay, providers do not come', async () => {
    const { admin, agent, provider, create, update, list } = await desk()
    const foreign = await desk()
    const team = (await create({ name: 'Payments', memberIds: [agent.id] })).body
    for (const id of [foreign.agent.id, `agt_${UNKNOWN}`]) {
      expect((await create({ name: 'Other', memberIds: [id] })).body.code).toBe('not_found')
      expect((await update(team, { memberIds: [admin.id, id] })).body.code).toBe('not_found')
    }
    const refused = await update(team, { memberIds: [provider.id] })
    expect(refused.body.errors?.map(({ path }) => path)).toEqual(['body.memberIds'])
    await admin.call('PATCH', `/v1/agents/${agent.id}`, { body: { active: false } })
    expect(await list()).toEqual([team])
  })

  test('open tickets are counted; a team that ends leaves them behind', async () => {
    const { workspace, create, remove, list } = await desk()
    const team = (await create({ name: 'Payments' })).body
    const other = (await create({ name: 'Field' })).body
    for (const status of ['open', 'waiting', 'resolved', 'closed']) await addTicket(workspace, team.id, status)
    const kept = await addTicket(workspace, other.id, 'open')
    expect((await list()).map(({ name, openTickets }) => [name, openTickets])).toEqual([
      ['Field', 1],
      ['Payments', 2],
    ])
    expect((await remove(team)).status).toBe(204)
    expect((await remove(team)).status).toBe(404)
    expect(await list()).toEqual([{ ...other, openTickets: 1 }])
    const tickets = await api.deps.db
      .selectFrom('tickets')
      .select(['id', 'team_id', 'escalated_team_id'])
      .where('workspace_id', '=', workspace.id)
      .execute()
    expect(tickets).toHaveLength(5)
    for (const ticket of tickets) {
      const teamId = ticket.id === kept ? other.id : null
      expect(ticket).toMatchObject({ team_id: teamId, escalated_team_id: teamId })
    }
    const members = await api.deps.db
      .selectFrom('team_members')
      .where('team_id', '=', team.id)
      .select('agent_id')
      .execute()
    expect(members).toEqual([])
  })

  test('a team to which tickets are still given does not end, and says by what', async () => {
    const { workspace, admin, create, remove } = await desk()
    const team = (await create({ name: 'Payments' })).body
    const items = [{ name: 'Portuguese', conditions: [{ fact: 'language', is: ['pt'] }], teamId: team.id }]
    await admin.call<RoutingRules>('PUT', '/v1/routing-rules', { body: { items, revision: 0 } })
    const types = await admin.call<{ items: { id: string }[] }>('GET', '/v1/ticket-types')
    const type = `/v1/ticket-types/${types.body.items[1]?.id}`
    await admin.call('PATCH', type, { body: { teamId: team.id } })
    const escalations = JSON.stringify([{ teamId: team.id }])
    const policies = api.deps.db.updateTable('sla_policies').where('workspace_id', '=', workspace.id)
    await policies.set({ escalations }).execute()
    const macro = { id: newId('macro'), workspace_id: workspace.id, created_at: 0, updated_at: 0 }
    const actions = JSON.stringify([{ do: 'team', teamId: team.id }])
    await api.deps.db
      .insertInto('macros')
      .values({ ...macro, name: 'Hand over', actions })
      .execute()

    expect((await remove(team)).body).toMatchObject({
      code: 'conflict',
      detail:
        'Tickets are still given to Payments by the type Payment issue, the rule Portuguese, the policy Standard, the macro Hand over. Change that first',
    })
    await admin.call('PUT', '/v1/routing-rules', { body: { items: [], revision: 1 } })
    await admin.call('PATCH', type, { body: { teamId: null } })
    await policies.set({ escalations: '[]' }).execute()
    expect((await remove(team)).body.detail).toContain('by the macro Hand over.')
    await api.deps.db.deleteFrom('macros').where('id', '=', macro.id).execute()
    expect((await remove(team)).status).toBe(204)
  })

  test('a workspace has at most so many teams', async () => {
    const { workspace, create } = await desk()
    const rows = Array.from({ length: LIMITS.teams - 1 }, (_, at) => ({
      id: newId('team'),
      workspace_id: workspace.id,
      name: `Team ${at}`,
      created_at: 0,
    }))
    await api.deps.db.insertInto('teams').values(rows).execute()
    const made = await Promise.all(['A', 'B'].map((name) => create({ name })))
    expect(made.map(({ status, body }) => body.code ?? status).sort()).toEqual([201, 'limit_reached'])
  })

  test('only admins change teams; everybody of the workspace sees them', async () => {
    const { agent, provider, create } = await desk()
    expect((await create({ name: 'Payments' }, agent)).body.code).toBe('forbidden')
    expect((await provider.call('GET', TEAMS)).status).toBe(200)
  })
})
