import {
  firstFitting,
  type RoutingCondition,
  type RoutingRule,
  type RoutingRules,
  type Team,
  type TicketType,
} from '@deskbell/protocol'
import { beforeAll, describe, expect, test } from 'vitest'
import { type TestAgent, type TestApi, type TestWorkspace, testApi } from '../../testing/api.ts'
import { eachDatabase } from '../../testing/databases.ts'
import { type RoutingFacts, routeTicket } from './routing.ts'

const RULES = '/v1/routing-rules'
const UNKNOWN = '0'.repeat(26)
const TEAM = `tem_${UNKNOWN}`
const TYPE = `tty_${UNKNOWN}`

const FACTS: RoutingFacts = {
  typeId: TYPE,
  typeTeamId: null,
  locale: 'pt-BR',
  priority: 'high',
  channel: 'email',
  attributes: { plan: 'Business', seats: 12, trial: false },
}

function rule(...conditions: RoutingCondition[]): RoutingRule {
  return { name: 'Rule', conditions, teamId: TEAM }
}

const attribute = (key: string, ...is: string[]): RoutingCondition => ({ fact: 'attribute', key, is })
const language = (...is: string[]): RoutingCondition => ({ fact: 'language', is })

describe('a condition', () => {
  test.each<[string, RoutingCondition, Partial<RoutingFacts>, boolean]>([
    ['a type', { fact: 'type', is: [TYPE] }, {}, true],
    ['another type', { fact: 'type', is: ['tty_00000000000000000000000001'] }, {}, false],
    ['one of two priorities', { fact: 'priority', is: ['urgent', 'high'] }, {}, true],
    ['other priorities', { fact: 'priority', is: ['low'] }, {}, false],
    ['a channel', { fact: 'channel', is: ['email'] }, {}, true],
    ['another channel', { fact: 'channel', is: ['chat'] }, {}, false],
    ['the language of a country’s', language('pt'), {}, true],
    ['the very language', language('pt-br'), {}, true],
    ['a country’s of a language', language('pt-PT'), { locale: 'pt' }, false],
    ['another country’s', language('pt-PT'), {}, false],
    ['a language that begins alike', language('p'), {}, false],
    ['three letters of two', language('fil'), { locale: 'fi' }, false],
    ['a script', language('zh-Hant'), { locale: 'zh-Hant-TW' }, true],
    ['one of several languages', language('es', 'pt'), {}, true],
    ['a language nobody knows', language('pt'), { locale: null }, false],
    ['a text', attribute('plan', 'Business'), {}, true],
    ['a text in other letters', attribute('plan', 'business'), {}, false],
    ['a number', attribute('seats', '12'), {}, true],
    ['yes or no', attribute('trial', 'false'), {}, true],
    ['an attribute that is not there', attribute('company', 'undefined'), {}, false],
    ['what every object has', attribute('constructor', 'function Object() { [native code] }'), {}, false],
  ])('on %s', (_, condition, facts, fits) => {
    expect(firstFitting([rule(condition)], { ...FACTS, ...facts }) !== undefined).toBe(fits)
  })

  test('is one of all that must hold, and the first rule decides', () => {
    const rules = [
      { ...rule(language('pt'), attribute('plan', 'Personal')), name: 'both' },
      { ...rule(attribute('plan', 'Business'), language('pt')), name: 'second' },
      { ...rule(language('pt')), name: 'third' },
    ]
    expect(firstFitting(rules, FACTS)?.name).toBe('second')
    expect(firstFitting(rules, { ...FACTS, attributes: {} })?.name).toBe('third')
    expect(firstFitting([], FACTS)).toBeUndefined()
  })
})

