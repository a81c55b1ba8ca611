import type {
  Agent,
  Conversation,
  Down,
  Entry,
  InboxCounts,
  InboxView,
  MessageEntry,
  ParticipantRef,
  TicketSummary,
} from '@deskbell/protocol'
import { DeskbellError } from '@deskbell/sdk/agent'
import type { AgentClient, ConversationState, ListState, LiveList, PendingMessage } from '../sdk.ts'
import { AGENTS, agentRef, idOf, OTHER_WORKSPACE, PROVIDERS, WORKSPACE } from './fixtures.ts'
import { type Observable, observable } from './observable.ts'
import { type Scene, scenes } from './scenario.ts'

/** What a test may make go differently, from the page's query. */
export interface FakeOptions {
  readonly signedIn: boolean
  readonly empty: boolean
  /** Lists and threads never finish loading. */
  readonly slow: boolean
  readonly failing: boolean
  readonly role: Agent['role']
  readonly page: number
  /** Conversations beside those of the inbox, such as tickets have. */
  readonly more: readonly Scene[]
  /** Answers what the SDK asks by itself. */
  readonly call: AgentClient['wire']['call']
  /** Which workspace is asked for; one that is unknown is not theirs. */
  workspaceId(): string | null
}

/** The hands of a test on the pretended service. */
export interface FakeControls {
  says(conversationId: string, text: string): void
  newConversation(n: number, text: string): void
  typing(conversationId: string, on: boolean): void
  present(conversationId: string, on: boolean): void
  reads(conversationId: string): void
  failSends(on: boolean): void
  failSteps(on: boolean): void
  connection(status: 'online' | 'offline' | 'connecting'): void
  endSession(): void
}

type Said =
  | Pick<MessageEntry, 'type' | 'content' | 'clientId'>
  | { type: 'closed' }
  | { type: 'reopened' }
  | { type: 'ticket'; ticket: TicketSummary }
  | { type: 'assigned'; assigneeId: string | null }

/** What the pretended tickets need of the pretended conversations. */
export interface FakeDesk {
  find(conversationId: string): Scene | undefined
  append(conversationId: string, by: ParticipantRef, said: Said): Entry
  text(words: string): Pick<MessageEntry, 'type' | 'content' | 'clientId'>
  /** As the inbox room would. */
  tell(frame: Down | null): void
}

const within: Record<InboxView, (one: Conversation) => boolean> = {
  mine: (one) => one.status === 'open' && one.assigneeId === idOf('agt', 1),
  unassigned: (one) => one.status === 'open' && one.assigneeId === null,
  all: (one) => one.status === 'open',
  closed: (one) => one.status === 'closed',
}

