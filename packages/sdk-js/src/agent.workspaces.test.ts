import type { NewInvitation } from '@deskbell/protocol'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { openAgentClient } from './agent.ts'
import { openClient } from './client.ts'
import { platformRuntime } from './core/runtime.ts'
import { memoryStorage } from './core/storage.ts'
import { noTabs, type Tabs } from './core/tabs.ts'
import { until } from './testing/client-kit.ts'
import { fakeBrowser } from './testing/fake-tabs.ts'
import { browserFetch, type RealService, startRealService } from './testing/real-service.ts'
import type { AgentClient, Client, ConversationHandle } from './types.ts'

/** One person who works in two workspaces, with a browser of many tabs. */
const EMAIL = 'both@example.com'
const PASSWORD = 'correct horse battery'

let service: RealService
let ids: [first: string, second: string]
let keys: [first: string, second: string]
const open: (Client | AgentClient)[] = []

beforeAll(async () => {
  service = await startRealService()
  const first = await service.api.workspace('First')
  const second = await service.api.workspace('Second')
  ids = [first.id, second.id]
  keys = [first.key, second.key]
  for (const workspace of [first, second]) {
    const owner = await service.api.agent(workspace, { role: 'admin' })
    const body = { email: EMAIL, role: 'agent' }
    const { url } = (await owner.call<NewInvitation>('POST', '/v1/invitations', { body })).body
    const accepted = { token: url.split('#')[1] ?? '', name: 'Ana', password: PASSWORD }
    expect((await service.api.call('POST', '/v1/invitations/accept', { body: accepted })).status).toBe(201)
    service.age(1_000)
  }
})
afterEach(() => {
  for (const client of open.splice(0)) client.destroy()
})
afterAll(() => service.close())

const quick = { random: () => 0.05, WebSocket }

/** A tab of the person's browser: the cookie, the storage and the channel between tabs are shared. */
function browser() {
  const tabs = fakeBrowser()
  const storage = memoryStorage()
  const fetch = browserFetch(service.url)
  return (workspaceId: string | null, own: Tabs = tabs.tab()): AgentClient => {
    const runtime = { ...platformRuntime(fetch), ...quick }
    const client = openAgentClient({ url: service.url, workspaceId: () => workspaceId }, runtime, storage, own)
    open.push(client)
    return client
  }
}

async function says(workspaceKey: string, text: string): Promise<{ id: string; thread: ConversationHandle }> {
  const runtime = { ...platformRuntime(), ...quick }
  const customer = openClient({ url: service.url, workspaceKey }, runtime, memoryStorage(), noTabs())
  open.push(customer)
  const thread = customer.newConversation()
  thread.send(text)
  const { id } = await until(thread.state, (state) => state.id !== null && state.pending.length === 0)
  return { id: id ?? '', thread }
}

it('works in the workspace asked for, whose rooms it hears and no other', async () => {
  const tab = browser()
  const here = tab(ids[1])
  expect((await here.signIn(EMAIL, PASSWORD)).workspace).toMatchObject({ id: ids[1], name: 'Second' })
  const there = tab(null)
  expect((await there.me())?.workspace).toMatchObject({ id: ids[0], name: 'First' })
  const [seen, other] = [here.inbox('all'), there.inbox('all')]
  await until(here.connection, (status) => status === 'online')
  await until(there.connection, (status) => status === 'online')
  const { id } = await says(keys[1], 'Hello, Second')
  await until(seen.state, ({ items }) => items.some((item) => item.id === id))
  const { id: elsewhere } = await says(keys[0], 'Hello, First')
  await until(other.state, ({ items }) => items.some((item) => item.id === elsewhere))
  expect(seen.state.get().items.map((item) => item.id)).not.toContain(elsewhere)
  expect(other.state.get().items.map((item) => item.id)).not.toContain(id)
})

it('rejects a workspace that is not theirs, and goes on once none is asked for', async () => {
  let wanted: string | null = 'wsp_00000000000000000000000000'
  const runtime = { ...platformRuntime(browserFetch(service.url)), ...quick }
  const desk = openAgentClient({ url: service.url, workspaceId: () => wanted }, runtime, memoryStorage(), noTabs())
  open.push(desk)
  await expect(desk.signIn(EMAIL, PASSWORD)).rejects.toMatchObject({ code: 'not_found' })
  wanted = null
  expect((await desk.me())?.workspace.id).toBe(ids[0])
  // Found once, it is kept to, whatever is asked for later.
  wanted = ids[1]
  expect((await desk.me())?.workspace.id).toBe(ids[0])
})

it('a tab never takes up what is written in a tab of another workspace; signing out is for both', async () => {
  const tab = browser()
  const first = tab(ids[0])
  await first.signIn(EMAIL, PASSWORD)
  const second = tab(ids[1])
  await second.me()
  const { id, thread } = await says(keys[1], 'Hello')
  const theirs = first.conversation(id)
  const ours = second.conversation(id)
  await until(ours.state, (state) => state.load === 'ready')
  await until(theirs.state, (state) => state.trouble !== null)
  ours.send('Good morning')
  const shown: number[] = []
  theirs.state.subscribe((state) => shown.push(state.pending.length + state.entries.length))
  await until(ours.state, (state) => state.pending.length === 0 && state.entries.length >= 2)
  await until(thread.state, (state) => state.entries.some((one) => one.type === 'message' && one.by.kind === 'agent'))
  expect(shown.filter((count) => count > 0)).toEqual([])
  await first.signOut()
  await until(second.connection, (status) => status === 'idle')
  expect(await second.me()).toBeNull()
})
