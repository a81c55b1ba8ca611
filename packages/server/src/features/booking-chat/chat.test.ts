import type {
  AttachmentLink,
  Booking,
  BookingConversation,
  BookingConversationPage,
  EntryPage,
  SentMessage,
  TicketType,
} from '@deskbell/protocol'
import { beforeAll, expect, test } from 'vitest'
import {
  type Call,
  newClientId,
  type TestAgent,
  type TestApi,
  type TestCustomer,
  type TestWorkspace,
  testApi,
} from '../../testing/api.ts'
import { book, guestOf } from '../../testing/bookings.ts'
import { eachDatabase } from '../../testing/databases.ts'
import { testCtx } from '../../testing/deps.ts'
import { message } from '../../testing/house.ts'
import { type Uploader, uploaderOf, uploadFile } from '../../testing/uploads.ts'
import { CLOSE_JOB } from './closing.ts'

const HOUR = 3_600_000

eachDatabase((_kind, open) => {
  let api: TestApi
  let workspace: TestWorkspace
  let admin: TestAgent
  let provider: TestAgent
  let customer: TestCustomer

  beforeAll(async () => {
    api = testApi((await open()).db)
    workspace = await api.workspace()
    admin = await api.agent(workspace, { role: 'admin', name: 'Robin' })
    provider = await api.agent(workspace, { role: 'provider', name: 'Sam' })
    customer = await api.customer(workspace)
  })

  const booked = (more: object = {}) =>
    book(api, admin, { customer: { id: customer.id }, provider: { id: provider.id }, ...more })
  const say = (by: { call: Call }, bookingId: string, text: string | object = 'Hello') =>
    by.call<SentMessage>('POST', `/v1/bookings/${bookingId}/messages`, {
      body: typeof text === 'string' ? message(text) : text,
    })
  const thread = async (by: { call: Call }, bookingId: string) =>
    (await by.call<BookingConversation>('GET', `/v1/bookings/${bookingId}/conversation`)).body
  const entriesOf = async (by: { call: Call }, conversationId: string) =>
    (await by.call<EntryPage>('GET', `/v1/conversations/${conversationId}/entries`)).body.entries
  const report = (id: string, status: string) =>
    admin.call('POST', `/v1/bookings/${id}/status`, { body: { clientId: newClientId(), status } })
  const events = (type: 'booking.message' | 'booking.updated', subject: string) =>
    api.deps.db
      .selectFrom('events')
      .select('data')
      .where('type', '=', type)
      .where('subject', '=', subject)
      .orderBy('seq')
      .execute()
      .then((rows) => rows.map((row) => JSON.parse(row.data)))

  test('the first message begins the conversation, with both of them in it, and the booking names it', async () => {
    const booking = await booked()
    const before = await thread(customer, booking.id)
    expect(before).toMatchObject({ conversation: null, open: true, closesAt: null, quickResponses: [] })
    const first = await say(customer, booking.id, 'The bell is broken')
    expect(first.status).toBe(201)
    const { conversation } = first.body
    expect(conversation).toMatchObject({
      channel: 'booking',
      booking: { id: booking.id, number: booking.number, service: 'Cleaning', providerId: provider.id },
    })
    expect(conversation.participants).toEqual([
      expect.objectContaining({ kind: 'customer', id: customer.id }),
      { kind: 'agent', id: provider.id, name: 'Sam' },
    ])
    const after = (await provider.call<Booking>('GET', `/v1/bookings/${booking.id}`)).body
    expect(after).toMatchObject({ conversationId: conversation.id, version: booking.version + 1 })
    expect(await events('booking.updated', booking.id)).toMatchObject([{ fields: ['conversation_id'] }])
    expect((await thread(provider, booking.id)).conversation).toMatchObject({ id: conversation.id, unread: 1 })
    api.deps.publisher.published.splice(0)
    await provider.call('POST', `/v1/conversations/${conversation.id}/receipts`, { body: { readSeq: 1 } })
    const told = api.deps.publisher.published.flatMap(({ publications }) => publications.map(({ room }) => room))
    // What the provider has read is no news for the inbox.
    expect(told).toEqual([
      { party: 'conversation', id: conversation.id },
      { party: 'provider', id: provider.id },
    ])
    const answer = await say(provider, booking.id, 'I will knock')
    expect(answer.body.conversation.id).toBe(conversation.id)
    expect((await thread(customer, booking.id)).conversation).toMatchObject({ unread: 1, lastSeq: 2 })
    expect((await entriesOf(provider, conversation.id)).map(({ seq, by }) => [seq, by.kind])).toEqual([
      [1, 'customer'],
      [2, 'agent'],
    ])
  })

  test('a retry answers with the first, first message or not, and other content is refused', async () => {
    const booking = await booked()
    for (const by of [provider, customer]) {
      const body = message('On my way')
      const [first, again] = [await say(by, booking.id, body), await say(by, booking.id, body)]
      expect(again.body.entry).toEqual(first.body.entry)
      const other = await say(by, booking.id, { ...body, content: { type: 'text', text: 'Else' } })
      expect(other.body.code).toBe('client_id_reused')
    }
    expect((await thread(customer, booking.id)).conversation).toMatchObject({ lastSeq: 2 })
    // The same name in another place is another message.
    const body = message()
    await customer.call('POST', '/v1/conversations', { body })
    expect((await say(customer, (await booked()).id, body)).status).toBe(201)
  })

  test('two first messages at once make one conversation', async () => {
    for (let round = 0; round < 5; round++) {
      const booking = await booked()
      const retried = message('Twice')
      const sent = await Promise.all([
        say(customer, booking.id, 'A'),
        say(provider, booking.id, 'B'),
        say(customer, booking.id, retried),
        say(customer, booking.id, retried),
      ])
      expect(sent.map(({ status }) => status)).toEqual([201, 201, 201, 201])
      const ids = new Set(sent.map(({ body }) => body.conversation.id))
      expect(ids.size).toBe(1)
      expect((await entriesOf(customer, [...ids][0] ?? '')).length).toBe(3)
      expect((await events('booking.message', booking.id)).length).toBe(3)
    }
  })

  test('a message is recorded for the booking both ways, and by whom; other chats are not', async () => {
    const booking = await booked()
    const { id } = (await say(customer, booking.id)).body.conversation
    const path = `/v1/conversations/${id}/messages`
    for (const by of [provider, customer, admin])
      expect((await by.call('POST', path, { body: message() })).status).toBe(201)
    const common = { bookingId: booking.id, conversationId: id }
    expect(await events('booking.message', booking.id)).toEqual([
      { ...common, entrySeq: 1, by: 'customer' },
      { ...common, entrySeq: 2, by: 'provider' },
      { ...common, entrySeq: 3, by: 'customer' },
      { ...common, entrySeq: 4, by: 'desk' },
    ])
    const count = () =>
      api.deps.db
        .selectFrom('events')
        .select('seq')
        .where('type', '=', 'booking.message')
        .execute()
        .then((rows) => rows.length)
    const before = await count()
    await customer.call('POST', '/v1/conversations', { body: message() })
    expect(await count()).toBe(before)
  })

  test('quick responses are those of the workspace, offered by status, and sent by key', async () => {
    const booking = await booked()
    const keys = async () => (await thread(provider, booking.id)).quickResponses.map(({ key }) => key)
    expect(await keys()).toEqual(['greeting', 'on_way'])
    await report(booking.id, 'arrived')
    expect(await keys()).toEqual(['arrived'])
    const press = (key: string, by = provider) =>
      by.call<SentMessage>('POST', `/v1/bookings/${booking.id}/quick-responses`, {
        body: { clientId: newClientId(), key },
      })
    const sent = await press('arrived')
    expect(sent.body.entry).toMatchObject({ content: { text: expect.stringContaining('I’ve arrived') } })
    const own = [
      { key: 'parking', label: 'Parking', text: 'Where may I park?', statuses: [] },
      { key: 'done', label: 'Done', text: 'All done.', statuses: ['completed'] },
    ]
    await admin.call('PATCH', '/v1/booking-settings', { body: { quickResponses: own } })
    expect(await keys()).toEqual(['parking'])
    expect((await press('parking')).body.entry).toMatchObject({ content: { text: 'Where may I park?' } })
    const unknown = await press('arrived')
    expect(unknown.body).toMatchObject({ code: 'invalid_input' })
    expect(unknown.body.errors?.[0]?.message).toBe('is none of parking, done')
    await admin.call('PATCH', '/v1/booking-settings', { body: { quickResponses: [] } })
    expect((await press('parking')).body.errors?.[0]?.message).toContain('no quick responses')
  })

  test('a place may be sent with words or without, and a list says which', async () => {
    const booking = await booked()
    const point = { latitude: 38.707_75, longitude: -9.136_59 }
    const place = (text: string, location: object) => ({
      clientId: newClientId(),
      content: { type: 'text', text, location },
    })
    const preview = async (body: object) =>
      (await say(customer, booking.id, body)).body.conversation.lastMessage?.preview
    expect(await preview(place('', point))).toBe('📍 38.7078, -9.1366')
    expect(await preview(place(' ', { ...point, label: 'The blue door' }))).toBe('📍 The blue door')
    expect(await preview(place('Here', { ...point, label: 'The blue door' }))).toBe('Here')
    const entries = await entriesOf(provider, (await thread(provider, booking.id)).conversation?.id ?? '')
    expect(entries[0]).toMatchObject({ content: { text: '', location: point } })
    const wrong = await say(customer, booking.id, place('', { latitude: 91, longitude: 0 }))
    expect(wrong.body.code).toBe('invalid_input')
    expect((await say(customer, booking.id, message('  '))).body.code).toBe('invalid_input')
  })

  test('files of the conversation are for those in it and the desk, and uploads for whoever made them', async () => {
    const booking = await booked()
    const guest = await guestOf(api, admin, booking.id, 'manage')
    const viewer = await guestOf(api, admin, booking.id, 'view')
    const elsewhere = await guestOf(api, admin, (await booked()).id, 'manage')
    const rival = await api.agent(workspace, { role: 'provider' })
    const stranger = await api.customer(workspace)
    const upload = async (by: Uploader) =>
      (await uploadFile(api, by, { name: 'plan.txt', bytes: new TextEncoder().encode('plan') })).id
    const open = async (by: { call: Call }, id: string) =>
      (await by.call<AttachmentLink>('GET', `/v1/attachments/${id}/link`)).status
    const senders: [{ call: Call }, Uploader][] = [
      [customer, uploaderOf(customer)],
      [provider, provider.headers],
      [guest, guest.headers],
      [admin, admin.headers],
    ]
    for (const [sender, headers] of senders) {
      const id = await upload(headers)
      for (const other of [...senders.map(([one]) => one), rival, elsewhere].filter((one) => one !== sender)) {
        expect([404, 403]).toContain(await open(other, id))
        const stolen = await say(other, booking.id, { ...message(), attachmentIds: [id] })
        expect([404, 422]).toContain(stolen.status)
      }
      const sent = await say(sender, booking.id, { ...message(''), attachmentIds: [id] })
      expect(sent.body.conversation.lastMessage?.preview).toBe('plan.txt')
      for (const one of [customer, provider, guest, admin]) expect(await open(one, id)).toBe(200)
      for (const one of [rival, elsewhere, stranger]) expect(await open(one, id)).toBe(404)
      expect(await open(viewer, id)).toBe(403)
    }
    const body = { clientId: newClientId(), name: 'a.txt', size: 1 }
    expect((await viewer.call('POST', '/v1/uploads', { body })).body.code).toBe('forbidden')
    // What the customer and the desk say elsewhere is not the provider's.
    const sent = await customer.call<SentMessage>('POST', '/v1/conversations', {
      body: { ...message(''), attachmentIds: [await upload(uploaderOf(customer))] },
    })
    const [attachment] = sent.body.entry.type === 'message' ? (sent.body.entry.content.attachments ?? []) : []
    for (const one of [provider, guest]) expect(await open(one, attachment?.id ?? '')).toBe(404)
    expect(await open(admin, attachment?.id ?? '')).toBe(200)
  })

  test('notes of the desk in it, with their files, are not for the provider', async () => {
    const booking = await booked()
    const { id } = (await say(customer, booking.id)).body.conversation
    const file = await uploadFile(api, admin.headers, { name: 'n.txt', bytes: new Uint8Array([1]) })
    const note = { clientId: newClientId(), text: 'Careful', attachmentIds: [file.id] }
    expect((await admin.call('POST', `/v1/conversations/${id}/notes`, { body: note })).status).toBe(201)
    for (const one of [provider, customer]) {
      expect((await one.call('GET', `/v1/attachments/${file.id}/link`)).status).toBe(404)
      expect((await one.call('GET', `/v1/conversations/${id}/notes`)).body.code).toBe('forbidden')
    }
  })

  test('it is in no inbox, becomes no ticket, is given to nobody, and shows no address of the customer', async () => {
    const booking = await booked()
    await customer.call('PATCH', '/v1/customer', { body: { email: 'ada@secret.example' } })
    const { id } = (await say(customer, booking.id)).body.conversation
    const seen = JSON.stringify([
      await thread(provider, booking.id),
      (await provider.call('GET', `/v1/conversations/${id}`)).body,
      (await provider.call('GET', '/v1/booking-conversations')).body,
    ])
    expect(seen).not.toContain('ada@secret.example')
    const inbox = await admin.call<{ items: { id: string }[] }>('GET', '/v1/conversations?view=all')
    expect(inbox.body.items.map((item) => item.id)).not.toContain(id)
    const types = await admin.call<{ items: TicketType[] }>('GET', '/v1/ticket-types')
    const ticket = { typeId: types.body.items[0]?.id, subject: 'Bell' }
    for (const [path, body] of [
      ['ticket', ticket],
      ['assign', { assigneeId: admin.id }],
    ] as const) {
      expect((await admin.call('POST', `/v1/conversations/${id}/${path}`, { body })).body.code).toBe('conflict')
    }
  })

  test('a guest with a link that manages writes as the customer; one who only looks neither reads nor writes', async () => {
    const booking = await booked()
    const guest = await guestOf(api, admin, booking.id, 'manage')
    const viewer = await guestOf(api, admin, booking.id, 'view')
    const sent = await say(guest, booking.id)
    expect(sent.body.entry.by).toEqual({ kind: 'customer', id: customer.id })
    expect((await thread(guest, booking.id)).conversation?.id).toBe(sent.body.conversation.id)
    expect((await say(viewer, booking.id)).body.code).toBe('forbidden')
    const path = `/v1/bookings/${booking.id}/conversation`
    expect((await viewer.call('GET', path)).body.code).toBe('forbidden')
    const entries = `/v1/conversations/${sent.body.conversation.id}/entries`
    expect((await viewer.call('GET', entries)).body.code).toBe('forbidden')
  })

  test('it goes with the booking to another provider, and whoever had it is out', async () => {
    const booking = await booked()
    const { id } = (await say(provider, booking.id, 'I am ill')).body.conversation
    const second = await api.agent(workspace, { role: 'provider', name: 'Kim' })
    await admin.call('POST', `/v1/bookings/${booking.id}/assign`, { body: { provider: { id: second.id } } })
    expect((await say(second, booking.id, 'I come instead')).body.conversation.id).toBe(id)
    expect((await say(provider, booking.id)).body.code).toBe('not_found')
    for (const path of [
      `/v1/conversations/${id}`,
      `/v1/conversations/${id}/entries`,
      `/v1/bookings/${booking.id}/conversation`,
    ]) {
      expect((await provider.call('GET', path)).body.code).toBe('not_found')
    }
    const listed = await second.call<BookingConversationPage>('GET', '/v1/booking-conversations')
    expect(listed.body.items.map((item) => item.booking.id)).toEqual([booking.id])
    expect((await entriesOf(second, id)).length).toBe(2)
  })

  test('lists are one’s own, the newest first, in pages', async () => {
    const [mine, other] = [await api.customer(workspace), await api.agent(workspace, { role: 'provider' })]
    const ids: string[] = []
    for (let count = 0; count < 5; count++) {
      const booking = await booked({ customer: { id: mine.id }, provider: { id: other.id } })
      await say(mine, booking.id, `Number ${count}`)
      ids.unshift(booking.id)
      api.deps.clock.advance(1000)
    }
    await booked({ customer: { id: mine.id }, provider: { id: other.id } })
    for (const by of [mine, other]) {
      const found: string[] = []
      for (let cursor: string | null = ''; cursor !== null; ) {
        const query: string = `limit=2${cursor && `&cursor=${cursor}`}`
        const page = (await by.call<BookingConversationPage>('GET', `/v1/booking-conversations?${query}`)).body
        found.push(...page.items.map((item) => item.booking.id))
        for (const item of page.items) expect(item.conversation?.booking?.id).toBe(item.booking.id)
        cursor = page.nextCursor
      }
      expect(found).toEqual(ids)
    }
    const desk = await admin.call<BookingConversationPage>('GET', '/v1/booking-conversations')
    expect(desk.body.items.slice(0, 5).map((item) => item.booking.id)).toEqual(ids)
    const nobody = await api.agent(workspace, { role: 'provider' })
    expect((await nobody.call('GET', '/v1/booking-conversations')).body).toEqual({ items: [], nextCursor: null })
  })

  test('it closes so many hours after the end, once, and not before or in dispute', async () => {
    const close = async () => {
      const run = api.deps.features.jobs.get(CLOSE_JOB)
      const attempt = { jobId: 'job', attempt: 1, signal: new AbortController().signal }
      await Promise.all([1, 2].map(() => run?.(testCtx(api.deps, ''), {}, attempt)))
    }
    await admin.call('PATCH', '/v1/booking-settings', { body: { chatClosesAfterHours: 24 } })
    const ended = await booked()
    const silent = await booked()
    const going = await booked()
    const { id } = (await say(customer, ended.id)).body.conversation
    await say(customer, going.id)
    for (const status of ['in_progress', 'completed']) await report(going.id, status)
    for (const one of [ended, silent]) await admin.call('POST', `/v1/bookings/${one.id}/cancel`, { body: {} })
    const closesAt = new Date(api.deps.clock.now() + 24 * HOUR).toISOString()
    expect(await thread(customer, ended.id)).toMatchObject({ open: true, closesAt })
    api.deps.clock.advance(24 * HOUR - 1)
    await close()
    expect((await say(provider, ended.id, 'In time')).status).toBe(201)
    api.deps.clock.advance(1)
    await close()
    await close()
    // Sessions have ended by now; links have not.
    const guest = await guestOf(api, admin, ended.id, 'manage')
    expect(await thread(guest, ended.id)).toMatchObject({ open: false, conversation: { status: 'closed' } })
    expect((await entriesOf(guest, id)).map(({ type }) => type)).toEqual(['message', 'message', 'closed'])
    for (const by of [guest, provider, admin]) {
      expect((await say(by, ended.id)).body.code).toBe('conversation_closed')
      const generic = await by.call('POST', `/v1/conversations/${id}/messages`, { body: message() })
      expect(generic.body.code).toBe('conversation_closed')
    }
    expect(await thread(provider, silent.id)).toMatchObject({ open: false, conversation: null })
    expect((await say(provider, silent.id)).body.code).toBe('conversation_closed')
    expect(await thread(provider, going.id)).toMatchObject({ open: true, closesAt: null })
    // Whoever opens it again has a reason to.
    expect((await admin.call('POST', `/v1/conversations/${id}/reopen`)).status).toBe(200)
    await close()
    expect((await say(guest, ended.id, 'One more thing')).status).toBe(201)
  })
})
