import type { Ticket } from '@deskbell/protocol'
import { Archive } from 'lucide'
import { useDesk } from '../../app/desk.ts'
import { t } from '../../i18n/index.ts'
import { Icon } from '../../ui/icon.tsx'
import { useTicketActions } from '../tickets/use-ticket-actions.ts'

/** Says that it is closed and what a reply does then. */
export function ClosedBanner({ id, ticket }: { id: string; ticket: Ticket | null }) {
  const { actions } = useDesk()
  const ticketActions = useTicketActions()
  return (
    <div class="closed-banner">
      <Icon icon={Archive} size={16} />
      <p>
        <strong>
          {ticket ? t.ticket.closedBanner(t.tickets.statuses[ticket.status].toLowerCase()) : t.thread.closedBanner}
        </strong>{' '}
        {ticket ? (ticket.status === 'closed' ? t.ticket.closedHint : t.ticket.resolvedHint) : t.thread.closedHint}
      </p>
      <button
        type="button"
        class="button button-small"
        onClick={() => (ticket ? ticketActions.reopen(ticket) : actions.reopen(id))}
      >
        {t.thread.reopen}
      </button>
    </div>
  )
}
