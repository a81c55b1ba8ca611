import { ENDPOINTS, type Endpoint } from '@deskbell/protocol'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Call, type CallOptions, newClientId, type TestApi, testApi } from '../testing/api.ts'
import { bookingInput } from '../testing/bookings.ts'
import { eachDatabase } from '../testing/databases.ts'
import { contentOf, furnishWithTickets, type House, message, question } from '../testing/house.ts'
import { escalationStep, policyInput } from '../testing/sla.ts'

/** Bodies that are right in themselves, for the endpoints whose address names something. */
const BODIES: Readonly<Record<string, object>> = {
  updateAgent: { active: false },
  sendMessage: message(),
  markReceipt: { readSeq: 1 },
  assignConversation: { assigneeId: null },
  replyToTicket: message(),
  rateTicket: { score: 5 },
  updateTicket: { subject: 'Other' },
  assignTicket: { assigneeId: null },
  moveTicket: { status: 'waiting' },
  setTicketPriority: { priority: 'urgent' },
  resolveTicket: {},
  closeTicket: {},
  escalateTicket: { reason: 'Needs approval', agentId: 'agt_01h455vb4pex5vsknk084sn02q' },
  addNote: { clientId: newClientId(), text: 'Careful' },
  updateTicketView: { name: 'Mine', query: '', shared: false },
  updateCalendar: { name: 'Other' },
  updateSlaPolicy: { name: 'Other' },
  updateTicketType: { name: 'More' },
  updateTeam: { name: 'More' },
  updateCannedResponse: { title: 'More' },
  updateMacro: { name: 'More' },
  applyMacro: { clientId: newClientId() },
  updateCategory: { slug: 'more' },
  updateArticle: { slug: 'more' },
  saveTranslation: { title: 'More', body: '', baseVersion: 1 },
  moveTranslation: { to: 'archived', version: 1 },
  addReviewComment: { text: 'Good' },
  updateBooking: { service: 'Painting' },
  rescheduleBooking: { startsAt: '2027-01-01T09:00:00Z', endsAt: '2027-01-01T11:00:00Z' },
  cancelBooking: {},
  assignBooking: { provider: null },
  updateBookingStatus: { clientId: newClientId(), status: 'on_way' },
  createBookingLink: { scope: 'view' },
  respondCompletion: { approved: true },
  logContact: { method: 'call', reached: false },
  completeBySupport: { outcome: 'customer_confirmed', notes: 'Yes' },
  settleDispute: { outcome: 'verified', notes: 'Yes' },
  addReview: { rating: 5 },
  moderateReview: { status: 'published' },
  sendBookingMessage: message(),
  sendQuickResponse: { clientId: newClientId(), key: 'arrived' },
  shareLocation: { point: { latitude: 38.7, longitude: -9.1 } },
  updateWebhookEndpoint: { description: 'Mine' },
}

/** Public endpoints are told whose help centre is meant: ours, though what the address names is not. */
function queryOf(endpoint: Endpoint, own: House): string {
  if (endpoint.id === 'appendUpload') return '?offset=0'
  return endpoint.id === 'getArticle' ? `?workspace=${own.workspace.key}` : ''
}

function bodyOf(endpoint: Endpoint, own: House): object | undefined {
  if (endpoint.id === 'convertConversation') return { typeId: own.ids.ticketTypeId, subject: 'Invoice' }
  if (endpoint.id === 'mergeTicket') return { intoTicketId: own.ids.ticketId }
  if (endpoint.id !== 'giveArticleFeedback') return BODIES[endpoint.id]
  return { workspace: own.workspace.key, locale: 'en', clientId: newClientId(), helpful: true }
}

