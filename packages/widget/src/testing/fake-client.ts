import type {
  Attachment,
  Conversation,
  Customer,
  Entry,
  MessageContent,
  Participant,
  Receipt,
  WidgetConfig,
} from '@deskbell/protocol'
import type {
  ArticleRef,
  Client,
  ClientOptions,
  ConnectionStatus,
  ConversationHandle,
  ConversationState,
  KeyValueStorage,
  ListState,
  PendingMessage,
  Readable,
  Trouble,
} from '@deskbell/sdk'
import { type FakeNotices, withNotices } from './fake-notifications.ts'
import { type FakeTickets, FORM, fakeWire, type Summary, ticketOf } from './fake-tickets.ts'
import { type OwnBookings, withBookings } from './own-bookings.ts'

/** A client without a server, for looking at the widget and for its tests. `window.fakeClient` steers it. */
export interface Fake {
  /** Starts with a customer who has these conversations. */
  begin(threads: readonly FakeThread[]): void
  /** The team writes. */
  answer(threadId: string, text: string): void
  /** What becomes of the messages sent from now on. */
  fate: 'sent' | 'stuck' | Trouble
  connection(status: ConnectionStatus): void
  typing(threadId: string, on: boolean): void
  read(threadId: string): void
  config: WidgetConfig | null
  /** Lists and threads stay loading, or fail. */
  load: 'ready' | 'loading' | 'failed'
  readonly calls: string[]
  readonly tickets: FakeTickets
  readonly notices: FakeNotices
  readonly bookings: OwnBookings
  /** The host vouches for whoever signs in from now on. */
  vouched: boolean
  /** The team moves a request. */
  move(threadId: string, status: Summary['status']): void
}

export interface FakeThread {
  readonly id: string
  readonly assignee?: Participant
  readonly present?: boolean
  readonly status?: 'open' | 'closed'
  readonly unread?: number
  readonly ticket?: Summary
  /** What the last message has beside its text. */
  readonly extras?: Partial<MessageContent>
  /** Who, what, and how many minutes ago. */
  readonly said: readonly (readonly [
    who: 'me' | 'team' | 'assigned' | 'closed' | 'reopened',
    text: string,
    ago: number,
  ])[]
}

interface Live<T> extends Readable<T> {
  set(value: T): void
}

