import { useRef, useState } from 'preact/hooks'
import { type Held, type Holdable, hold, type Shown, settle } from './hold.ts'

export interface HeldList<T> extends Held<T> {
  /** Lets in what waits. */
  showNew(): void
  /** Whether somebody is in the middle of the list, as its view sees it. */
  setReading(reading: boolean): void
}

/**
 * A live list that never moves under a reader.
 *
 * @param list which list it is: another one begins anew
 * @param items the live list, in its own order
 * @param open the item being read, kept where it stands even when it left the list
 * @param busy whether somebody works in the list for another reason
 * @param latest the live list at the moment of asking
 */
export function useHeld<T extends Holdable>(
  list: string,
  items: readonly T[],
  open: string | null,
  busy: boolean,
  latest: () => readonly T[],
): HeldList<T> {
  const [, render] = useState({})
  const shown = useRef<Shown | null>(null)
  const of = useRef(list)
  const reading = useRef(false)
  const kept = useRef<T | undefined>(undefined)
  const current = items.find((item) => item.id === open)
  if (current) kept.current = current

  if (of.current !== list) shown.current = null
  of.current = list
  if (!shown.current || !(busy || reading.current) || shown.current.size === 0) shown.current = settle(items)
  const held = hold(shown.current, items, open, kept.current)
  // Rows of a further page become part of what is shown, so that they hold their place too.
  const known = shown.current
  const added = held.rows.filter((row) => !known.has(row.id))
  if (added.length > 0) shown.current = new Map([...known, ...settle(added)])

  return {
    ...held,
    showNew() {
      shown.current = settle(latest())
      render({})
    },
    setReading(value) {
      if (reading.current === value) return
      reading.current = value
      if (!value) render({})
    },
  }
}
