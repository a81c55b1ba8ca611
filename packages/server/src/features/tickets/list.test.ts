import {
  TICKET_STATUSES,
  type Ticket,
  type TicketCounts,
  type TicketCreated,
  type TicketPage,
  type TicketType,
} from '@deskbell/protocol'
import fc from 'fast-check'
import { CompiledQuery, type Kysely, type RootOperationNode } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../db/database.ts'
import { type Call, newClientId, type TestApi, testApi } from '../../testing/api.ts'
import { eachDatabase } from '../../testing/databases.ts'
import { furnish, type House } from '../../testing/house.ts'
import type { TicketFilters } from './filters-repository.ts'
import { listTicketRows, type TicketOrder } from './list-repository.ts'
import { planSearch } from './search-repository.ts'

const SUBJECTS = ['Invoice is wrong', 'Gate code', 'Move the appointment', 'Invoice for März', 'Refund please']

eachDatabase((kind, open) => {
  let api: TestApi
  let house: House
  let all: Ticket[]
  beforeAll(async () => {
    api = testApi((await open()).db)
    house = await furnish(api)
    const types = await house.admin.call<{ items: TicketType[] }>('GET', '/v1/ticket-types')
    const typeOf = (key: string) => types.body.items.find((type) => type.key === key)?.id ?? ''
    for (let n = 0; n < 24; n++) {
      api.deps.clock.advance(60_000)
      const made = await house.agent.call<TicketCreated>('POST', '/v1/tickets', {
        body: {
          clientId: newClientId(),
          typeId: typeOf(n % 3 === 0 ? 'feedback' : 'general_inquiry'),
          subject: SUBJECTS[n % SUBJECTS.length],
          content: { type: 'text', text: `Words of number ${n}, and of order AB${n % 4}` },
          customer: { email: `person${n % 5}@example.com`, name: `Person ${n % 5}` },
          priority: n % 6 === 0 ? 'urgent' : 'normal',
          tags: n % 4 === 0 ? ['vip', 'spring'] : [],
          ...(n % 8 === 0 && { bookingRef: `B-${n}` }),
        },
      })
      if (n % 2 === 0) {
        const status = TICKET_STATUSES[n % TICKET_STATUSES.length] ?? 'open'
        await house.agent.call('POST', `/v1/tickets/${made.body.ticket.id}/status`, { body: { status } })
      }
      if (n % 5 === 0)
        await house.admin.call('POST', `/v1/tickets/${made.body.ticket.id}/assign`, {
          body: { assigneeId: house.admin.id },
        })
    }
    all = await everything('')
  })

  const list = (query: string, by: { call: Call } = house.agent) => by.call<TicketPage>('GET', `/v1/tickets?${query}`)

  /** All pages of a list. */
  async function everything(query: string, limit = 7): Promise<Ticket[]> {
    const items: Ticket[] = []
    let cursor = ''
    for (;;) {
      const { body, status } = await list(`${query}&limit=${limit}${cursor && `&cursor=${cursor}`}`)
      expect(status).toBe(200)
      items.push(...body.items)
      if (!body.nextCursor) return items
      cursor = body.nextCursor
    }
  }

  const numbers = (tickets: readonly Ticket[]) => tickets.map(({ number }) => number)

  test('without a filter everything comes, the newest first', () => {
    expect(numbers(all)).toEqual(Array.from({ length: 24 }, (_, n) => 24 - n))
  })

  const FILTERS: [name: string, query: () => string, fits: (ticket: Ticket) => boolean][] = [
    ['status', () => 'status=waiting,resolved', (t) => t.status === 'waiting' || t.status === 'resolved'],
    ['priority', () => 'priority=urgent', (t) => t.work?.priority === 'urgent'],
    ['type', () => `typeId=${all[0]?.typeId}`, (t) => t.typeId === all[0]?.typeId],
    ['own', () => 'assigneeId=me', (t) => t.work?.assigneeId === house.agent.id],
    [
      'nobody’s or mine',
      () => 'assigneeId=none,me',
      (t) => t.work?.assigneeId === null || t.work?.assigneeId === house.agent.id,
    ],
    ['team', () => 'teamId=none', (t) => t.work?.teamId === null],
    ['address', () => 'email=PERSON2@example.com', (t) => t.customer.email === 'person2@example.com'],
    ['customer', () => `customerId=${all[3]?.customer.id}`, (t) => t.customer.id === all[3]?.customer.id],
    ['tag', () => 'tag=spring', (t) => t.work?.tags.includes('spring') ?? false],
    ['booking', () => 'bookingRef=B-8', (t) => t.bookingRef === 'B-8'],
    ['number', () => 'number=5', (t) => t.number === 5],
    ['number as a search', () => 'q=%235', (t) => t.number === 5],
    ['a word of the subject', () => 'q=invoice', (t) => t.subject.includes('Invoice')],
    ['a beginning and no accents', () => 'q=MARZ', (t) => t.subject.includes('März')],
    ['two words', () => 'q=invoice+wro', (t) => t.subject === 'Invoice is wrong'],
    ['a word of a message', () => 'q=AB3', (t) => (t.number - 1) % 4 === 3],
    ['a word of the address', () => 'q=person1', (t) => t.customer.email === 'person1@example.com'],
    ['a word that is nowhere', () => 'q=zebra', () => false],
    [
      'all together',
      () => 'q=gate&status=open,assigned,in_progress&priority=normal',
      (t) =>
        t.subject === 'Gate code' &&
        ['open', 'assigned', 'in_progress'].includes(t.status) &&
        t.work?.priority === 'normal',
    ],
    ['time', () => `from=${all[10]?.createdAt}&to=${all[4]?.createdAt}`, (t) => t.number >= 14 && t.number < 20],
  ]
  test.each(FILTERS)('filters by %s', async (_name, query, fits) => {
    expect(numbers(await everything(query(), 3))).toEqual(numbers(all.filter(fits)))
  })

  test.each(['oldest', 'updated', 'due', 'newest'] as const)('pages by %s neither skip nor repeat', async (order) => {
    const whole = numbers(await everything(`order=${order}&status=open,assigned,in_progress,waiting`, 200))
    expect(numbers(await everything(`order=${order}&status=open,assigned,in_progress,waiting`, 2))).toEqual(whole)
    expect(new Set(whole).size).toBe(whole.length)
    if (order === 'oldest') expect(whole).toEqual(whole.toSorted((a, b) => a - b))
  })

  test('counts agree with lists', async () => {
    const { body } = await house.agent.call<TicketCounts>('GET', '/v1/ticket-counts')
    const active = all.filter(({ status }) => !['resolved', 'closed'].includes(status))
    expect(body).toMatchObject({
      open: active.length,
      mine: active.filter(({ work }) => work?.assigneeId === house.agent.id).length,
      unassigned: active.filter(({ work }) => work?.assigneeId === null).length,
      urgent: active.filter(({ work }) => work?.priority === 'urgent').length,
      waiting: active.filter(({ status }) => status === 'waiting').length,
    })
  })

  test('customers have one list, their own, and no filters of agents', async () => {
    const customer = await api.customer(house.workspace)
    expect((await list('', customer)).body.items).toEqual([])
    const refused = await list('q=invoice&tag=vip', customer)
    expect([refused.status, refused.body.errors?.map(({ path }) => path).toSorted()]).toEqual([422, ['q', 'tag']])
  })

  test.each(['newest', 'oldest'] as const)(
    'frequent words are walked through, %s first, and miss nothing',
    async (order) => {
      const scope = { workspaceId: house.workspace.id, customerId: null }
      const groups = [['number'], ['invoice', 'gate'], ['order', 'none']]
      const pages = async (isRare: boolean, limit: number) => {
        const found: number[] = []
        for (;;) {
          const number = found.at(-1)
          const after = number === undefined ? undefined : { value: number, number }
          const page = await listTicketRows(api.deps.db, { scope, words: { groups, isRare } }, order, { after, limit })
          found.push(...page.map((row) => row.number))
          if (page.length < limit) return found
        }
      }
      const expected = await pages(true, 100)
      expect(expected).toHaveLength(15)
      for (const limit of [1, 4, 15, 16]) expect(await pages(false, limit)).toEqual(expected)
    },
  )

  describe('no question reads the whole table', () => {
    const scope = () => ({ workspaceId: house.workspace.id, customerId: null })
    const cases: [name: string, filters: () => Promise<TicketFilters> | TicketFilters, order: TicketOrder][] = [
      ['everything', () => ({ scope: scope() }), 'newest'],
      ['a customer', () => ({ scope: { ...scope(), customerId: house.customer.id } }), 'newest'],
      ['open ones', () => ({ scope: scope(), status: ['open', 'waiting'] }), 'newest'],
      ['updated', () => ({ scope: scope() }), 'updated'],
      ['mine', () => ({ scope: scope(), status: ['open'], assigneeId: [house.agent.id] }), 'newest'],
      ['urgent', () => ({ scope: scope(), status: ['open'], priority: ['urgent'] }), 'newest'],
      ['a tag', () => ({ scope: scope(), tag: 'vip' }), 'newest'],
      ['an address', () => ({ scope: scope(), email: 'person1@example.com' }), 'newest'],
      ['a booking', () => ({ scope: scope(), bookingRef: 'B-8' }), 'newest'],
      ['due', () => ({ scope: scope(), status: ['open'] }), 'due'],
      ['a time', () => ({ scope: scope(), from: 1, to: 2 }), 'newest'],
      [
        'words',
        async () => ({
          scope: scope(),
          words: (await planSearch(api.deps.db, house.workspace.id, 'invoice wrong')) ?? undefined,
        }),
        'newest',
      ],
    ]
    test.each(cases)('%s', async (_name, filters, order) => {
      const asked = capture(api.deps.db)
      await listTicketRows(asked.db, await filters(), order, { limit: 20 })
      expect(asked.nodes.length).toBeGreaterThan(0)
      for (const node of asked.nodes)
        expect(await planOf(api.deps.db, kind, node)).not.toMatch(
          /SCAN (t|tickets|w|ticket_terms|s)\b(?! USING)|Seq Scan on/,
        )
    })
  })

  test('any filters and orders give the same tickets as looking at each', { timeout: 60_000 }, async () => {
    const some = <T>(values: readonly T[]) =>
      fc.option(fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 3 }), { nil: undefined })
    await fc.assert(
      fc.asyncProperty(
        some(TICKET_STATUSES),
        some(['low', 'normal', 'urgent'] as const),
        fc.constantFrom<TicketOrder>('newest', 'oldest', 'updated'),
        fc.integer({ min: 1, max: 9 }),
        async (status, priority, order, limit) => {
          const query = [status && `status=${status}`, priority && `priority=${priority}`, `order=${order}`]
            .filter(Boolean)
            .join('&')
          const found = await everything(query, limit)
          const fits = all.filter(
            (t) =>
              (!status || status.includes(t.status)) && (!priority || priority.includes(t.work?.priority as never)),
          )
          expect(numbers(found).toSorted()).toEqual(numbers(fits).toSorted())
        },
      ),
      { numRuns: 25 },
    )
  })
})