/** Ids that stand in a body or query rather than in the address. */
function idsInside(own: House, foreign: House): [endpoint: string, what: string, path: string, options: CallOptions][] {
  const ticket = (party: string, id: string) => ({ body: { room: { party, id } } })
  const assign = `/v1/conversations/${own.conversationId}/assign`
  const article = `/v1/help-center/articles/${own.ids.articleId}`
  const { categoryId } = foreign.ids
  const ticketPath = `/v1/tickets/${own.ids.ticketId}`
  const policyPath = `/v1/sla-policies/${own.ids.slaPolicyId}`
  const step = (named: Parameters<typeof escalationStep>[0]) => ({ body: { escalations: [escalationStep(named)] } })
  const customer = { email: 'new@example.com' }
  const words = { title: 'More', body: '' }
  const order = { ids: [own.ids.categoryId, categoryId] }
  const rules = { items: [{ pattern: '/orders', articleIds: [foreign.ids.articleId] }], revision: 0 }
  const review = { to: 'in_review', version: 2, reviewerId: foreign.agent.id }
  const activity = {
    workspace: own.workspace.key,
    locale: 'en',
    sessionId: newClientId(),
    activities: [{ type: 'view', articleId: foreign.ids.articleId }],
  }
  const typePath = `/v1/ticket-types/${own.ids.ticketTypeId}`
  const { teamId, ticketTypeId } = foreign.ids
  const type = (more: object) => ({ body: { key: 'more', name: 'More', ...more } })
  const routing = (rule: object) => ({ body: { items: [{ name: 'Mail', ...rule }], revision: 0 } })
  const mail = [{ fact: 'channel', is: ['email'] }]
  const macroOf = (action: object) => ({ body: { name: 'More', actions: [action] } })
  return [
    [
      'sendNotification',
      'customerId',
      '/v1/customer-notifications',
      {
        body: {
          clientId: newClientId(),
          customerId: foreign.customer.id,
          kind: 'order_ready',
          values: { 'order.number': '1' },
        },
      },
    ],
    ['createTicketType', 'teamId', '/v1/ticket-types', type({ teamId })],
    ['createTicketType', 'slaPolicyId', '/v1/ticket-types', type({ slaPolicyId: foreign.ids.slaPolicyId })],
    ['updateTicketType', 'teamId', typePath, { body: { teamId } }],
    ['updateTicketType', 'slaPolicyId', typePath, { body: { slaPolicyId: foreign.ids.slaPolicyId } }],
    ['orderTicketTypes', 'ids', '/v1/ticket-types/order', { body: { ids: [own.ids.ticketTypeId, ticketTypeId] } }],
    ['createTeam', 'memberIds', '/v1/teams', { body: { name: 'More', memberIds: [foreign.agent.id] } }],
    ['updateTeam', 'memberIds', `/v1/teams/${own.ids.teamId}`, { body: { memberIds: [foreign.agent.id] } }],
    ['saveRoutingRules', 'teamId', '/v1/routing-rules', routing({ conditions: mail, teamId })],
    [
      'saveRoutingRules',
      'ticketTypeId',
      '/v1/routing-rules',
      routing({ conditions: [{ fact: 'type', is: [ticketTypeId] }], teamId: own.ids.teamId }),
    ],
    ['createMacro', 'teamId', '/v1/macros', macroOf({ do: 'team', teamId })],
    ['createMacro', 'agentId', '/v1/macros', macroOf({ do: 'assign', to: foreign.agent.id })],
    ['updateMacro', 'teamId', `/v1/macros/${own.ids.macroId}`, macroOf({ do: 'team', teamId })],
    [
      'applyMacro',
      'macroId',
      `/v1/tickets/${own.ids.ticketId}/macros/${foreign.ids.macroId}`,
      { body: { clientId: newClientId() } },
    ],
    [
      'applyMacro',
      'ticketId',
      `/v1/tickets/${foreign.ids.ticketId}/macros/${own.ids.macroId}`,
      { body: { clientId: newClientId() } },
    ],
    ['createTicket', 'typeId', '/v1/tickets', { body: { ...question(foreign.ids.ticketTypeId), customer } }],
    [
      'createTicket',
      'customer',
      '/v1/tickets',
      { body: { ...question(own.ids.ticketTypeId), customer: { id: foreign.customer.id } } },
    ],
    ['listTickets', 'customerId', `/v1/tickets?customerId=${foreign.customer.id}`, {}],
    ['listTickets', 'typeId', `/v1/tickets?typeId=${foreign.ids.ticketTypeId}`, {}],
    ['listTickets', 'assigneeId', `/v1/tickets?assigneeId=${foreign.agent.id}`, {}],
    ['updateTicket', 'typeId', ticketPath, { body: { typeId: foreign.ids.ticketTypeId } }],
    ['updateTicket', 'teamId', ticketPath, { body: { teamId: foreign.ids.teamId } }],
    ['assignTicket', 'assigneeId', `${ticketPath}/assign`, { body: { assigneeId: foreign.agent.id } }],
    ['escalateTicket', 'agentId', `${ticketPath}/escalate`, { body: { agentId: foreign.agent.id, reason: 'Why' } }],
    ['mergeTicket', 'intoTicketId', `${ticketPath}/merge`, { body: { intoTicketId: foreign.ids.ticketId } }],
    [
      'addNote',
      'mentions',
      `/v1/conversations/${own.conversationId}/notes`,
      { body: { clientId: newClientId(), text: 'See', mentions: [foreign.agent.id] } },
    ],
    [
      'createSlaPolicy',
      'calendarId',
      '/v1/sla-policies',
      { body: policyInput({ calendarId: foreign.ids.calendarId ?? null }) },
    ],
    ['updateSlaPolicy', 'calendarId', policyPath, { body: { calendarId: foreign.ids.calendarId } }],
    ['updateSlaPolicy', 'teamId', policyPath, step({ teamId: foreign.ids.teamId ?? null })],
    ['updateSlaPolicy', 'notifyAgentIds', policyPath, step({ notifyAgentIds: [foreign.agent.id] })],
    ['createArticle', 'categoryId', '/v1/help-center/articles', { body: { categoryId, locale: 'en', words } }],
    ['updateArticle', 'categoryId', article, { body: { categoryId } }],
    ['orderCategories', 'ids', '/v1/help-center/categories/order', { body: order }],
    ['saveUrlRules', 'articleIds', '/v1/help-center/url-rules', { body: rules }],
    ['reportHelpActivity', 'articleId', '/v1/help/activity', { body: activity }],
    ['moveTranslation', 'reviewerId', `${article}/translations/en/move`, { body: review }],
    ['assignConversation', 'assigneeId', assign, { body: { assigneeId: foreign.agent.id } }],
    ['listConversations', 'customerId', `/v1/conversations?customerId=${foreign.customer.id}`, {}],
    ['createRoomTicket', 'conversation', '/v1/room-tickets', ticket('conversation', foreign.conversationId)],
    ['createRoomTicket', 'customer', '/v1/room-tickets', ticket('customer', foreign.customer.id)],
    ['createRoomTicket', 'inbox', '/v1/room-tickets', ticket('inbox', foreign.workspace.id)],
  ]
}

