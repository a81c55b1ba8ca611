import type { Ticket } from '@deskbell/protocol'
import { type ReadonlySignal, signal } from '@preact/signals'
import type { TicketQuery } from '../../../api/tickets-api.ts'
import type { TicketDesk } from '../../../app/ticket-desk.ts'
import type { ListState } from '../../../sdk.ts'
import { toTrouble } from '../../../ui/trouble.ts'

export interface LiveTickets {
  readonly state: ReadonlySignal<ListState<Ticket>>
  loadMore(): Promise<void>
  reload(): Promise<void>
  release(): void
}

/** News within this many milliseconds are one reason to ask again. */
const PAUSE = 400
const PAGE = 50
const MOST = 200

/** Tickets by a query, loaded page by page and asked for again as the inbox room tells of changes. */
export function createLiveTickets(desk: Pick<TicketDesk, 'api' | 'listen'>, query: TicketQuery): LiveTickets {
  const state = signal<ListState<Ticket>>({ load: 'loading', trouble: null, items: [], hasMore: false })
  let cursor: string | null = null
  /** Raised with each question for the whole list, so that only the last answer counts. */
  let turn = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  const change = (next: Partial<ListState<Ticket>>) => {
    state.value = { ...state.peek(), ...next }
  }

  async function first(): Promise<void> {
    turn += 1
    const asked = turn
    const limit = Math.min(MOST, Math.max(PAGE, state.peek().items.length))
    try {
      const page = await desk.api.list({ ...query, limit: String(limit) })
      if (asked !== turn) return
      // Beyond the most that one answer holds, what was loaded stays below it.
      const further = state.peek().items.slice(limit)
      const fresh = new Set(page.items.map((item) => item.id))
      const items = [...page.items, ...further.filter((item) => !fresh.has(item.id))]
      if (further.length === 0) cursor = page.nextCursor
      change({ load: 'ready', trouble: null, items, hasMore: cursor !== null })
    } catch (error) {
      if (asked !== turn) return
      change({ trouble: toTrouble(error), load: state.peek().load === 'ready' ? 'ready' : 'failed' })
    }
  }
  const soon = () => {
    timer ??= setTimeout(() => {
      timer = undefined
      void first()
    }, PAUSE)
  }
  const stop = desk.listen((news) => {
    if (news.kind === 'note') return
    // Only what is listed can have been read.
    if (news.kind === 'read' && !state.peek().items.some((one) => one.conversationId === news.conversationId)) return
    if (news.kind === 'shown') {
      const { ticket } = news
      change({ items: state.peek().items.map((item) => (item.id === ticket.id ? ticket : item)) })
    }
    soon()
  })
  void first()

  return {
    state,
    async loadMore() {
      const before = cursor
      if (before === null || state.peek().load === 'loading') return
      change({ load: 'loading' })
      const asked = turn
      try {
        const page = await desk.api.list({ ...query, cursor: before, limit: String(PAGE) })
        if (asked !== turn) return change({ load: 'ready' })
        const held = new Set(state.peek().items.map((item) => item.id))
        cursor = page.nextCursor
        const items = [...state.peek().items, ...page.items.filter((item) => !held.has(item.id))]
        change({ load: 'ready', trouble: null, items, hasMore: cursor !== null })
      } catch (error) {
        change({ load: 'ready', trouble: toTrouble(error) })
      }
    },
    async reload() {
      if (state.peek().items.length === 0) change({ load: 'loading', trouble: null })
      await first()
    },
    release() {
      turn += 1
      clearTimeout(timer)
      stop()
    },
  }
}