eachDatabase((_kind, open) => {
  let api: TestApi
  let workspace: TestWorkspace
  let admin: TestAgent
  let teams: Team[]
  let typeId: string

  beforeAll(async () => {
    api = testApi((await open()).db)
  })

  async function desk() {
    workspace = await api.workspace()
    admin = await api.agent(workspace, { role: 'admin' })
    const make = async (name: string) => (await admin.call<Team>('POST', '/v1/teams', { body: { name } })).body
    teams = [await make('Business'), await make('Payments')]
    const types = (await admin.call<{ items: TicketType[] }>('GET', '/v1/ticket-types')).body.items
    typeId = types[0]?.id ?? ''
  }

  const idOf = (at: number) => teams[at]?.id ?? ''
  const save = (items: object[], revision: number, by = admin) =>
    by.call<RoutingRules>('PUT', RULES, { body: { items, revision } })

  test('rules choose the team; where none fits, the type does', async () => {
    await desk()
    const route = (facts: Partial<RoutingFacts>) =>
      routeTicket(api.deps.db, workspace.id, { ...FACTS, typeId, typeTeamId: idOf(1), ...facts })
    expect(await route({})).toBe(idOf(1))
    expect(await route({ typeTeamId: null })).toBeNull()
    const items = [
      { name: 'Business', conditions: [attribute('plan', 'Business')], teamId: idOf(0) },
      { name: 'By type', conditions: [{ fact: 'type', is: [typeId] }, language('fr')], teamId: idOf(0) },
    ]
    expect((await save(items, 0)).body).toEqual({ items, revision: 1 })
    expect((await admin.call('GET', RULES)).body).toEqual({ items, revision: 1 })
    expect(await route({})).toBe(idOf(0))
    expect(await route({ attributes: {}, locale: 'fr-CA' })).toBe(idOf(0))
    expect(await route({ attributes: {} })).toBe(idOf(1))
    const elsewhere = await api.workspace()
    expect(await routeTicket(api.deps.db, elsewhere.id, FACTS)).toBeNull()
  })

  test('of two who save at the same time, one is told', async () => {
    await desk()
    const items = [{ name: 'All mail', conditions: [{ fact: 'channel', is: ['email'] }], teamId: idOf(0) }]
    const first = await Promise.all([save(items, 0), save([], 0), save(items, 0)])
    expect(first.map(({ status }) => status).sort()).toEqual([200, 409, 409])
    expect((await save(items, 7)).body.code).toBe('conflict')
    expect((await save([], 1)).body.revision).toBe(2)
  })

  test('rules name teams and types of the workspace, and only admins save them', async () => {
    await desk()
    const theirs = { workspace, admin, teams, typeId }
    await desk()
    const conditions = [language('pt')]
    for (const items of [
      [{ name: 'A', conditions, teamId: theirs.teams[0]?.id }],
      [{ name: 'A', conditions, teamId: TEAM }],
      [{ name: 'A', conditions: [{ fact: 'type', is: [theirs.typeId] }], teamId: idOf(0) }],
    ]) {
      expect((await save(items, 0)).body.code).toBe('not_found')
    }
    const agent = await api.agent(workspace)
    expect((await save([], 0, agent)).body.code).toBe('forbidden')
    expect((await agent.call('GET', RULES)).body).toEqual({ items: [], revision: 0 })
  })

  test.each([
    ['no condition', { conditions: [] }, 'body.items.0.conditions'],
    ['a fact there is not', { conditions: [{ fact: 'weather', is: ['rain'] }] }, 'body.items.0.conditions.0.fact'],
    ['no value', { conditions: [language()] }, 'body.items.0.conditions.0.is'],
    ['no language', { conditions: [language('--')] }, 'body.items.0.conditions.0.is.0'],
    ['no name', { name: '' }, 'body.items.0.name'],
  ])('a rule with %s is refused', async (_, wrong, path) => {
    await desk()
    const answer = await save([{ name: 'A', conditions: [language('pt')], teamId: idOf(0), ...wrong }], 0)
    expect([answer.status, answer.body.errors?.map((error) => error.path)]).toEqual([422, [path]])
  })
})
