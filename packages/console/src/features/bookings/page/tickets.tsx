import type { Booking, Ticket } from '@deskbell/protocol'
import { useDesk } from '../../../app/desk.ts'
import { ticketsHref } from '../../../app/routes.ts'
import { b } from '../../../i18n/bookings.ts'
import { t } from '../../../i18n/index.ts'
import { useLoad } from '../../../ui/load.ts'
import { StatusMark } from '../../tickets/marks.tsx'
import { Panel } from '../parts/panel.tsx'

/** The tickets that name this booking, by its number or the host's own reference. */
export function LinkedTickets({ booking }: { booking: Booking }) {
  const { tickets } = useDesk()
  const { number, externalId, customer, completion } = booking
  const refs = [String(number), ...(externalId ? [externalId] : [])]
  const { state, reload } = useLoad<readonly Ticket[]>(`${refs.join(' ')} ${completion?.ticketId}`, async () => {
    const pages = await Promise.all(refs.map((bookingRef) => tickets.api.list({ bookingRef, limit: '20' })))
    const own = pages.flatMap((page) => page.items).filter((one) => one.customer.id === customer.id)
    // The ticket of a rejection or escalation is named by the booking itself.
    const named = completion?.ticketId
    const missing = named && !own.some((one) => one.id === named) ? [await tickets.api.get(named)] : []
    return [...new Map([...missing, ...own].map((one) => [one.id, one])).values()]
  })
  if (state.kind === 'loading' || (state.kind === 'ready' && state.value.length === 0)) return null
  return (
    <Panel title={b.tickets.title}>
      {state.kind === 'failed' ? (
        <p class="panel-none">
          {b.tickets.failed}{' '}
          <button type="button" class="link-button" onClick={reload}>
            {t.common.retry}
          </button>
        </p>
      ) : (
        <ul class="linked-tickets">
          {state.value.map((one) => (
            <li key={one.id}>
              <a href={ticketsHref('all', one.id)} dir="auto">
                {t.tickets.number(one.number)} {one.subject}
              </a>
              <StatusMark status={one.status} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
