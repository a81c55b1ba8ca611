import { PRIORITIES, type Ticket } from '@deskbell/protocol'
import type { IconNode } from 'lucide'
import { useId } from 'preact/hooks'
import { useDesk, useMe } from '../../../app/desk.ts'
import { t } from '../../../i18n/index.ts'
import { Icon } from '../../../ui/icon.tsx'
import { useReadable } from '../../../ui/readable.ts'
import { useItems } from '../../../ui/use-resource.ts'
import { PRIORITY_ICONS, STATUS_ICONS } from '../marks.tsx'
import { choicesFrom } from '../steps.ts'
import { useTicketActions } from '../use-ticket-actions.ts'
import type { TicketDialog } from './ticket-dialogs.tsx'

/** What a ticket is given: each at once, with a way back. */
export function Controls({ ticket, open }: { ticket: Ticket; open: (dialog: TicketDialog) => void }) {
  const { client, tickets } = useDesk()
  const { agent: me } = useMe()
  const agents = useReadable(client.agents)
  const teams = useItems(tickets.teams)
  const types = useItems(tickets.types)
  const actions = useTicketActions()
  const { work } = ticket
  if (!work) return null
  const own = work.assigneeId ?? ''
  const people = agents.filter((agent) => agent.active || agent.id === own)
  const known = own === '' || people.some((agent) => agent.id === own)
  const choices = types.filter((type) => !type.archived || type.id === ticket.typeId)
  return (
    <div class="facts controls">
      <Choice
        label={t.ticket.status}
        icon={STATUS_ICONS[ticket.status]}
        value={ticket.status}
        options={choicesFrom(ticket.status).map((one) => [one, t.tickets.statuses[one]])}
        onChange={(status) => {
          if (status === 'resolved') open({ kind: 'resolve' })
          else if (status === 'closed') open({ kind: 'close' })
          else if (ticket.status === 'closed' && status === 'open') actions.reopen(ticket)
          else actions.move(ticket, status)
        }}
      />
      <Choice
        label={t.ticket.priority}
        icon={PRIORITY_ICONS[work.priority]}
        value={work.priority}
        options={PRIORITIES.toReversed().map((one) => [one, t.tickets.priorities[one]])}
        onChange={(priority) => actions.setPriority(ticket, priority)}
      />
      <Choice
        label={t.ticket.assignee}
        value={own}
        options={[
          ['', t.ticket.nobody],
          ...(known ? [] : [[own, t.common.somebody] as const]),
          ...people.map(
            (one) => [one.id, one.id === me.id ? `${one.name} (${t.common.you.toLowerCase()})` : one.name] as const,
          ),
        ]}
        onChange={(id) => actions.assign(ticket, agents.find((one) => one.id === id) ?? null)}
      />
      <Choice
        label={t.ticket.team}
        value={work.teamId ?? ''}
        options={[['', t.ticket.noTeam], ...teams.map((one) => [one.id, one.name] as const)]}
        onChange={(id) => actions.setTeam(ticket, teams.find((one) => one.id === id) ?? null)}
      />
      <Choice
        label={t.ticket.type}
        value={ticket.typeId}
        options={choices.length > 0 ? choices.map((one) => [one.id, one.name]) : [[ticket.typeId, ticket.typeName]]}
        onChange={(typeId) => open({ kind: 'type', typeId })}
      />
    </div>
  )
}

interface ChoiceProps<T extends string> {
  label: string
  icon?: IconNode
  value: T
  options: readonly (readonly [value: T, name: string])[]
  onChange: (value: T) => void
}

/** One line of the panel: what it is, and a choice of what it may be. */
function Choice<T extends string>({ label, icon, value, options, onChange }: ChoiceProps<T>) {
  const id = useId()
  return (
    <div class="control">
      <label for={id}>{label}</label>
      <span class="control-value">
        {icon && <Icon icon={icon} size={16} />}
        <select
          id={id}
          class={`control-select ${icon ? 'has-icon' : ''}`}
          value={value}
          onChange={(event) => {
            const chosen = event.currentTarget.value as T
            // What is shown follows the ticket, and that only once something was done.
            event.currentTarget.value = value
            onChange(chosen)
          }}
        >
          {options.map(([key, name]) => (
            <option key={key} value={key}>
              {name}
            </option>
          ))}
        </select>
      </span>
    </div>
  )
}
