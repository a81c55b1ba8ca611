import type { ComponentType } from 'preact'
import { type Signal, signal } from '../../signals.ts'
import type { FieldsProps } from './form.tsx'

/** What asks the fields of a type, once it is here; `failed` where it did not come. */
export const fieldsView: Signal<ComponentType<FieldsProps> | 'failed' | null> = signal(null)

let fetching = false

/** Fetches it, while one still chooses what to ask. */
export async function fetchFields(): Promise<void> {
  const there = fieldsView.peek()
  if (fetching || (there && there !== 'failed')) return
  fetching = true
  fieldsView.value = await import('./form.tsx').then(
    ({ ContactFields }) => ContactFields,
    () => 'failed' as const,
  )
  fetching = false
}
