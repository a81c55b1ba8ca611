import {
  type EntryPage,
  LIMITS,
  type Macro,
  type MacroAction,
  type Note,
  type Team,
  type Ticket,
  type TicketCreated,
  type TicketType,
} from '@deskbell/protocol'
import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../platform/ids.ts'
import { newClientId, type TestApi, testApi } from '../../testing/api.ts'
import { eachDatabase } from '../../testing/databases.ts'
import { question } from '../../testing/house.ts'

const MACROS = '/v1/macros'
const CLOSE: MacroAction = { do: 'status', status: 'closed' }

eachDatabase((_kind, open) => {
  let api: TestApi
  beforeAll(async () => {
    api = testApi((await open()).db)
  })

  /** A new workspace, who works there, and a ticket that nobody has. */
  async function desk() {
    const workspace = await api.workspace()
    const admin = await api.agent(workspace, { role: 'admin', name: 'Robin Vale' })
    const agent = await api.agent(workspace, { name: 'Mara Lind' })
    const provider = await api.agent(workspace, { role: 'provider' })
    const team = (await admin.call<Team>('POST', '/v1/teams', { body: { name: 'Payments' } })).body
    const create = (name: string, ...actions: object[]) =>
      admin.call<Macro>('POST', MACROS, { body: { name, actions } })
    const update = ({ id }: Macro, body: object) => admin.call<Macro>('PATCH', `${MACROS}/${id}`, { body })
    return { workspace, admin, agent, provider, team, create, update }
  }

  describe('a macro', () => {
    test('is kept as it was written, and listed by name', async () => {
      const { admin, agent, provider, team, create, update } = await desk()
      const actions: MacroAction[] = [
        { do: 'reply', text: 'Hello {{customer.first_name|there}}' },
        { do: 'note', text: 'Done by {{agent.name}}' },
        { do: 'priority', priority: 'low' },
        { do: 'team', teamId: team.id },
        { do: 'assign', to: agent.id },
        { do: 'add_tags', tags: ['refund'] },
        { do: 'remove_tags', tags: ['new'] },
        { do: 'status', status: 'waiting' },
      ]
      const made = await create('Refund', ...actions)
      expect([made.status, made.body]).toEqual([201, { id: made.body.id, name: 'Refund', actions }])
      const other = (await create('Close', CLOSE)).body
      expect((await agent.call('GET', MACROS)).body).toEqual({ items: [other, made.body] })
      expect((await update(other, { name: 'End', actions: [{ do: 'team', teamId: null }] })).body).toEqual({
        id: other.id,
        name: 'End',
        actions: [{ do: 'team', teamId: null }],
      })
      expect((await update(other, { name: 'Refund' })).body.code).toBe('conflict')
      expect((await create('Refund', CLOSE)).body.code).toBe('conflict')
      for (const by of [agent, provider]) {
        expect((await by.call('POST', MACROS, { body: { name: 'X', actions: [CLOSE] } })).body.code).toBe('forbidden')
      }
      expect((await admin.call('DELETE', `${MACROS}/${other.id}`)).status).toBe(204)
      expect((await admin.call('DELETE', `${MACROS}/${other.id}`)).status).toBe(404)
    })

    test('names teams and agents of the workspace who take tickets', async () => {
      const { admin, provider, create, update } = await desk()
      const foreign = await desk()
      const made = (await create('Close', CLOSE)).body
      for (const action of [
        { do: 'team', teamId: foreign.team.id },
        { do: 'assign', to: foreign.agent.id },
      ]) {
        expect((await create('Other', action)).body.code).toBe('not_found')
        expect((await update(made, { actions: [action] })).body.code).toBe('not_found')
      }
      const refused = await create('Other', CLOSE, { do: 'assign', to: provider.id })
      expect(refused.body.errors?.map(({ path }) => path)).toEqual(['body.actions.1.to'])
      expect((await admin.call<{ items: Macro[] }>('GET', MACROS)).body.items).toEqual([made])
    })

    test.each([
      ['nothing to do', [], 'body.actions'],
      ['an action there is not', [{ do: 'dance' }], 'body.actions.0.do'],
      ['an unknown variable', [{ do: 'note', text: '{{ticket.age}}' }], 'body.actions.0.text'],
      ['no text', [{ do: 'reply', text: ' ' }], 'body.actions.0.text'],
      ['a status that is not chosen', [{ do: 'status', status: 'open' }], 'body.actions.0.status'],
      ['no tags', [{ do: 'add_tags', tags: [] }], 'body.actions.0.tags'],
      ['too much to do', Array.from({ length: 11 }, () => CLOSE), 'body.actions'],
    ])('with %s is refused', async (_, actions, path) => {
      const { create } = await desk()
      const answer = await create('Macro', ...actions)
      expect([answer.status, answer.body.errors?.map((error) => error.path)]).toEqual([422, [path]])
    })

    test('is one of at most so many', async () => {
      const { workspace, create } = await desk()
      const rows = Array.from({ length: LIMITS.macros - 1 }, (_, at) => ({
        id: newId('macro'),
        workspace_id: workspace.id,
        name: `Macro ${at}`,
        actions: '[]',
        created_at: 0,
        updated_at: 0,
      }))
      await api.deps.db.insertInto('macros').values(rows).execute()
      const made = await Promise.all(['A', 'B'].map((name) => create(name, CLOSE)))
      expect(made.map(({ status, body }) => body.code ?? status).sort()).toEqual([201, 'limit_reached'])
    })
  })

  describe('applied to a ticket', () => {
    async function atWork() {
      const here = await desk()
      const { workspace, admin, agent } = here
      // Nobody is given anything, so that each test says who has it.
      for (const { id } of [admin, agent]) {
        await api.deps.db.updateTable('agents').set({ availability: 'away' }).where('id', '=', id).execute()
      }
      const customer = await api.customer(workspace)
      await customer.call('PATCH', '/v1/customer', { body: { name: 'Elena Marsh' } })
      const types = await admin.call<{ items: TicketType[] }>('GET', '/v1/ticket-types')
      const typeId = types.body.items.find(({ key }) => key === 'general_inquiry')?.id
      const asked = await customer.call<TicketCreated>('POST', '/v1/tickets', { body: question(typeId) })
      const { id: ticketId, conversationId } = asked.body.ticket
      const apply = (macro: Macro, clientId = newClientId(), by = agent) =>
        by.call<Ticket>('POST', `/v1/tickets/${ticketId}/macros/${macro.id}`, { body: { clientId } })
      const read = async () => (await agent.call<Ticket>('GET', `/v1/tickets/${ticketId}`)).body
      const said = async () => {
        const path = `/v1/conversations/${conversationId}/entries?limit=200`
        const { entries } = (await agent.call<EntryPage>('GET', path)).body
        return entries.flatMap((entry) =>
          entry.type === 'message' && entry.by.kind === 'agent' ? entry.content.text : [],
        )
      }
      const notes = async () => {
        const path = `/v1/conversations/${conversationId}/notes`
        return (await agent.call<{ items: Note[] }>('GET', path)).body.items.map(({ text }) => text)
      }
      return { ...here, customer, ticketId, apply, read, said, notes }
    }

    test('it does everything, in order, with its words filled in', async () => {
      const { agent, team, create, apply, said, notes } = await atWork()
      const macro = await create(
        'Refund',
        { do: 'assign', to: 'me' },
        { do: 'reply', text: 'Hello {{customer.first_name|there}}, about {{ticket.number}}: {{agent.first_name}}' },
        { do: 'note', text: 'Refund promised by {{agent.name}} of {{workspace.name}}' },
        { do: 'priority', priority: 'urgent' },
        { do: 'team', teamId: team.id },
        { do: 'add_tags', tags: ['refund', 'Money'] },
        { do: 'remove_tags', tags: ['refund'] },
        { do: 'status', status: 'waiting' },
      )
      const { status, body } = await apply(macro.body)
      expect(status).toBe(200)
      expect(body).toMatchObject({
        status: 'waiting',
        work: { assigneeId: agent.id, teamId: team.id, priority: 'urgent', tags: ['money'] },
      })
      expect(await said()).toEqual(['Hello Elena, about #1: Mara'])
      expect(await notes()).toEqual(['Refund promised by Mara Lind of Acme'])
    })

    test('a retry does it once, whatever happened between, and at the same time', async () => {
      const { create, apply, agent, ticketId, said, read } = await atWork()
      const macro = (await create('Wait', { do: 'reply', text: 'A moment' }, { do: 'priority', priority: 'high' })).body
      const clientId = newClientId()
      const tries = await Promise.all([apply(macro, clientId), apply(macro, clientId), apply(macro, clientId)])
      expect(tries.map(({ status }) => status)).toEqual([200, 200, 200])
      await agent.call('POST', `/v1/tickets/${ticketId}/priority`, { body: { priority: 'low' } })
      const late = await apply(macro, clientId)
      expect([late.status, late.body.work?.priority, (await read()).work?.priority]).toEqual([200, 'low', 'low'])
      expect(await said()).toEqual(['A moment'])
      const other = (await create('Other', CLOSE)).body
      expect((await apply(other, clientId)).body.code).toBe('client_id_reused')
      expect((await apply(macro)).status).toBe(200)
      expect(await said()).toEqual(['A moment', 'A moment'])
    })

    test('it does nothing where one thing cannot be done', async () => {
      const { admin, create, agent, apply, read, said } = await atWork()
      const macro = (
        await create('Hand over', { do: 'reply', text: 'Robin will write to you' }, { do: 'assign', to: admin.id })
      ).body
      await api.deps.db.updateTable('agents').set({ active: 0 }).where('id', '=', admin.id).execute()
      const before = await read()
      const clientId = newClientId()
      expect((await apply(macro, clientId, agent)).body.code).toBe('invalid_input')
      expect([await read(), await said()]).toEqual([before, []])
      await api.deps.db.updateTable('agents').set({ active: 1 }).where('id', '=', admin.id).execute()
      const again = await apply(macro, clientId, agent)
      expect([again.status, again.body.work?.assigneeId, await said()]).toEqual([
        200,
        admin.id,
        ['Robin will write to you'],
      ])
    })

    test('what has come about already is left as it is', async () => {
      const { create, apply, read } = await atWork()
      const macro = (
        await create('Close', CLOSE, { do: 'assign', to: 'nobody' }, { do: 'remove_tags', tags: ['none'] }, CLOSE)
      ).body
      expect((await apply(macro)).body.status).toBe('closed')
      const closed = await read()
      expect((await apply(macro)).body).toEqual(closed)
    })

    test('it is for agents of the workspace, and for their tickets', async () => {
      const { create, apply, provider, customer, ticketId } = await atWork()
      const other = await atWork()
      const macro = (await create('Close', CLOSE)).body
      expect((await apply(macro, newClientId(), provider)).body.code).toBe('forbidden')
      const path = `/v1/tickets/${ticketId}/macros/${macro.id}`
      expect((await customer.call('POST', path, { body: { clientId: newClientId() } })).body.code).toBe('forbidden')
      expect((await other.apply(macro)).body.code).toBe('not_found')
    })
  })
})
