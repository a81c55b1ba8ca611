import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { openClient } from '../client.ts'
import { platformRuntime } from '../core/runtime.ts'
import { memoryStorage } from '../core/storage.ts'
import { noTabs } from '../core/tabs.ts'
import { until } from '../testing/client-kit.ts'
import { type RealService, startRealService } from '../testing/real-service.ts'
import type { Client } from '../types.ts'
import { createUploads } from '../uploads/index.ts'
import { createTicketsClient } from './client.ts'
import type { Question, TicketsClient } from './types.ts'

let service: RealService
let workspaceKey: string
let agent: Awaited<ReturnType<RealService['api']['agent']>>
const open: Client[] = []

beforeAll(async () => {
  service = await startRealService()
  const workspace = await service.api.workspace()
  workspaceKey = workspace.key
  agent = await service.api.agent(workspace, { name: 'Ana', role: 'admin' })
})
afterEach(() => {
  for (const client of open.splice(0)) client.destroy()
})
afterAll(() => service.close())

function visitor(): { client: Client; tickets: TicketsClient } {
  const client = openClient({ url: service.url, workspaceKey }, platformRuntime(), memoryStorage(), noTabs())
  open.push(client)
  return { client, tickets: createTicketsClient(client) }
}

/** A question of the first type that asks nothing one has to answer. */
async function question(tickets: TicketsClient, more: Partial<Question> = {}): Promise<Question> {
  const { types } = await tickets.contactForm()
  const type = types.find(({ fields }) => fields.every(({ required, showWhen }) => !required || showWhen))
  if (!type) throw new Error('Every type asks something')
  return { typeId: type.id, subject: 'The latch', text: 'It does not close any more.', ...more }
}

const move = (ticketId: string, deed: string, body: object = {}) =>
  agent.call('POST', `/v1/tickets/${ticketId}/${deed}`, { body })

it('asks, is found by number, and shows every step as it is taken', async () => {
  const { client, tickets } = visitor()
  const { ticket, duplicate } = await tickets.create(await question(tickets))
  expect(duplicate).toBe(false)
  expect((await tickets.get(`#${ticket.number}`)).id).toBe(ticket.id)
  expect((await tickets.list()).items.map(({ id }) => id)).toEqual([ticket.id])
  const live = tickets.follow(ticket.id)
  const thread = client.conversation(ticket.conversationId)
  await until(thread.state, ({ entries }) => entries.some(({ type }) => type === 'ticket'))
  await until(live.state, (state) => state.ticket !== null)
  await move(ticket.id, 'resolve')
  await until(live.state, (state) => state.ticket?.resolvedAt != null)
  await until(thread.state, (state) => state.ticket?.status === 'resolved' && state.status === 'closed')
  live.put(await tickets.rate(ticket.id, 5, 'Quick.'))
  expect(live.state.get().ticket?.rating).toMatchObject({ score: 5, comment: 'Quick.' })
  await tickets.reopen(ticket.id)
  await until(thread.state, (state) => state.status === 'open')
  live.release()
})

it('a reply to a closed one starts a follow-up, once', async () => {
  const { client, tickets } = visitor()
  const { ticket } = await tickets.create(await question(tickets, { subject: 'The hinge' }))
  await move(ticket.id, 'close')
  const answer = { text: 'It squeaks again.', clientId: 'follow-up-0123456789' }
  const first = await tickets.reply(ticket.id, answer)
  const second = await tickets.reply(ticket.id, answer)
  expect(first.ticket).toMatchObject({ followsUpId: ticket.id, number: ticket.number + 1 })
  expect(second.ticket.id).toBe(first.ticket.id)
  await until(client.conversations().state, ({ items }) => items.some(({ id }) => id === first.conversation.id))
})

it('the same question again is the first one, and something like it is found', async () => {
  const { tickets } = visitor()
  const asked = await question(tickets, { subject: 'The window', text: 'The window of the kitchen does not close.' })
  const first = await tickets.create(asked)
  const again = await tickets.create(asked)
  expect(again).toMatchObject({ duplicate: true, ticket: { id: first.ticket.id } })
  const [similar] = await tickets.similar({ subject: 'The window', text: 'The kitchen window does not close' })
  expect(similar?.number).toBe(first.ticket.number)
})

it('nobody else finds it, and what does not fit is named', async () => {
  const { tickets } = visitor()
  const { ticket } = await tickets.create(await question(tickets))
  const stranger = visitor()
  await stranger.client.update({ name: 'Somebody' })
  await expect(stranger.tickets.get(ticket.id)).rejects.toMatchObject({ code: 'not_found' })
  await expect(stranger.tickets.get(ticket.number)).rejects.toMatchObject({ code: 'not_found' })
  await expect(stranger.tickets.create(await question(tickets, { subject: '' }))).rejects.toMatchObject({
    code: 'invalid_input',
    errors: [expect.objectContaining({ path: 'body.subject' })],
  })
})

it('a file goes with a question, and with a message of its thread', async () => {
  const { client, tickets } = visitor()
  const uploads = createUploads(client.wire)
  const attachment = await uploads.upload(new File(['a list'], 'list.txt'))
  const { ticket } = await tickets.create(await question(tickets, { subject: 'A list', attachments: [attachment] }))
  const thread = client.conversation(ticket.conversationId)
  const another = await uploads.upload(new File(['more'], 'more.txt'))
  await until(thread.state, ({ load }) => load === 'ready')
  thread.send('', undefined, [another])
  expect(thread.state.get().pending[0]?.attachments?.[0]?.name).toBe('more.txt')
  const { entries } = await until(thread.state, ({ pending }) => pending.length === 0)
  const files = entries.flatMap((entry) => (entry.type === 'message' ? (entry.content.attachments ?? []) : []))
  expect(files.map(({ name }) => name)).toEqual(['list.txt', 'more.txt'])
})
