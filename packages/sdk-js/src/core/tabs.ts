import type { Down, ParticipantRef, SentMessage, Up } from '@deskbell/protocol'
import type { OutboxItem } from '../conversations/outbox.ts'
import type { ConnectionStatus } from '../types.ts'
import { writable } from './readable.ts'

/** What tabs of one browser tell each other. */
export type TabMessage =
  /** The session was made, changed or ended. */
  | { readonly k: 'session'; readonly out: boolean }
  /** A pending message was added or changed. */
  | { readonly k: 'item'; readonly item: OutboxItem }
  | { readonly k: 'gone'; readonly clientId: string }
  | { readonly k: 'sent'; readonly thread: string; readonly sent: SentMessage }
  /** The reader's own markers moved. */
  | { readonly k: 'read'; readonly frame: Extract<Down, { t: 'receipt' }> }
  /** A frame heard by the tab that holds the socket, for the tabs that do not. */
  | { readonly k: 'down'; readonly room: string; readonly frame: Down }
  /** A frame to be sent by the tab that holds the socket; `ping` also asks it for a `link`. */
  | { readonly k: 'up'; readonly room: string; readonly frame: Up }
  | {
      readonly k: 'link'
      readonly room: string
      readonly status: ConnectionStatus
      readonly present: readonly ParticipantRef[]
    }

/** A claim to be the one tab that does something. */
export interface Claim {
  release(): void
  /** Takes the lead from a tab that does not answer. */
  steal(): void
}

export interface Tabs {
  post(message: TabMessage): void
  listen(listener: (message: TabMessage) => void): () => void
  /** Calls `won` when this tab leads, at once where it is alone, and `lost` when another took over. */
  lead(name: string, won: () => void, lost: () => void): Claim
  /** Runs while no other tab runs the same. */
  exclusive<T>(name: string, run: () => Promise<T>): Promise<T>
  close(): void
}

/** For Node, and for browsers without BroadcastChannel: this client is the only one. */
export function noTabs(): Tabs {
  return {
    post() {},
    listen: () => () => {},
    lead(_name, won) {
      won()
      return { release() {}, steal() {} }
    },
    exclusive: (_name, run) => run(),
    close() {},
  }
}

/**
 * Tabs that agree over a BroadcastChannel and elect by Web Locks: the browser frees a lock when its
 * tab closes or crashes, so nothing has to be guessed from silence. Without locks every tab leads;
 * the server's idempotency and the fold bear the duplicates.
 */
export function browserTabs(scope: string, locks: LockManager | null = navigator.locks): Tabs {
  const channel = new BroadcastChannel(scope)
  const alone = noTabs()
  // Nobody asks what was heard last.
  const heard = writable({} as TabMessage)
  channel.onmessage = ({ data }) => heard.set(data)
  return {
    post: (message) => channel.postMessage(message),
    listen: heard.subscribe,
    lead: locks ? (name, won, lost) => claim(locks, `${scope}:${name}`, won, lost) : alone.lead,
    exclusive: locks
      ? (name, run) => locks.request(`${scope}:${name}`, run) as ReturnType<typeof run>
      : alone.exclusive,
    close: () => channel.close(),
  }
}

function claim(locks: LockManager, name: string, won: () => void, lost: () => void): Claim {
  /** Counts requests; one that was overtaken lets go as soon as it is granted. */
  let last = 0
  let free = () => {}
  const ask = (options: LockOptions) => {
    last += 1
    const mine = last
    let held = false
    locks
      .request(name, options, () => {
        if (mine !== last) return
        held = true
        won()
        return new Promise<void>((resolve) => {
          free = resolve
        })
      })
      .catch(() => {
        // Stolen while held.
        if (mine !== last || !held) return
        lost()
        ask({})
      })
  }
  ask({})
  return {
    release() {
      last += 1
      free()
    },
    steal: () => ask({ steal: true }),
  }
}
