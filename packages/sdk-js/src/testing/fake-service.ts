import type {
  Conversation,
  ConversationPage,
  Customer,
  Down,
  Entry,
  EntryPage,
  Receipt,
  RoomEvent,
  Up,
} from '@deskbell/protocol'

/** A service of one customer and one agent, in memory: enough of the wire for the client's own logic. */
export interface FakeService {
  readonly fetch: typeof fetch
  readonly WebSocket: typeof WebSocket
  readonly calls: { method: string; path: string; body: unknown }[]
  readonly sockets: FakeSocket[]
  /** `down` refuses connections; `frozen` accepts and never answers. */
  state: 'up' | 'down' | 'frozen'
  /** Answers a call before the service does; undefined lets it pass. */
  intercept: (method: string, path: string, body: unknown) => Response | undefined
  /** Drops publications while true. */
  deaf: boolean
  logs: Map<string, FakeLog>
  agentSays(conversationId: string, text: string): Entry
  close(conversationId: string): void
  open(path: string): FakeSocket[]
  publish(room: string, event: Down): void
}

export interface FakeLog {
  conversation: Conversation
  entries: Entry[]
  start: string | null
}

export interface FakeSocket {
  readonly url: string
  readonly sent: Up[]
  readonly room: string
  isOpen(): boolean
  hear(frame: Down): void
  /** Hears text as it came. */
  raw(data: string): void
  drop(code: number): void
}

const AGENT = { kind: 'agent', id: 'agt_1' } as const
const SELF = { kind: 'customer', id: 'cus_1' } as const

const CUSTOMER: Customer = {
  id: SELF.id,
  verified: false,
  externalId: null,
  name: null,
  email: null,
  phone: null,
  locale: null,
  timeZone: null,
  attributes: {},
  lastPage: null,
  lastSeenAt: null,
  createdAt: '2026-03-01T09:00:00.000Z',
}

