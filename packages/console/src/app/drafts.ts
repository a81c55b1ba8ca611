export interface Drafts {
  get(conversationId: string): string
  set(conversationId: string, text: string): void
  /** Forgets all of them, when somebody signs out by intention. */
  clear(): void
}

const PREFIX = 'deskbell.draft.'

/** Unsent replies by conversation. They outlive reloads and an ended session; blocked storage keeps them in memory. */
export function createDrafts(storage: Storage | null = openStorage()): Drafts {
  const memory = new Map<string, string>()
  return {
    get: (id) => memory.get(id) ?? storage?.getItem(PREFIX + id) ?? '',
    set(id, text) {
      memory.set(id, text)
      try {
        if (text === '') storage?.removeItem(PREFIX + id)
        else storage?.setItem(PREFIX + id, text)
      } catch {
        // Full or blocked: the draft still lives in memory.
      }
    },
    clear() {
      memory.clear()
      if (!storage) return
      for (const key of Object.keys(storage)) if (key.startsWith(PREFIX)) storage.removeItem(key)
    },
  }
}

/** Storage that survives a reload, of the device or of this tab alone; null where the browser refuses it. */
export function openStorage(of: 'device' | 'tab' = 'device'): Storage | null {
  try {
    return of === 'device' ? localStorage : sessionStorage
  } catch {
    return null
  }
}
