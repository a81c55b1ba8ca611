import type { Agent, Team, Ticket } from '@deskbell/protocol'
import { t } from '../../../i18n/index.ts'
import { Avatar } from '../../../ui/avatar.tsx'
import { now } from '../../../ui/clock.ts'
import { customerName } from '../../../ui/names.ts'
import { Skeleton } from '../../../ui/states.tsx'
import { Time } from '../../../ui/time.tsx'
import { leadClock } from '../clock-words.ts'
import { ClockMark, PriorityMark, StatusMark } from '../marks.tsx'

interface Props {
  ticket: Ticket
  href: string
  agents: readonly Agent[]
  teams: readonly Team[]
  me: Agent
  selected: boolean
  /** `range`: everything between here and the last one chosen. */
  select: (selected: boolean, range: boolean) => void
}

/** One ticket of a list: what it is, how it stands, when it is due and who has it. */
export function TicketRow({ ticket, href, agents, teams, me, selected, select }: Props) {
  const { work } = ticket
  const clock = leadClock(work?.clocks ?? [], now.value)
  const assignee = agents.find((agent) => agent.id === work?.assigneeId)
  const team = teams.find((one) => one.id === work?.teamId)
  const assigneeName = assignee
    ? assignee.id === me.id
      ? t.common.you
      : assignee.name
    : work?.assigneeId
      ? t.common.somebody
      : null
  return (
    <tr class={`ticket-row ${ticket.unread > 0 ? 'is-unread' : ''} ${selected ? 'is-selected' : ''}`}>
      <td class="ticket-check">
        <label class="check-area">
          <input
            type="checkbox"
            checked={selected}
            aria-label={t.tickets.select(ticket.number, ticket.subject)}
            onClick={(event) => select(event.currentTarget.checked, event.shiftKey)}
          />
        </label>
      </td>
      <th scope="row" class="ticket-what">
        <a class="ticket-link" href={href} data-id={ticket.id}>
          <span class="ticket-number number">{t.tickets.number(ticket.number)}</span>{' '}
          <span class="ticket-subject" dir="auto">
            {ticket.subject}
          </span>
        </a>
        <span class="ticket-who">
          <span class="ticket-customer">{customerName(ticket.customer)}</span>
          {ticket.lastMessage && (
            <span class="ticket-preview" dir="auto">
              {ticket.lastMessage.preview.replace(/\s+/gu, ' ').trim()}
            </span>
          )}
        </span>
      </th>
      <td class="ticket-unread-cell">
        {ticket.unread > 0 && (
          <span class="row-unread">
            <span aria-hidden="true">{ticket.unread > 99 ? '99+' : ticket.unread}</span>
            <span class="hidden">{t.tickets.unread(ticket.unread)}</span>
          </span>
        )}
      </td>
      <td class="ticket-status-cell">
        <StatusMark status={ticket.status} />
      </td>
      <td class="ticket-priority-cell">{work && <PriorityMark priority={work.priority} />}</td>
      <td class="ticket-due-cell">
        {clock ? <ClockMark clock={clock} named /> : <span class="hidden">{t.tickets.noClock}</span>}
      </td>
      <td class="ticket-assignee-cell">
        <span class={`ticket-person ${assigneeName ? '' : 'is-nobody'}`}>
          {assignee && <Avatar name={assignee.name} id={assignee.id} size="small" />}
          <span class="ticket-person-name">{assigneeName ?? t.tickets.nobody}</span>
        </span>
      </td>
      <td class="ticket-team-cell">{team?.name ?? <span class="hidden">{t.tickets.noTeam}</span>}</td>
      <td class="ticket-time-cell">
        <Time iso={ticket.updatedAt} />
      </td>
    </tr>
  )
}

/** The shape of rows to come. */
export function TicketRowsSkeleton({ count }: { count: number }) {
  return (
    <div class="rows-skeleton" role="status">
      <span class="hidden">{t.common.loading}</span>
      {Array.from({ length: count }, (_, index) => (
        <div key={index}>
          <Skeleton class="skeleton-short" />
          <Skeleton class="skeleton-long" />
        </div>
      ))}
    </div>
  )
}
