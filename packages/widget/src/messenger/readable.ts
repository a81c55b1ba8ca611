import type { Readable } from '@deskbell/sdk'
import { type Signal, signal } from './signals.ts'

/** A signal that follows a value of the SDK, and what ends that. */
export function follow<T>(readable: Readable<T>): readonly [Signal<T>, stop: () => void] {
  const value = signal(readable.get())
  return [
    value,
    readable.subscribe((next) => {
      value.value = next
    }),
  ]
}
