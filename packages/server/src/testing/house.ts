import type {
  Booking,
  Calendar,
  Entry,
  Invitation,
  NewApiKey,
  NewIdentityKey,
  Note,
  SentMessage,
  SlaPolicy,
  TicketCreated,
  TicketType,
  TicketView,
} from '@deskbell/protocol'
import type { Kysely, Selectable } from 'kysely'
import type { Database } from '../db/database.ts'
import { inTransaction } from '../db/transaction.ts'
import { attachToConversation, storeAttachment } from '../features/attachments/index.ts'
import { newId } from '../platform/ids.ts'
import type { JobTable } from '../platform/jobs/tables.ts'
import { newClientId, type TestAgent, type TestApi, type TestCustomer, type TestWorkspace } from './api.ts'
import { bookingInput } from './bookings.ts'
import { testCtx } from './deps.ts'
import { publishArticles } from './help.ts'
import { pushSubscriptionInput } from './notification-channels.ts'
import { calendarInput } from './sla.ts'

/** A workspace with one of everything, to send requests to and about. */
export interface House {
  readonly workspace: TestWorkspace
  readonly admin: TestAgent
  readonly agent: TestAgent
  readonly provider: TestAgent
  readonly customer: TestCustomer
  readonly stranger: TestCustomer
  readonly conversationId: string
  readonly firstEntry: Entry
  /** The id of every kind of thing that an address may name. */
  readonly ids: Readonly<Record<string, string>>
}

export function message(text = 'Hello') {
  return { clientId: newClientId(), content: { type: 'text', text } }
}

/** What a customer asks with a ticket of the given type. */
export function question(typeId = '', text = 'My invoice is wrong') {
  return { ...message(text), typeId, subject: 'Invoice' }
}

export async function furnish(api: TestApi): Promise<House> {
  const workspace = await api.workspace()
  const admin = await api.agent(workspace, { role: 'admin', name: 'Robin' })
  const agent = await api.agent(workspace, { role: 'agent', name: 'Mara' })
  const provider = await api.agent(workspace, { role: 'provider', name: 'Sam' })
  const customer = await api.customer(workspace)
  const stranger = await api.customer(workspace)
  const sent = await customer.call<SentMessage>('POST', '/v1/conversations', { body: message() })
  const invited = await admin.call<Invitation>('POST', '/v1/invitations', {
    body: { email: 'new@example.com', role: 'agent' },
  })
  const key = await admin.call<NewIdentityKey>('POST', '/v1/workspace/identity-keys')
  const ids = {
    agentId: agent.id,
    customerId: customer.id,
    conversationId: sent.body.conversation.id,
    invitationId: invited.body.id,
    identityKeyId: key.body.id,
    jobId: await failedJob(api, workspace.id),
    ...(await helpIds(api, workspace.id)),
    ...(await fileIds(api, workspace.id, customer.id, sent.body.conversation.id)),
    workspaceId: workspace.id,
  }
  const conversationId = ids.conversationId
  return { workspace, admin, agent, provider, customer, stranger, conversationId, firstEntry: sent.body.entry, ids }
}

/** The same with a ticket and what belongs to tickets, for tests that go through every address there is. */
export async function furnishWithTickets(api: TestApi): Promise<House> {
  const house = await furnish(api)
  return {
    ...house,
    ids: {
      ...house.ids,
      ...(await ticketIds(house)),
      ...(await bookingIds(api, house)),
      ...(await slaIds(house)),
      ...(await teamIds(house)),
      ...(await channelIds(house)),
      ...(await webhookIds(api, house)),
      ...(await deliveryIds(api, house)),
      ...(await keyIds(house)),
    },
  }
}

