import type {
  Agent,
  Conversation,
  ConversationPage,
  Customer,
  Down,
  InboxCounts,
  InboxView,
  Me,
  ParticipantRef,
} from '@deskbell/protocol'
import { type ConversationList, createConversationList } from './conversations/live-list.ts'
import { createThreads } from './conversations/threads.ts'
import { DeskbellError } from './core/errors.ts'
import { createHttp } from './core/http.ts'
import { createLink } from './core/link.ts'
import { writable } from './core/readable.ts'
import { platformRuntime, type Runtime } from './core/runtime.ts'
import { surroundings } from './core/surroundings.ts'
import type { TabMessage, Tabs } from './core/tabs.ts'
import { createTask } from './core/task.ts'
import { createHub } from './realtime/hub.ts'
import type { AgentClient, AgentClientOptions, KeyValueStorage } from './types.ts'

/** Counts are asked for at most this often while events stream in, in milliseconds. */
const COUNT_PAUSE = 300

/**
 * The agents' side of Deskbell, without any view. It speaks by the session cookie, so in a browser
 * it belongs on the service's own origin.
 *
 * @example
 * const desk = createAgentClient({ url: location.origin })
 * const me = (await desk.me()) ?? (await desk.signIn(email, password))
 * const inbox = desk.inbox('unassigned')
 */
export function createAgentClient(options: AgentClientOptions): AgentClient {
  return openAgentClient(options, platformRuntime(options.fetch), ...surroundings(options, 'agent'))
}

/** As `createAgentClient`, with the surroundings given. */
export function openAgentClient(
  options: AgentClientOptions,
  platform: Runtime,
  storage: KeyValueStorage,
  allTabs: Tabs,
): AgentClient {
  const runtime = inWorkspace(platform, () => pinned ?? options.workspaceId?.() ?? null)
  const tabs = tabsOf(allTabs, () => signedIn?.agent.id ?? null)
  const link = createLink(runtime)
  const http = createHttp({ runtime, link, url: options.url })
  const { call } = http
  const core = { runtime, link, tabs, storage, call }
  const hub = createHub(core)
  const counts = writable<InboxCounts | null>(null)
  const agents = writable<readonly Agent[]>([])
  const lists = new Set<ConversationList>()
  const listeners = new Set<(frame: Down | null) => void>()
  const agentId = writable<string | null>(null)
  let signedIn: Me | null = null
  /** The workspace every call names once it is known. */
  let pinned: string | null = null
  let leaveRoom = () => {}
  let cancelCount: (() => void) | null = null

  const self = (): ParticipantRef => ({ kind: 'agent', id: signedIn?.agent.id ?? null })

  /** A provider has no inbox: nothing is counted or listed for them, and they listen to a room of their own. */
  const hasInbox = () => signedIn?.agent.role !== 'provider'

  const countTask = createTask(runtime, link, async () => {
    if (!hasInbox()) return
    const next = await call<InboxCounts>('GET', '/v1/inbox/counts')
    if (signedIn) counts.set(next)
  })
  const agentsTask = createTask(runtime, link, async () => {
    if (!hasInbox()) return
    const { items } = await call<{ items: Agent[] }>('GET', '/v1/agents')
    if (signedIn) agents.set(items)
  })
  /** Counts again in a moment, once for all that happens until then. */
  function count(): void {
    if (!hasInbox()) return
    cancelCount ??= runtime.later(COUNT_PAUSE, () => {
      cancelCount = null
      countTask.wake()
    })
  }

  function changed(conversation: Conversation): void {
    for (const list of lists) list.put(conversation)
    count()
  }
  function read(frame: Down): void {
    for (const list of lists) list.hear(frame)
    count()
  }

  const threads = createThreads({
    ...core,
    hub,
    outboxPrefix: () => `deskbell:agent:${signedIn?.agent.id}:outbox:`,
    self,
    ready: async () => {},
    changed,
    read,
  })
  tabs.listen((message) => {
    if (message.k === 'session' && message.out) stop()
  })

  function start(me: Me): void {
    const isProvider = me.agent.role === 'provider'
    const same = signedIn?.agent.id === me.agent.id && hasInbox() !== isProvider
    if (signedIn && !same) stop()
    signedIn = me
    pinned = me.workspace.id
    agentId.set(me.agent.id)
    if (same) return
    leaveRoom = hub.join(isProvider ? `provider/${me.agent.id}` : `inbox/${me.workspace.id}`, {
      frame(frame) {
        for (const list of lists) list.hear(frame)
        for (const listener of [...listeners]) listener(frame)
        if (frame.t === 'conversation') {
          count()
          // Passed to another customer, or one with a new name: an open thread shows somebody else now.
          const { id, customer } = frame.conversation
          threads.find(id, (thread) => {
            const shown = thread.state.get().customer
            if (shown && JSON.stringify(shown) !== JSON.stringify(customer)) thread.sync()
          })
        }
        if (frame.t === 'receipt' && frame.receipt.participant.id === signedIn?.agent.id) count()
        if (frame.t === 'agents') agentsTask.wake()
      },
      sync() {
        for (const list of lists) list.sync()
        for (const listener of [...listeners]) listener(null)
        countTask.wake()
        agentsTask.wake()
      },
    })
    countTask.wake()
    agentsTask.wake()
    void threads.outbox.load()
    threads.each((thread) => thread.sync())
  }

  /** Forgets, in this tab, everything that belongs to the agent who was here. */
  function stop(): void {
    signedIn = null
    pinned = null
    agentId.set(null)
    leaveRoom()
    leaveRoom = () => {}
    threads.outbox.forget()
    threads.each((thread) => thread.reset())
    for (const list of lists) list.clear()
    counts.set(null)
    agents.set([])
  }

  async function me(): Promise<Me | null> {
    try {
      const found = await call<Me>('GET', '/v1/me')
      start(found)
      return found
    } catch (error) {
      if (error instanceof DeskbellError && error.code === 'unauthenticated') {
        stop()
        return null
      }
      throw error
    }
  }

  async function act(id: string, verb: string, body?: unknown): Promise<void> {
    const conversation = await call<Conversation>('POST', `/v1/conversations/${id}/${verb}`, { body })
    changed(conversation)
    threads.find(id, (thread) => thread.apply(conversation))
  }

  return {
    wire: {
      ...http,
      agentId,
      sent(message) {
        threads.find(message.conversation.id, (thread) => thread.sent(message))
        changed(message.conversation)
      },
    },
    connection: hub.connection,
    counts,
    agents,
    me,
    async signIn(email, password) {
      await call('POST', '/v1/auth/sign-in/email', { body: { email, password } })
      // It may be somebody else, after a session that ended.
      pinned = null
      const found = await me()
      if (!found) throw new DeskbellError('unauthenticated', 'Signed in, but the session was not kept.')
      return found
    },
    async signOut() {
      await call('POST', '/v1/auth/sign-out', { body: {} })
      await threads.outbox.clear()
      stop()
      tabs.post({ k: 'session', out: true })
    },
    async updateMe(input) {
      const agent = await call<Agent>('PATCH', '/v1/me', { body: input })
      if (signedIn) signedIn = { ...signedIn, agent }
      agents.set(agents.get().map((one) => (one.id === agent.id ? agent : one)))
      return agent
    },
    inbox(view) {
      const list = createConversationList({
        ...core,
        page: (cursor, limit) => call<ConversationPage>('GET', '/v1/conversations', { query: { view, cursor, limit } }),
        one: (id) => call<Conversation>('GET', `/v1/conversations/${id}`),
        self,
        holds: (conversation) => isInView(view, conversation, signedIn?.agent.id),
        initial: 'loading',
      })
      lists.add(list)
      list.sync()
      return {
        ...list,
        release() {
          lists.delete(list)
          list.release()
        },
      }
    },
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    conversation: threads.open,
    customer: (id) => call<Customer>('GET', `/v1/customers/${id}`),
    customerConversations: async (customerId) =>
      (await call<ConversationPage>('GET', '/v1/conversations', { query: { customerId } })).items,
    assign: (id, assigneeId) => act(id, 'assign', { assigneeId }),
    close: (id) => act(id, 'close'),
    reopen: (id) => act(id, 'reopen'),
    destroy() {
      cancelCount?.()
      countTask.stop()
      agentsTask.stop()
      for (const list of lists) list.release()
      threads.close()
      hub.close()
      http.close()
      link.close()
      tabs.close()
    },
  }
}

