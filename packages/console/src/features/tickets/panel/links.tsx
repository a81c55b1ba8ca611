import type { SimilarTicket, Ticket } from '@deskbell/protocol'
import { useDesk } from '../../../app/desk.ts'
import { ticketsHref } from '../../../app/routes.ts'
import { t } from '../../../i18n/index.ts'
import { useLoad } from '../../../ui/load.ts'
import { StatusMark } from '../marks.tsx'
import { Section } from './section.tsx'
import type { TicketDialog } from './ticket-dialogs.tsx'

/** The ticket it follows up on or became part of, and those that ask the same. */
export function Links({ ticket, open }: { ticket: Ticket; open: (dialog: TicketDialog) => void }) {
  const { tickets } = useDesk()
  const { state } = useLoad<readonly SimilarTicket[]>(ticket.id, () => tickets.api.duplicates(ticket.id))
  const alike = state.kind === 'ready' && ticket.mergedIntoId === null ? state.value : []
  const words = t.ticket.links
  if (alike.length === 0 && !ticket.followsUpId && !ticket.mergedIntoId) return null
  return (
    <>
      {(ticket.followsUpId || ticket.mergedIntoId) && (
        <Section title={words.title}>
          {ticket.followsUpId && <LinkedTicket id={ticket.followsUpId} how={words.followsUp} />}
          {ticket.mergedIntoId && <LinkedTicket id={ticket.mergedIntoId} how={words.mergedInto} />}
        </Section>
      )}
      {alike.length > 0 && (
        <Section title={words.duplicates}>
          <ul class="alike">
            {alike.map((one) => (
              <li key={one.id}>
                <a class="alike-link" href={ticketsHref('all', one.id)}>
                  <span class="number">{t.tickets.number(one.number)}</span> <span dir="auto">{one.subject}</span>
                </a>
                <p class="alike-note">
                  <StatusMark status={one.status} /> {words.alike(Math.round(one.similarity * 100))}
                </p>
                {one.sharedWords.length > 0 && (
                  <p class="alike-words" dir="auto">
                    {words.shared(one.sharedWords.join(', '))}
                  </p>
                )}
                <button
                  type="button"
                  class="button button-small"
                  onClick={() => open({ kind: 'merge', into: one.number })}
                >
                  {words.merge(one.number)}
                </button>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}

function LinkedTicket({ id, how }: { id: string; how: string }) {
  const { tickets } = useDesk()
  const { state } = useLoad<Ticket>(id, () => tickets.api.get(id))
  return (
    <p class="facts-line">
      {how}{' '}
      <a href={ticketsHref('all', id)}>
        {state.kind === 'ready' ? `${t.tickets.number(state.value.number)} ${state.value.subject}` : t.ticket.panel}
      </a>
    </p>
  )
}