/** A ticket of the customer, with a note and a saved view. */
async function ticketIds({ admin, customer }: House) {
  const types = await admin.call<{ items: TicketType[] }>('GET', '/v1/ticket-types')
  const ticketTypeId = types.body.items.find(({ key }) => key === 'general_inquiry')?.id ?? ''
  const asked = await customer.call<TicketCreated>('POST', '/v1/tickets', { body: question(ticketTypeId) })
  const { id: ticketId, conversationId } = asked.body.ticket
  const note = await admin.call<Note>('POST', `/v1/conversations/${conversationId}/notes`, {
    body: { clientId: newClientId(), text: 'Careful' },
  })
  const view = await admin.call<TicketView>('POST', '/v1/ticket-views', {
    body: { name: 'Urgent', query: 'priority=urgent', shared: false },
  })
  return { ticketTypeId, ticketId, noteId: note.body.id, ticketViewId: view.body.id }
}

/** A booking of the customer, who has been asked whether the provider's work is done, and a review of another. */
async function bookingIds(api: TestApi, { admin, customer, provider }: House) {
  const externalId = `order-${newClientId()}`
  const { clientId: _, ...input } = bookingInput(api, {
    customer: { id: customer.id },
    provider: { id: provider.id },
  })
  const done = async (name: string) => {
    const path = `/v1/bookings-by-external-id/${name}`
    await admin.call('PUT', path, { body: { ...input, status: 'in_progress' } })
    return (await admin.call<Booking>('PUT', path, { body: { ...input, status: 'completed' } })).body.id
  }
  const reviewed = await done(`order-${newClientId()}`)
  await customer.call('POST', `/v1/bookings/${reviewed}/respond-completion`, { body: { approved: true } })
  const { body } = await customer.call<Booking>('POST', `/v1/bookings/${reviewed}/review`, { body: { rating: 5 } })
  return { externalId, bookingId: await done(externalId), reviewId: body.review?.id ?? '' }
}

async function slaIds({ admin }: House) {
  const calendar = await admin.call<Calendar>('POST', '/v1/calendars', { body: calendarInput() })
  const policies = await admin.call<{ items: SlaPolicy[] }>('GET', '/v1/sla-policies')
  return { calendarId: calendar.body.id, slaPolicyId: policies.body.items[0]?.id ?? '' }
}

/** A team, a canned response and a macro, none of which names anything. */
async function teamIds({ admin }: House) {
  const make = async (path: string, body: object) => (await admin.call<{ id: string }>('POST', path, { body })).body.id
  return {
    teamId: await make('/v1/teams', { name: 'Payments' }),
    cannedResponseId: await make('/v1/canned-responses', { shortcut: 'thanks', title: 'Thanks', text: 'Thank you.' }),
    macroId: await make('/v1/macros', { name: 'Wait', actions: [{ do: 'status', status: 'waiting' }] }),
    presetKey: 'company',
    kind: 'ticket_reply',
  }
}

/** A browser of the customer's that has push sent to it, an address that nothing is sent to, and no mail that is kept. */
async function channelIds({ admin, customer }: House) {
  const browser = await customer.call<{ id: string }>('POST', '/v1/push-subscriptions', {
    body: pushSubscriptionInput(),
  })
  const body = { channel: 'email', address: 'bounced@example.com' }
  const suppressed = await admin.call<{ id: string }>('POST', '/v1/suppressions', { body })
  return { pushSubscriptionId: browser.body.id, suppressionId: suppressed.body.id, mailId: 'no-such-mail.eml' }
}

/** The customer was told of an order, and the mail of it failed. */
async function deliveryIds(api: TestApi, { admin, customer, workspace }: House) {
  const body = {
    clientId: newClientId(),
    customerId: customer.id,
    kind: 'order_ready',
    values: { 'order.number': '1042' },
  }
  const told = await admin.call<{ notificationId: string }>('POST', '/v1/customer-notifications', { body })
  const deliveryId = newId('delivery')
  const now = api.deps.clock.now()
  await api.deps.db
    .insertInto('deliveries')
    .values({
      id: deliveryId,
      workspace_id: workspace.id,
      notification_id: told.body.notificationId,
      channel: 'email',
      kind: 'order_ready',
      category: 'payment',
      priority: 'high',
      recipient_kind: 'customer',
      recipient_id: customer.id,
      address: 'away@example.com',
      once: `test:${deliveryId}`,
      ticket_id: null,
      status: 'failed',
      reason: 'The provider refused it',
      provider: 'smtp',
      provider_id: null,
      message_id: null,
      attempts: 1,
      retries: 0,
      due_at: now,
      digest_id: null,
      handed_at: now,
      created_at: now,
      sent_at: null,
      updated_at: now,
    })
    .execute()
  return { deliveryId }
}

