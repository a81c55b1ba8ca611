import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createNodeRooms } from '../../../server/src/rooms/hosts/node.ts'
import type { NodeRooms } from '../../../server/src/rooms/hosts/node-rooms.ts'
import { createRoomTickets } from '../../../server/src/rooms/tickets.ts'
import { type TestApi, testApi } from '../../../server/src/testing/api.ts'
import { openTestDatabase, type TestDatabase } from '../../../server/src/testing/databases.ts'
import { TEST_SECRET } from '../../../server/src/testing/deps.ts'

/** The real application over a real database, on a port of its own; it can be stopped and started again. */
export interface RealService {
  readonly url: string
  readonly api: TestApi
  rooms(): NodeRooms
  /** Moves the service's own clock forward, in milliseconds. */
  age(milliseconds: number): void
  start(): Promise<void>
  stop(): Promise<void>
  close(): Promise<void>
}

/** Files served beside the application, by path: their type and text. */
export type Extras = Readonly<Record<string, readonly [string, string]>>

export async function startRealService(extras: Extras = {}): Promise<RealService> {
  const database: TestDatabase = await openTestDatabase('sqlite')
  let offset = 0
  const clock = { now: () => Date.now() + offset }
  const tickets = createRoomTickets(TEST_SECRET)
  let rooms: NodeRooms | null = null
  let server: Server | null = null
  let port = 0

  const probe = createServer()
  await listen(probe, 0)
  port = (probe.address() as AddressInfo).port
  await new Promise((done) => probe.close(done))
  const url = `http://127.0.0.1:${port}`

  const api = testApi(database.db, {
    clock,
    env: { PUBLIC_URL: url, PORT: String(port) },
    publisher: {
      publish: (publications, ref) => rooms?.publisher.publish(publications, ref),
      disconnect: (who, left) => rooms?.publisher.disconnect(who, left),
      ready: async () => rooms !== null,
      close: async () => {},
    },
  })

  const service: RealService = {
    url,
    api,
    rooms() {
      if (!rooms) throw new Error('The service is stopped')
      return rooms
    },
    age(milliseconds) {
      offset += milliseconds
    },
    async start() {
      const next = createNodeRooms({ tickets, clock, logger: api.deps.logger })
      const opened = createServer((request, response) => {
        const extra = extras[request.url ?? '']
        if (extra) response.setHeader('content-type', extra[0]).end(extra[1])
        else void serve(api, url, request, response)
      })
      next.attach(opened)
      await listen(opened, port)
      rooms = next
      server = opened
    },
    async stop() {
      await rooms?.close()
      const closing = server
      rooms = null
      server = null
      closing?.closeAllConnections()
      await new Promise<void>((done) => (closing ? closing.close(() => done()) : done()))
    },
    async close() {
      await service.stop()
      await database.close()
    },
  }
  await service.start()
  return service
}

const listen = (server: Server, port: number) =>
  new Promise<void>((done, fail) => server.once('error', fail).listen(port, '127.0.0.1', done))

async function serve(api: TestApi, url: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Uint8Array<ArrayBuffer>[] = []
  for await (const chunk of request) chunks.push(chunk)
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) headers.set(name, String(value))
  const body = chunks.length > 0 ? new Blob(chunks) : null
  const answer = await api.app.fetch(new Request(url + request.url, { method: request.method ?? 'GET', headers, body }))
  for (const [name, value] of answer.headers) if (name !== 'set-cookie') response.setHeader(name, value)
  response.setHeader('set-cookie', answer.headers.getSetCookie())
  response.writeHead(answer.status).end(new Uint8Array(await answer.arrayBuffer()))
}

/** `fetch` with a cookie jar and the origin of a page, as an agent's browser has. */
export function browserFetch(url: string): typeof fetch {
  const jar = new Map<string, string>()
  return async (input, init) => {
    const headers = new Headers(init?.headers)
    headers.set('origin', url)
    if (jar.size > 0) headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '))
    const response = await fetch(input, { ...init, headers })
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';')
      const at = pair.indexOf('=')
      if (/max-age=0/i.test(cookie)) jar.delete(pair.slice(0, at))
      else jar.set(pair.slice(0, at), pair.slice(at + 1))
    }
    return response
  }
}
