import type { Ticket } from '@deskbell/protocol'
import { t } from '../../../i18n/index.ts'
import { Time } from '../../../ui/time.tsx'
import { deliveriesHref } from '../../deliveries/filters.ts'
import { Fact, Section } from './section.tsx'

/** What else is known of a ticket, and what the host keeps with it. */
export function More({ ticket }: { ticket: Ticket }) {
  const words = t.ticket.more
  const { work } = ticket
  const metadata = Object.entries(work?.metadata ?? {})
  const times = [
    [words.created, ticket.createdAt],
    [words.firstResponse, work?.firstResponseAt ?? null],
    [words.resolved, ticket.resolvedAt],
    [words.closed, ticket.closedAt],
  ] as const
  return (
    <>
      <Section title={words.title}>
        <dl>
          <Fact name={words.channel}>{t.tickets.channels[ticket.channel]}</Fact>
          {work && (
            <Fact name={words.sender}>
              {work.verifiedSender ? (
                words.verified
              ) : (
                <>
                  <b>{words.unverified}</b> <span class="fact-note">{words.unverifiedHint}</span>
                </>
              )}
            </Fact>
          )}
          {ticket.contactMethod && <Fact name={words.contact}>{t.tickets.contact[ticket.contactMethod]}</Fact>}
          {ticket.bookingRef && <Fact name={words.booking}>{ticket.bookingRef}</Fact>}
          <Fact name={words.deliveries}>
            <a href={deliveriesHref({ ticketId: ticket.id })}>{words.deliveriesLink}</a>
          </Fact>
          {times.map(
            ([name, at]) =>
              at && (
                <Fact name={name} key={name}>
                  <Time iso={at} form="spoken" />
                </Fact>
              ),
          )}
        </dl>
      </Section>
      {metadata.length > 0 && (
        <Section title={words.metadata}>
          <dl>
            {metadata.map(([key, value]) => (
              <Fact name={key} key={key}>
                {value}
              </Fact>
            ))}
          </dl>
        </Section>
      )}
    </>
  )
}
