import type { Booking, TicketType } from '@deskbell/protocol'
import { beforeAll, expect, test } from 'vitest'
import { type CompletionDesk, completionDesk } from '../../testing/completion.ts'
import { eachDatabase } from '../../testing/databases.ts'
import { ticketWords } from './words.ts'

eachDatabase((_kind, open) => {
  let desk: CompletionDesk
  beforeAll(async () => {
    desk = await completionDesk(await open())
  })

  test('a rejection finds a type whatever the workspace has, and answers what it insists on', async () => {
    const { api, admin, workspaceId } = desk
    const { body } = await admin.call<{ items: TicketType[] }>('GET', '/v1/ticket-types')
    const reject = async () => {
      const { id } = await desk.asked()
      const answer = { approved: false, issues: 'Dust' }
      const { body } = await desk.customer.call<Booking>('POST', `/v1/bookings/${id}/respond-completion`, {
        body: answer,
      })
      const ticket = await api.deps.db
        .selectFrom('tickets')
        .innerJoin('ticket_types as t', 't.id', 'tickets.type_id')
        .select(['t.key', 'tickets.fields'])
        .where('tickets.id', '=', body.completion?.ticketId ?? '')
        .executeTakeFirstOrThrow()
      return { ...ticket, number: String(body.number) }
    }
    const archive = (keys: readonly string[]) =>
      api.deps.db
        .updateTable('ticket_types')
        .set({ archived: 1 })
        .where('workspace_id', '=', workspaceId)
        .where('key', 'in', [...keys])
        .execute()
    const first = await reject()
    expect(first.key).toBe('complaint')
    expect(JSON.parse(first.fields)).toMatchObject({ about: 'service', booking: first.number })
    await archive(['complaint'])
    const second = await reject()
    expect(second.key).toBe('service_issue')
    expect(JSON.parse(second.fields)).toMatchObject({ what: 'other', booking: second.number })
    await archive(['service_issue'])
    expect((await reject()).key).toBe('general_inquiry')
    await archive(body.items.map(({ key }) => key))
    expect((await reject()).fields).toBe('{}')
  })
})

test.each([
  ['de-AT', 'Nicht fertig: $& Putzen, Buchung #7'],
  ['pt-PT', 'Não concluído: $& Putzen, reserva #7'],
  ['ar', 'لم يكتمل: $& Putzen، الحجز #7'],
  ['fi', 'Not finished: $& Putzen, booking #7'],
  [null, 'Not finished: $& Putzen, booking #7'],
])('words for %s', (locale, subject) => {
  expect(ticketWords(locale, 'rejected', { number: 7, service: '$& Putzen' })).toBe(subject)
})
