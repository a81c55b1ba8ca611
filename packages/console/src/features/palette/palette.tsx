import { Search } from 'lucide'
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Command } from '../../app/commands.ts'
import { useDesk } from '../../app/desk.ts'
import { layer } from '../../app/layer.ts'
import { t } from '../../i18n/index.ts'
import { Icon } from '../../ui/icon.tsx'
import { Keys } from '../../ui/keys.tsx'
import { jumpCommand } from '../tickets/jump.ts'
import { search } from './search.ts'

/** Everything that can be done or found, by typing a few letters. */
export function Palette() {
  const desk = useDesk()
  const { commands } = desk
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  const [query, setQuery] = useState('')
  const [at, setAt] = useState(0)
  const jump = jumpCommand(query, desk)
  const found = search(commands.all.value, query)
  const sections = jump ? [{ group: jump.group, commands: [jump] }, ...found] : found
  const flat = sections.flatMap((section) => section.commands)
  const current = flat[Math.min(at, flat.length - 1)]
  const close = () => {
    layer.value = null
  }
  useLayoutEffect(() => {
    const before = document.activeElement
    dialog.current?.showModal()
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  useEffect(() => {
    document.getElementById(`${id}-${current?.id}`)?.scrollIntoView({ block: 'nearest' })
  }, [current?.id, id])
  const run = (command: Command | undefined) => {
    if (!command) return
    dialog.current?.close()
    close()
    // After the dialog is gone, so that what the command focuses keeps the focus.
    setTimeout(() => command.run())
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined) setAt((flat.length + Math.min(at, flat.length - 1) + step) % Math.max(1, flat.length))
    else if (event.key === 'Enter') run(current)
    else if (event.key === 'k' && (event.ctrlKey || event.metaKey)) close()
    else return
    event.preventDefault()
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape does what a click beside the dialog does
    <dialog
      ref={dialog}
      class="palette"
      aria-label={t.commands.title}
      onClose={close}
      onClick={(event) => event.target === dialog.current && close()}
    >
      <div class="palette-search">
        <Icon icon={Search} size={18} />
        <input
          type="text"
          role="combobox"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={current ? `${id}-${current.id}` : undefined}
          aria-label={t.commands.placeholder}
          placeholder={t.commands.placeholder}
          autocomplete="off"
          spellcheck={false}
          value={query}
          onInput={(event) => {
            setQuery(event.currentTarget.value)
            setAt(0)
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div class="palette-list" id={`${id}-list`} role="listbox" aria-label={t.commands.title}>
        {sections.map((section, index) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options has no element of its own
          <div role="group" aria-label={t.commands.groups[section.group]} key={`${index} ${section.group}`}>
            <p class="palette-group" aria-hidden="true">
              {t.commands.groups[section.group]}
            </p>
            {section.commands.map((command) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keys
              // biome-ignore lint/a11y/useFocusableInteractive: the field above keeps the focus
              <div
                key={command.id}
                id={`${id}-${command.id}`}
                class="palette-item"
                role="option"
                aria-selected={command === current}
                onClick={() => run(command)}
                onPointerMove={() => setAt(flat.indexOf(command))}
              >
                <span class="palette-label">{command.label}</span>
                {command.keys && <Keys keys={command.keys} />}
              </div>
            ))}
          </div>
        ))}
      </div>
      {flat.length === 0 && <p class="palette-none">{t.commands.none}</p>}
      <p class="hidden" role="status">
        {t.commands.results(flat.length)}
      </p>
    </dialog>
  )
}
