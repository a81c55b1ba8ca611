import {
  CLOSE_CODES,
  type NewIdentityKey,
  type Room,
  type RoomTicket,
  roomPath,
  type SentMessage,
  type Session,
} from '@deskbell/protocol'
import { SignJWT } from 'jose'
import { expect, test, vi } from 'vitest'
import { systemClock } from '../platform/clock.ts'
import { loadConfig } from '../platform/config.ts'
import { enter, type TestSocket } from '../rooms/testing/client.ts'
import { newSecret, testApi } from '../testing/api.ts'
import { eachDatabase } from '../testing/databases.ts'
import { TEST_SECRET } from '../testing/deps.ts'
import { furnish, message } from '../testing/house.ts'
import { startServer } from './node.ts'

interface Caller {
  readonly headers: Readonly<Record<string, string>>
}
const NOBODY: Caller = { headers: {} }

const bearer = (token: string): Caller => ({ headers: { authorization: `Bearer ${token}` } })

/** One request over the network; answers the status and the body as JSON, if there is any. */
async function request<T>(address: string, method: string, by: Caller, body?: unknown) {
  const headers = { ...by.headers, ...(body !== undefined && { 'content-type': 'application/json' }) }
  const response = await fetch(address, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) })
  const text = await response.text()
  return { status: response.status, body: (text === '' ? {} : JSON.parse(text)) as T }
}

