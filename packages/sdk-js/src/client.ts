import type { Conversation, ConversationPage, Customer, ParticipantRef, WidgetConfig } from '@deskbell/protocol'
import { createConversationList } from './conversations/live-list.ts'
import { createThreads } from './conversations/threads.ts'
import { createHttp } from './core/http.ts'
import { createLink } from './core/link.ts'
import { writable } from './core/readable.ts'
import { platformRuntime, type Runtime } from './core/runtime.ts'
import { surroundings } from './core/surroundings.ts'
import type { Tabs } from './core/tabs.ts'
import { createHub } from './realtime/hub.ts'
import { createSessions } from './sessions/sessions.ts'
import type { Client, ClientOptions, KeyValueStorage } from './types.ts'

/**
 * The customer's side of Deskbell, without any view. Opens no connection and stores nothing until
 * it is asked to.
 *
 * @example
 * const client = createClient({ url: 'https://desk.example.com', workspaceKey: 'wk_…' })
 * await client.resume()
 * const thread = client.newConversation()
 * thread.state.subscribe(({ entries }) => show(entries))
 * thread.send('Hello')
 */
export function createClient(options: ClientOptions): Client {
  return openClient(options, platformRuntime(options.fetch), ...surroundings(options, options.workspaceKey))
}

/** As `createClient`, with the surroundings given. */
export function openClient(options: ClientOptions, runtime: Runtime, storage: KeyValueStorage, tabs: Tabs): Client {
  const { workspaceKey } = options
  const link = createLink(runtime)
  const unread = writable(0)
  let leaveRoom: (() => void) | undefined
  let roomOf: string | null = null
  let former: Customer | null = null

  const http = createHttp({ runtime, link, url: options.url, token: (renew) => sessions.token(renew) })
  const { call } = http
  const core = { runtime, link, tabs, storage, call }
  const sessions = createSessions({
    ...options,
    ...core,
    ended: reset,
    async switched() {
      await threads.outbox.clear()
      reset()
    },
  })
  const hub = createHub(core)

  const self = (): ParticipantRef => ({ kind: 'customer', id: sessions.customer.get()?.id ?? null })
  const list = createConversationList({
    ...core,
    page: (cursor, limit) => call<ConversationPage>('GET', '/v1/conversations', { query: { cursor, limit } }),
    one: (id) => call<Conversation>('GET', `/v1/conversations/${id}`),
    self,
    holds: () => true,
    initial: 'ready',
  })
  const threads = createThreads({
    ...core,
    hub,
    outboxPrefix: () => `deskbell:${workspaceKey}:outbox:`,
    self,
    ready: sessions.act,
    changed: list.put,
    read: list.hear,
  })

  /** Forgets, in this tab, everything that belongs to the customer who was here. */
  function reset(): void {
    former = null
    sessions.forget()
    threads.outbox.forget()
    threads.each((thread) => thread.reset())
    list.clear()
  }

  /** Listens to the customer's own room while there is anything it could tell of. */
  function updateRoom(): void {
    const id = list.state.get().items[0] ? self().id : null
    if (id === roomOf) return
    leaveRoom?.()
    roomOf = id
    if (id) leaveRoom = hub.join(`customer/${id}`, { frame: list.hear, sync: list.sync })
  }

  list.state.subscribe(({ items }) => {
    unread.set(items.reduce((sum, item) => sum + item.unread, 0))
    updateRoom()
  })
  sessions.customer.subscribe((customer) => {
    updateRoom()
    if (!customer || customer.id === former?.id) return
    const other = former?.verified
    // The service closed what was opened in the former name, perhaps before it answered with the new one.
    if (former) hub.renew()
    former = customer
    if (other) list.clear()
    list.sync()
    threads.each((thread) => (other ? thread.reset() : thread.sync()))
  })
  tabs.listen((message) => {
    if (message.k !== 'session') return
    if (message.out) reset()
    else {
      sessions.forget()
      void resume()
    }
  })

  async function resume(): Promise<boolean> {
    // A first message may be kept before there is a session to send it in.
    await threads.outbox.load()
    if (!(await sessions.exists())) return false
    try {
      await sessions.token(false)
    } catch {
      // Out of reach: whatever is asked for next tries again. Ended: there is none any more.
      if (await sessions.exists()) list.sync()
      else return false
    }
    return true
  }

  return {
    connection: hub.connection,
    customer: sessions.customer,
    unread,
    wire: { ...options, ...http, ...sessions, ...hub },
    unsent: threads.outbox.items,
    getConfig: () => call<WidgetConfig>('GET', '/v1/widget-config', { query: { workspace: workspaceKey }, open: true }),
    resume,
    identify: sessions.identify,
    update: sessions.update,
    conversations() {
      void resume()
      return { ...list, release() {} }
    },
    conversation: threads.open,
    newConversation: () => threads.open(null),
    async logout() {
      // First: what a page that ends here leaves behind, the next one sends.
      await threads.outbox.clear()
      await sessions.end()
      reset()
      tabs.post({ k: 'session', out: true })
    },
    destroy() {
      threads.close()
      list.release()
      hub.close()
      http.close()
      link.close()
      tabs.close()
    },
  }
}
