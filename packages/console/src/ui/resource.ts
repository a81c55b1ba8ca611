import { type ReadonlySignal, signal } from '@preact/signals'
import type { Load } from './load.ts'
import { toTrouble } from './trouble.ts'

/** A value of the workspace that many views share: loaded once, when the first of them asks. */
export interface Resource<T> {
  readonly state: ReadonlySignal<Load<T>>
  /** Loads it where nobody has yet, or where that failed. */
  ensure(): void
  /** Asks again, showing what is known until the answer. */
  refresh(): Promise<void>
  set(value: T): void
}

export function createResource<T>(load: () => Promise<T>): Resource<T> {
  const state = signal<Load<T>>({ kind: 'loading' })
  let asked = false
  const refresh = async () => {
    asked = true
    try {
      state.value = { kind: 'ready', value: await load() }
    } catch (error) {
      asked = false
      if (state.peek().kind !== 'ready') state.value = { kind: 'failed', trouble: toTrouble(error) }
    }
  }
  return {
    state,
    refresh,
    ensure() {
      if (!asked) void refresh()
    },
    set(value) {
      asked = true
      state.value = { kind: 'ready', value }
    },
  }
}
