import type { Readable } from '../sdk.ts'

/** A Readable that can be set. */
export interface Observable<T> extends Readable<T> {
  set(value: T): void
  change(next: (value: T) => T): void
}

export function observable<T>(start: T): Observable<T> {
  let value = start
  const listeners = new Set<(value: T) => void>()
  const set = (next: T) => {
    value = next
    for (const listener of [...listeners]) listener(next)
  }
  return {
    get: () => value,
    set,
    change: (next) => set(next(value)),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
