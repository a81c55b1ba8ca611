import type { Ticket, TicketCreated, TicketType } from '@deskbell/protocol'
import { beforeEach, expect, test } from 'vitest'
import { inTransaction } from '../../db/transaction.ts'
import { createJobRunner, type JobRunner } from '../../platform/jobs/runner.ts'
import type { Mail } from '../../platform/mail.ts'
import { newClientId, type TestApi, testApi } from '../../testing/api.ts'
import { eachDatabase } from '../../testing/databases.ts'
import { testCtx } from '../../testing/deps.ts'
import { furnish, type House } from '../../testing/house.ts'
import { customerCtx, ensureContact } from '../customers/index.ts'
import { createTicket } from '../tickets/index.ts'
import { readMessageId, readReplyAddress } from './addresses.ts'

const ADDRESS = 'ana@customers.example'

eachDatabase((_kind, open) => {
  let api: TestApi
  let house: House
  let runner: JobRunner
  let typeId: string
  beforeEach(async () => {
    api = testApi((await open()).db, { env: { INBOUND_ADDRESS: 'support@desk.example' } })
    house = await furnish(api)
    runner = createJobRunner(api.deps)
    await house.customer.call('PATCH', '/v1/customer', { body: { name: 'Ana', email: ADDRESS } })
    const types = await house.admin.call<{ items: TicketType[] }>('GET', '/v1/ticket-types')
    typeId = types.body.items.find(({ key }) => key === 'general_inquiry')?.id ?? ''
    await settle()
    api.deps.mailer.sent.length = 0
  })

  const content = (text: string) => ({ type: 'text', text }) as const
  const ask = (text: string) =>
    house.customer.call<TicketCreated>('POST', '/v1/tickets', {
      body: { clientId: newClientId(), typeId, subject: 'Gate code', content: content(text) },
    })

  /** Lets everything happen that is due, also what waits for somebody to read. */
  async function settle(): Promise<void> {
    await runner.runDue()
    api.deps.clock.advance(61_000)
    await runner.runDue()
  }

  const sentTo = (address: string): Mail[] => api.deps.mailer.sent.filter(({ to }) => to === address)

  test('a question is confirmed to the customer and told to who has it, each once', async () => {
    const { ticket } = (await ask('Which code is it?')).body
    await settle()
    const [confirmation, ...more] = sentTo(ADDRESS)
    expect(more).toEqual([])
    expect(confirmation).toMatchObject({ subject: 'We have your request: Gate code [#1]' })
    expect(confirmation?.headers?.['Auto-Submitted']).toBe('auto-generated')
    expect(confirmation?.text).toContain('/support/link/')
    const { config } = api.deps
    expect(readReplyAddress(config, confirmation?.replyTo ?? '')).toBe(ticket.id)
    expect(readMessageId(config, confirmation?.messageId ?? '')).toMatchObject({ ticketId: ticket.id })
    const others = api.deps.mailer.sent.filter(({ to }) => to !== ADDRESS)
    expect(others.map(({ subject }) => subject)).toEqual(['New: Gate code [#1]'])
    await settle()
    expect(sentTo(ADDRESS)).toHaveLength(1)
  })

  test('an answer is mailed unless it was read meanwhile', async () => {
    const { ticket, conversation } = (await ask('Which code is it?')).body
    const answer = (text: string) =>
      house.agent.call('POST', `/v1/tickets/${ticket.id}/messages`, {
        body: { clientId: newClientId(), content: content(text) },
      })
    await answer('It is 4711')
    await settle()
    const mails = sentTo(ADDRESS).filter(({ subject }) => subject.startsWith('Re: '))
    expect(mails).toHaveLength(1)
    expect(mails[0]?.text).toMatch(/Mara answered you[\s\S]*It is 4711/)
    await answer('And 4712 at night')
    const entries = await house.customer.call<{ conversation: { lastSeq: number } }>(
      'GET',
      `/v1/conversations/${conversation.id}/entries`,
    )
    await house.customer.call('POST', `/v1/conversations/${conversation.id}/receipts`, {
      body: { readSeq: entries.body.conversation.lastSeq },
    })
    await settle()
    expect(sentTo(ADDRESS).filter(({ subject }) => subject.startsWith('Re: '))).toHaveLength(1)
  })

  test('the end is told, with the survey; closing too', async () => {
    const { ticket } = (await ask('Which code is it?')).body
    await settle()
    await house.agent.call('POST', `/v1/tickets/${ticket.id}/resolve`, { body: { summary: 'The code is 4711.' } })
    await settle()
    await house.agent.call('POST', `/v1/tickets/${ticket.id}/close`, { body: {} })
    await settle()
    const subjects = sentTo(ADDRESS).map(({ subject }) => subject)
    expect(subjects).toEqual([
      'We have your request: Gate code [#1]',
      'Resolved: Gate code [#1]',
      'Closed: Gate code [#1]',
    ])
    const resolved = sentTo(ADDRESS)[1]?.text ?? ''
    expect(resolved).toContain('The code is 4711.')
    expect(resolved).toContain('?rate#rating')
  })

  test('a reply is told to the agent who has it, and not to the customer', async () => {
    const { ticket } = (await ask('Which code is it?')).body
    const assigned = await house.admin.call<Ticket>('POST', `/v1/tickets/${ticket.id}/assign`, {
      body: { assigneeId: house.agent.id },
    })
    expect(assigned.status).toBe(200)
    await settle()
    api.deps.mailer.sent.length = 0
    await house.customer.call('POST', `/v1/tickets/${ticket.id}/messages`, {
      body: { clientId: newClientId(), content: content('Hello?') },
    })
    await settle()
    expect(api.deps.mailer.sent.map(({ to, subject }) => [to, subject])).toEqual([
      [house.agent.email.toLowerCase(), 'Answered: Gate code [#1]'],
    ])
  })

  test('a machine is not answered', async () => {
    const ctx = testCtx(api.deps, house.workspace.id)
    const contact = await inTransaction(ctx, (tx) =>
      ensureContact(tx, house.workspace.id, { email: 'robot@example.com' }),
    )
    const body = {
      clientId: newClientId(),
      typeId,
      subject: 'Away',
      content: content('I am out'),
      fields: {},
      attachmentIds: [],
      pressing: false,
    }
    await createTicket(customerCtx(api.deps, house.workspace.id, contact.id, 'test'), body, {
      channel: 'email',
      automatic: true,
    })
    await settle()
    expect(sentTo('robot@example.com')).toEqual([])
  })

  test('a stranger’s address gets three confirmations a day, whoever types it; the rest are held in sight', async () => {
    for (let n = 0; n < 40; n++) {
      const visitor = await api.customer(house.workspace)
      await visitor.call('PATCH', '/v1/customer', { body: { email: 'victim@example.com' } })
      const body = { clientId: newClientId(), typeId, subject: `Offer ${n}`, content: content(`Buy ${n}`) }
      expect((await visitor.call('POST', '/v1/tickets', { body })).status).toBe(201)
    }
    await settle()
    expect(sentTo('victim@example.com')).toHaveLength(3)
    const held = await api.deps.db.selectFrom('deliveries').select('reason').where('status', '=', 'held').execute()
    expect(held).toHaveLength(37)
    expect(held[0]?.reason).toContain('3 such mails')
    api.deps.clock.advance(24 * 3_600_000)
    const visitor = await api.customer(house.workspace)
    await visitor.call('PATCH', '/v1/customer', { body: { email: 'victim@example.com' } })
    await visitor.call('POST', '/v1/tickets', {
      body: { clientId: newClientId(), typeId, subject: 'Again', content: content('More') },
    })
    await settle()
    expect(sentTo('victim@example.com')).toHaveLength(4)
  })
})
