import type { KeyValueStorage } from '../types.ts'
import { indexedDbStorage, memoryStorage } from './storage.ts'
import { browserTabs, noTabs, type Tabs } from './tabs.ts'

/**
 * Where a client stores things and whom it shares them with. Tabs of a browser share IndexedDB and
 * all that follows from it; a client with a storage of its own, or in Node, stands alone.
 */
export function surroundings({ storage }: { storage?: KeyValueStorage }, scope: string): [KeyValueStorage, Tabs] {
  if (storage || !globalThis.indexedDB) return [storage ?? memoryStorage(), noTabs()]
  return [indexedDbStorage(), browserTabs(`deskbell:${scope}`)]
}