eachDatabase((_kind, open) => {
  /** A node with a furnished workspace, closed with everything that was opened on it. */
  async function start() {
    const { url, connect } = await open()
    const api = testApi(connect(), { clock: systemClock })
    const house = await furnish(api)
    const env = {
      PORT: '0',
      DESKBELL_SECRET: TEST_SECRET,
      LOG_LEVEL: 'silent',
      DATABASE_URL: url,
      DESKBELL_DEMO: 'off',
    }
    const server = await startServer(loadConfig(env))
    // Until a node hears the others, it sends whoever comes away again.
    await vi.waitFor(async () => expect((await fetch(`${server.url}/readyz`)).status).toBe(200))
    const sockets: TestSocket[] = []
    const ask = <T>(method: string, path: string, by: Caller, body?: unknown) =>
      request<T>(`${server.url}${path}`, method, by, body)
    const ticket = (room: Room, by: Caller) => ask<RoomTicket>('POST', '/v1/room-tickets', by, { room })
    return {
      api,
      house,
      ask,
      ticket,
      async join(room: Room, by: Caller) {
        const { body } = await ticket(room, by)
        const { socket } = await enter(`${server.url.replace('http', 'ws')}${roomPath(room)}`, body.ticket)
        sockets.push(socket)
        return socket
      },
      async [Symbol.asyncDispose]() {
        for (const { socket } of sockets) socket.terminate()
        await server.close()
      },
    }
  }

  type Desk = Awaited<ReturnType<typeof start>>

  /** The customer writes, and an inbox hears of it. */
  async function write({ ask, house }: Desk, inbox: TestSocket) {
    const path = `/v1/conversations/${house.conversationId}/messages`
    expect((await ask('POST', path, bearer(house.customer.token), message())).status).toBe(201)
    await inbox.next('conversation')
  }

  /** A device of the customer whom the host knows as `user-1`. */
  async function identify({ ask, house }: Desk, key: NewIdentityKey, visitorSecret: string) {
    const identityToken = await new SignJWT({})
      .setProtectedHeader({ alg: 'HS256', kid: key.kid })
      .setSubject('user-1')
      .setExpirationTime('5 minutes')
      .sign(new TextEncoder().encode(key.secret))
    const body = { workspaceKey: house.workspace.key, identityToken, visitorSecret }
    const session = await ask<Session>('POST', '/v1/sessions', NOBODY, body)
    expect(session.status).toBe(201)
    return bearer(session.body.accessToken)
  }
  const identityKey = async ({ ask, house }: Desk) =>
    (await ask<NewIdentityKey>('POST', '/v1/workspace/identity-keys', house.admin)).body

  test.each([
    ['deactivated', { active: false }, 401],
    ['made a provider', { role: 'provider' }, 404],
  ])('an agent who was %s hears nothing after the answer', async (_how, change, refusal) => {
    await using desk = await start()
    const { house } = desk
    const inbox: Room = { party: 'inbox', id: house.workspace.id }
    const thread: Room = { party: 'conversation', id: house.conversationId }
    const admin = await desk.join(inbox, house.admin)
    const former = [
      await desk.join(inbox, house.agent),
      await desk.join(inbox, house.agent),
      await desk.join(thread, house.agent),
    ]
    const changed = await desk.ask('PATCH', `/v1/agents/${house.agent.id}`, house.admin, change)
    expect(changed.status).toBe(200)
    await write(desk, admin)
    for (const socket of former) {
      expect((await socket.closed).code).toBe(CLOSE_CODES.ticketRefused)
      expect([...socket.heard('conversation'), ...socket.heard('entry')]).toEqual([])
    }
    expect((await desk.ticket(inbox, house.agent)).status).toBe(refusal)
  })

  test('an agent who changed from admin to agent stays', async () => {
    await using desk = await start()
    const { house } = desk
    const second = await desk.api.agent(house.workspace, { role: 'admin', name: 'Noor' })
    const socket = await desk.join({ party: 'inbox', id: house.workspace.id }, second)
    await desk.ask('PATCH', `/v1/agents/${second.id}`, house.admin, { role: 'agent' })
    await write(desk, socket)
    expect(socket.socket.readyState).toBe(socket.socket.OPEN)
  })

  test('an agent who signs out hears nothing more, and comes back on another machine', async () => {
    await using desk = await start()
    const { house } = desk
    const inbox: Room = { party: 'inbox', id: house.workspace.id }
    const admin = await desk.join(inbox, house.admin)
    const leaving = await desk.join(inbox, house.agent)
    const elsewhere: Caller = { headers: { cookie: await desk.api.signIn(house.agent.email) } }
    expect((await desk.ask('POST', '/v1/auth/sign-out', house.agent, {})).status).toBe(200)
    await write(desk, admin)
    expect((await leaving.closed).code).toBe(CLOSE_CODES.ticketRefused)
    expect(leaving.heard('conversation')).toEqual([])
    expect((await desk.ticket(inbox, house.agent)).status).toBe(401)
    await write(desk, await desk.join(inbox, elsewhere))
  })

  test('a customer who logs out hears nothing more, and another device of theirs is back at once', async () => {
    await using desk = await start()
    const { house } = desk
    const key = await identityKey(desk)
    const [phone, desktop] = [await identify(desk, key, newSecret()), await identify(desk, key, newSecret())]
    const started = await desk.ask<SentMessage>('POST', '/v1/conversations', phone, message('From my phone'))
    const thread: Room = { party: 'conversation', id: started.body.conversation.id }
    const leaving = await desk.join(thread, phone)
    const staying = await desk.join(thread, desktop)
    expect((await desk.ask('DELETE', '/v1/sessions/current', phone)).status).toBe(204)
    for (const { closed } of [leaving, staying]) expect((await closed).code).toBe(CLOSE_CODES.ticketRefused)
    expect((await desk.ticket(thread, phone)).status).toBe(401)

    const back = await desk.join(thread, desktop)
    const path = `/v1/conversations/${thread.id}/messages`
    expect((await desk.ask('POST', path, house.admin, message('Still there?'))).status).toBe(201)
    await back.next('entry')
    expect([...leaving.heard('entry'), ...staying.heard('entry')]).toEqual([])
  })

  test('sockets opened as a visitor close once their conversations are a known customer’s', async () => {
    await using desk = await start()
    const { house } = desk
    const key = await identityKey(desk)
    const thread: Room = { party: 'conversation', id: house.conversationId }
    const visitor = await desk.join(thread, bearer(house.customer.token))
    const known = await identify(desk, key, house.customer.secret)
    expect((await visitor.closed).code).toBe(CLOSE_CODES.ticketRefused)
    expect((await desk.ticket(thread, bearer(house.customer.token))).status).toBe(404)
    await desk.join(thread, known)
  })
})
