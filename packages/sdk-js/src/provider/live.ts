import type { Link } from '../core/link.ts'
import { writable } from '../core/readable.ts'
import type { Runtime } from '../core/runtime.ts'
import { createTask } from '../core/task.ts'
import type { Live, LiveState } from './types.ts'

/** How soon something is asked for again after word of a change, in milliseconds. */
const PAUSE = 300

/** As its owner holds it. */
export interface Kept<T> extends Live<T> {
  /** Asks again in the background, keeping what is shown. */
  wake(): void
  /** The same in a moment, once for all that happens until then. */
  soon(): void
  change(next: (value: T) => T): void
}

export interface LiveOptions<T> {
  readonly runtime: Runtime
  readonly link: Link
  ask(): Promise<T>
  /** Lays an answer on what is held, which may be newer in parts. */
  merge?(held: T | null, answer: T): T
  released?(one: Kept<T>): void
}

/** Keeps an answer of the service true for as long as somebody looks at it. */
export function createLive<T>({ runtime, link, ask, merge, released }: LiveOptions<T>): Kept<T> {
  const state = writable<LiveState<T>>({ load: 'loading', trouble: null, value: null })
  let cancel: (() => void) | null = null
  let gone = false

  const task = createTask(
    runtime,
    link,
    async () => {
      const answer = await ask()
      if (gone) return
      state.set({ load: 'ready', trouble: null, value: merge ? merge(state.get().value, answer) : answer })
    },
    (trouble) => {
      const { value } = state.get()
      // What is not theirs any more is not shown on.
      const lost = trouble.kind === 'refused' && trouble.code === 'not_found'
      state.set({ load: value === null || lost ? 'failed' : 'ready', trouble, value: lost ? null : value })
    },
  )
  task.wake()

  const live: Kept<T> = {
    state,
    wake: task.wake,
    soon() {
      cancel ??= runtime.later(PAUSE, () => {
        cancel = null
        task.wake()
      })
    },
    change(next) {
      const now = state.get()
      if (now.value !== null) state.set({ ...now, value: next(now.value) })
    },
    reload() {
      if (state.get().value === null) state.set({ load: 'loading', trouble: null, value: null })
      task.wake()
    },
    release() {
      gone = true
      cancel?.()
      task.stop()
      released?.(live)
    },
  }
  return live
}