/** An AgentClient over a scenario in memory, with the timing of a quick network. */
export function createFakeClient(options: FakeOptions): {
  client: AgentClient
  controls: FakeControls
  desk: FakeDesk
} {
  let me: Agent = { ...(AGENTS[0] as Agent), role: options.role }
  let signedIn = options.signedIn
  const here = () => {
    const wanted = options.workspaceId() ?? WORKSPACE.id
    const workspace = [WORKSPACE, OTHER_WORKSPACE].find((one) => one.id === wanted)
    if (!workspace) throw new DeskbellError('not_found', 'not_found')
    return { agent: me, workspace }
  }
  let failSends = false
  let failSteps = false
  let made = 90_000
  const world = new Map<string, Scene>(
    (options.empty ? [] : [...scenes(), ...options.more]).map((scene) => [scene.conversation.id, scene]),
  )
  const changed = observable(0)
  const connection = observable<'idle' | 'connecting' | 'online' | 'offline'>('online')
  const agents = observable<readonly Agent[]>([...AGENTS, ...PROVIDERS].map((one) => (one.id === me.id ? me : one)))
  const counts = observable<InboxCounts | null>(null)
  const threads = new Map<string, Observable<ConversationState>>()
  const listeners = new Set<(frame: Down | null) => void>()
  const soon = () => new Promise<void>((resolve) => setTimeout(resolve, 20))

  const sorted = (view: InboxView) =>
    [...world.values()]
      .filter((scene) => !scene.aside)
      .map((scene) => scene.conversation)
      .filter(within[view])
      .sort((a, b) => b.updatedAt.localeCompare(a.updatedAt))
  const recount = () => {
    counts.set({
      mine: sorted('mine').length,
      unassigned: sorted('unassigned').length,
      all: sorted('all').length,
      closed: sorted('closed').length,
      unread: sorted('mine').reduce((sum, one) => sum + one.unread, 0),
    })
    changed.change((n) => n + 1)
  }
  recount()

  const append = (id: string, by: ParticipantRef, rest: Said): Entry => {
    const scene = world.get(id)
    if (!scene) throw new DeskbellError('not_found', 'not_found')
    const at = new Date().toISOString()
    made += 1
    const entry = {
      id: idOf('ent', made),
      conversationId: id,
      seq: scene.conversation.lastSeq + 1,
      at,
      by,
      ...rest,
    } as Entry
    scene.entries.push(entry)
    const status = statusAfter(scene.conversation.status, entry)
    scene.conversation = {
      ...scene.conversation,
      lastSeq: entry.seq,
      updatedAt: at,
      status,
      ...(entry.type === 'ticket' ? { ticket: entry.ticket } : {}),
      ...(entry.type === 'assigned' ? { assigneeId: entry.assigneeId } : {}),
      ...(entry.type === 'message'
        ? {
            lastMessage: { seq: entry.seq, by, at, preview: entry.content.text.slice(0, 200) },
            unread: scene.conversation.unread + (by.kind === 'customer' ? 1 : 0),
          }
        : {}),
    }
    threads.get(id)?.change((state) => ({
      ...state,
      status: scene.conversation.status,
      assigneeId: scene.conversation.assigneeId,
      unread: scene.conversation.unread,
      entries: [...state.entries, entry],
    }))
    recount()
    return entry
  }
  const step = async (work: () => void) => {
    await soon()
    if (failSteps) throw new DeskbellError('unavailable', 'unavailable')
    work()
  }
  const text = (words: string) => {
    made += 1
    return {
      type: 'message' as const,
      clientId: `client-${made}-00000000`,
      content: { type: 'text' as const, text: words },
    }
  }

  const inbox = (view: InboxView): LiveList<Conversation> => {
    let size = options.page
    const state = observable<ListState<Conversation>>({ load: 'loading', trouble: null, items: [], hasMore: false })
    const refresh = () => {
      if (options.failing)
        return state.set({ load: 'failed', trouble: { kind: 'unreachable' }, items: [], hasMore: false })
      const all = sorted(view)
      state.set({ load: 'ready', trouble: null, items: all.slice(0, size), hasMore: all.length > size })
    }
    if (!options.slow) void soon().then(refresh)
    const stop = changed.subscribe(() => state.get().load === 'ready' && refresh())
    return {
      state,
      async loadMore() {
        state.change((now) => ({ ...now, load: 'loading' }))
        await soon()
        size += options.page
        refresh()
      },
      async reload() {
        state.change((now) => ({ ...now, load: 'loading' }))
        await soon()
        refresh()
      },
      release: stop,
    }
  }

  const client: AgentClient = {
    wire: {
      origin: location.origin,
      agentId: observable<string | null>(me.id),
      call: options.call,
      sent: () => undefined,
    },
    connection,
    counts,
    agents,
    async me() {
      await soon()
      return signedIn ? here() : null
    },
    async signIn(email, password) {
      await soon()
      if (password === 'too many') throw new DeskbellError('rate_limited', 'Wait', Date.now() + 42_000)
      if (password !== 'correct horse battery') throw new DeskbellError('unauthenticated', 'unauthenticated')
      signedIn = true
      me = { ...me, email }
      return here()
    },
    async signOut() {
      await soon()
      signedIn = false
    },
    async updateMe(input) {
      await soon()
      me = { ...me, ...input }
      agents.change((all) => all.map((one) => (one.id === me.id ? me : one)))
      return me
    },
    inbox,
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    conversation(id) {
      const scene = world.get(id)
      const entries = scene?.entries ?? []
      const start: ConversationState = {
        id,
        load: 'loading',
        trouble: null,
        status: scene?.conversation.status ?? 'open',
        customer: null,
        assigneeId: scene?.conversation.assigneeId ?? null,
        ticket: scene?.conversation.ticket ?? null,
        participants: scene?.conversation.participants ?? [],
        entries: [],
        hasOlder: false,
        receipts: scene?.conversation.receipts ?? [],
        pending: [],
        typing: [],
        present: id === idOf('cnv', 1) ? [{ kind: 'customer', id: idOf('cus', 1) }, agentRef(2)] : [],
        unread: scene?.conversation.unread ?? 0,
      }
      const state = observable(start)
      threads.set(id, state)
      if (!options.slow)
        void soon().then(() => {
          if (!scene || options.failing)
            return state.change((now) => ({
              ...now,
              load: 'failed',
              trouble: scene ? { kind: 'unreachable' } : { kind: 'refused', code: 'not_found', detail: '' },
            }))
          state.change((now) => ({
            ...now,
            load: 'ready',
            customer: scene.conversation.customer,
            entries: [...entries],
          }))
        })
      const attempt = async (message: PendingMessage) => {
        const set = (next: PendingMessage | null) =>
          state.change((now) => ({
            ...now,
            pending: next
              ? [...now.pending.filter((one) => one.clientId !== message.clientId), next]
              : now.pending.filter((one) => one.clientId !== message.clientId),
          }))
        set({ ...message, status: 'sending', trouble: null })
        await soon()
        if (failSends) return set({ ...message, status: 'failed', trouble: { kind: 'unreachable' }, retryable: true })
        set(null)
        append(id, agentRef(1), { ...text(message.text), clientId: message.clientId })
      }
      return {
        state,
        send(words) {
          made += 1
          const message = {
            clientId: `client-${made}-00000000`,
            text: words,
            createdAt: Date.now(),
            status: 'queued' as const,
            trouble: null,
            retryable: true,
          }
          void attempt(message)
          return message.clientId
        },
        retry(clientId) {
          const message = state.get().pending.find((one) => one.clientId === clientId)
          if (message) void attempt(message)
        },
        discard: (clientId) =>
          state.change((now) => ({ ...now, pending: now.pending.filter((one) => one.clientId !== clientId) })),
        async loadOlder() {
          await soon()
        },
        markRead() {
          const found = world.get(id)
          if (!found || found.conversation.unread === 0) return
          found.conversation = { ...found.conversation, unread: 0 }
          state.change((now) => ({ ...now, unread: 0 }))
          recount()
        },
        typing: () => undefined,
        release: () => threads.delete(id),
      }
    },
    async customer(id) {
      await soon()
      const scene = [...world.values()].find((one) => one.customer.id === id)
      if (!scene) throw new DeskbellError('not_found', 'not_found')
      return scene.customer
    },
    async customerConversations(id) {
      await soon()
      const own = [...world.values()].filter((one) => one.customer.id === id).map((one) => one.conversation)
      const earlier = world.get(idOf('cnv', 7))?.conversation
      return id === idOf('cus', 1) && earlier ? [...own, earlier] : own
    },
    assign: (id, assigneeId) => step(() => append(id, agentRef(1), { type: 'assigned', assigneeId })),
    close: (id) => step(() => append(id, agentRef(1), { type: 'closed' })),
    reopen: (id) => step(() => append(id, agentRef(1), { type: 'reopened' })),
    destroy: () => undefined,
  }

  const customerOf = (id: string): ParticipantRef => ({ kind: 'customer', id: world.get(id)?.customer.id ?? null })
  const thread = (id: string, change: (state: ConversationState) => ConversationState) =>
    threads.get(id)?.change(change)
  const controls: FakeControls = {
    says: (id, words) => void append(id, customerOf(id), text(words)),
    newConversation(n, words) {
      const like = scenes()[1] as Scene
      const id = idOf('cnv', n)
      const customer = { ...like.customer, id: idOf('cus', n), name: null, email: null }
      world.set(id, {
        customer,
        entries: [],
        conversation: {
          ...like.conversation,
          id,
          customer: { id: customer.id, name: null, email: null, verified: false },
          lastSeq: 0,
          lastMessage: null,
          unread: 0,
        },
      })
      append(id, { kind: 'customer', id: customer.id }, text(words))
    },
    typing: (id, on) => thread(id, (state) => ({ ...state, typing: on ? [customerOf(id)] : [] })),
    present: (id, on) => thread(id, (state) => ({ ...state, present: on ? [customerOf(id)] : [] })),
    reads: (id) =>
      thread(id, (state) => ({
        ...state,
        receipts: [{ participant: customerOf(id), deliveredSeq: 9_999, readSeq: 9_999 }],
      })),
    failSends(on) {
      failSends = on
    },
    failSteps(on) {
      failSteps = on
    },
    connection: (status) => connection.set(status),
    endSession() {
      for (const state of threads.values())
        state.change((now) => ({ ...now, trouble: { kind: 'refused', code: 'unauthenticated', detail: '' } }))
    },
  }
  const desk: FakeDesk = {
    find: (id) => world.get(id),
    append,
    text,
    tell(frame) {
      for (const listener of [...listeners]) listener(frame)
    },
  }
  return { client, controls, desk }
}

function statusAfter(before: Conversation['status'], entry: Entry): Conversation['status'] {
  if (entry.type === 'closed') return 'closed'
  if (entry.type === 'reopened') return 'open'
  if (entry.type === 'ticket') return ['resolved', 'closed'].includes(entry.ticket.status) ? 'closed' : 'open'
  return before
}
