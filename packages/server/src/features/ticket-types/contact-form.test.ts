import { type ContactForm, LIMITS, type TicketCreated, type TicketType, WEEKDAYS } from '@deskbell/protocol'
import { beforeAll, expect, test } from 'vitest'
import { type TestApi, testApi } from '../../testing/api.ts'
import { eachDatabase } from '../../testing/databases.ts'
import { question } from '../../testing/house.ts'

/** 08:00 to 18:00 from Monday to Friday, Saturday morning, in New York. */
const HOURS = {
  timeZone: 'America/New_York',
  days: {
    ...Object.fromEntries(WEEKDAYS.map((day) => [day, [{ from: '08:00', to: '18:00' }]])),
    sat: [{ from: '09:00', to: '13:00' }],
    sun: [],
  },
}

eachDatabase((_kind, open) => {
  let api: TestApi
  beforeAll(async () => {
    api = testApi((await open()).db)
  })

  /** A new workspace and who works there. */
  async function desk(businessHours: object | null) {
    const workspace = await api.workspace()
    const admin = await api.agent(workspace, { role: 'admin' })
    await admin.call('PATCH', '/v1/workspace', { body: { businessHours } })
    const ask = () => api.call<ContactForm>('GET', `/v1/contact-form?workspace=${workspace.key}`)
    /** When answers are promised to someone who writes at this time, by priority. */
    const promised = async (at: string) => {
      api.deps.clock.set(Date.parse(at))
      const { types } = (await ask()).body
      return Object.fromEntries(types.map((type) => [type.priority, type.expectedAt]))
    }
    return { workspace, admin, ask, promised }
  }

  test('says what is asked and how much may be sent, to anyone, for half a minute', async () => {
    const { ask } = await desk(null)
    const { body, headers, status } = await ask()
    expect(status).toBe(200)
    expect(headers.get('cache-control')).toBe('public, max-age=30')
    expect(body.attachments).toEqual({ count: LIMITS.attachmentsPerMessage, bytes: LIMITS.attachmentBytes })
    expect(body.availability).toMatchObject({ open: true, opensAt: null })
    const payment = body.types.find(({ key }) => key === 'payment_issue')
    expect(payment?.fields.find(({ key }) => key === 'amount')?.showWhen?.key).toBe('problem')
    expect(payment).not.toHaveProperty('firstResponse')
  })

  test('around the clock, an answer comes when the policy says', async () => {
    const { promised } = await desk(null)
    expect(await promised('2026-03-04T12:00:00Z')).toEqual({
      urgent: '2026-03-04T14:00:00.000Z',
      high: '2026-03-04T16:00:00.000Z',
      normal: '2026-03-05T12:00:00.000Z',
      low: '2026-03-06T12:00:00.000Z',
    })
  })

  test.each([
    // New York is five hours behind until 8 March 2026, four after it.
    ['on Wednesday at noon', '2026-03-04T17:00:00Z', '2026-03-04T19:00:00.000Z', '2026-03-05T17:00:00.000Z'],
    [
      'at half past five: two hours end at Thursday’s opening',
      '2026-03-04T22:30:00Z',
      '2026-03-05T13:00:00.000Z',
      '2026-03-05T22:30:00.000Z',
    ],
    [
      'at four: the last minute is in time',
      '2026-03-04T21:00:00Z',
      '2026-03-04T23:00:00.000Z',
      '2026-03-05T21:00:00.000Z',
    ],
    [
      'on Friday night: the count begins on Saturday',
      '2026-03-07T03:00:00Z',
      '2026-03-07T16:00:00.000Z',
      '2026-03-09T12:00:00.000Z',
    ],
    [
      'on Sunday: the clocks have changed',
      '2026-03-08T15:00:00Z',
      '2026-03-09T14:00:00.000Z',
      '2026-03-10T12:00:00.000Z',
    ],
  ])('promises nothing for closed hours: %s', async (_, at, urgent, normal) => {
    const { promised, ask } = await desk(HOURS)
    expect(await promised(at)).toMatchObject({ urgent, normal })
    expect((await ask()).body.availability.timeZone).toBe('America/New_York')
  })

  test('a policy with a calendar of its own is believed', async () => {
    const { workspace, promised } = await desk(HOURS)
    const { db } = api.deps
    const calendar = {
      id: 'cal_00000000000000000000000001',
      workspace_id: workspace.id,
      name: 'On call',
      hours: null,
      holidays: '[]',
      created_at: 0,
    }
    await db.insertInto('calendars').values(calendar).execute()
    await db
      .updateTable('sla_policies')
      .set({ calendar_id: calendar.id })
      .where('workspace_id', '=', workspace.id)
      .execute()
    expect(await promised('2026-03-07T03:00:00Z')).toMatchObject({ urgent: '2026-03-07T05:00:00.000Z' })
  })

  test('the first response says it in words, in the reader’s zone or the office’s', async () => {
    const { workspace, admin } = await desk(HOURS)
    api.deps.clock.set(Date.parse('2026-03-07T03:00:00Z'))
    const { items } = (await admin.call<{ items: TicketType[] }>('GET', '/v1/ticket-types')).body
    const type = items.find(({ priority }) => priority === 'urgent')
    const firstResponse = 'Expected answer: {{expected_response|soon}}.'
    const change = (body: object) => admin.call('PATCH', `/v1/ticket-types/${type?.id}`, { body })
    await change({ firstResponse, fields: [] })
    const answered = async (zone: string | null, subject: string) => {
      const customer = await api.customer(workspace)
      if (zone !== null) await customer.call('PATCH', '/v1/customer', { body: { timeZone: zone } })
      const body = question(type?.id)
      const made = (await customer.call<TicketCreated>('POST', '/v1/tickets', { body: { ...body, subject } })).body
      return made.ticket.lastMessage?.preview
    }
    const space = /\p{Zs}/gu
    const at = async (zone: string | null, subject: string) => (await answered(zone, subject))?.replace(space, ' ')
    expect(await at(null, 'A')).toBe('Expected answer: Saturday, March 7 at 11:00 AM EST.')
    expect(await at('Europe/Lisbon', 'B')).toBe('Expected answer: Saturday, March 7 at 4:00 PM.')
    const days = Object.fromEntries(WEEKDAYS.map((day) => [day, []]))
    await admin.call('PATCH', '/v1/workspace', { body: { businessHours: { timeZone: 'UTC', days } } })
    expect(await at(null, 'C')).toBe('Expected answer: soon.')
  })

  test('an office that never opens promises nothing', async () => {
    const days = Object.fromEntries(WEEKDAYS.map((day) => [day, []]))
    const { promised } = await desk({ timeZone: 'UTC', days })
    expect(await promised('2026-03-04T12:00:00Z')).toEqual({ urgent: null, high: null, normal: null, low: null })
  })

  test('pages of other sites are told no, and unknown keys too', async () => {
    const { workspace, admin } = await desk(null)
    const path = `/v1/contact-form?workspace=${workspace.key}`
    const headers = { origin: 'https://shop.example' }
    expect((await api.call('GET', path, { headers })).body.code).toBe('origin_not_allowed')
    await admin.call('PATCH', '/v1/workspace', { body: { allowedOrigins: ['https://shop.example'] } })
    expect((await api.call('GET', path, { headers })).status).toBe(200)
    expect((await api.call('GET', '/v1/contact-form?workspace=wk_none0000000000000000')).status).not.toBe(200)
  })
})
