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

  /** Null where there is no database and none is to be made. */
  function open(make: boolean): Promise<IDBDatabase | null> {
    return new Promise((resolve, reject) => {
      const request = indexedDB.open(name, 1)
      let absent = false
      request.onupgradeneeded = () => {
        if (make) request.result.createObjectStore(STORE)
        else {
          absent = true
          request.transaction?.abort()
        }
      }
      request.onsuccess = () => resolve(request.result)
      request.onerror = (event) => {
        event.preventDefault()
        if (absent) resolve(null)
        else reject(request.error)
      }
    })
  }

  async function use<T>(mode: IDBTransactionMode, make: boolean, work: (store: IDBObjectStore) => IDBRequest<T>) {
    const database = await open(make)
    if (!database) return undefined
    try {
      return await new Promise<T>((resolve, reject) => {
        const transaction = database.transaction(STORE, mode)
        const request = work(transaction.objectStore(STORE))
        transaction.oncomplete = () => resolve(request.result)
        transaction.onabort = () => reject(transaction.error)
      })
    } finally {
      database.close()
    }
  }

  return {
    get: (key) => use<string | undefined>('readonly', false, (store) => store.get(key)).catch(() => memory.get(key)),
    set: (key, value) =>
      use('readwrite', true, (store) => store.put(value, key)).then(
        () => {},
        () => memory.set(key, value),
      ),
    delete: (key) =>
      use('readwrite', false, (store) => store.delete(key)).then(
        () => {},
        () => memory.delete(key),
      ),
    keys: (prefix) =>
      use('readonly', false, (store) => store.getAllKeys(IDBKeyRange.bound(prefix, `${prefix}\uffff`))).then(
        (keys) => (keys ?? []).map(String),
        () => memory.keys(prefix),
      ),
  }
}
