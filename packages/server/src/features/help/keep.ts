/** Answers that were made once. Those that nobody asked for the longest make room for new ones. */
export interface Keep {
  /** What was made under this name, or makes it. */
  once<T>(name: string, make: () => T): T
  /** What is kept under this name, unless it is older than `since` (epoch milliseconds). */
  find<T>(name: string, since?: number): T | undefined
  set(name: string, value: unknown, more?: { readonly size?: number; readonly at?: number }): void
}

interface Kept {
  readonly value: unknown
  readonly size: number
  readonly at: number
}

/** Sizes are roughly characters. */
const ROOM = 24_000_000
const SMALL = 2_000

/** @example const keep = createKeep(); keep.once('list en', () => makeList()) */
export function createKeep(room = ROOM): Keep {
  const kept = new Map<string, Kept>()
  let used = 0

  function drop(name: string): void {
    used -= kept.get(name)?.size ?? 0
    kept.delete(name)
  }

  function set(name: string, value: unknown, { size = SMALL, at = 0 }: { size?: number; at?: number } = {}): void {
    drop(name)
    kept.set(name, { value, size, at })
    used += size
    for (const oldest of kept.keys()) {
      if (used <= room) break
      drop(oldest)
    }
  }

  function find<T>(name: string, since = 0): T | undefined {
    const found = kept.get(name)
    if (found === undefined || found.at < since) return undefined
    // A map keeps its order: whoever was asked for goes to the end.
    kept.delete(name)
    kept.set(name, found)
    return found.value as T
  }

  return {
    find,
    set,
    once<T>(name: string, make: () => T): T {
      const found = find<T>(name)
      if (found !== undefined) return found
      const value = make()
      set(name, value)
      return value
    },
  }
}
