import {
  type Caller,
  ENDPOINTS,
  type Endpoint,
  type EntryPage,
  ERRORS,
  type ErrorCode,
  LIMITS,
} from '@deskbell/protocol'
import { beforeAll, describe, expect, test } from 'vitest'
import { signAccessToken } from '../platform/access-tokens.ts'
import { type Call, type CallOptions, newClientId, type TestApi, testApi } from '../testing/api.ts'
import { eachDatabase } from '../testing/databases.ts'
import { contentOf, furnishWithTickets, type House, message, question } from '../testing/house.ts'
import { pushSubscriptionInput, slackInput, twilioInput, whatsAppInput } from '../testing/notification-channels.ts'
import { calendarInput, escalationStep, policyInput } from '../testing/sla.ts'

const WORDS = { title: 'More', excerpt: 'Still more', body: 'Even more', searchKeywords: 'most' }
const TEMPLATE_WORDS = { subject: 'More', heading: 'More', body: 'More', button: '', short: 'More' }
const BOOKING_DETAILS = {
  service: 'Cleaning',
  startsAt: '2027-01-01T09:00:00Z',
  endsAt: '2027-01-01T11:00:00Z',
  timeZone: 'Europe/Lisbon',
  place: { address: 'Rua Augusta 1, Lisboa' },
  price: { amount: 12_500, currency: 'EUR' },
  checklist: ['Keys at the neighbour'],
  provider: { name: 'Ana' },
}
const CATEGORY_WORDS = { en: { name: 'More', description: '' } }

