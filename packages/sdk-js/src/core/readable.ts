import type { Readable } from '../types.ts'

/** A readable that its owner may set. */
export interface Writable<T> extends Readable<T> {
  set(value: T): void
}

/**
 * A value with listeners: the smallest thing a view library can be laid on.
 *
 * @example
 * const count = writable(0)
 * const stop = count.subscribe((value) => show(value))
 */
export function writable<T>(initial: T): Writable<T> {
  let value = initial
  let listeners: ((value: T) => void)[] = []
  return {
    get: () => value,
    set(next) {
      if (next === value) return
      value = next
      for (const listener of listeners) listener(next)
    },
    subscribe(listener) {
      // A wrapper of its own, so that one function subscribed twice is disposed of one by one.
      const own = (next: T) => listener(next)
      listeners = [...listeners, own]
      return () => {
        listeners = listeners.filter((one) => one !== own)
      }
    },
  }
}
