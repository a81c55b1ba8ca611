import type { Trouble } from '@deskbell/sdk'
import { toTrouble } from '@deskbell/sdk/help'
import { type Signal, signal } from '../../signals.ts'

/** What was asked of the service: the answer, or why there is none; neither while it is under way. */
export interface Asked<T> {
  readonly value: T | null
  readonly trouble: Trouble | null
}

/** A question that can be asked again and again, and what came of it. */
export interface Question<T> {
  readonly answer: Signal<Asked<T>>
  /** Asks. An answer to an earlier question that comes later is dropped; `meanwhile` is shown until one is here. */
  ask(question: () => Promise<T>, meanwhile?: T | null): void
  /** Forgets the answer, and the question that may be under way. */
  forget(): void
}

export function createQuestion<T>(): Question<T> {
  const answer = signal<Asked<T>>({ value: null, trouble: null })
  let last = 0
  return {
    answer,
    async ask(question, meanwhile = null) {
      last += 1
      const mine = last
      answer.value = { value: meanwhile, trouble: null }
      try {
        const value = await question()
        if (mine === last) answer.value = { value, trouble: null }
      } catch (error) {
        if (mine === last) answer.value = { value: null, trouble: toTrouble(error) }
      }
    },
    forget() {
      last += 1
      answer.value = { value: null, trouble: null }
    },
  }
}