/** Valid input for every endpoint: each fault below breaks one thing about it. */
const SAMPLES: Readonly<Record<string, (house: House) => { query?: Record<string, string>; body?: object }>> = {
  getWidgetConfig: ({ workspace }) => ({ query: { workspace: workspace.key } }),
  getWorkspace: () => ({}),
  updateWorkspace: () => ({ body: { greeting: 'Hello', replyMinutes: 5, allowedOrigins: [] } }),
  listIdentityKeys: () => ({}),
  createIdentityKey: () => ({}),
  deleteIdentityKey: () => ({}),
  signUp: () => ({
    body: { workspaceName: 'Acme', name: 'Ana', email: 'ana@example.com', password: 'a long password' },
  }),
  verifySignUp: () => ({ body: { token: 'x'.repeat(43) } }),
  getSignUp: () => ({}),
  getMe: () => ({}),
  listMemberships: () => ({}),
  updateMe: () => ({ body: { name: 'Ana', availability: 'away' } }),
  listAgents: () => ({}),
  updateAgent: () => ({ body: { role: 'agent', active: true } }),
  listInvitations: () => ({}),
  createInvitation: () => ({ body: { email: 'else@example.com', role: 'agent' } }),
  revokeInvitation: () => ({}),
  previewInvitation: () => ({ body: { token: 'x'.repeat(43) } }),
  acceptInvitation: () => ({ body: { token: 'x'.repeat(43), name: 'Ana', password: 'a long password' } }),
  requestPasswordReset: () => ({ body: { email: 'ana@example.com' } }),
  previewPasswordLink: () => ({ body: { token: 'x'.repeat(43) } }),
  resetPassword: () => ({ body: { token: 'x'.repeat(43), password: 'a long password' } }),
  createSession: ({ workspace }) => ({ body: { workspaceKey: workspace.key, visitorSecret: 'x'.repeat(43) } }),
  endSession: () => ({}),
  getOwnCustomer: () => ({}),
  updateOwnCustomer: () => ({ body: { name: 'Ana', email: 'ana@example.com', attributes: { plan: 'gold' } } }),
  getCustomer: () => ({}),
  listConversations: () => ({ query: { limit: '10' } }),
  countInbox: () => ({}),
  startConversation: () => ({ body: message() }),
  getConversation: () => ({}),
  listEntries: () => ({ query: { after: '0' } }),
  sendMessage: () => ({ body: message() }),
  markReceipt: () => ({ body: { readSeq: 1 } }),
  assignConversation: ({ agent }) => ({ body: { assigneeId: agent.id } }),
  closeConversation: () => ({}),
  reopenConversation: () => ({}),
  listTickets: () => ({ query: { limit: '10' } }),
  createTicket: ({ ids }) => ({ body: question(ids.ticketTypeId) }),
  findSimilarTickets: () => ({ body: { subject: 'Invoice', text: 'It is wrong' } }),
  getTicket: () => ({}),
  replyToTicket: () => ({ body: message() }),
  reopenTicket: () => ({}),
  rateTicket: () => ({ body: { score: 5, comment: 'Thanks' } }),
  convertConversation: ({ ids }) => ({ body: { typeId: ids.ticketTypeId, subject: 'Invoice', priority: 'high' } }),
  updateTicket: () => ({ body: { subject: 'Invoice', tags: ['vip'], nextSteps: [{ text: 'Call', done: false }] } }),
  assignTicket: ({ agent }) => ({ body: { assigneeId: agent.id, expectedAssigneeId: null } }),
  moveTicket: () => ({ body: { status: 'waiting', note: 'Asked' } }),
  setTicketPriority: () => ({ body: { priority: 'urgent' } }),
  resolveTicket: () => ({ body: { resolutionType: 'solved', summary: 'Sent anew' } }),
  closeTicket: () => ({ body: { resolutionType: 'solved', summary: 'Sent anew' } }),
  escalateTicket: ({ agent }) => ({ body: { agentId: agent.id, reason: 'Needs approval' } }),
  mergeTicket: ({ ids }) => ({ body: { intoTicketId: ids.ticketId } }),
  bulkUpdateTickets: ({ ids }) => ({
    body: { ticketIds: [ids.ticketId], change: { do: 'priority', priority: 'low' } },
  }),
  revokeTicketLinks: () => ({}),
  listTicketHistory: () => ({}),
  listDuplicates: () => ({}),
  listNotes: () => ({}),
  addNote: () => ({ body: { clientId: newClientId(), text: 'Careful' } }),
  deleteNote: () => ({}),
  countTickets: () => ({}),
  getTicketMetrics: () => ({ query: { from: '2026-01-01T00:00:00.000Z', to: '2026-02-01T00:00:00.000Z' } }),
  listTicketViews: () => ({}),
  createTicketView: () => ({ body: { name: 'Urgent', query: 'priority=urgent', shared: true } }),
  updateTicketView: () => ({ body: { name: 'Urgent', query: 'priority=urgent', shared: true } }),
  deleteTicketView: () => ({}),
  getTicketSettings: () => ({}),
  updateTicketSettings: () => ({ body: { autoCloseDays: 5, survey: false } }),
  listFailedJobs: () => ({ query: { kind: 'agents.mail_link', limit: '10' } }),
  countFailedJobs: () => ({}),
  retryFailedJobs: () => ({ body: { kind: 'agents.mail_link' } }),
  retryFailedJob: () => ({}),
  discardFailedJob: () => ({}),
  listHelpCategories: ({ workspace }) => ({ query: { workspace: workspace.key, locale: 'en' } }),
  listArticles: ({ workspace }) => ({ query: { workspace: workspace.key, category: 'basics', limit: '10' } }),
  getArticle: ({ workspace }) => ({ query: { workspace: workspace.key, audience: 'customers' } }),
  listCategories: () => ({}),
  createCategory: () => ({ body: { slug: 'more', icon: 'user', words: CATEGORY_WORDS } }),
  updateCategory: () => ({ body: { slug: 'more', icon: 'user', words: CATEGORY_WORDS } }),
  deleteCategory: () => ({}),
  orderCategories: ({ ids }) => ({ body: { ids: [ids.categoryId] } }),
  listArticleRecords: () => ({ query: { status: 'draft', mine: 'true', limit: '10' } }),
  createArticle: ({ ids }) => ({
    body: {
      categoryId: ids.categoryId,
      locale: 'en',
      words: WORDS,
      slug: 'more',
      tags: ['a'],
      audiences: ['customers'],
    },
  }),
  getArticleRecord: () => ({}),
  updateArticle: () => ({ body: { slug: 'more', kind: 'guide', tags: ['a'], position: 3 } }),
  deleteArticle: () => ({}),
  getTranslation: () => ({}),
  saveTranslation: () => ({ body: { ...WORDS, baseVersion: 1 } }),
  moveTranslation: () => ({ body: { to: 'archived', version: 1, comment: 'Old' } }),
  listVersions: () => ({}),
  getVersion: () => ({}),
  restoreVersion: () => ({}),
  listReviewComments: () => ({}),
  addReviewComment: () => ({ body: { text: 'Good' } }),
  uploadHelpFile: () => ({ query: { name: 'plan.pdf' } }),
  previewMarkdown: () => ({ body: { body: '# Hello' } }),
  searchHelp: ({ workspace }) => ({ query: { workspace: workspace.key, q: 'refund', tag: 'money', limit: '5' } }),
  suggestHelp: ({ workspace }) => ({ query: { workspace: workspace.key, url: 'https://a.example/', title: 'Orders' } }),
  getUrlRules: () => ({}),
  saveUrlRules: () => ({ body: { items: [], revision: 0 } }),
  testUrlRules: () => ({ body: { url: 'https://a.example/', title: 'Orders', items: [] } }),
  giveArticleFeedback: ({ workspace }) => ({
    body: { workspace: workspace.key, locale: 'en', clientId: newClientId(), helpful: true, comment: 'Thanks' },
  }),
  reportHelpActivity: ({ workspace, ids }) => ({
    body: {
      workspace: workspace.key,
      locale: 'en',
      sessionId: newClientId(),
      activities: [{ type: 'view', articleId: ids.articleId }],
    },
  }),
  getHelpInsights: () => ({ query: { days: '30', locale: 'en' } }),
  listArticleFeedback: () => ({ query: { limit: '10' } }),
  createUpload: () => ({ body: { clientId: newClientId(), name: 'plan.pdf', size: 1_000 } }),
  getUpload: () => ({}),
  appendUpload: () => ({ query: { offset: '0' } }),
  cancelUpload: () => ({}),
  getAttachmentLink: () => ({}),
  listCalendars: () => ({}),
  createCalendar: () => ({ body: calendarInput() }),
  updateCalendar: () => ({ body: calendarInput() }),
  deleteCalendar: () => ({}),
  listSlaPolicies: () => ({}),
  createSlaPolicy: ({ ids }) => ({ body: policyInput({ calendarId: ids.calendarId ?? null }) }),
  updateSlaPolicy: () => ({ body: { ...policyInput({ escalations: [escalationStep()] }), isDefault: true } }),
  deleteSlaPolicy: () => ({}),
  getContactForm: ({ workspace }) => ({ query: { workspace: workspace.key } }),
  listTicketTypes: () => ({}),
  createTicketType: ({ ids }) => ({ body: { key: 'more', name: 'More', teamId: ids.teamId, fields: [] } }),
  updateTicketType: () => ({ body: { name: 'More', offered: false, priority: 'high', firstResponse: 'Hello' } }),
  orderTicketTypes: ({ ids }) => ({ body: { ids: [ids.ticketTypeId] } }),
  listTicketTypePresets: () => ({}),
  applyTicketTypePreset: () => ({}),
  listTeams: () => ({}),
  createTeam: ({ agent }) => ({ body: { name: 'More', memberIds: [agent.id] } }),
  updateTeam: ({ agent }) => ({ body: { name: 'More', memberIds: [agent.id] } }),
  deleteTeam: () => ({}),
  getRoutingRules: () => ({}),
  saveRoutingRules: () => ({ body: { items: [], revision: 0 } }),
  listCannedResponses: () => ({}),
  createCannedResponse: () => ({ body: { shortcut: 'more', title: 'More', text: 'More', shared: true } }),
  updateCannedResponse: () => ({ body: { shortcut: 'more', title: 'More', text: 'More', shared: true } }),
  deleteCannedResponse: () => ({}),
  listMacros: () => ({}),
  createMacro: () => ({ body: { name: 'More', actions: [{ do: 'status', status: 'waiting' }] } }),
  updateMacro: () => ({ body: { name: 'More', actions: [{ do: 'status', status: 'waiting' }] } }),
  deleteMacro: () => ({}),
  applyMacro: () => ({ body: { clientId: newClientId() } }),
  listNotifications: () => ({ query: { category: 'payment', unread: 'true', limit: '10' } }),
  readNotifications: () => ({ body: { all: true, category: 'payment' } }),
  sendNotification: ({ customer }) => ({
    body: {
      clientId: newClientId(),
      customerId: customer.id,
      kind: 'order_ready',
      values: { 'order.number': '1042' },
      url: 'https://example.com/orders/1042',
    },
  }),
  listDeliveries: () => ({ query: { channel: 'email', status: 'failed', address: 'away@example.com', limit: '10' } }),
  getDelivery: () => ({}),
  retryDelivery: () => ({}),
  getNotificationChannels: () => ({}),
  setUpTwilio: () => ({ body: twilioInput() }),
  removeTwilio: () => ({}),
  setUpWhatsApp: () => ({ body: whatsAppInput() }),
  removeWhatsApp: () => ({}),
  setUpSlack: () => ({ body: slackInput() }),
  removeSlack: () => ({}),
  listSuppressions: () => ({ query: { limit: '10' } }),
  addSuppression: () => ({ body: { channel: 'email', address: 'gone@example.com' } }),
  removeSuppression: () => ({}),
  getNotificationStats: () => ({ query: { from: '2026-01-01T00:00:00.000Z', to: '2026-02-01T00:00:00.000Z' } }),
  listTemplates: () => ({}),
  getTemplate: () => ({ query: { locale: 'de' } }),
  saveTemplate: () => ({ body: { locale: 'de', words: TEMPLATE_WORDS } }),
  resetTemplate: () => ({ query: { locale: 'de' } }),
  previewTemplate: () => ({ body: { locale: 'de', words: TEMPLATE_WORDS } }),
  testTemplate: () => ({ body: { locale: 'de', words: TEMPLATE_WORDS } }),
  saveMailBrand: () => ({ body: { color: '#2563eb', logoUrl: null, footer: 'Acme Ltd' } }),
  getPushKey: () => ({}),
  addPushSubscription: () => ({ body: pushSubscriptionInput() }),
  removePushSubscription: () => ({}),
  getNotificationPreferences: () => ({}),
  updateNotificationPreferences: () => ({
    body: { frequency: 'daily', quietHours: { from: '22:00', to: '07:00' }, timeZone: 'Asia/Kathmandu' },
  }),
  getMailbox: () => ({}),
  getKeptMail: () => ({}),
  listWebhookEndpoints: () => ({}),
  createWebhookEndpoint: () => ({
    body: { url: 'https://hooks.example.com/', events: ['ticket.*'], description: 'CRM' },
  }),
  updateWebhookEndpoint: () => ({
    body: { url: 'https://hooks.example.com/', events: ['*'], description: '', status: 'disabled' },
  }),
  deleteWebhookEndpoint: () => ({}),
  rotateWebhookSecret: () => ({}),
  testWebhookEndpoint: () => ({}),
  listWebhookDeliveries: () => ({ query: { status: 'failed', limit: '10' } }),
  retryWebhookDelivery: () => ({}),
  listBookings: ({ provider }) => ({
    query: {
      status: 'confirmed,on_way',
      from: '2026-01-01T00:00:00.000Z',
      to: '2026-02-01T00:00:00.000Z',
      providerId: provider.id,
      q: 'Cleaning',
      order: 'newest',
      limit: '10',
    },
  }),
  createBooking: ({ customer }) => ({
    body: { clientId: newClientId(), customer: { id: customer.id }, ...BOOKING_DETAILS },
  }),
  getBookingByExternalId: () => ({}),
  putBooking: ({ customer }) => ({ body: { customer: { id: customer.id }, ...BOOKING_DETAILS, status: 'on_way' } }),
  getBooking: () => ({}),
  updateBooking: () => ({ body: { service: 'Painting', notes: 'Third floor', paymentStatus: 'paid' } }),
  rescheduleBooking: () => ({
    body: { startsAt: '2027-01-01T09:00:00Z', endsAt: '2027-01-01T11:00:00Z', reason: 'Ill', version: 1 },
  }),
  cancelBooking: () => ({ body: { reason: 'Ill', version: 1 } }),
  assignBooking: ({ provider }) => ({ body: { provider: { id: provider.id } } }),
  getBookingStatus: () => ({}),
  updateBookingStatus: () => ({
    body: { clientId: newClientId(), status: 'delayed', reason: 'Traffic', etaMinutes: 10 },
  }),
  listBookingHistory: () => ({}),
  createBookingLink: () => ({ body: { scope: 'view' } }),
  revokeBookingLinks: () => ({}),
  openBookingLink: () => ({ body: { token: 'x'.repeat(43) } }),
  requestCompletion: () => ({}),
  respondCompletion: () => ({ body: { approved: false, feedback: 'Nearly', issues: 'The windows are not clean' } }),
  listPendingCompletions: () => ({ query: { view: 'waiting', limit: '10' } }),
  getCompletion: () => ({}),
  initiateFollowUp: () => ({}),
  logContact: () => ({ body: { method: 'call', reached: false, notes: 'No answer' } }),
  completeBySupport: () => ({ body: { outcome: 'customer_confirmed', notes: 'She says it is done' } }),
  settleDispute: () => ({ body: { outcome: 'rework', notes: 'They agreed on Friday' } }),
  addReview: () => ({ body: { rating: 5, text: 'Very good' } }),
  listReviews: ({ provider }) => ({ query: { status: 'pending', providerId: provider.id, limit: '10' } }),
  moderateReview: () => ({ body: { status: 'published' } }),
  getBookingSettings: () => ({}),
  updateBookingSettings: () => ({ body: { autoCompleteDays: 5, reminderHours: [24, 1] } }),
  getBookingConversation: () => ({}),
  sendBookingMessage: () => ({ body: { ...message(), attachmentIds: [] } }),
  sendQuickResponse: () => ({ body: { clientId: newClientId(), key: 'arrived' } }),
  shareLocation: () => ({ body: { point: { latitude: 38.7, longitude: -9.1 }, accuracy: 12 } }),
  stopSharingLocation: () => ({}),
  listBookingConversations: () => ({ query: { limit: '10' } }),
  getBookingChatStats: ({ provider }) => ({ query: { providerId: provider.id } }),
  listApiKeys: () => ({}),
  createApiKey: () => ({ body: { name: 'Dispatch', scopes: ['bookings:read', 'bookings:write'] } }),
  deleteApiKey: () => ({}),
  createRoomTicket: ({ conversationId }) => ({ body: { room: { party: 'conversation', id: conversationId } } }),
}