export function fakeService(now: () => number): FakeService {
  const logs = new Map<string, FakeLog>()
  const sockets: FakeSocket[] = []
  const live = new Map<FakeSocket, (frame: Down) => void>()
  let serial = 0
  let tokens = 0
  const iso = () => new Date(now()).toISOString()

  const service: FakeService = {
    calls: [],
    sockets,
    state: 'up',
    intercept: () => undefined,
    deaf: false,
    logs,
    fetch: async (input, init) => {
      const { pathname, searchParams } = new URL(String(input))
      const method = init?.method ?? 'GET'
      const body = init?.body ? JSON.parse(String(init.body)) : undefined
      service.calls.push({ method, path: pathname, body })
      if (service.state === 'down') throw new TypeError('fetch failed')
      if (service.state === 'frozen') {
        return new Promise((_resolve, reject) => {
          init?.signal?.addEventListener('abort', () => reject(init.signal?.reason))
        })
      }
      return service.intercept(method, pathname, body) ?? answer(method, pathname, searchParams, body)
    },
    WebSocket: socketClass(),
    agentSays: (id, text) =>
      append(id, { type: 'message', by: AGENT, clientId: `agent-${++serial}`, content: { type: 'text', text } }),
    close: (id) => void append(id, { type: 'closed', by: AGENT }),
    open: (room) => sockets.filter((socket) => socket.room === room && socket.isOpen()),
    publish,
  }

  function publish(room: string, event: Down): void {
    if (service.deaf) return
    for (const socket of sockets) if (socket.room === room && socket.isOpen()) live.get(socket)?.(event)
  }

  type NewEntry =
    | { type: 'message'; by: Entry['by']; clientId: string; content: { type: 'text'; text: string } }
    | { type: 'closed'; by: Entry['by'] }

  function append(id: string, input: NewEntry): Entry {
    const log = logs.get(id)
    if (!log) throw new Error(`No conversation ${id}`)
    const seq = log.entries.length + 1
    const entry = { id: `ent_${id}_${seq}`, conversationId: id, seq, at: iso(), ...input } as Entry
    log.entries.push(entry)
    const c = log.conversation
    const participants = c.participants.some((one) => one.id === input.by.id)
      ? c.participants
      : [...c.participants, { ...input.by, name: 'Alice' }]
    const isMessage = entry.type === 'message'
    log.conversation = {
      ...c,
      participants,
      lastSeq: seq,
      updatedAt: entry.at,
      status: entry.type === 'closed' ? 'closed' : entry.by.kind === 'customer' ? 'open' : c.status,
      lastMessage: isMessage ? { seq, by: entry.by, at: entry.at, preview: entry.content.text } : c.lastMessage,
      unread: isMessage ? (entry.by.kind === 'agent' ? c.unread + 1 : 0) : c.unread,
      receipts: isMessage ? mark(c.receipts, { participant: entry.by, readSeq: seq, deliveredSeq: seq }) : c.receipts,
    }
    const { unread: _unread, receipts: _receipts, ...shared } = log.conversation
    publish(`conversation/${id}`, { t: 'entry', conversationId: id, entry, participants } satisfies RoomEvent)
    publish(`customer/${SELF.id}`, { t: 'conversation', conversation: shared })
    return entry
  }

  function start(clientId: string): FakeLog {
    for (const log of logs.values()) if (log.start === clientId) return log
    const id = `cnv_${logs.size + 1}`
    const conversation: Conversation = {
      id,
      channel: 'chat',
      status: 'open',
      customer: { id: SELF.id, name: null, email: null, verified: false },
      assigneeId: null,
      ticket: null,
      booking: null,
      participants: [{ ...SELF, name: null }],
      lastSeq: 0,
      lastMessage: null,
      unread: 0,
      receipts: [],
      createdAt: iso(),
      updatedAt: iso(),
    }
    const log = { conversation, entries: [], start: clientId }
    logs.set(id, log)
    return log
  }

  function answer(method: string, path: string, query: URLSearchParams, body: Record<string, unknown>): Response {
    const [, id, rest] = /^\/v1\/conversations\/([^/]+)(.*)$/.exec(path) ?? []
    if (path === '/v1/sessions' && method === 'POST') {
      tokens += 1
      return json(
        { accessToken: `token-${tokens}`, expiresAt: new Date(now() + 15 * 60_000).toISOString(), customer: CUSTOMER },
        201,
      )
    }
    if (path === '/v1/sessions/current') return new Response(null, { status: 204 })
    if (path === '/v1/customer') return json({ ...CUSTOMER, ...body })
    if (path === '/v1/room-tickets') {
      const { party, id: room } = body.room as { party: string; id: string }
      return json(
        { ticket: `ticket-${++serial}`, url: `https://desk.test/parties/${party}/${room}`, expiresAt: iso() },
        201,
      )
    }
    if (path === '/v1/conversations' && method === 'GET') {
      const items = [...logs.values()]
        .map((log) => log.conversation)
        .sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1))
      return json({ items, nextCursor: null } satisfies ConversationPage)
    }
    if (path === '/v1/conversations') return say(start(body.clientId as string).conversation.id, body)
    const log = id ? logs.get(id) : undefined
    if (!id || !log) return problem('not_found', 404)
    if (rest === '') return json(log.conversation)
    if (rest === '/messages') return say(id, body)
    if (rest === '/receipts') {
      const receipt = { participant: SELF, readSeq: 0, deliveredSeq: 0, ...body } as Receipt
      const receipts = mark(log.conversation.receipts, receipt)
      const own = receipts.find((one) => one.participant.id === SELF.id) ?? receipt
      const unread = log.entries.filter(
        (entry) => entry.type === 'message' && entry.by.kind === 'agent' && entry.seq > own.readSeq,
      ).length
      log.conversation = { ...log.conversation, receipts, unread }
      return json(own)
    }
    const limit = Number(query.get('limit') ?? 50)
    const after = query.get('after')
    const before = query.get('before')
    const all = log.entries.filter((entry) => entry.seq > Number(after ?? 0) && entry.seq < Number(before ?? Infinity))
    const entries = after === null ? all.slice(-limit) : all.slice(0, limit)
    return json({ conversation: log.conversation, entries, hasMore: all.length > entries.length } satisfies EntryPage)
  }

  function say(id: string, body: Record<string, unknown>): Response {
    const { clientId, content } = body as { clientId: string; content: { type: 'text'; text: string } }
    const log = logs.get(id)
    const known = log?.entries.find((entry) => entry.type === 'message' && entry.clientId === clientId)
    const entry = known ?? append(id, { type: 'message', by: SELF, clientId, content })
    return json({ conversation: logs.get(id)?.conversation, entry }, 201)
  }

  function socketClass(): typeof WebSocket {
    class Socket {
      readyState = 0
      onopen: (() => void) | null = null
      onmessage: ((event: { data: string }) => void) | null = null
      onclose: ((event: { code: number }) => void) | null = null
      readonly url: string
      send: (data: string) => void
      constructor(url: string) {
        this.url = url
        const sent: Up[] = []
        const handle: FakeSocket = {
          url,
          sent,
          room: new URL(url).pathname.replace('/parties/', ''),
          isOpen: () => this.readyState === 1,
          hear: (frame) => handle.raw(JSON.stringify(frame)),
          raw: (data) => this.onmessage?.({ data }),
          drop: (code) => {
            this.readyState = 3
            this.onclose?.({ code })
          },
        }
        this.send = (data: string) => {
          const frame = JSON.parse(data) as Up
          sent.push(frame)
          if (service.state !== 'up') return
          if (frame.t === 'hello') queueMicrotask(() => handle.hear({ t: 'welcome', v: 1, you: SELF, present: [] }))
          if (frame.t === 'ping') queueMicrotask(() => handle.hear({ t: 'pong' }))
        }
        live.set(handle, handle.hear)
        sockets.push(handle)
        queueMicrotask(() => {
          if (this.readyState !== 0) return
          if (service.state === 'down') return handle.drop(1006)
          if (service.state === 'frozen') return
          this.readyState = 1
          this.onopen?.()
        })
      }
      close() {
        this.readyState = 3
      }
    }
    return Socket as unknown as typeof WebSocket
  }

  return service
}

function mark(receipts: readonly Receipt[], next: Receipt): Receipt[] {
  const old = receipts.find((one) => one.participant.id === next.participant.id)
  const merged = {
    participant: next.participant,
    readSeq: Math.max(old?.readSeq ?? 0, next.readSeq),
    deliveredSeq: Math.max(old?.deliveredSeq ?? 0, next.deliveredSeq, next.readSeq),
  }
  return [...receipts.filter((one) => one !== old), merged]
}

const json = (value: unknown, status = 200) => Response.json(value, { status })

export function problem(code: string, status: number, headers: Record<string, string> = {}): Response {
  const body = { type: `urn:deskbell:${code}`, title: code, status, code, detail: `detail of ${code}`, fix: '' }
  return Response.json(body, { status, headers })
}
