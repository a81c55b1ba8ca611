import type { Ticket } from '@deskbell/protocol'
import { useEffect, useMemo } from 'preact/hooks'
import { useDesk } from '../../../app/desk.ts'
import type { TicketList } from '../../../app/routes.ts'
import type { ListState } from '../../../sdk.ts'
import { isSignedOut } from '../../../ui/trouble.ts'
import { type HeldList, useHeld } from '../../inbox/use-held.ts'
import { type Filters, queryOf } from './filters.ts'
import { createLiveTickets } from './live-tickets.ts'

export interface Tickets extends HeldList<Ticket> {
  readonly state: ListState<Ticket>
  loadMore(): void
  reload(): void
}

/** The tickets of a view and its filters, live without jumping. `busy`: rows are selected, so that nothing may move. */
export function useTickets(view: TicketList, filters: Filters, open: string | null, busy: boolean): Tickets {
  const { tickets, session } = useDesk()
  const query = JSON.stringify(queryOf(view, filters))
  const list = useMemo(() => createLiveTickets(tickets, JSON.parse(query)), [tickets, query])
  useEffect(() => () => list.release(), [list])
  const state = list.state.value
  if (isSignedOut(state.trouble)) queueMicrotask(session.expire)
  const held = useHeld(query, state.items, open, busy || open !== null, () => list.state.peek().items)
  return { ...held, state, loadMore: () => void list.loadMore(), reload: () => void list.reload() }
}
