import { Check, ChevronDown, CirclePause, SendHorizontal, StickyNote } from 'lucide'
import { t } from '../../../i18n/index.ts'
import { Icon } from '../../../ui/icon.tsx'
import { Menu, MenuItem } from '../../../ui/menu.tsx'
import type { Then } from './use-sending.ts'

interface Props {
  mode: 'reply' | 'note'
  disabled: boolean
  busy: boolean
  /** It is a ticket, which may take a step with the reply. */
  steps: boolean
  send: (then: Then) => void
}

/** Sends, and beside it: sends and moves the ticket on. */
export function SendButton({ mode, disabled, busy, steps, send }: Props) {
  const label = mode === 'note' ? t.note.save : t.composer.send
  return (
    <span class="send-group">
      <button type="submit" class="send" disabled={disabled} aria-busy={busy} aria-label={label} title={label}>
        <Icon icon={mode === 'note' ? StickyNote : SendHorizontal} size={18} />
      </button>
      {mode === 'reply' && steps && (
        <Menu
          label={t.send.more}
          title={t.send.more}
          class="send send-more"
          disabled={disabled}
          side="above"
          button={<Icon icon={ChevronDown} size={16} />}
        >
          <MenuItem onSelect={() => send('waiting')}>
            <Icon icon={CirclePause} size={16} />
            <span class="menu-words">{t.send.waiting}</span>
          </MenuItem>
          <MenuItem onSelect={() => send('resolved')}>
            <Icon icon={Check} size={16} />
            <span class="menu-words">{t.send.resolved}</span>
          </MenuItem>
        </Menu>
      )}
    </span>
  )
}
