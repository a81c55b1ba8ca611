import type { Conversation } from '@deskbell/protocol'

/** What the list showed when it last settled: ids in order, each with the newest message it showed. */
export type Shown = ReadonlyMap<string, number>

/** What can be held: conversations, and tickets, which are workflow upon them. */
export type Holdable = Pick<Conversation, 'id' | 'lastMessage'>

export interface Held<T> {
  readonly rows: readonly T[]
  /** Those with something new that would move rows if they were let in. */
  readonly waiting: number
}

const seqOf = (item: Holdable) => item.lastMessage?.seq ?? 0

/** Takes the live order as it is. */
export function settle(items: readonly Holdable[]): Shown {
  return new Map(items.map((item) => [item.id, seqOf(item)]))
}

/**
 * Keeps the order somebody is reading while the live list moves on. Rows change in place; what is
 * new waits at the top behind a line; what a next page brought is added below. A row that left the
 * view goes, except the one that is open.
 *
 * @param shown the list as it last settled
 * @param items the live list, in its own order
 * @param open the one being read, whose own progress never waits
 * @param kept the open conversation as it was, should it have left the view
 */
export function hold<T extends Holdable>(shown: Shown, items: readonly T[], open: string | null, kept?: T): Held<T> {
  const live = new Map(items.map((item) => [item.id, item]))
  const rows: T[] = []
  for (const id of shown.keys()) {
    const item = live.get(id) ?? (kept && id === open && kept.id === id ? kept : undefined)
    if (item) rows.push(item)
  }
  const last = items.findLastIndex((item) => shown.has(item.id))
  let waiting = 0
  items.forEach((item, index) => {
    const before = shown.get(item.id)
    if (before === undefined) {
      if (index > last) rows.push(item)
      else waiting += 1
    } else if (
      item.id !== open &&
      seqOf(item) > before &&
      item.lastMessage?.by.kind === 'customer' &&
      moved(rows, item, index)
    ) {
      waiting += 1
    }
  })
  return { rows, waiting }
}

/** Whether the live order puts an item higher than the held one does. */
function moved(rows: readonly Holdable[], item: Holdable, index: number): boolean {
  return rows.findIndex((row) => row.id === item.id) > index
}
