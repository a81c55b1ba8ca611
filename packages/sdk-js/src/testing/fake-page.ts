import type { Client } from '../types.ts'
import type { ClientKit } from './client-kit.ts'
import type { FakeBrowser } from './fake-tabs.ts'

export interface FakePage {
  readonly client: Client
  /** Nothing it asked for happens from now on; the browser frees its locks after so many milliseconds. */
  leave(locksHeld: number): void
}

/** A page whose storage takes so many milliseconds to answer, and hears no more of it once it is left. */
export function openPage({ open, runtime, storage }: ClientKit, browser: FakeBrowser, delay: number): FakePage {
  const tab = browser.tab()
  let left = false
  const late = <T>(work: () => Promise<T>) =>
    new Promise<T>((resolve) => {
      runtime.later(delay, () => left || resolve(work()))
    })
  const client = open({
    tabs: tab,
    storage: {
      get: (key) => late(() => storage.get(key)),
      set: (key, value) => late(() => storage.set(key, value)),
      delete: (key) => late(() => storage.delete(key)),
      keys: (prefix) => late(() => storage.keys(prefix)),
    },
  })
  return {
    client,
    leave(locksHeld) {
      left = true
      browser.freeze(tab)
      client.destroy()
      runtime.later(locksHeld, () => browser.free(tab))
    },
  }
}