/** Fields of a query that may hold any words, but not so many. */
const WORDS_IN_QUERY = new Set(['q', 'tag', 'title'])

/** Whose address may name what is not there yet. */
const MAKES_WHAT_IT_NAMES = new Set(['putBooking'])

const UNKNOWN_SUFFIX = '00000000000000000000000000'

/** One thing wrong with an otherwise good request, and the code it must answer. */
interface Fault {
  readonly what: string
  readonly code: ErrorCode
  readonly call: Call
  readonly path: string
  readonly options: CallOptions
}

function addressOf(endpoint: Endpoint, ids: Readonly<Record<string, string>>, query?: Record<string, string>): string {
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => ids[name] ?? name)
  return query ? `${path}?${new URLSearchParams(query)}` : path
}

function callerOf(house: House, api: TestApi, callers: readonly Caller[]): Call {
  if (callers.includes('customer')) return house.customer.call
  return callers.includes('public') ? api.call : house.admin.call
}

function inputFaults(endpoint: Endpoint, house: House, call: Call): Fault[] {
  const { query, body } = SAMPLES[endpoint.id]?.(house) ?? {}
  const path = addressOf(endpoint, house.ids, query)
  const faults: Fault[] = [
    {
      what: 'an unknown query field',
      code: 'invalid_input',
      call,
      path: addressOf(endpoint, house.ids, { ...query, surprise: '1' }),
      options: body ? { body } : {},
    },
  ]
  const has = (what: string, code: ErrorCode, options: CallOptions) => faults.push({ what, code, call, path, options })
  if (body) {
    has('an unknown field', 'invalid_input', { body: { ...body, surprise: 1 } })
    for (const [field, value] of Object.entries(body)) {
      const wrong = typeof value === 'object' ? 12 : { not: 'this' }
      has(`the wrong type for ${field}`, 'invalid_input', { body: { ...body, [field]: wrong } })
    }
    has('an array', 'invalid_input', { body: [] })
    has('nothing', 'unsupported_media_type', {})
    has('another content type', 'unsupported_media_type', { body, headers: { 'content-type': 'text/plain' } })
    has('broken JSON', 'invalid_json', { body: '{"clientId": ' })
    has('too much', 'body_too_large', {
      body: { ...body, surprise: 'x'.repeat(endpoint.bodyBytes ?? LIMITS.bodyBytes) },
    })
  }
  for (const field of Object.keys(query ?? {})) {
    const wrong = WORDS_IN_QUERY.has(field) ? 'x'.repeat(LIMITS.urlLength) : 'not~this'
    const address = addressOf(endpoint, house.ids, { ...query, [field]: wrong })
    faults.push({ what: `the wrong form of ${field}`, code: 'invalid_input', call, path: address, options: {} })
  }
  const named = MAKES_WHAT_IT_NAMES.has(endpoint.id) ? [] : [...endpoint.path.matchAll(/:(\w+)/g)]
  for (const name of named.map((match) => match[1] ?? '')) {
    const known = house.ids[name] ?? ''
    const unknown = `${known.slice(0, 4)}${UNKNOWN_SUFFIX}`
    for (const id of [unknown, 'nonsense', `${known}0`]) {
      const address = addressOf(endpoint, { ...house.ids, [name]: id }, query)
      faults.push({ what: `no ${name} ${id}`, code: 'not_found', call, path: address, options: body ? { body } : {} })
    }
  }
  return faults
}

