import type { Agent, Ticket } from '@deskbell/protocol'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { useDesk } from '../../../app/desk.ts'
import { t } from '../../../i18n/index.ts'
import { useItems } from '../../../ui/use-resource.ts'
import type { Selection } from './selection.ts'
import { TicketRow } from './ticket-row.tsx'
import type { ListPlace } from './use-place.ts'

interface Props {
  rows: readonly Ticket[]
  place: ListPlace
  selection: Selection
  agents: readonly Agent[]
  me: Agent
}

/** Tickets as a table; cards where it is narrow. */
export function TicketTable({ rows, place, selection, agents, me }: Props) {
  const { tickets } = useDesk()
  const teams = useItems(tickets.teams)
  const all = useRef<HTMLInputElement>(null)
  const some = selection.ids.size > 0
  const every = some && selection.ids.size === rows.length
  useLayoutEffect(() => {
    if (all.current) all.current.indeterminate = some && !every
  }, [some, every])
  const words = t.tickets.columns
  return (
    <table class="ticket-table">
      <thead>
        <tr>
          <td class="ticket-check">
            <label class="check-area">
              <input
                type="checkbox"
                ref={all}
                checked={every}
                aria-label={t.tickets.selectAll}
                onChange={(event) => selection.all(event.currentTarget.checked)}
              />
            </label>
          </td>
          <th scope="col">{words.ticket}</th>
          <td />
          <th scope="col">{words.status}</th>
          <th scope="col">{words.priority}</th>
          <th scope="col">{words.due}</th>
          <th scope="col">{words.assignee}</th>
          <th scope="col" class="ticket-team-cell">
            {words.team}
          </th>
          <th scope="col" class="ticket-time-cell">
            {words.updated}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((ticket) => (
          <TicketRow
            key={ticket.id}
            ticket={ticket}
            href={place.hrefOf(ticket.id)}
            agents={agents}
            teams={teams}
            me={me}
            selected={selection.has(ticket.id)}
            select={(on, range) => selection.set(ticket.id, on, range)}
          />
        ))}
      </tbody>
    </table>
  )
}