/** A runtime whose every call names a workspace, where there is one to name. */
function inWorkspace(runtime: Runtime, workspaceId: () => string | null): Runtime {
  const inIt: typeof fetch = (input, init) => {
    const id = workspaceId()
    const headers = id === null ? init?.headers : { ...init?.headers, 'deskbell-workspace': id }
    return runtime.fetch(input, { ...init, ...(headers && { headers }) })
  }
  // Inherited, not copied: some of it is read late.
  return Object.create(runtime, { fetch: { value: inIt } })
}

/**
 * The tabs in which the same agent works. One person may have a tab for each of their workspaces, and
 * is another agent in each: one tab must not send what was written in the other. Signing out is for all.
 */
function tabsOf(tabs: Tabs, agentId: () => string | null): Tabs {
  return {
    ...tabs,
    post: (message) => tabs.post(Object.assign({ of: agentId() }, message)),
    listen: (listener) =>
      tabs.listen((message) => {
        if (message.k === 'session' || (message as OfAgent).of === agentId()) listener(message)
      }),
    lead: (name, won, lost) => tabs.lead(`${agentId()}:${name}`, won, lost),
    exclusive: (name, run) => tabs.exclusive(`${agentId()}:${name}`, run),
  }
}

type OfAgent = TabMessage & { readonly of?: string | null }

/** Whether a conversation belongs in a view of the inbox. */
export function isInView(
  view: InboxView,
  conversation: Pick<Conversation, 'status' | 'assigneeId'>,
  agentId: string | undefined,
): boolean {
  if (view === 'closed') return conversation.status === 'closed'
  if (conversation.status !== 'open') return false
  if (view === 'mine') return conversation.assigneeId === agentId
  return view === 'all' || conversation.assigneeId === null
}

export { DeskbellError, toTrouble } from './core/errors.ts'
export type * from './types.ts'
