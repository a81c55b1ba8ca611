import { type ContactForm, LIMITS, type TicketType, type TicketTypePreset } from '@deskbell/protocol'
import { beforeAll, expect, test } from 'vitest'
import { newId } from '../../platform/ids.ts'
import { type TestApi, testApi } from '../../testing/api.ts'
import { eachDatabase } from '../../testing/databases.ts'
import { workspaces } from '../workspaces/index.ts'
import { ticketTypeMigrations } from './migrations.ts'
import { PRESETS } from './presets/index.ts'
import { listTicketTypeRows } from './repository.ts'

interface List {
  items: TicketType[]
}

const TYPES = '/v1/ticket-types'
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
    const list = async () => (await admin.call<List>('GET', TYPES)).body.items
    const create = (body: object) => admin.call<TicketType>('POST', TYPES, { body })
    const update = (type: TicketType | undefined, body: object) =>
      admin.call<TicketType>('PATCH', `${TYPES}/${type?.id}`, { body })
    const form = async () => (await api.call<ContactForm>('GET', `/v1/contact-form?workspace=${workspace.key}`)).body
    return { workspace, admin, list, create, update, form }
  }

  test('a new workspace begins with types; another one is added at the end', async () => {
    const { list, create, form } = await desk()
    expect((await list()).map(({ key }) => key)).toEqual([
      'booking_question',
      'payment_issue',
      'reschedule_request',
      'cancellation_request',
      'service_issue',
      'technical_support',
      'billing_inquiry',
      'general_inquiry',
      'complaint',
      'feedback',
    ])
    const plain = await create({ key: 'lost_item', name: 'Lost item' })
    expect(plain.status).toBe(201)
    expect(plain.body).toEqual({
      id: plain.body.id,
      key: 'lost_item',
      name: 'Lost item',
      description: '',
      offered: true,
      priority: 'normal',
      teamId: null,
      slaPolicyId: null,
      firstResponse: '',
      fields: [],
      position: 10,
      archived: false,
    })
    expect((await list()).at(-1)).toEqual(plain.body)
    expect((await form()).types.at(-1)).toMatchObject({ id: plain.body.id, name: 'Lost item', fields: [] })
  })

  test('workspaces that stood before there were types get them too', async () => {
    const { db } = await open({ features: [workspaces] })
    const row = { id: newId('workspace'), key: 'wk_old', settings: '{}', assignments: 0, created_at: 1, updated_at: 1 }
    await db.insertInto('workspaces').values(row).execute()
    for (const migration of Object.values(ticketTypeMigrations)) await migration.up(db)
    const types = await listTicketTypeRows(db, row.id)
    expect(types.map(({ key }) => key)).toEqual(PRESETS[0].types.map(({ key }) => key))
  })

  test('everything but the key of a type can be changed', async () => {
    const { list, create, update } = await desk()
    const made = (await create({ key: 'lost_item', name: 'Lost item' })).body
    const change = {
      name: 'Lost property',
      description: 'What was left behind',
      offered: false,
      priority: 'high',
      firstResponse: 'Hello {{customer.first_name|there}}',
      fields: [
        {
          key: 'what',
          kind: 'choice',
          label: 'What is it?',
          required: true,
          options: [{ value: 'key', label: 'A key' }],
        },
        { key: 'colour', kind: 'text', label: 'Colour', required: false, showWhen: { key: 'what', is: ['key'] } },
      ],
    }
    expect((await update(made, change)).body).toEqual({ ...made, ...change })
    expect((await update(made, { name: 'Lost property' })).body).toEqual({ ...made, ...change })
    expect((await update(made, { key: 'other' })).body.errors?.map(({ path }) => path)).toEqual(['body.key'])
    expect((await list()).at(-1)).toEqual({ ...made, ...change })
    const events = await api.deps.db
      .selectFrom('events')
      .select(['type', 'data'])
      .where('subject', '=', made.id)
      .execute()
    expect(events).toEqual([
      { type: 'ticket_type.created', data: '{"key":"lost_item"}' },
      { type: 'ticket_type.updated', data: JSON.stringify({ fields: Object.keys(change) }) },
    ])
  })

  const FIELD = { key: 'a', kind: 'text', label: 'A', required: false }
  const CHOICE = { key: 'a', kind: 'choice', label: 'A', required: false, options: [{ value: 'x', label: 'X' }] }
  test.each([
    ['a key with a capital', { key: 'Lost' }, 'body.key'],
    ['no name', { name: ' ' }, 'body.name'],
    ['an unknown priority', { priority: 'medium' }, 'body.priority'],
    ['an unknown variable', { firstResponse: 'Dear {{customer.surname}}' }, 'body.firstResponse'],
    ['a choice without answers', { fields: [{ ...CHOICE, options: [] }] }, 'body.fields.0.options'],
    ['answers to a text', { fields: [{ ...CHOICE, kind: 'text' }] }, 'body.fields.0'],
    ['a key twice', { fields: [FIELD, FIELD] }, 'body.fields'],
    [
      'a field shown by a later one',
      { fields: [{ ...FIELD, key: 'b', showWhen: { key: 'a', is: ['x'] } }, CHOICE] },
      'body.fields',
    ],
    [
      'a field shown by an answer that there is not',
      { fields: [CHOICE, { ...FIELD, key: 'b', showWhen: { key: 'a', is: ['y'] } }] },
      'body.fields',
    ],
    [
      'too many fields',
      { fields: Array.from({ length: LIMITS.fieldsPerType + 1 }, (_, at) => ({ ...FIELD, key: `k${at}` })) },
      'body.fields',
    ],
  ])('refuses %s', async (_, wrong, path) => {
    const { create } = await desk()
    const answer = await create({ key: 'lost', name: 'Lost', ...wrong })
    expect([answer.status, answer.body.errors?.map((error) => error.path)]).toEqual([422, [path]])
  })

  test('a key stands for one type only, also once that is archived', async () => {
    const { list, create, update } = await desk()
    const [first] = await list()
    await update(first, { archived: true })
    expect((await create({ key: first?.key, name: 'Again' })).body.code).toBe('conflict')
  })

  test('a type names teams and policies that there are', async () => {
    const { admin, list, create, update } = await desk()
    const [first] = await list()
    const other = await api.workspace()
    const { body } = await (await api.agent(other, { role: 'admin' })).call<{ id: string }>('POST', '/v1/teams', {
      body: { name: 'Theirs' },
    })
    const foreign = await api.deps.db
      .selectFrom('sla_policies')
      .select('id')
      .where('workspace_id', '=', other.id)
      .executeTakeFirstOrThrow()
    for (const goal of [
      { teamId: `tem_${UNKNOWN}` },
      { teamId: body.id },
      { slaPolicyId: `slp_${UNKNOWN}` },
      { slaPolicyId: foreign.id },
    ]) {
      expect((await create({ key: 'lost', name: 'Lost', ...goal })).body.code).toBe('not_found')
      expect((await update(first, goal)).body.code).toBe('not_found')
    }
    const team = (await admin.call<{ id: string }>('POST', '/v1/teams', { body: { name: 'Ours' } })).body
    expect((await update(first, { teamId: team.id })).body.teamId).toBe(team.id)
    expect((await update(first, { teamId: null })).body.teamId).toBeNull()
  })

  test('archived and unoffered types are not asked for, and the last one is not archived', async () => {
    const { list, update, form } = await desk()
    const [first, second, ...others] = await list()
    for (const type of others) await update(type, { archived: true })
    await update(second, { offered: false })
    expect((await form()).types.map(({ key }) => key)).toEqual(['booking_question'])
    expect((await list()).map(({ archived }) => archived)).toEqual([false, false, ...others.map(() => true)])
    await update(first, { offered: false })
    expect((await form()).types).toEqual([])
    expect((await update(first, { archived: true })).body.archived).toBe(true)
    expect((await update(second, { archived: true })).body.code).toBe('conflict')
    await update(others[0], { archived: false })
    expect((await update(second, { archived: true })).status).toBe(200)
    expect((await form()).types.map(({ key }) => key)).toEqual([others[0]?.key])
  })

  test('types stand in the order they were put in, those not named behind', async () => {
    const { admin, list } = await desk()
    const before = await list()
    const ids = [before[3], before[0]].map((type) => type?.id)
    const ordered = await admin.call<List>('POST', `${TYPES}/order`, { body: { ids } })
    const rest = before.filter((type) => !ids.includes(type.id)).map(({ id }) => id)
    expect(ordered.body.items.map(({ id }) => id)).toEqual([...ids, ...rest])
    expect(ordered.body.items.map(({ position }) => position)).toEqual(before.map((_, at) => at))
    expect(await list()).toEqual(ordered.body.items)
    const order = (body: object) => admin.call('POST', `${TYPES}/order`, { body })
    expect((await order({ ids: [ids[0], ids[0]] })).body.code).toBe('invalid_input')
    expect((await order({ ids: [`tty_${UNKNOWN}`] })).body.code).toBe('not_found')
  })

  test('a ready-made list adds what is not there yet', async () => {
    const { admin, list, update } = await desk()
    const { items: presets } = (await admin.call<{ items: TicketTypePreset[] }>('GET', `${TYPES}/presets`)).body
    expect(presets.map(({ key }) => key)).toEqual(['service', 'marketplace', 'provider', 'product', 'company'])
    const before = await list()
    await update(
      before.find(({ key }) => key === 'technical_support'),
      { name: 'Ours' },
    )
    const apply = (key: string) => admin.call<List>('POST', `${TYPES}/presets/${key}`)
    const after = (await apply('company')).body.items
    expect(after.slice(before.length).map(({ key }) => key)).toEqual(['general', 'sales', 'partnership', 'media'])
    expect(after.find(({ key }) => key === 'technical_support')?.name).toBe('Ours')
    expect((await apply('company')).body.items).toEqual(after)
    expect((await apply('none')).body.code).toBe('not_found')
  })

  test('a workspace has at most so many types, also where two add one at once', async () => {
    const { workspace, admin, create, list } = await desk()
    const [row] = await api.deps.db.selectFrom('ticket_types').selectAll().execute()
    const copies = Array.from({ length: LIMITS.ticketTypes - 11 }, (_, at) => ({
      ...row,
      workspace_id: workspace.id,
      id: `tty_${String(at).padStart(26, '0')}`,
      key: `copy_${at}`,
    }))
    await api.deps.db
      .insertInto('ticket_types')
      .values(copies as never)
      .execute()
    const rivals = await Promise.all(['x', 'y', 'z'].map((key) => create({ key, name: key })))
    expect(rivals.map(({ status }) => status).sort()).toEqual([201, 409, 409])
    expect((await admin.call('POST', `${TYPES}/presets/company`)).body.code).toBe('limit_reached')
    expect(await list()).toHaveLength(LIMITS.ticketTypes)
  })

  test('only admins change types; everybody of the workspace reads them', async () => {
    const { workspace, list } = await desk()
    const [first] = await list()
    for (const role of ['agent', 'provider'] as const) {
      const person = await api.agent(workspace, { role })
      expect((await person.call('GET', TYPES)).status).toBe(200)
      expect((await person.call('PATCH', `${TYPES}/${first?.id}`, { body: { name: 'X' } })).body.code).toBe('forbidden')
    }
  })
})
