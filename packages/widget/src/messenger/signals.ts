/** A value that views may watch. Reading `value` inside an effect makes the effect run again when it changes. */
export interface Signal<T> {
  value: T
  /** The value, without watching it. */
  peek(): T
}

interface Watch {
  run(): void
  /** The watcher sets of the signals it has read. */
  readonly read: Set<Set<Watch>>
}

let current: Watch | null = null

/** A signal that holds `first`. Setting an equal value changes nothing. */
export function signal<T>(first: T): Signal<T> {
  let held = first
  const watchers = new Set<Watch>()
  return {
    get value() {
      if (current) {
        watchers.add(current)
        current.read.add(watchers)
      }
      return held
    },
    set value(next) {
      if (Object.is(next, held)) return
      held = next
      for (const watch of [...watchers]) watch.run()
    },
    peek: () => held,
  }
}

/**
 * Does something now, and again whenever a signal it read has changed. What it returns is called
 * before the next time and at the end.
 *
 * @param schedule when to do it again; at once unless given, as with `queueMicrotask` to gather changes
 * @returns what ends it
 */
export function effect(
  work: () => (() => void) | undefined,
  schedule: (again: () => void) => void = (again) => again(),
): () => void {
  let cleanup: (() => void) | undefined
  let running = false
  let due = false
  let ended = false
  const watch: Watch = {
    read: new Set(),
    run() {
      if (due) return
      due = true
      if (!running) schedule(turn)
    },
  }

  /** Runs until nothing it read has changed meanwhile. */
  function turn(): void {
    while (due && !ended) {
      due = false
      running = true
      release()
      const outer = current
      current = watch
      try {
        cleanup = work()
      } finally {
        current = outer
        running = false
      }
    }
  }

  function release(): void {
    for (const watchers of watch.read) watchers.delete(watch)
    watch.read.clear()
    const outer = current
    current = null
    cleanup?.()
    cleanup = undefined
    current = outer
  }

  due = true
  turn()
  return () => {
    ended = true
    release()
  }
}
