import { type Agent, PRIORITIES, TICKET_STATUSES, type Ticket } from '@deskbell/protocol'
import { ChevronDown, CircleDot, Flag, type IconNode, Tag, UserPlus, Users, X } from 'lucide'
import type { ComponentChildren } from 'preact'
import type { TicketChange } from '../../../api/tickets-api.ts'
import { useDesk, useMe } from '../../../app/desk.ts'
import { t } from '../../../i18n/index.ts'
import { Avatar } from '../../../ui/avatar.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { Menu, MenuItem } from '../../../ui/menu.tsx'
import { useItems } from '../../../ui/use-resource.ts'
import { PRIORITY_ICONS, STATUS_ICONS } from '../marks.tsx'
import { TagPopover } from './tag-popover.tsx'
import type { Bulk } from './use-bulk.ts'

interface Props {
  chosen: readonly Ticket[]
  agents: readonly Agent[]
  bulk: Bulk
  clear: () => void
}

/** What can be done to every selected ticket at once. */
export function BulkBar({ chosen, agents, bulk, clear }: Props) {
  const { tickets } = useDesk()
  const { agent: me } = useMe()
  const teams = useItems(tickets.teams)
  const words = t.tickets.bulk
  const run = (change: TicketChange) => void bulk.run(change, chosen)
  const others = agents.filter((agent) => agent.active && agent.id !== me.id)
  return (
    <section class="bulk-bar" aria-label={words.label}>
      <p class="bulk-count number" role="status">
        {bulk.progress ? words.progress(bulk.progress.done, bulk.progress.all) : words.selected(chosen.length)}
      </p>
      {bulk.progress ? (
        <progress aria-label={words.label} max={bulk.progress.all} value={bulk.progress.done} />
      ) : (
        <div class="bulk-actions">
          <BulkMenu icon={CircleDot} label={words.status}>
            {TICKET_STATUSES.map((status) => (
              <MenuItem key={status} onSelect={() => run({ do: 'status', status })}>
                <Icon icon={STATUS_ICONS[status]} size={16} />
                <span class="menu-words">{t.tickets.statuses[status]}</span>
              </MenuItem>
            ))}
          </BulkMenu>
          <BulkMenu icon={Flag} label={words.priority}>
            {PRIORITIES.toReversed().map((priority) => (
              <MenuItem key={priority} onSelect={() => run({ do: 'priority', priority })}>
                <Icon icon={PRIORITY_ICONS[priority]} size={16} />
                <span class="menu-words">{t.tickets.priorities[priority]}</span>
              </MenuItem>
            ))}
          </BulkMenu>
          <BulkMenu icon={UserPlus} label={words.assign}>
            {[me, ...others].map((agent) => (
              <MenuItem key={agent.id} onSelect={() => run({ do: 'assign', assigneeId: agent.id })}>
                <Avatar name={agent.name} id={agent.id} size="small" />
                <span class="menu-words">{agent.id === me.id ? t.assign.toMe : agent.name}</span>
              </MenuItem>
            ))}
            <hr class="menu-line" />
            <MenuItem onSelect={() => run({ do: 'assign', assigneeId: null })}>
              <span class="menu-words">{t.assign.nobody}</span>
            </MenuItem>
          </BulkMenu>
          <BulkMenu icon={Users} label={words.team}>
            {teams.map((team) => (
              <MenuItem key={team.id} onSelect={() => run({ do: 'team', teamId: team.id })}>
                <span class="menu-words">{team.name}</span>
              </MenuItem>
            ))}
            <MenuItem onSelect={() => run({ do: 'team', teamId: null })}>
              <span class="menu-words">{t.tickets.noTeam}</span>
            </MenuItem>
          </BulkMenu>
          <TagPopover icon={Tag} chosen={chosen} run={run} />
        </div>
      )}
      <button type="button" class="icon-button" aria-label={words.clear} title={words.clear} onClick={clear}>
        <Icon icon={X} size={18} />
      </button>
    </section>
  )
}

function BulkMenu({ icon, label, children }: { icon: IconNode; label: string; children: ComponentChildren }) {
  return (
    <Menu
      label={label}
      class="button bulk-button"
      side="above"
      align="start"
      button={
        <>
          <Icon icon={icon} size={16} />
          <span class="bulk-word">{label}</span>
          <Icon icon={ChevronDown} size={16} />
        </>
      }
    >
      {children}
    </Menu>
  )
}
