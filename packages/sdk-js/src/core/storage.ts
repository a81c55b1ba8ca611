import type { KeyValueStorage } from '../types.ts'

/** Keeps strings for as long as the process or page lives. */
export function memoryStorage(): KeyValueStorage {
  const map = new Map<string, string>()
  return {
    get: async (key) => map.get(key),
    set: async (key, value) => void map.set(key, value),
    delete: async (key) => void map.delete(key),
    keys: async (prefix) => [...map.keys()].filter((key) => key.startsWith(prefix)),
  }
}

const STORE = 'kv'

/**
 * Keeps strings in IndexedDB. The database is made by the first `set`: reading leaves no trace on a
 * page where nobody has acted. Where IndexedDB is shut (some private windows), memory serves.
 */
export function indexedDbStorage(name = 'deskbell'): KeyValueStorage {
  const memory = memoryStorage()

  /** Undefined where nothing was found or nothing could be done; makes the database only where told. */
  const use = <T>(make: boolean, work: (store: IDBObjectStore) => IDBRequest<T>) =>
    new Promise<T | undefined>((resolve) => {
      const opening = indexedDB.open(name, 1)
      opening.onupgradeneeded = () => {
        if (make) opening.result.createObjectStore(STORE)
        else opening.transaction?.abort()
      }
      opening.onerror = (event) => {
        event.preventDefault()
        resolve(undefined)
      }
      opening.onsuccess = () => {
        const database = opening.result
        const transaction = database.transaction(STORE, 'readwrite')
        const request = work(transaction.objectStore(STORE))
        const done = (result?: T) => {
          database.close()
          resolve(result)
        }
        transaction.oncomplete = () => done(request.result)
        transaction.onabort = () => done()
      }
    }).catch(() => undefined)

  return {
    get: async (key) => (await use<string | undefined>(false, (store) => store.get(key))) ?? memory.get(key),
    async set(key, value) {
      if (!(await use(true, (store) => store.put(value, key)))) await memory.set(key, value)
    },
    async delete(key) {
      await use(false, (store) => store.delete(key))
      await memory.delete(key)
    },
    async keys(prefix) {
      // Above every character that ids are made of.
      const range = IDBKeyRange.bound(prefix, `${prefix}~`)
      const found = (await use(false, (store) => store.getAllKeys(range))) ?? []
      return [...found.map(String), ...(await memory.keys(prefix))]
    },
  }
}