/** The queries that a piece of code asks. */
function capture(db: Kysely<Database>): { db: Kysely<Database>; nodes: RootOperationNode[] } {
  const nodes: RootOperationNode[] = []
  const noting = {
    transformQuery: ({ node }: { node: RootOperationNode }) => {
      nodes.push(node)
      return node
    },
    transformResult: async <R>({ result }: { result: R }) => result,
  }
  return { db: db.withPlugin(noting), nodes }
}

/** How the database goes about a query; PostgreSQL is told to use an index wherever it has one. */
async function planOf(db: Kysely<Database>, kind: string, node: RootOperationNode): Promise<string> {
  const { sql, parameters } = db.getExecutor().compileQuery(node, { queryId: 'plan' })
  if (kind === 'sqlite') {
    const { rows } = await db.executeQuery<{ detail: string }>(
      CompiledQuery.raw(`explain query plan ${sql}`, [...parameters]),
    )
    return rows.map(({ detail }) => detail).join('\n')
  }
  return db.transaction().execute(async (tx) => {
    await tx.executeQuery(CompiledQuery.raw('set local enable_seqscan = off'))
    const { rows } = await tx.executeQuery<{ 'QUERY PLAN': string }>(
      CompiledQuery.raw(`explain ${sql}`, [...parameters]),
    )
    return rows.map((row) => row['QUERY PLAN']).join('\n')
  })
}
