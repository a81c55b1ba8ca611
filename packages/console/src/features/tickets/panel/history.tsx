import type { Ticket, TicketEvent } from '@deskbell/protocol'
import { useEffect } from 'preact/hooks'
import { useDesk, useMe } from '../../../app/desk.ts'
import { t } from '../../../i18n/index.ts'
import { useLoad } from '../../../ui/load.ts'
import { customerName } from '../../../ui/names.ts'
import { useReadable } from '../../../ui/readable.ts'
import { AfterWait, Failed, Skeleton } from '../../../ui/states.tsx'
import { Time } from '../../../ui/time.tsx'
import { useItems } from '../../../ui/use-resource.ts'
import { wordOf } from './history-words.ts'

/** Everything that happened to a ticket, newest first. */
export function History({ ticket }: { ticket: Ticket }) {
  const { tickets, client } = useDesk()
  const { agent: me } = useMe()
  const agents = useReadable(client.agents)
  const teams = useItems(tickets.teams)
  const types = useItems(tickets.types)
  const { state, reload, set } = useLoad<readonly TicketEvent[]>(ticket.id, () => tickets.api.history(ticket.id))
  useEffect(
    () =>
      tickets.listen((news) => {
        const ours =
          news.kind === 'ticket' ? news.ticketId === ticket.id : news.kind === 'shown' || news.kind === 'missed'
        if (ours) void tickets.api.history(ticket.id).then(set, () => undefined)
      }),
    [tickets, ticket.id, set],
  )
  const names = new Map([...agents, ...teams, ...types].map((one) => [one.id, one.name]))
  const nameOf = ({ kind, id }: TicketEvent['by']) => {
    if (kind === 'system') return t.thread.system.system
    if (kind === 'customer') return customerName(ticket.customer)
    return id === me.id ? t.common.you : (names.get(id ?? '') ?? t.common.somebody)
  }
  const words = t.ticket.history
  if (state.kind === 'failed') return <Failed title={words.failed} trouble={state.trouble} retry={reload} />
  if (state.kind === 'loading') {
    return (
      <AfterWait>
        <div class="facts" role="status">
          <span class="hidden">{t.common.loading}</span>
          <Skeleton class="skeleton-long" />
          <Skeleton class="skeleton-short" />
        </div>
      </AfterWait>
    )
  }
  if (state.value.length === 0) return <p class="facts facts-none">{words.none}</p>
  return (
    <ol class="history" aria-label={words.label}>
      {state.value.toReversed().map((event) => (
        <li key={event.id} class="history-event">
          <p class="history-what">{words.words[event.type] ?? event.type}</p>
          {event.changes.map((change) => (
            <p class="history-change" key={change.what} dir="auto">
              {`${words.fields[change.what] ?? change.what}: `}
              {words.from(wordOf(change.what, change.from, names), wordOf(change.what, change.to, names))}
            </p>
          ))}
          {event.note && (
            <p class="history-note" dir="auto">
              {event.note}
            </p>
          )}
          <p class="history-by">
            {nameOf(event.by)} · <Time iso={event.at} form="spoken" />
          </p>
        </li>
      ))}
    </ol>
  )
}
