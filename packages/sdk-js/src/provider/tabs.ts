/** What the tabs of one provider share: word that the queue changed, and who does what only one may do. */
export interface ProviderTabs {
  changed(): void
  onChanged(listener: () => void): void
  /** Runs while no other tab runs the same. */
  exclusive(name: string, run: () => Promise<void>): Promise<void>
  /** Takes a name until it is let go of. */
  hold(name: string): () => void
  /** Runs once no tab holds the name. */
  whenFree(name: string, run: () => Promise<void>): void
  close(): void
}

/** For Node, and for browsers without locks: this client is the only one. */
export function aloneTab(): ProviderTabs {
  const held = new Set<string>()
  return {
    changed() {},
    onChanged() {},
    exclusive: (_name, run) => run(),
    hold(name) {
      held.add(name)
      return () => held.delete(name)
    },
    whenFree(name, run) {
      if (!held.has(name)) void run()
    },
    close() {},
  }
}

const CHANNEL = 'deskbell:provider'

/** Tabs that tell each other over a BroadcastChannel; the browser frees what a tab held when it closes. */
export function openTabs(): ProviderTabs {
  // Node has channels too, but no tabs.
  if (!globalThis.indexedDB || !globalThis.navigator?.locks) return aloneTab()
  const { locks } = navigator
  const channel = new BroadcastChannel(CHANNEL)
  return {
    changed: () => channel.postMessage(null),
    onChanged(listener) {
      channel.onmessage = listener
    },
    exclusive: (name, run) => locks.request(`${CHANNEL}:${name}`, run) as Promise<void>,
    hold(name) {
      let free = () => {}
      const over = new Promise<void>((resolve) => {
        free = resolve
      })
      void locks.request(`${CHANNEL}:${name}`, { mode: 'shared' }, () => over)
      return () => free()
    },
    whenFree: (name, run) => void locks.request(`${CHANNEL}:${name}`, run),
    close: () => channel.close(),
  }
}
