import { expect, test } from 'vitest'
import { idOf } from '../testing/fixtures.ts'
import { createWorkspaceChoice } from './workspace-choice.ts'

const [A, B] = [idOf('wsp', 1), idOf('wsp', 2)]

function fakeStorage(): Storage {
  const held = new Map<string, string>()
  return {
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, value: string) => void held.set(key, value),
    removeItem: (key: string) => void held.delete(key),
  } as Storage
}

test('each tab keeps its own choice, and a new one begins with the last that was made', () => {
  const device = fakeStorage()
  const first = fakeStorage()
  createWorkspaceChoice(first, device).choose(A)
  const second = createWorkspaceChoice(fakeStorage(), device)
  expect(second.get()).toBe(A)
  second.choose(B)
  expect(createWorkspaceChoice(first, device).get(), 'the first tab after a reload').toBe(A)
  expect(createWorkspaceChoice(fakeStorage(), device).get(), 'a third tab').toBe(B)
})

test('what a tab merely shows is kept for it alone', () => {
  const device = fakeStorage()
  const tab = fakeStorage()
  createWorkspaceChoice(tab, device).keep(A)
  expect(createWorkspaceChoice(tab, device).get()).toBe(A)
  expect(createWorkspaceChoice(fakeStorage(), device).get()).toBeNull()
})

test('is forgotten everywhere, and needs no storage', () => {
  const [tab, device] = [fakeStorage(), fakeStorage()]
  const choice = createWorkspaceChoice(tab, device)
  choice.choose(A)
  choice.forget()
  expect([choice.get(), createWorkspaceChoice(tab, device).get()]).toEqual([null, null])
  const blocked = createWorkspaceChoice(null, null)
  blocked.choose(B)
  expect(blocked.get()).toBe(B)
})
