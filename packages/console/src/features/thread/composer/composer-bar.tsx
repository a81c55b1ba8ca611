import type { Macro, Ticket } from '@deskbell/protocol'
import { Paperclip, SquareSlash, Zap } from 'lucide'
import { useRef } from 'preact/hooks'
import { useDesk } from '../../../app/desk.ts'
import { t } from '../../../i18n/index.ts'
import { Icon } from '../../../ui/icon.tsx'
import { Menu, MenuItem } from '../../../ui/menu.tsx'
import { useItems } from '../../../ui/use-resource.ts'
import { SendButton } from './send-button.tsx'
import type { Then } from './use-sending.ts'

interface Props {
  mode: 'reply' | 'note'
  /** Replies are not taken any more. */
  shut: boolean
  ticket: Ticket | null
  ready: boolean
  busy: boolean
  setMode: (mode: 'reply' | 'note') => void
  openCanned: () => void
  setMacro: (macro: Macro) => void
  attach: (files: Iterable<File>) => void
  send: (then: Then) => void
}

/** What stands below the text: who it is for, what can be put in, and sending it. */
export function ComposerBar({ mode, shut, ticket, ready, busy, setMode, openCanned, setMacro, attach, send }: Props) {
  const { tickets } = useDesk()
  const macros = useItems(tickets.macros)
  const picker = useRef<HTMLInputElement>(null)
  return (
    <div class="composer-bar">
      <fieldset class="composer-modes">
        <legend class="hidden">{t.note.modes}</legend>
        {(['reply', 'note'] as const).map((one) => (
          <button
            key={one}
            type="button"
            class={`composer-mode is-${one}`}
            aria-pressed={one === mode}
            disabled={shut && one === 'reply'}
            title={one === 'note' ? `${t.note.label} (N)` : `${t.note.reply} (R)`}
            onClick={() => setMode(one)}
          >
            {t.note[one]}
          </button>
        ))}
      </fieldset>
      <button
        type="button"
        class="icon-button"
        aria-label={t.send.attach}
        title={t.send.attach}
        onClick={() => picker.current?.click()}
      >
        <Icon icon={Paperclip} size={18} />
      </button>
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        tabIndex={-1}
        aria-label={t.send.attach}
        onChange={(event) => {
          attach([...(event.currentTarget.files ?? [])])
          // So that the same file can be chosen again.
          event.currentTarget.value = ''
        }}
      />
      {mode === 'reply' && (
        <button type="button" class="icon-button" aria-label={t.canned.open} title={t.canned.open} onClick={openCanned}>
          <Icon icon={SquareSlash} size={18} />
        </button>
      )}
      {ticket && (
        <Menu
          label={t.canned.macroMenu}
          title={t.canned.macroMenu}
          class="icon-button"
          side="above"
          align="start"
          button={<Icon icon={Zap} size={18} />}
        >
          {macros.length === 0 && <p class="menu-head">{t.canned.noMacros}</p>}
          {macros.map((macro) => (
            <MenuItem key={macro.id} onSelect={() => setMacro(macro)}>
              <span class="menu-words">{macro.name}</span>
            </MenuItem>
          ))}
        </Menu>
      )}
      <SendButton mode={mode} disabled={!ready} busy={busy} steps={ticket !== null} send={send} />
    </div>
  )
}
