import type { Notification, NotificationCounts, NotificationPage } from '@deskbell/protocol'
import { toTrouble } from '../core/errors.ts'
import { PAGE_SIZE, PAGE_SIZE_MAX } from '../core/limits.ts'
import { writable } from '../core/readable.ts'
import type { ListState, LiveList, Wire } from '../types.ts'
import { type Mark, markItems } from './marks.ts'
import type { NotificationFilter } from './types.ts'

export interface NotificationList extends LiveList<Notification> {
  /** As the service said last. */
  held(): readonly Notification[]
  /** Asks again from the newest on, keeping what is shown. Rejects where it cannot be had. */
  load(): Promise<void>
  /** Lays marks that are under way on what is held. */
  show(): void
  /** The service knows of a mark. */
  keep(mark: Mark): void
  /** Nobody is known any more, or somebody else is. */
  clear(known: boolean): void
}

export interface ListOptions {
  readonly call: Wire['call']
  readonly filter: NotificationFilter
  marks(): Iterable<Mark>
  /** Every answer says how many are unread. */
  counted(counts: NotificationCounts): void
  /** Raised by whatever makes an answer to an earlier question worthless. */
  turn(): number
  isKnown(): boolean
  released(list: NotificationList): void
}

/** One list, page by page, with marks that are not acknowledged yet laid on it. */
export function createList(options: ListOptions): NotificationList {
  const { call, filter } = options
  const state = writable<ListState<Notification>>(blank(options.isKnown()))
  let items: readonly Notification[] = []
  let cursor: string | null = null
  let released = false

  function show(): void {
    let shown = items
    for (const mark of options.marks()) shown = markItems(shown, mark)
    state.set({ ...state.get(), items: shown, hasMore: cursor !== null })
  }

  /** A page as it holds: one asked for before somebody read something is asked for again. */
  async function page(after: string | null, limit: number): Promise<NotificationPage | null> {
    for (;;) {
      const turn = options.turn()
      const query = {
        category: filter.category,
        unread: filter.unread ? 'true' : undefined,
        cursor: after ?? undefined,
        limit,
      }
      const answer = await call<NotificationPage>('GET', '/v1/notifications', { query })
      if (released || !options.isKnown()) return null
      if (turn === options.turn()) {
        options.counted(answer.counts)
        return answer
      }
    }
  }

  async function load(): Promise<void> {
    if (!options.isKnown()) return
    try {
      const found = await page(null, Math.min(PAGE_SIZE_MAX, Math.max(PAGE_SIZE, items.length)))
      if (!found) return
      const last = found.items.at(-1)
      // What was loaded beyond this page stays, with its place; ids grow with time.
      const beyond = last && found.nextCursor ? items.filter((item) => item.id < last.id) : []
      items = [...found.items, ...beyond]
      if (!beyond[0]) cursor = found.nextCursor
      state.set({ ...state.get(), load: 'ready', trouble: null })
      show()
    } catch (error) {
      if (released) return
      state.set({ ...state.get(), trouble: toTrouble(error), load: items[0] ? 'ready' : 'failed' })
      throw error
    }
  }

  const list: NotificationList = {
    state,
    held: () => items,
    load,
    show,
    keep(mark) {
      items = markItems(items, mark)
    },
    clear(known) {
      items = []
      cursor = null
      state.set(blank(known))
    },
    async loadMore() {
      const after = cursor
      if (after === null) return
      try {
        const found = await page(after, PAGE_SIZE)
        // Asked for twice, or the list began anew meanwhile.
        if (!found || cursor !== after) return
        const known = new Set(items.map(({ id }) => id))
        items = [...items, ...found.items.filter(({ id }) => !known.has(id))]
        cursor = found.nextCursor
        state.set({ ...state.get(), trouble: null })
        show()
      } catch (error) {
        state.set({ ...state.get(), trouble: toTrouble(error) })
      }
    },
    async reload() {
      if (!items[0]) state.set(blank(options.isKnown()))
      await load().catch(() => {})
    },
    release() {
      released = true
      options.released(list)
    },
  }
  return list
}

const blank = (known: boolean): ListState<Notification> => ({
  load: known ? 'loading' : 'ready',
  trouble: null,
  items: [],
  hasMore: false,
})
