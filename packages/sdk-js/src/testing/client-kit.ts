import { openClient } from '../client.ts'
import { memoryStorage } from '../core/storage.ts'
import { noTabs, type Tabs } from '../core/tabs.ts'
import type { ClientOptions, ConversationHandle, KeyValueStorage, Readable } from '../types.ts'
import { type FakeRuntime, fakeRuntime } from './fake-runtime.ts'
import { type FakeService, fakeService } from './fake-service.ts'

export const WORKSPACE = 'wk_0123456789abcdef'

/** A client on a service and a clock of its own; further clients may share them as other tabs or devices do. */
export function clientKit() {
  let clock: FakeRuntime | null = null
  const service: FakeService = fakeService(() => clock?.now() ?? 0)
  const runtime = fakeRuntime(service)
  clock = runtime
  const storage = memoryStorage()
  const open = (more: { tabs?: Tabs; storage?: KeyValueStorage } & Partial<ClientOptions> = {}) => {
    const { tabs = noTabs(), ...options } = more
    return openClient(
      { url: 'https://desk.test', workspaceKey: WORKSPACE, ...options },
      runtime,
      more.storage ?? storage,
      tabs,
    )
  }
  return { service, runtime, storage, open }
}

export type ClientKit = ReturnType<typeof clientKit>

/** What a thread shows of its log: the text of each message, and the type of what is none. */
export const texts = (thread: ConversationHandle) =>
  thread.state.get().entries.map((entry) => (entry.type === 'message' ? entry.content.text : entry.type))

/** Text, status, kind of trouble, and whether it is tried again, of each message of a thread that is not delivered. */
export const waiting = (thread: ConversationHandle) =>
  thread.state
    .get()
    .pending.map(({ text, status, trouble, retryable }) => [text, status, trouble?.kind ?? null, retryable])

/** Resolves when the value fits, or rejects with the value it last had. For real clocks only. */
export function until<T>(readable: Readable<T>, fits: (value: T) => boolean, timeout = 4_000): Promise<T> {
  return new Promise((resolve, reject) => {
    let stop = () => {}
    const timer = setTimeout(() => {
      stop()
      reject(new Error(`Still ${JSON.stringify(readable.get())} after ${timeout} ms`))
    }, timeout)
    const look = (value: T) => {
      if (!fits(value)) return
      clearTimeout(timer)
      stop()
      resolve(value)
    }
    stop = readable.subscribe(look)
    look(readable.get())
  })
}
