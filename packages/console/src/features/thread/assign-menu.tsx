import type { Agent } from '@deskbell/protocol'
import { Check, ChevronDown, UserPlus, UserRoundX } from 'lucide'
import { useDesk, useMe } from '../../app/desk.ts'
import { t } from '../../i18n/index.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Menu, MenuItem } from '../../ui/menu.tsx'
import { useReadable } from '../../ui/readable.ts'

export const ASSIGN_MENU = 'assign-menu'

interface Props {
  assigneeId: string | null
  assign: (to: Agent | null) => void
}

/** Who has it, and a menu of everybody with how much they have already. */
export function AssignMenu({ assigneeId, assign }: Props) {
  const { client } = useDesk()
  const { agent: me } = useMe()
  const agents = useReadable(client.agents).filter((agent) => agent.active)
  const assignee = agents.find((agent) => agent.id === assigneeId)
  const others = agents.filter((agent) => agent.id !== me.id).sort((a, b) => a.openConversations - b.openConversations)
  const known = assignee?.name ?? (assigneeId ? t.common.somebody : null)
  const shown = assignee?.id === me.id ? t.common.you : known
  return (
    <Menu
      id={ASSIGN_MENU}
      class={`button head-button ${known ? '' : 'needs-owner'}`}
      label={t.assign.menu}
      ownWords
      title={`${t.assign.menu} (A)`}
      button={
        <>
          {assignee ? (
            <Avatar name={assignee.name} id={assignee.id} size="small" />
          ) : (
            <Icon icon={UserPlus} size={16} />
          )}
          {shown && <span class="hidden">{t.assign.label}</span>}
          <span class="head-word">{shown ?? t.assign.none}</span>
          <Icon icon={ChevronDown} size={16} />
        </>
      }
    >
      {assignee?.id !== me.id && (
        <MenuItem onSelect={() => assign(me)}>
          <Avatar name={me.name} id={me.id} size="small" />
          <span class="menu-words">{t.assign.toMe}</span>
        </MenuItem>
      )}
      <p class="menu-head">{t.assign.menu}</p>
      {[...(assignee?.id === me.id ? [me] : []), ...others].map((agent) => (
        <MenuItem key={agent.id} checked={agent.id === assigneeId} onSelect={() => assign(agent)}>
          <Avatar name={agent.name} id={agent.id} size="small" online={agent.availability === 'available'} />
          <span class="menu-words">
            {agent.name}
            <span class="menu-hint">
              {t.assign.load(agent.openConversations)}
              {agent.availability === 'away' && ` · ${t.assign.away}`}
            </span>
          </span>
          {agent.id === assigneeId && <Icon icon={Check} size={16} />}
        </MenuItem>
      ))}
      {assigneeId && (
        <>
          <hr class="menu-line" />
          <MenuItem onSelect={() => assign(null)}>
            <Icon icon={UserRoundX} size={20} />
            <span class="menu-words">{t.assign.nobody}</span>
          </MenuItem>
        </>
      )}
    </Menu>
  )
}
