import { openClient } from '../client.ts'
import { memoryStorage } from '../core/storage.ts'
import { noTabs, type Tabs } from '../core/tabs.ts'
import type { ClientOptions, KeyValueStorage, Readable } from '../types.ts'
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