async function credentialFaults(endpoint: Endpoint, house: House, api: TestApi): Promise<Fault[]> {
  const { query, body } = SAMPLES[endpoint.id]?.(house) ?? {}
  const path = addressOf(endpoint, house.ids, query)
  const good = callerOf(house, api, endpoint.callers)
  const faults: Fault[] = []
  const has = (what: string, code: ErrorCode, call: Call, headers: Record<string, string> = {}) =>
    faults.push({ what, code, call, path, options: { ...(body && { body }), headers } })
  const isOpen = endpoint.method === 'GET' && endpoint.path.startsWith('/v1/help/')
  if (!isOpen) has('a page of another site', 'origin_not_allowed', good, { origin: 'https://evil.example' })
  if (endpoint.callers.includes('public')) return faults
  has('no credentials', 'unauthenticated', api.call)
  has('a token of nonsense', 'unauthenticated', api.call, { authorization: 'Bearer nonsense' })
  has('another scheme', 'unauthenticated', api.call, { authorization: 'Basic YTpi' })
  has('a cookie of nonsense', 'unauthenticated', api.call, { cookie: 'deskbell.session_token=nonsense' })
  const now = api.deps.clock.now()
  const claims = { workspaceId: house.workspace.id, customerId: house.customer.id, sessionId: 'ses_x', verified: false }
  const expired = await signAccessToken(api.deps.config, claims, now - 3_600_000)
  has('an expired token', 'token_expired', api.call, { authorization: `Bearer ${expired.accessToken}` })
  const elsewhere = { ...api.deps.config, secret: 'the secret of another installation altogether' }
  const forged = await signAccessToken(elsewhere, claims, now)
  has('a forged token', 'unauthenticated', api.call, { authorization: `Bearer ${forged.accessToken}` })
  const ended = await signAccessToken(api.deps.config, claims, now)
  has('a token without a session', 'unauthenticated', api.call, { authorization: `Bearer ${ended.accessToken}` })
  if (!endpoint.callers.includes('customer')) has('a customer', 'forbidden', house.customer.call)
  if (endpoint.callers.includes('admin')) has('an agent who is no admin', 'forbidden', house.agent.call)
  if (!endpoint.callers.includes('agent') && !endpoint.callers.includes('admin')) {
    has('an agent', 'forbidden', house.admin.call)
  }
  return faults
}

