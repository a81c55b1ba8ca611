import { type Caller, ENDPOINTS, type Endpoint, type Room, type SentMessage } from '@deskbell/protocol'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Call, type TestAgent, type TestApi, testApi } from '../../testing/api.ts'
import { book, guestOf } from '../../testing/bookings.ts'
import { eachDatabase } from '../../testing/databases.ts'
import { contentOf, furnishWithTickets, type House, message } from '../../testing/house.ts'
import { addressOf, SAMPLES } from '../../testing/samples.ts'

/**
 * What providers may call though it names nothing of their own: themselves, what the workspace is and has set up, and the
 * help centre, for which they write. Whatever is not here has to refuse them.
 */
const OF_PROVIDERS = new Set([
  ...['getWorkspace', 'getMe', 'updateMe', 'listMemberships', 'listAgents', 'listTeams', 'listCannedResponses'],
  ...['getTicketSettings', 'listTicketTypes', 'listTicketTypePresets', 'getRoutingRules', 'listCalendars'],
  ...['listSlaPolicies', 'getBookingSettings', 'getPushKey', 'addPushSubscription', 'createUpload'],
  ...['listNotifications', 'readNotifications', 'getNotificationPreferences', 'updateNotificationPreferences'],
  ...['listHelpCategories', 'listArticles', 'getArticle', 'searchHelp', 'suggestHelp', 'listCategories'],
  ...['listArticleRecords', 'createArticle', 'getArticleRecord', 'getTranslation', 'saveTranslation'],
  ...['moveTranslation', 'listVersions', 'getVersion', 'restoreVersion', 'listReviewComments', 'addReviewComment'],
  ...['previewMarkdown', 'uploadHelpFile', 'getUrlRules', 'testUrlRules', 'getHelpInsights', 'listArticleFeedback'],
])
/** Lists of what is theirs. */
const OWN_LISTS = new Set(['listBookings', 'listBookingConversations', 'listReviews'])

const EMAIL = 'zacharias@secret.example'

