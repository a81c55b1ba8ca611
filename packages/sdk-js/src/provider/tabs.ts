/** What the tabs of one provider share: word that the queue changed, and who does what only one may do. */
export interface ProviderTabs {
  changed(): void
  onChanged(listener: () => void): void
  /** Runs while no other tab runs the same. */
  exclusive(name: string, run: () => Promise<void>): Promise<void>
  /** Takes a name until it is let go of. */
  hold(name: string): () => void
  /** Runs unless a tab holds the name. */
  unlessHeld(name: string, run: () => void): void
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
    unlessHeld(name, run) {
      if (!held.has(name)) run()
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
    unlessHeld(name, run) {
      void locks.request(`${CHANNEL}:${name}`, { ifAvailable: true }, async (lock) => {
        if (lock) run()
      })
    },
    close: () => channel.close(),
  }
}
