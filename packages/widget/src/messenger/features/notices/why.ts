import type { Trouble } from '@deskbell/sdk'
import { troubleWords } from '../chat/delivery.ts'
import type { Center } from './center.ts'

/** Why a deed did not hold. Nothing tries it again by itself, unlike a message that waits to go out. */
export function whyWords({ store, t }: Pick<Center, 'store' | 't'>, trouble: Trouble): string {
  const passes = trouble.kind === 'offline' || trouble.kind === 'unreachable'
  return (passes && t.value?.(trouble.kind)) || troubleWords(store.t.value, trouble, store.now.value)
}
