import { Check, ChevronsUpDown, Keyboard, LogOut } from 'lucide'
import { t } from '../i18n/index.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Icon } from '../ui/icon.tsx'
import { Keys } from '../ui/keys.tsx'
import { Menu, MenuItem } from '../ui/menu.tsx'
import { signOut, switchAvailability } from './availability.ts'
import { useDesk, useMe } from './desk.ts'
import { layer } from './layer.ts'
import { THEMES } from './preferences.ts'
import { WorkspaceItems } from './workspace-menu.tsx'

/** Who you are, whether you are there, how it looks, and the way out. */
export function AgentMenu() {
  const desk = useDesk()
  const { agent } = useMe()
  const theme = desk.preferences.theme
  const status = agent.availability === 'available' ? t.nav.available : t.nav.away
  return (
    <Menu
      class="agent-button"
      label={t.nav.account}
      ownWords
      side="above"
      align="start"
      button={
        <>
          <Avatar name={agent.name} id={agent.id} size="medium" online={agent.availability === 'available'} />
          <span class="agent-words fold">
            <span class="agent-name">{agent.name}</span>
            <span class="agent-status">{status}</span>
          </span>
          <Icon icon={ChevronsUpDown} size={16} />
        </>
      }
    >
      {/* On a phone there is no other place for them. */}
      {matchMedia('(max-width: 719px)').matches && <WorkspaceItems />}
      <p class="menu-head">{t.nav.availability}</p>
      {(['available', 'away'] as const).map((one) => (
        <MenuItem
          key={one}
          checked={agent.availability === one}
          onSelect={() => void switchAvailability(desk, agent, one)}
        >
          <span class={`status-dot is-${one}`} />
          <span class="menu-words">
            {one === 'available' ? t.nav.available : t.nav.away}
            <span class="menu-hint">{one === 'available' ? t.nav.availableHint : t.nav.awayHint}</span>
          </span>
          {agent.availability === one && <Icon icon={Check} size={16} />}
        </MenuItem>
      ))}
      <p class="menu-head">{t.nav.theme}</p>
      {THEMES.map((one) => (
        <MenuItem
          key={one}
          checked={theme.value === one}
          onSelect={() => {
            theme.value = one
          }}
        >
          <span class="menu-words">{t.nav.themes[one]}</span>
          {theme.value === one && <Icon icon={Check} size={16} />}
        </MenuItem>
      ))}
      <hr class="menu-line" />
      <MenuItem
        onSelect={() => {
          layer.value = 'shortcuts'
        }}
      >
        <Icon icon={Keyboard} size={16} />
        <span class="menu-words">{t.nav.shortcuts}</span>
        <Keys keys="?" />
      </MenuItem>
      <MenuItem onSelect={() => void signOut(desk)}>
        <Icon icon={LogOut} size={16} />
        <span class="menu-words">{t.nav.signOut}</span>
      </MenuItem>
    </Menu>
  )
}
