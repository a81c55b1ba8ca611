import { SearchX } from 'lucide'
import { useState } from 'preact/hooks'
import { useDesk } from '../../app/desk.ts'
import { type TicketList, ticketsHref } from '../../app/routes.ts'
import { t } from '../../i18n/index.ts'
import { AfterWait, Empty, Failed } from '../../ui/states.tsx'
import { isMissing, isSignedOut } from '../../ui/trouble.ts'
import { Thread } from '../thread/thread.tsx'
import { ThreadSkeleton } from '../thread/thread-skeleton.tsx'
import { usePanel } from '../thread/use-panel.ts'
import { useChosen, useSelection } from './list/selection.ts'
import { TicketListPage } from './list/ticket-list.tsx'
import { type ListPlace, useListPlace } from './list/use-place.ts'
import { type Tickets, useTickets } from './list/use-tickets.ts'
import { useTicket } from './use-ticket.ts'
import './styles/index.css'

/** Lists of tickets, and the ticket that is open in one of them. */
export function TicketsPlace({ view, ticketId }: { view: TicketList; ticketId: string | null }) {
  const place = useListPlace(view)
  const chosen = useChosen()
  const list = useTickets(view, place.filters, ticketId, chosen[0].size > 0)
  const selection = useSelection(
    list.rows.map((row) => row.id),
    chosen,
  )
  return (
    <div class="tickets-place">
      <TicketListPage place={place} list={list} selection={selection} covered={ticketId !== null} />
      {ticketId && <OpenTicket key={ticketId} id={ticketId} place={place} list={list} />}
    </div>
  )
}

function OpenTicket({ id, place, list }: { id: string; place: ListPlace; list: Tickets }) {
  const { router, session } = useDesk()
  const [turn, setTurn] = useState(0)
  const { state, reload } = useTicket(id)
  const panel = usePanel()
  const back = place.hrefOf(null)
  const at = list.rows.findIndex((row) => row.id === id)
  const beside = (step: 1 | -1) => (at < 0 ? undefined : list.rows[at + step]?.id)
  const hrefOf = (other: string | undefined) => (other ? place.hrefOf(other) : null)
  if (state?.kind === 'failed' && isSignedOut(state.trouble)) queueMicrotask(session.expire)
  if (state?.kind !== 'ready') {
    return (
      <main class="thread ticket-wait" id="content" tabIndex={-1}>
        {state?.kind !== 'failed' && (
          <AfterWait>
            <ThreadSkeleton />
          </AfterWait>
        )}
        {state?.kind === 'failed' &&
          (isMissing(state.trouble) ? (
            <Empty icon={SearchX} title={t.ticket.missingTitle} text={t.ticket.missingText}>
              <a class="button" href={ticketsHref('all')}>
                {t.ticket.backToList}
              </a>
            </Empty>
          ) : (
            <Failed title={t.ticket.failed} trouble={state.trouble} retry={reload} />
          ))}
      </main>
    )
  }
  return (
    <div
      id="content"
      tabIndex={-1}
      class="inbox ticket-open"
      data-pane="thread"
      data-panel={panel.shown}
      data-drawer={panel.drawer ? 'on' : 'off'}
    >
      <Thread
        key={turn}
        id={state.value.conversationId}
        ticketId={id}
        back={back}
        backLabel={t.ticket.backToList}
        href={ticketsHref('all', id)}
        beside={{ previous: hrefOf(beside(-1)), next: hrefOf(beside(1)) }}
        toggleCustomer={panel.toggle}
        closeCustomer={panel.close}
        retry={() => setTurn(turn + 1)}
        leave={() => (panel.drawer ? panel.close() : router.go(back))}
      />
    </div>
  )
}
