import { type BookingState, type Room, type RoomTicket, roomPath, type SentMessage } from '@deskbell/protocol'
import { expect, test, vi } from 'vitest'
import { systemClock } from '../platform/clock.ts'
import { loadConfig } from '../platform/config.ts'
import { enter, type TestSocket } from '../rooms/testing/client.ts'
import { testApi } from '../testing/api.ts'
import { book } from '../testing/bookings.ts'
import { eachDatabase } from '../testing/databases.ts'
import { TEST_SECRET } from '../testing/deps.ts'
import { message } from '../testing/house.ts'
import { startServer } from './node.ts'

type Headers = Readonly<Record<string, string>>

eachDatabase((kind, open) => {
  test(`provider and customer see each other online, typing, and on the way, on ${kind}`, async () => {
    const { url, connect } = await open()
    const api = testApi(connect(), { clock: systemClock })
    const workspace = await api.workspace()
    const admin = await api.agent(workspace, { role: 'admin' })
    const provider = await api.agent(workspace, { role: 'provider' })
    const customer = await api.customer(workspace)
    const booking = await book(api, admin, { customer: { id: customer.id }, provider: { id: provider.id } })
    const sent = await customer.call<SentMessage>('POST', `/v1/bookings/${booking.id}/messages`, { body: message() })
    const env = {
      PORT: '0',
      DESKBELL_SECRET: TEST_SECRET,
      LOG_LEVEL: 'silent',
      DATABASE_URL: url,
      DESKBELL_DEMO: 'off',
    }
    const server = await startServer(loadConfig(env))
    const sockets: TestSocket[] = []
    try {
      // Until a node hears the others, it sends whoever comes away again.
      await vi.waitFor(async () => expect((await fetch(`${server.url}/readyz`)).status).toBe(200))
      const ask = async <T>(method: string, path: string, by: Headers, body?: unknown): Promise<T> => {
        const headers = { ...by, 'content-type': 'application/json' }
        const answer = await fetch(`${server.url}${path}`, { method, headers, body: JSON.stringify(body) })
        return answer.json() as Promise<T>
      }
      const join = async (room: Room, by: Headers) => {
        const { ticket } = await ask<RoomTicket>('POST', '/v1/room-tickets', by, { room })
        const entered = await enter(`${server.url.replace('http', 'ws')}${roomPath(room)}`, ticket)
        sockets.push(entered.socket)
        return entered
      }
      const ofCustomer = { authorization: `Bearer ${customer.token}` }
      const thread = { party: 'conversation', id: sent.body.conversation.id } as const
      const client = await join(thread, ofCustomer)
      const field = await join(thread, provider.headers)
      const [them, us] = [
        { kind: 'agent', id: provider.id },
        { kind: 'customer', id: customer.id },
      ]
      expect(await client.socket.next('presence')).toMatchObject({ who: them, online: true })
      expect(field.welcome.present).toEqual(expect.arrayContaining([us]))
      field.socket.send({ t: 'typing', on: true })
      expect(await client.socket.next('typing')).toMatchObject({ who: them, on: true })
      client.socket.send({ t: 'typing', on: true })
      expect(await field.socket.next('typing')).toMatchObject({ who: us, on: true })

      const page = await join({ party: 'booking', id: booking.id }, ofCustomer)
      const point = { latitude: 38.7, longitude: -9.1 }
      await ask('PUT', `/v1/bookings/${booking.id}/location`, provider.headers, { point })
      expect(await page.socket.next('location')).toMatchObject({ bookingId: booking.id, location: { point } })
      const state = await customer.call<BookingState>('GET', `/v1/bookings/${booking.id}/status`)
      expect(state.body.location).toMatchObject({ point })

      await ask('POST', `/v1/bookings/${booking.id}/messages`, provider.headers, message('Here'))
      expect(await client.socket.next('entry')).toMatchObject({ entry: { content: { text: 'Here' } } })
      await field.socket.close()
      expect(await client.socket.next('presence')).toMatchObject({ who: them, online: false })
    } finally {
      for (const { socket } of sockets) socket.terminate()
      await server.close()
    }
  })
})
