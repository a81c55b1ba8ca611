import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { indexedDbStorage, memoryStorage } from './storage.ts'

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory())
  vi.stubGlobal('IDBKeyRange', IDBKeyRange)
})

describe.each([
  ['memory', memoryStorage],
  ['IndexedDB', () => indexedDbStorage()],
])('a storage in %s', (_name, make) => {
  it('keeps, overwrites, lists and deletes strings', async () => {
    const storage = make()
    expect(await storage.get('a:1')).toBeUndefined()
    await storage.set('a:1', 'one')
    await storage.set('a:2', 'two')
    await storage.set('b:1', 'other')
    await storage.set('a:1', 'uno')
    expect(await storage.get('a:1')).toBe('uno')
    expect((await storage.keys('a:')).sort()).toEqual(['a:1', 'a:2'])
    await storage.delete('a:1')
    await storage.delete('never there')
    expect(await storage.keys('a:')).toEqual(['a:2'])
    expect((await storage.keys('')).sort()).toEqual(['a:2', 'b:1'])
  })
})

describe('IndexedDB', () => {
  it('is not made by looking into it', async () => {
    const storage = indexedDbStorage()
    expect(await storage.get('a')).toBeUndefined()
    expect(await storage.keys('')).toEqual([])
    await storage.delete('a')
    expect(await indexedDB.databases()).toEqual([])
    await storage.set('a', 'one')
    expect((await indexedDB.databases()).map((one) => one.name)).toEqual(['deskbell'])
  })

  it('is shared by whoever opens it, and keeps no connection open', async () => {
    await indexedDbStorage().set('a', 'one')
    expect(await indexedDbStorage().get('a')).toBe('one')
    await new Promise<void>((resolve, reject) => {
      const request = indexedDB.deleteDatabase('deskbell')
      request.onblocked = () => reject(new Error('A connection is still open'))
      request.onsuccess = () => resolve()
    })
    expect(await indexedDbStorage().get('a')).toBeUndefined()
  })

  it('gives way to memory where the browser shuts it', async () => {
    vi.stubGlobal('indexedDB', {
      open() {
        throw new DOMException('Denied', 'SecurityError')
      },
    })
    const storage = indexedDbStorage()
    await storage.set('a', 'one')
    expect(await storage.get('a')).toBe('one')
    expect(await storage.keys('')).toEqual(['a'])
    await storage.delete('a')
    expect(await storage.get('a')).toBeUndefined()
  })
})
