import { expect, test } from 'vitest'
import { createDrafts } from './drafts.ts'

function memoryStorage(): Storage {
  const kept: Record<string, string> = {}
  const methods = {
    getItem: (key: string) => kept[key] ?? null,
    setItem: (key: string, value: string) => {
      kept[key] = value
    },
    removeItem: (key: string) => {
      delete kept[key]
    },
  }
  return new Proxy(kept, { get: (target, key) => Reflect.get(methods, key) ?? Reflect.get(target, key) }) as never
}

test('keeps drafts apart and across a reload', () => {
  const storage = memoryStorage()
  const drafts = createDrafts(storage)
  drafts.set('cnv_a', 'one')
  drafts.set('cnv_b', 'two')
  drafts.set('cnv_b', '')
  const reloaded = createDrafts(storage)
  expect([reloaded.get('cnv_a'), reloaded.get('cnv_b'), reloaded.get('cnv_c')]).toEqual(['one', '', ''])
})

test('forgets drafts, and nothing else, on signing out', () => {
  const storage = memoryStorage()
  storage.setItem('deskbell.theme', 'dark')
  const drafts = createDrafts(storage)
  drafts.set('cnv_a', 'one')
  drafts.clear()
  expect(drafts.get('cnv_a')).toBe('')
  expect(createDrafts(storage).get('cnv_a')).toBe('')
  expect(storage.getItem('deskbell.theme')).toBe('dark')
})

test('works in memory where storage is blocked or full', () => {
  const none = createDrafts(null)
  none.set('cnv_a', 'one')
  expect(none.get('cnv_a')).toBe('one')
  const full = memoryStorage()
  const drafts = createDrafts(
    new Proxy(full, {
      get: (target, key) =>
        key === 'setItem'
          ? () => {
              throw new DOMException('full', 'QuotaExceededError')
            }
          : Reflect.get(target, key),
    }),
  )
  drafts.set('cnv_a', 'two')
  expect(drafts.get('cnv_a')).toBe('two')
})
