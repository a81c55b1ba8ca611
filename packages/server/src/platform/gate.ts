/** Runs work, but no more than so much of it at a time; the rest waits its turn. */
export type Gate = <T>(work: () => Promise<T>) => Promise<T>

/**
 * A gate for work that takes much memory or time of the processor.
 *
 * @example const gate = createGate(2); await gate(() => encode(picture))
 */
export function createGate(width: number): Gate {
  const waiting: (() => void)[] = []
  let busy = 0

  return async (work) => {
    if (busy >= width) await new Promise<void>((turn) => waiting.push(turn))
    else busy++
    try {
      return await work()
    } finally {
      // The place is handed on, so that nobody slips in between.
      const next = waiting.shift()
      if (next) next()
      else busy--
    }
  }
}
