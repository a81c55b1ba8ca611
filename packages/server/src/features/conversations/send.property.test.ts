import type { Entry, EntryPage, Receipt, SentMessage } from '@deskbell/protocol'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { newClientId, type TestApi, type TestCustomer, testApi } from '../../testing/api.ts'
import { eachDatabase } from '../../testing/databases.ts'
import { furnish, type House, message } from '../../testing/house.ts'

async function logOf(customer: TestCustomer, conversationId: string): Promise<Entry[]> {
  const entries: Entry[] = []
  for (;;) {
    const path = `/v1/conversations/${conversationId}/entries?limit=7&after=${entries.at(-1)?.seq ?? 0}`
    const page = await customer.call<EntryPage>('GET', path)
    entries.push(...page.body.entries)
    if (!page.body.hasMore) {
      expect(page.body.conversation.lastSeq).toBe(entries.length)
      return entries
    }
  }
}

async function start(customer: TestCustomer, body = message('First')): Promise<string> {
  const sent = await customer.call<SentMessage>('POST', '/v1/conversations', { body })
  expect(sent.status).toBe(201)
  return sent.body.conversation.id
}

eachDatabase((_kind, open) => {
  let api: TestApi
  let house: House
  beforeAll(async () => {
    api = testApi((await open()).db)
    house = await furnish(api)
  })

  /** What a tab, another tab or an agent does; `slot` names one of a few client ids, so that retries meet. */
  const step = fc.record({
    by: fc.constantFrom('customer' as const, 'admin' as const, 'agent' as const),
    act: fc.constantFrom('send' as const, 'send' as const, 'send' as const, 'close' as const, 'reopen' as const),
    slot: fc.integer({ min: 0, max: 3 }),
  })

  test('whatever happens at once, the log has no gap and no message twice', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 24 }), async (steps) => {
        const id = await start(house.customer)
        const clientIds = [0, 1, 2, 3].map(newClientId)
        const path = `/v1/conversations/${id}`
        const results = await Promise.all(
          steps.map(async ({ by, act, slot }) => {
            if (act !== 'send') {
              const done = await house.admin.call('POST', `${path}/${act}`)
              expect([200, 409]).toContain(done.status)
              return null
            }
            const body = { clientId: clientIds[slot], content: { type: 'text', text: `${by} ${slot}` } }
            const sent = await house[by].call<SentMessage>('POST', `${path}/messages`, { body })
            expect(sent.status).toBe(201)
            return [`${by} ${slot}`, sent.body.entry.id] as const
          }),
        )
        const log = await logOf(house.customer, id)
        expect(log.map((entry) => entry.seq)).toEqual(log.map((_, index) => index + 1))
        const acknowledged = new Map(results.filter((result) => result !== null))
        for (const [text, entryId] of acknowledged) {
          const found = log.filter((entry) => entry.type === 'message' && entry.content.text === text)
          expect(found.map((entry) => entry.id)).toEqual([entryId])
        }
        expectStatesToAlternate(log)
      }),
      { numRuns: 25 },
    )
  })

  function expectStatesToAlternate(log: readonly Entry[]): void {
    const steps = log.map((entry) => entry.type).filter((type) => type === 'closed' || type === 'reopened')
    steps.forEach((type, index) => {
      expect(type).toBe(index % 2 === 0 ? 'closed' : 'reopened')
    })
    let isClosed = false
    for (const entry of log) {
      if (entry.type === 'closed') isClosed = true
      if (entry.type === 'reopened') isClosed = false
      if (entry.type === 'message' && entry.by.kind === 'customer') expect(isClosed).toBe(false)
    }
  }

  test('receipts only move forward, and never beyond the log', async () => {
    const marks = fc.record({
      deliveredSeq: fc.option(fc.integer({ min: 0, max: 12 }), { nil: undefined }),
      readSeq: fc.integer({ min: 0, max: 12 }),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(marks, { minLength: 1, maxLength: 10 }), async (all) => {
        const id = await start(house.customer)
        const path = `/v1/conversations/${id}`
        for (let n = 0; n < 4; n++) await house.agent.call('POST', `${path}/messages`, { body: message() })
        const answers = await Promise.all(
          all.map((body) => house.customer.call<Receipt>('POST', `${path}/receipts`, { body })),
        )
        const lastSeq = (await logOf(house.customer, id)).length
        const read = Math.min(lastSeq, Math.max(1, ...all.map((mark) => mark.readSeq)))
        const delivered = Math.min(lastSeq, Math.max(read, ...all.map((mark) => mark.deliveredSeq ?? 0)))
        for (const { status } of answers) expect(status).toBe(200)
        const end = await house.customer.call<Receipt>('POST', `${path}/receipts`, { body: { readSeq: 0 } })
        expect(end.body).toMatchObject({ deliveredSeq: delivered, readSeq: read })
        const conversation = await house.customer.call<SentMessage['conversation']>('GET', path)
        expect(conversation.body.receipts).toContainEqual(end.body)
        expect(conversation.body.unread).toBe(Math.min(4, lastSeq - read))
      }),
      { numRuns: 15 },
    )
  })

  test('starting is idempotent, and a client id stands for one content', async () => {
    const body = message('Only once')
    const starts = await Promise.all(
      [1, 2, 3, 4].map(() => house.customer.call<SentMessage>('POST', '/v1/conversations', { body })),
    )
    expect(starts.map((answer) => answer.status)).toEqual([201, 201, 201, 201])
    expect(new Set(starts.map((answer) => answer.body.entry.id)).size).toBe(1)

    const other = { ...body, content: { type: 'text', text: 'Something else' } }
    expect((await house.customer.call('POST', '/v1/conversations', { body: other })).body.code).toBe('client_id_reused')
    const path = `/v1/conversations/${starts[0]?.body.conversation.id}/messages`
    const second = message('Second')
    expect((await house.customer.call('POST', path, { body: second })).status).toBe(201)
    const changed = { ...second, content: other.content }
    expect((await house.customer.call('POST', path, { body: changed })).body.code).toBe('client_id_reused')
  })
})
