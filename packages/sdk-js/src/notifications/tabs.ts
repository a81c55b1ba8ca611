import type { NotificationCounts } from '@deskbell/protocol'
import type { Mark } from './marks.ts'

/** What tabs of one browser tell each other: somebody read these, and so many are left. */
export interface Told {
  readonly recipientId: string
  readonly mark: Mark
  readonly counts: NotificationCounts
}

export interface NotificationTabs {
  post(told: Told): void
  listen(listener: (told: Told) => void): void
  close(): void
}

/** For Node, and for browsers without what tabs share. */
export const aloneTab = (): NotificationTabs => ({ post() {}, listen() {}, close() {} })

/** Tabs that tell each other over a BroadcastChannel of this name. */
export function openTabs(name: string | undefined): NotificationTabs {
  // Node has channels too, but no tabs.
  if (!name || !globalThis.indexedDB) return aloneTab()
  const channel = new BroadcastChannel(name)
  return {
    post: (told) => channel.postMessage(told),
    listen(listener) {
      channel.onmessage = ({ data }) => listener(data as Told)
    },
    close: () => channel.close(),
  }
}
