import { useEffect, useState } from 'preact/hooks'

export interface Selection {
  readonly ids: ReadonlySet<string>
  has(id: string): boolean
  /** Selects or drops one, or all between it and the last that was chosen. */
  set(id: string, on: boolean, range: boolean): void
  all(on: boolean): void
  clear(): void
}

/**
 * The ids from one to another, both included, in the order of a list.
 *
 * @example between(['a', 'b', 'c'], 'c', 'b') // ['b', 'c']
 */
export function between(order: readonly string[], from: string | null, to: string): readonly string[] {
  const a = from === null ? -1 : order.indexOf(from)
  const b = order.indexOf(to)
  if (a < 0 || b < 0) return [to]
  return order.slice(Math.min(a, b), Math.max(a, b) + 1)
}

type Chosen = ReturnType<typeof useChosen>

/** The ids that were chosen, whether or not they are shown. */
export const useChosen = () => useState<ReadonlySet<string>>(new Set())

/** Which rows are chosen. What is no longer shown is no longer chosen. */
export function useSelection(order: readonly string[], [chosen, setChosen]: Chosen): Selection {
  const [last, setLast] = useState<string | null>(null)
  const ids = new Set(order.filter((id) => chosen.has(id)))
  const lost = chosen.size > 0 && ids.size === 0
  useEffect(() => {
    if (lost) setChosen(new Set())
  }, [lost, setChosen])
  return {
    ids,
    has: (id) => ids.has(id),
    set(id, on, range) {
      const next = new Set(ids)
      for (const one of range ? between(order, last, id) : [id]) {
        if (on) next.add(one)
        else next.delete(one)
      }
      setChosen(next)
      setLast(id)
    },
    all: (on) => setChosen(new Set(on ? order : [])),
    clear: () => setChosen(new Set()),
  }
}
