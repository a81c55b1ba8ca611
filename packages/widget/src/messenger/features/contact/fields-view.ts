import { type Signal, signal } from '../../signals.ts'

type Later = typeof import('./form.tsx')

/** What asks the fields of a type, and says what became of it, once it is here; `failed` where it did not come. */
export const fieldsView: Signal<Later | 'failed' | null> = signal(null)

let fetching = false

/** Fetches it, while one still chooses what to ask. */
export async function fetchFields(): Promise<void> {
  const there = fieldsView.peek()
  if (fetching || (there && there !== 'failed')) return
  fetching = true
  fieldsView.value = await import('./form.tsx').catch(() => 'failed' as const)
  fetching = false
}
