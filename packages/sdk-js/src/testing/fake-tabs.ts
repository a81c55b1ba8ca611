import type { TabMessage, Tabs } from '../core/tabs.ts'

export type FakeBrowser = ReturnType<typeof fakeBrowser>

/** A browser whose tabs hear each other and elect: the contract of `browserTabs`, in memory. */
export function fakeBrowser() {
  const listeners = new Map<Tabs, Set<(message: TabMessage) => void>>()
  const claims = new Map<string, { tab: Tabs; won: () => void; lost: () => void }[]>()
  const frozen = new Set<Tabs>()

  function tab(): Tabs {
    const own: Tabs = {
      post(message) {
        if (frozen.has(own)) return
        for (const [other, hearing] of listeners) {
          if (other === own || frozen.has(other)) continue
          for (const listener of [...hearing]) queueMicrotask(() => listener(structuredClone(message)))
        }
      },
      listen(listener) {
        listeners.get(own)?.add(listener)
        return () => listeners.get(own)?.delete(listener)
      },
      lead(name, won, lost) {
        const queue = claims.get(name) ?? []
        claims.set(name, queue)
        const claim = { tab: own, won, lost }
        queue.push(claim)
        if (queue[0] === claim) queueMicrotask(() => queue[0] === claim && won())
        return {
          release() {
            if (frozen.has(own)) return
            const at = queue.indexOf(claim)
            if (at < 0) return
            queue.splice(at, 1)
            if (at === 0) queue[0]?.won()
          },
          steal() {
            const [holder] = queue
            if (!holder || holder === claim) return
            queue.splice(queue.indexOf(claim), 1)
            queue.unshift(claim)
            holder.lost()
            won()
          },
        }
      },
      exclusive: (_name, run) => run(),
      close() {
        listeners.delete(own)
      },
    }
    listeners.set(own, new Set())
    return own
  }

  return {
    tab,
    /** The tab hears and says nothing any more, as when the browser froze it. */
    freeze: (one: Tabs) => frozen.add(one),
    /** The browser frees what a frozen tab held: it is gone. */
    free(one: Tabs) {
      for (const queue of claims.values()) {
        const led = queue[0]?.tab === one
        queue.splice(0, queue.length, ...queue.filter(({ tab }) => tab !== one))
        if (led) queue[0]?.won()
      }
    },
    listeners: () => [...listeners.values()].reduce((sum, hearing) => sum + hearing.size, 0),
  }
}
