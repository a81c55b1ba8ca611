import type { Runtime } from './runtime.ts'

/** What is known of the way to the service, from the outcome of every call and socket. */
export interface Link {
  /** Whether the last word was that the service cannot be reached. */
  isDown(): boolean
  /** Tells the outcome of a call or socket. */
  report(reached: boolean): void
  /** Calls back when the service can be reached again, and when the browser says it is online. */
  onBack(listener: () => void): () => void
  onChange(listener: () => void): () => void
  close(): void
}

export function createLink(runtime: Runtime): Link {
  let down = !runtime.isOnline()
  const back = new Set<() => void>()
  const change = new Set<() => void>()
  const tell = (listeners: Set<() => void>) => {
    for (const listener of [...listeners]) listener()
  }
  const link: Link = {
    isDown: () => down,
    report(reached) {
      if (down === !reached) return
      down = !reached
      tell(change)
      if (reached) tell(back)
    },
    onBack: (listener) => subscribe(back, listener),
    onChange: (listener) => subscribe(change, listener),
    close() {
      stop()
      back.clear()
      change.clear()
    },
  }
  const stop = runtime.onOnline(() => {
    if (!runtime.isOnline()) return link.report(false)
    // "Online" promises nothing yet, but it is the moment to try everything that waits.
    tell(change)
    tell(back)
  })
  return link
}

function subscribe(listeners: Set<() => void>, listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