async function keyIds({ admin }: House) {
  const body = { name: 'Dispatch', scopes: ['bookings:read'] }
  const made = await admin.call<NewApiKey>('POST', '/v1/api-keys', { body })
  return { apiKeyId: made.body.id }
}

/** A webhook that listens to what never happens here, and one delivery that failed. */
async function webhookIds(api: TestApi, { admin, workspace }: House) {
  const body = { url: 'https://hooks.example.com/deskbell', events: ['sla.breached'] }
  const made = await admin.call<{ id: string }>('POST', '/v1/webhook-endpoints', { body })
  const [webhookEndpointId, webhookDeliveryId] = [made.body.id, newId('webhookDelivery')]
  const now = api.deps.clock.now()
  await api.deps.db
    .insertInto('webhook_deliveries')
    .values({
      id: webhookDeliveryId,
      workspace_id: workspace.id,
      endpoint_id: webhookEndpointId,
      event_id: newId('event'),
      event_type: 'sla.breached',
      status: 'failed',
      attempts: 10,
      response_status: 500,
      detail: 'Answered 500',
      next_at: null,
      lease_token: null,
      created_at: now,
      updated_at: now,
    })
    .execute()
  return { webhookEndpointId, webhookDeliveryId }
}

/** A published article; its slug is found in this workspace only. */
async function helpIds(api: TestApi, workspaceId: string) {
  const slug = `welcome-${newClientId()}`
  const { [slug]: article } = await publishArticles(api.deps, workspaceId, [{ slug, title: 'Welcome' }])
  if (!article) throw new Error('The article was not written')
  return { slug, articleId: article.id, categoryId: article.categoryId, locale: 'en', number: '1' }
}

/** An upload of the customer's that waits, and a file that stands in their conversation. */
async function fileIds(api: TestApi, workspaceId: string, customerId: string, conversationId: string) {
  const ctx = testCtx(api.deps, workspaceId)
  const owner = { workspaceId, kind: 'customer', id: customerId } as const
  const store = (name: string) =>
    storeAttachment(ctx, owner, { name, bytes: new TextEncoder().encode(name), clientId: newClientId() })
  const [waiting, sent] = [await store('waiting.txt'), await store('sent.txt')]
  await inTransaction(ctx, (tx) => attachToConversation(tx, owner, conversationId, [sent.id]))
  return { uploadId: waiting.id, attachmentId: sent.id }
}

/** A job that failed on its last try, as the queue leaves it. Answers its id. */
export async function failedJob(
  api: TestApi,
  workspaceId: string,
  more: Partial<Selectable<JobTable>> = {},
): Promise<string> {
  const id = newId('job')
  const now = api.deps.clock.now()
  await api.deps.db
    .insertInto('jobs')
    .values({
      id,
      workspace_id: workspaceId,
      kind: 'test.work',
      payload: JSON.stringify({ kind: 'invitation', id: newId('invitation'), sealed: 'c2VhbGVk' }),
      status: 'dead',
      unique_key: null,
      run_at: now,
      attempts: 10,
      max_attempts: 10,
      lease_token: null,
      last_error: 'connect ECONNREFUSED 127.0.0.1:25',
      created_at: now,
      died_at: now,
      ...more,
    })
    .execute()
  return id
}

/** Everything that stands in the database, to be compared with itself later. */
export async function contentOf(db: Kysely<Database>): Promise<Record<string, string[]>> {
  const content: Record<string, string[]> = {}
  for (const { name } of await db.introspection.getTables()) {
    const rows = await db
      .selectFrom(name as keyof Database)
      .selectAll()
      .execute()
    content[name] = rows.map((row) => JSON.stringify(row)).sort()
  }
  return content
}