/** What an address may name and everybody has. */
const EVERYBODYS = new Set(['presetKey', 'kind'])

/** Whose address names what is the caller's own, or becomes it. */
const NAMES_ITS_OWN = new Set(['putBooking'])

/** What an address names that belongs to a workspace. */
function paramsOf(endpoint: Endpoint): string[] {
  if (NAMES_ITS_OWN.has(endpoint.id)) return []
  const names = [...endpoint.path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '')
  return names.filter((name) => !EVERYBODYS.has(name))
}

eachDatabase((_kind, open) => {
  let api: TestApi
  let own: House
  let foreign: House
  beforeAll(async () => {
    api = testApi((await open()).db)
    own = await furnishWithTickets(api)
    foreign = await furnishWithTickets(api)
    // A draft, which can be sent to review.
    const translation = `/v1/help-center/articles/${own.ids.articleId}/translations/en`
    await own.admin.call('PUT', translation, { body: { title: 'Welcome', body: 'Anew', baseVersion: 1 } })
  })

  async function expectNotFound(calls: readonly (readonly [Call, string, string, CallOptions])[]): Promise<void> {
    const before = await contentOf(api.deps.db)
    for (const [call, method, path, options] of calls) {
      const answer = await call(method, path, options)
      expect([method, path, answer.status, answer.body.code]).toEqual([method, path, 404, 'not_found'])
    }
    expect(await contentOf(api.deps.db)).toEqual(before)
  }

  describe.each(ENDPOINTS.filter((endpoint) => paramsOf(endpoint).length > 0).map((e) => [e.id, e] as const))(
    '%s',
    (_, endpoint) => {
      test('does not know what belongs to another workspace', async () => {
        const address = endpoint.path.replace(/:(\w+)/g, (_, name: string) => foreign.ids[name] ?? 'unknown')
        const path = address + queryOf(endpoint, own)
        expect(path).not.toContain('unknown')
        const body = bodyOf(endpoint, own)
        const options = body ? { body } : {}
        const calls: [Call, string, string, CallOptions][] = []
        if (endpoint.callers.includes('customer')) calls.push([own.customer.call, endpoint.method, path, options])
        if (!endpoint.callers.every((caller) => caller === 'customer' || caller === 'guest')) {
          calls.push([own.admin.call, endpoint.method, path, options])
        }
        await expectNotFound(calls)
      })
    },
  )

  const ofCustomers = ENDPOINTS.filter((e) => e.callers.includes('customer') && paramsOf(e).length > 0)
  test.each(ofCustomers.map((e) => [e.id, e] as const))("%s does not know another customer's", async (_, endpoint) => {
    const address = endpoint.path.replace(/:(\w+)/g, (_, name: string) => own.ids[name] ?? 'unknown')
    const path = address + queryOf(endpoint, own)
    const body = bodyOf(endpoint, own)
    await expectNotFound([[own.stranger.call, endpoint.method, path, body ? { body } : {}]])
  })

  test('ids in bodies and queries are looked for at home as well', async () => {
    const calls = idsInside(own, foreign).map(([id, , path, options]) => {
      const method = ENDPOINTS.find((endpoint) => endpoint.id === id)?.method ?? ''
      return [own.admin.call, method, path, options] as const
    })
    await expectNotFound(calls)
    const room = (party: string, id: string) => ({ body: { room: { party, id } } })
    await expectNotFound([
      [own.stranger.call, 'POST', '/v1/room-tickets', room('conversation', own.conversationId)],
      [own.stranger.call, 'POST', '/v1/room-tickets', room('customer', own.customer.id)],
      [own.customer.call, 'POST', '/v1/room-tickets', room('inbox', own.workspace.id)],
    ])
  })

  test('a booking is for nobody and by nobody of another workspace', async () => {
    const before = await contentOf(api.deps.db)
    const { clientId, ...input } = bookingInput(api)
    const customer = { customer: { id: foreign.customer.id } }
    const provider = { provider: { id: foreign.provider.id } }
    const calls = [
      ['POST', '/v1/bookings', { ...input, clientId, ...customer }, 'body.customer.id'],
      ['POST', '/v1/bookings', { ...input, clientId, ...provider }, 'body.provider.id'],
      ['PUT', '/v1/bookings-by-external-id/unheard-of', { ...input, ...provider }, 'body.provider.id'],
      ['PUT', `/v1/bookings-by-external-id/${foreign.ids.externalId}`, { ...input, ...customer }, 'body.customer.id'],
    ] as const
    for (const [method, path, body, named] of calls) {
      const answer = await own.admin.call(method, path, { body })
      expect([path, answer.body.errors?.[0]?.path]).toEqual([path, named])
    }
    for (const query of [`customerId=${foreign.customer.id}`, `providerId=${foreign.provider.id}`]) {
      expect((await own.admin.call('GET', `/v1/bookings?${query}`)).body).toEqual({ items: [], nextCursor: null })
    }
    expect(await contentOf(api.deps.db)).toEqual(before)
  })

  test('an agent cannot choose a workspace they do not work in', async () => {
    const headers = { 'deskbell-workspace': foreign.workspace.id }
    const reads = ENDPOINTS.filter((e) => e.method === 'GET' && e.callers.includes('agent') && paramsOf(e).length === 0)
    await expectNotFound(reads.map((endpoint) => [own.admin.call, 'GET', endpoint.path, { headers }] as const))
  })

  test('a provider sees no inbox and no conversation', async () => {
    const ofOffice = ['/v1/conversations', '/v1/inbox/counts', '/v1/pending-completions']
    for (const path of ofOffice) expect((await own.provider.call('GET', path)).body.code).toBe('forbidden')
    const thread = await own.provider.call('GET', `/v1/conversations/${own.conversationId}`)
    expect(thread.body.code).toBe('not_found')
    const room = { party: 'inbox', id: own.workspace.id }
    expect((await own.provider.call('POST', '/v1/room-tickets', { body: { room } })).status).toBe(404)
  })
})
