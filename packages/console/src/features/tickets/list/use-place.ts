import { useDesk } from '../../../app/desk.ts'
import { type TicketList, ticketsHref } from '../../../app/routes.ts'
import { type Filters, filterSearch, NO_FILTERS, parseFilters } from './filters.ts'

export interface ListPlace {
  readonly view: TicketList
  readonly filters: Filters
  /** The saved view that was opened, by id; null for none. */
  readonly saved: string | null
  /** The query of this list, for links into it. */
  readonly search: string
  narrow(next: Partial<Filters>): void
  clear(): void
  /** The address of a ticket within this list. */
  hrefOf(ticketId: string | null): string
}

const SAVED = 'saved'

/** Which list is shown, as its address says. Narrowing it leaves no step to go back to. */
export function useListPlace(view: TicketList): ListPlace {
  const { router } = useDesk()
  const search = router.search.value
  const filters = parseFilters(search)
  const saved = new URLSearchParams(search).get(SAVED)
  const more = saved ? { [SAVED]: saved } : {}
  const own = filterSearch(filters, more)
  const go = (next: Filters) => router.go(ticketsHref(view, null, filterSearch(next, more)), { replace: true })
  return {
    view,
    filters,
    saved,
    search: own,
    narrow: (next) => go({ ...filters, ...next }),
    clear: () => router.go(ticketsHref(view), { replace: true }),
    hrefOf: (ticketId) => ticketsHref(view, ticketId, own),
  }
}

/** Where a saved view is opened. */
export const savedHref = (view: { id: string; query: string }): string =>
  ticketsHref('all', null, filterSearch(parseFilters(view.query), { [SAVED]: view.id }))

/** Where all tickets of one customer are listed. */
export const customerTicketsHref = (customerId: string): string =>
  ticketsHref('all', null, filterSearch({ ...NO_FILTERS, customerId }))