eachDatabase((_kind, open) => {
  let api: TestApi
  let house: House
  /** Comes to another booking of the very same customer. */
  let rival: TestAgent
  let own: { bookingId: string; conversationId: string }
  let guest: { call: Call }
  let viewer: { call: Call }
  /** What none of them may read, of the customer's other affairs. */
  let secrets: string[]

  beforeAll(async () => {
    api = testApi((await open()).db)
    house = await furnishWithTickets(api)
    rival = await api.agent(house.workspace, { role: 'provider', name: 'Kim' })
    await house.customer.call('PATCH', '/v1/customer', { body: { name: 'Zacharias', email: EMAIL } })
    const booking = await book(api, house.admin, { customer: { id: house.customer.id }, provider: { id: rival.id } })
    const write = (bookingId: string) =>
      house.customer.call<SentMessage>('POST', `/v1/bookings/${bookingId}/messages`, { body: message('Which door?') })
    const other = (await write(house.ids.bookingId ?? '')).body.conversation.id
    own = { bookingId: booking.id, conversationId: (await write(booking.id)).body.conversation.id }
    guest = await guestOf(api, house.admin, booking.id, 'manage')
    viewer = await guestOf(api, house.admin, booking.id, 'view')
    const { bookingId = '', ticketId = '', noteId = '', attachmentId = '' } = house.ids
    secrets = [bookingId, other, house.conversationId, ticketId, noteId, attachmentId, EMAIL]
  })

  function ask(call: Call, endpoint: Endpoint) {
    const { query, body } = SAMPLES[endpoint.id]?.(house) ?? {}
    return call(endpoint.method, addressOf(endpoint, house.ids, query), body ? { body } : {})
  }

  async function expectRefused(call: Call, endpoints: readonly Endpoint[]): Promise<void> {
    const before = await contentOf(api.deps.db)
    const letIn: string[] = []
    for (const endpoint of endpoints) {
      const { status } = await ask(call, endpoint)
      if (status !== 403 && status !== 404) letIn.push(`${endpoint.id} ${status}`)
    }
    expect(letIn).toEqual([])
    expect(await contentOf(api.deps.db)).toEqual(before)
  }

  const isFor = (...kinds: Caller[]) => ENDPOINTS.filter(({ callers }) => kinds.some((kind) => callers.includes(kind)))

  describe('a provider', () => {
    test('reaches nothing that is somebody else’s, whatever endpoint they try', async () => {
      const endpoints = isFor('agent', 'admin').filter(({ id }) => !OF_PROVIDERS.has(id) && !OWN_LISTS.has(id))
      expect(endpoints.length).toBeGreaterThan(100)
      await expectRefused(rival.call, endpoints)
    })

    test('learns nothing of it by what is open to them', async () => {
      for (const endpoint of isFor('agent', 'admin').filter(({ id }) => OF_PROVIDERS.has(id) || OWN_LISTS.has(id))) {
        const said = JSON.stringify((await ask(rival.call, endpoint)).body)
        for (const secret of secrets)
          expect([endpoint.id, said]).not.toEqual([endpoint.id, expect.stringContaining(secret)])
      }
      const paths = ['/v1/bookings', '/v1/booking-conversations', '/v1/booking-chat-stats']
      for (const path of [
        ...paths,
        `/v1/bookings/${own.bookingId}/conversation`,
        `/v1/conversations/${own.conversationId}`,
      ]) {
        const answer = await rival.call('GET', path)
        const said = JSON.stringify(answer.body)
        expect(said).toContain(own.bookingId)
        for (const secret of secrets) expect(said).not.toContain(secret)
      }
    })

    test('is asked for by filters in vain', async () => {
      for (const query of [`customerId=${house.customer.id}`, `providerId=${house.provider.id}`, 'q=Cleaning']) {
        const said = JSON.stringify((await rival.call('GET', `/v1/bookings?${query}`)).body)
        expect(said).not.toContain(house.ids.bookingId)
      }
      const lists = [
        `/v1/booking-chat-stats?providerId=${house.provider.id}`,
        `/v1/conversations?customerId=${house.customer.id}`,
        `/v1/tickets?customerId=${house.customer.id}`,
        `/v1/customers/${house.customer.id}`,
        '/v1/inbox/counts',
      ]
      for (const path of lists) expect([path, (await rival.call('GET', path)).body.code]).toEqual([path, 'forbidden'])
    })
  })

  describe('a guest', () => {
    test('reaches only their booking and its conversation, whatever endpoint they try', async () => {
      const named = isFor('guest').filter(({ id }) => id !== 'createUpload')
      expect(named.length).toBeGreaterThan(15)
      const others = ENDPOINTS.filter(({ callers }) => !callers.includes('guest') && !callers.includes('public'))
      for (const { call } of [guest, viewer]) await expectRefused(call, [...named, ...others])
    })

    test('who only looks changes nothing of their own booking either', async () => {
      const ids = { ...house.ids, ...own }
      const before = await contentOf(api.deps.db)
      for (const endpoint of isFor('guest').filter(({ method, id }) => method !== 'GET' && id !== 'createRoomTicket')) {
        // They may pass on that others look.
        if (endpoint.id === 'createBookingLink') continue
        const { query, body } = SAMPLES[endpoint.id]?.(house) ?? {}
        const { status } = await viewer.call(endpoint.method, addressOf(endpoint, ids, query), body ? { body } : {})
        expect([endpoint.id, [403, 404].includes(status)]).toEqual([endpoint.id, true])
      }
      expect(await contentOf(api.deps.db)).toEqual(before)
    })
  })

  test('rooms let each of them into what is theirs', async () => {
    const { bookingId = '' } = house.ids
    const rooms: readonly (readonly [Room, readonly ('rival' | 'guest' | 'viewer')[]])[] = [
      [{ party: 'booking', id: own.bookingId }, ['guest', 'viewer']],
      [{ party: 'conversation', id: own.conversationId }, ['rival', 'guest']],
      [{ party: 'provider', id: rival.id }, ['rival']],
      [{ party: 'provider', id: house.provider.id }, []],
      [{ party: 'booking', id: bookingId }, []],
      [{ party: 'conversation', id: house.conversationId }, []],
      [{ party: 'conversation', id: secrets[1] ?? '' }, []],
      [{ party: 'customer', id: house.customer.id }, []],
      [{ party: 'inbox', id: house.workspace.id }, []],
    ]
    const people = { rival, guest, viewer }
    for (const [room, welcome] of rooms) {
      for (const [name, { call }] of Object.entries(people)) {
        const { status } = await call('POST', '/v1/room-tickets', { body: { room } })
        const may = welcome.some((one) => one === name)
        expect([room.party, name, status]).toEqual([room.party, name, may ? 201 : expect.toBeOneOf([403, 404])])
      }
    }
  })
})