function live<T>(first: T): Live<T> {
  let value = first
  const listeners = new Set<(value: T) => void>()
  return {
    get: () => value,
    set(next) {
      value = next
      for (const listener of [...listeners]) listener(value)
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

const ME = { kind: 'customer', id: 'cus_1' } as const
export const ANA: Participant = { kind: 'agent', id: 'agt_ana', name: 'Ana Ribeiro' }

const CONFIG: WidgetConfig = {
  workspaceId: 'wsp_1',
  name: 'Harbour Notary',
  brandColor: null,
  greeting: null,
  locale: 'en',
  requireIdentity: false,
  availability: { open: true, opensAt: null, timeZone: 'Europe/Lisbon', replyMinutes: 5 },
  faces: [
    { id: 'agt_ana', name: 'Ana Ribeiro' },
    { id: 'agt_rui', name: 'Rui Costa' },
  ],
  hasHelp: 'help' in document.documentElement.dataset,
  hasContactForm: 'contact' in document.documentElement.dataset,
}

export function memoryStorage(): KeyValueStorage {
  return { get: async () => undefined, set: async () => {}, delete: async () => {}, keys: async () => [] }
}

export function createClient(options: ClientOptions): Client {
  const connection = live<ConnectionStatus>('idle')
  const customer = live<Customer | null>(null)
  const unread = live(0)
  const list = live<ListState<Conversation>>({ load: 'ready', trouble: null, items: [], hasMore: false })
  const threads = new Map<string, Live<ConversationState>>()
  let fresh: Live<ConversationState> | null = null
  let serial = 0

  const fake: Omit<Fake, 'notices' | 'bookings'> = {
    fate: 'sent',
    load: 'ready',
    config: CONFIG,
    vouched: false,
    calls: [],
    tickets: { form: FORM, similar: [], refuse: null, asked: [], known: new Map() },
    connection: (status) => connection.set(status),
    begin(given) {
      for (const thread of given) {
        threads.set(thread.id, live(stateOf(thread)))
        if (thread.ticket) fake.tickets.known.set(thread.ticket.id, ticketOf(thread.ticket, thread.id))
      }
      signIn()
      refresh()
    },
    answer(id, text) {
      const state = threads.get(id)
      if (!state) return
      const value = state.get()
      const entries = [...value.entries, message(value, { kind: 'agent', id: ANA.id }, text, Date.now())]
      state.set({ ...value, entries, unread: value.unread + 1, typing: [], participants: people(value.participants) })
      refresh()
    },
    move(id, status) {
      const ticket = threads.get(id)?.get().ticket
      if (ticket) move(id, { ...ticket, status })
    },
    typing(id, on) {
      const state = threads.get(id)
      state?.set({ ...state.get(), typing: on ? [{ kind: 'agent', id: ANA.id }] : [] })
    },
    read(id) {
      const state = threads.get(id)
      const seq = state?.get().entries.length ?? 0
      state?.set({ ...state.get(), receipts: [mark('agent', seq), mark('customer', seq)] })
    },
  }
  Object.assign(window, { fakeClient: fake })
  fake.calls.push(`createClient ${options.workspaceKey}`)

  function mark(kind: 'agent' | 'customer', seq: number): Receipt {
    return { participant: { kind, id: kind === 'agent' ? ANA.id : ME.id }, deliveredSeq: seq, readSeq: seq }
  }

  function people(known: readonly Participant[]): Participant[] {
    return [...known.filter((person) => person.id !== ANA.id), ANA]
  }

  function message(
    state: ConversationState,
    by: Entry['by'],
    text: string,
    at: number,
    clientId?: string,
    article?: ArticleRef,
    attachments?: readonly Attachment[],
  ): Entry {
    serial += 1
    return {
      type: 'message',
      id: `ent_${serial}`,
      conversationId: state.id ?? 'cnv_new',
      seq: state.entries.length + 1,
      at: new Date(at).toISOString(),
      by,
      clientId: clientId ?? `client-${serial}`,
      content: { type: 'text', text, article, ...(attachments?.length && { attachments: [...attachments] }) },
    }
  }

  function blank(id: string | null): ConversationState {
    return {
      id,
      load: 'ready',
      trouble: null,
      status: 'open',
      customer: null,
      assigneeId: null,
      ticket: null,
      participants: [{ ...ME, name: null }],
      entries: [],
      hasOlder: false,
      receipts: [],
      pending: [],
      typing: [],
      present: [],
      unread: 0,
    }
  }

  function stateOf(thread: FakeThread): ConversationState {
    let state: ConversationState = {
      ...blank(thread.id),
      status: thread.status ?? 'open',
      assigneeId: thread.assignee?.id ?? null,
      participants: [{ ...ME, name: null }, ...(thread.assignee ? [thread.assignee] : [])],
      present: thread.present && thread.assignee ? [{ kind: 'agent', id: thread.assignee.id }] : [],
      unread: thread.unread ?? 0,
      ticket: thread.ticket ?? null,
    }
    for (const [who, text, ago] of thread.said) {
      const at = Date.now() - ago * 60_000
      const by = who === 'me' || who === 'reopened' ? ME : { kind: 'agent' as const, id: ANA.id }
      const base = { ...message(state, by, text, at) }
      const { seq, id, conversationId } = base
      const note = { id, conversationId, seq, at: base.at, by }
      const entry: Entry =
        who === 'assigned'
          ? { ...note, type: 'assigned', assigneeId: ANA.id }
          : who === 'closed' || who === 'reopened'
            ? { ...note, type: who }
            : base
      state = { ...state, entries: [...state.entries, entry] }
    }
    const last = state.entries.length
    const newest = state.entries.at(-1)
    if (newest?.type === 'message') Object.assign(newest.content, thread.extras)
    return { ...state, receipts: [mark('agent', last), mark('customer', last - (thread.unread ?? 0))] }
  }

  function signIn(): void {
    customer.set({
      id: ME.id,
      verified: fake.vouched,
      externalId: null,
      name: null,
      email: null,
      phone: null,
      locale: null,
      timeZone: null,
      attributes: {},
      lastPage: null,
      lastSeenAt: null,
      createdAt: new Date().toISOString(),
    })
    if (connection.get() === 'idle') connection.set('online')
  }

  function refresh(): void {
    const items = [...threads.values()].map((state) => summary(state.get()))
    items.sort((a, b) => (b.lastMessage?.at ?? '').localeCompare(a.lastMessage?.at ?? ''))
    list.set({
      load: fake.load,
      trouble: fake.load === 'failed' ? { kind: 'unreachable' } : null,
      items: fake.load === 'ready' ? items : [],
      hasMore: false,
    })
    unread.set(items.reduce((sum, item) => sum + item.unread, 0))
  }

  function summary(state: ConversationState): Conversation {
    const last = state.entries.findLast((entry) => entry.type === 'message')
    return {
      id: state.id ?? '',
      channel: 'chat',
      status: state.status,
      customer: { id: ME.id, name: null, email: null, verified: false },
      assigneeId: state.assigneeId,
      ticket: state.ticket,
      booking: null,
      participants: [...state.participants],
      lastSeq: state.entries.length,
      lastMessage:
        last?.type === 'message' ? { seq: last.seq, by: last.by, at: last.at, preview: last.content.text } : null,
      unread: state.unread,
      receipts: [...state.receipts],
      createdAt: new Date().toISOString(),
      updatedAt: new Date().toISOString(),
    }
  }

  function deliver(state: Live<ConversationState>, pending: PendingMessage): void {
    // As it stands now: a test may say what becomes of the next message while this one is on its way.
    const { fate } = fake
    if (fate === 'stuck') return
    setTimeout(() => {
      const value = state.get()
      if (fate !== 'sent') {
        const failed: PendingMessage = { ...pending, status: 'failed', trouble: fate, retryable: true }
        state.set({ ...value, pending: value.pending.map((one) => (one.clientId === pending.clientId ? failed : one)) })
        return
      }
      const id = value.id ?? 'cnv_fresh'
      const { text, article, attachments } = pending
      const entry = message(value, ME, text, Date.now(), pending.clientId, article, attachments)
      threads.set(id, state)
      if (state === fresh) fresh = null
      state.set({
        ...value,
        id,
        pending: value.pending.filter((one) => one.clientId !== pending.clientId),
        entries: [...value.entries, entry],
      })
      if (!customer.get()) signIn()
      refresh()
    }, 50)
  }

  function handleOf(state: Live<ConversationState>): ConversationHandle {
    return {
      state,
      send(text, article, attachments) {
        serial += 1
        const clientId = `client-id-${String(serial).padStart(8, '0')}`
        const pending: PendingMessage = {
          clientId,
          text,
          article,
          attachments,
          createdAt: Date.now(),
          status: 'sending',
          trouble: null,
          retryable: true,
        }
        state.set({ ...state.get(), pending: [...state.get().pending, pending] })
        deliver(state, pending)
        fake.calls.push(
          `send ${text}${article ? ` about ${article.slug}` : ''}${attachments?.length ? ` with ${attachments.map((one) => one.name)}` : ''}`,
        )
        return clientId
      },
      retry(clientId) {
        const again = state.get().pending.find((one) => one.clientId === clientId)
        if (again) deliver(state, { ...again, status: 'sending', trouble: null })
      },
      discard(clientId) {
        const value = state.get()
        state.set({ ...value, pending: value.pending.filter((one) => one.clientId !== clientId) })
      },
      async loadOlder() {
        fake.calls.push('loadOlder')
      },
      markRead() {
        const value = state.get()
        if (value.unread === 0) return
        state.set({ ...value, unread: 0 })
        refresh()
      },
      typing: () => void fake.calls.push('typing'),
      release: () => void fake.calls.push('release'),
    }
  }

  /** A ticket takes a step: its log says so, and its conversation. */
  function move(id: string, ticket: Summary): void {
    const state = threads.get(id)
    if (!state) return
    const value = state.get()
    const { seq, at, conversationId, id: entryId } = message(value, { kind: 'agent', id: ANA.id }, '', Date.now())
    const by = { kind: 'agent', id: ANA.id } as const
    const entry: Entry = { id: entryId, seq, at, conversationId, by, type: 'ticket', ticket }
    const status = ['resolved', 'closed'].includes(ticket.status) ? 'closed' : 'open'
    state.set({ ...value, status, ticket, entries: [...value.entries, entry] })
    const known = fake.tickets.known.get(ticket.id)
    if (known) fake.tickets.known.set(ticket.id, { ...known, status: ticket.status })
    refresh()
  }

  const plain = fakeWire(
    {
      async act() {
        if (!customer.get()) signIn()
      },
      begin(id, text, ticket) {
        threads.set(id, live(stateOf({ id, ticket, said: [['me', text, 0]] })))
        refresh()
      },
      say(id, text) {
        const state = threads.get(id)
        if (state)
          state.set({ ...state.get(), entries: [...state.get().entries, message(state.get(), ME, text, Date.now())] })
        refresh()
      },
      move,
      summary: (id) => list.get().items.find((item) => item.id === id),
    },
    fake.tickets,
  )
  const { wire: told, notices } = withNotices(plain)
  const { wire, bookings } = withBookings(told)
  Object.assign(fake, { notices, bookings })

  return {
    wire,
    connection,
    customer,
    unread,
    unsent: live([]),
    async getConfig() {
      if (!fake.config) throw new Error('unreachable')
      return { ...fake.config }
    },
    resume: async () => customer.get() !== null,
    async identify() {
      signIn()
      return customer.get() as Customer
    },
    async update(input) {
      fake.calls.push(`update ${JSON.stringify(input)}`)
      const { name, email } = input
      if (!customer.get()) signIn()
      const known = customer.get()
      if (known && (name || email)) customer.set({ ...known, name: name ?? known.name, email: email ?? known.email })
    },
    conversations: () => ({ state: list, loadMore: async () => {}, reload: async () => refresh(), release() {} }),
    conversation(id) {
      const known = threads.get(id)
      if (fake.load === 'ready' && known) return handleOf(known)
      return handleOf(live<ConversationState>({ ...blank(id), load: fake.load, trouble: { kind: 'unreachable' } }))
    },
    newConversation() {
      fresh ??= live(blank(null))
      return handleOf(fresh)
    },
    async logout() {
      customer.set(null)
      threads.clear()
      refresh()
      connection.set('idle')
    },
    destroy: () => void fake.calls.push('destroy'),
  }
}
