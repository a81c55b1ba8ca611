import { Check, ChevronsUpDown } from 'lucide'
import { t } from '../i18n/index.ts'
import { Bell } from '../ui/bell.tsx'
import { Icon } from '../ui/icon.tsx'
import { Menu, MenuItem } from '../ui/menu.tsx'
import { useDesk, useMe } from './desk.ts'

/** Whose desk this is. Somebody who works in several chooses here. */
export function WorkspaceMenu() {
  const { workspaces } = useDesk()
  const { workspace } = useMe()
  const face = (
    <>
      <Bell />
      <span class="nav-workspace">{workspace.name}</span>
    </>
  )
  if (workspaces.list.value.length < 2) return <div class="nav-brand">{face}</div>
  return (
    <Menu
      class="nav-brand nav-brand-button"
      label={t.workspaces.current(workspace.name)}
      title={t.workspaces.change}
      align="start"
      button={
        <>
          {face}
          <Icon icon={ChevronsUpDown} size={16} />
        </>
      }
    >
      <WorkspaceItems />
    </Menu>
  )
}

/** The workspaces to choose from, as items of a menu; nothing where there is but one. */
export function WorkspaceItems() {
  const { workspaces } = useDesk()
  const { workspace } = useMe()
  const list = workspaces.list.value
  if (list.length < 2) return null
  return (
    <>
      <p class="menu-head">{t.workspaces.change}</p>
      {list.map(({ workspaceId, name, role }) => {
        const here = workspaceId === workspace.id
        return (
          <MenuItem key={workspaceId} checked={here} onSelect={() => here || workspaces.switchTo(workspaceId)}>
            <span class="menu-words">
              {here ? workspace.name : name}
              <span class="menu-hint">{t.team.roles[role]}</span>
            </span>
            {here && <Icon icon={Check} size={16} />}
          </MenuItem>
        )
      })}
    </>
  )
}
