import type { Ticket } from '@deskbell/protocol'
import { ArrowUpFromLine, Merge, Star } from 'lucide'
import { useDesk } from '../../../app/desk.ts'
import { t } from '../../../i18n/index.ts'
import { Icon } from '../../../ui/icon.tsx'
import { useReadable } from '../../../ui/readable.ts'
import { Time } from '../../../ui/time.tsx'
import { useItems } from '../../../ui/use-resource.ts'
import { Fact, Section } from './section.tsx'
import type { TicketDialog } from './ticket-dialogs.tsx'

/** How it ended and was rated, whom it was handed up to, and the steps that lead there. */
export function Ending({ ticket, open }: { ticket: Ticket; open: (dialog: TicketDialog) => void }) {
  const { client, tickets } = useDesk()
  const agents = useReadable(client.agents)
  const teams = useItems(tickets.teams)
  const { rating, work } = ticket
  const { escalation, resolution } = work ?? { escalation: null, resolution: null }
  const to =
    agents.find((one) => one.id === escalation?.agentId)?.name ??
    teams.find((one) => one.id === escalation?.teamId)?.name ??
    t.common.somebody
  return (
    <>
      {escalation && (
        <Section title={t.ticket.escalation.title}>
          <p class="facts-line">
            {t.ticket.escalation.to(to)} · <Time iso={escalation.at} form="spoken" />
          </p>
          <p class="facts-line" dir="auto">
            {escalation.reason}
          </p>
        </Section>
      )}
      {resolution && (
        <Section title={t.ticket.resolution.title}>
          {resolution.type && <p class="facts-line">{t.tickets.resolutions[resolution.type]}</p>}
          {resolution.summary && (
            <p class="facts-line" dir="auto">
              {resolution.summary}
            </p>
          )}
          {resolution.notes && (
            <dl>
              <Fact name={t.ticket.resolution.notes}>{resolution.notes}</Fact>
            </dl>
          )}
        </Section>
      )}
      {rating && (
        <Section title={t.ticket.rating.title}>
          <p class="rating" title={t.ticket.rating.score(rating.score)}>
            <span class="hidden">{t.ticket.rating.score(rating.score)}</span>
            {[1, 2, 3, 4, 5].map((star) => (
              <span key={star} class={star <= rating.score ? 'is-given' : ''}>
                <Icon icon={Star} size={16} />
              </span>
            ))}
            <span aria-hidden="true" class="number">
              {t.ticket.rating.score(rating.score)}
            </span>
          </p>
          {rating.comment && (
            <p class="facts-line" dir="auto">
              {rating.comment}
            </p>
          )}
        </Section>
      )}
      {ticket.mergedIntoId === null && (
        <div class="facts facts-buttons">
          <button type="button" class="button button-small" onClick={() => open({ kind: 'escalate' })}>
            <Icon icon={ArrowUpFromLine} size={16} />
            {t.ticket.escalation.action}
          </button>
          <button type="button" class="button button-small" onClick={() => open({ kind: 'merge' })}>
            <Icon icon={Merge} size={16} />
            {t.ticket.merge.action}
          </button>
        </div>
      )}
    </>
  )
}