test('every endpoint has valid input to break', () => {
  expect(Object.keys(SAMPLES).sort()).toEqual(ENDPOINTS.map((endpoint) => endpoint.id).sort())
})

/** Fields that stand as they are in a column of text, where PostgreSQL takes no NUL. */
const ONE_LINE: readonly [method: string, path: string, who: 'customer' | 'admin' | 'public', body: object][] = [
  ['PATCH', '/v1/customer', 'customer', { name: 'A\0na' }],
  ['PATCH', '/v1/customer', 'customer', { page: { url: 'https://a.example/\0' } }],
  ['PATCH', '/v1/customer', 'customer', { page: { url: 'https://a.example/', title: 'A\0' } }],
  ['PATCH', '/v1/me', 'admin', { name: 'A\nna' }],
  [
    'POST',
    '/v1/sign-up',
    'public',
    { workspaceName: 'A\0', name: 'A', email: 'a@example.com', password: 'x'.repeat(12) },
  ],
]

eachDatabase((_kind, open) => {
  let api: TestApi
  let house: House
  beforeAll(async () => {
    api = testApi((await open()).db, { env: { DESKBELL_MODE: 'hosted', DESKBELL_DEMO: 'off' } })
    house = await furnishWithTickets(api)
  })

  test('refuses text that cannot be stored, and stores any message as it came', async () => {
    const before = await contentOf(api.deps.db)
    for (const [method, path, who, body] of ONE_LINE) {
      const answer = await (who === 'public' ? api : house[who]).call(method, path, { body })
      expect([path, answer.body.code]).toEqual([path, 'invalid_input'])
    }
    expect(await contentOf(api.deps.db)).toEqual(before)
    const text = 'NUL \0, half a pair \ud83d, all of it 🛎️'
    const path = `/v1/conversations/${house.conversationId}`
    await house.customer.call('POST', `${path}/messages`, { body: message(text) })
    const page = await house.customer.call<EntryPage>('GET', `${path}/entries`)
    expect(page.body.entries.at(-1)).toMatchObject({ content: { text } })
  })

  describe.each(ENDPOINTS.map((endpoint) => [`${endpoint.method} ${endpoint.path}`, endpoint] as const))(
    '%s',
    (_, endpoint) => {
      test('answers bad input with a code and changes nothing', async () => {
        const faults = [
          ...inputFaults(endpoint, house, callerOf(house, api, endpoint.callers)),
          ...(await credentialFaults(endpoint, house, api)),
        ]
        const before = await contentOf(api.deps.db)
        for (const { what, code, call, path, options } of faults) {
          const answer = await call(endpoint.method, path, options)
          expect({ what, code: answer.body.code, status: answer.status }).toEqual({
            what,
            code,
            status: ERRORS[code].status,
          })
          expect(answer.headers.get('content-type')).toBe('application/problem+json')
        }
        expect(await contentOf(api.deps.db)).toEqual(before)
      })
    },
  )
})
