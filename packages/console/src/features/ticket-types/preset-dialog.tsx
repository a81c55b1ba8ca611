import type { TicketType, TicketTypePreset } from '@deskbell/protocol'
import { useState } from 'preact/hooks'
import { useDesk } from '../../app/desk.ts'
import { t } from '../../i18n/index.ts'
import { s } from '../../i18n/setup.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { useAction } from '../../ui/use-action.ts'
import { Loaded } from '../ticket-setup/loaded.tsx'
import { useSetup } from '../ticket-setup/setup-context.ts'
import { PriorityMark } from '../tickets/marks.tsx'

interface Props {
  types: readonly TicketType[]
  onClose: () => void
  onAdded: (types: readonly TicketType[]) => void
}

/** Ready-made lists of types, with what each would add. */
export function PresetDialog({ types, onClose, onAdded }: Props) {
  const api = useSetup()
  return (
    <Dialog title={s.preset.title} onClose={onClose} class="dialog-wide">
      <p class="dialog-text">{s.preset.text}</p>
      <Loaded id="presets" load={api.listPresets}>
        {(presets) => <Choice presets={presets} types={types} onClose={onClose} onAdded={onAdded} />}
      </Loaded>
    </Dialog>
  )
}

function Choice({ presets, types, onClose, onAdded }: Props & { presets: readonly TicketTypePreset[] }) {
  const api = useSetup()
  const { toasts } = useDesk()
  const has = new Set(types.map((type) => type.key))
  const lacking = (preset: TicketTypePreset) => preset.types.filter((type) => !has.has(type.key))
  const [key, setKey] = useState((presets.find((one) => lacking(one).length > 0) ?? presets[0])?.key)
  const chosen = presets.find((one) => one.key === key)
  const adds = chosen ? lacking(chosen).length : 0
  const add = useAction(async () => {
    if (!chosen) return
    onAdded(await api.applyPreset(chosen.key))
    toasts.show(s.preset.added(adds))
    onClose()
  })
  return (
    <>
      <fieldset class="preset-choices">
        <legend class="hidden">{s.preset.title}</legend>
        {presets.map((one) => (
          <label key={one.key} class="preset-choice">
            <input type="radio" name="preset" checked={one.key === key} onChange={() => setKey(one.key)} />
            <span>
              <span class="preset-name">{one.name}</span>
              <span class="setup-note">{one.description}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {chosen && (
        <section class="preset-adds" aria-live="polite" aria-label={chosen.name}>
          <p class="preset-count">{adds > 0 ? s.preset.adds(adds) : s.preset.addsNothing}</p>
          <ul>
            {chosen.types.map((type) => (
              <li key={type.key} class={has.has(type.key) ? 'is-there' : ''}>
                <span>{type.name}</span>
                {has.has(type.key) ? (
                  <span class="setup-note">{s.preset.has}</span>
                ) : (
                  <PriorityMark priority={type.priority} />
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {add.problem && (
        <p class="problem" role="alert">
          {add.problem}
        </p>
      )}
      <div class="dialog-actions">
        <button type="button" class="button" onClick={onClose}>
          {t.common.cancel}
        </button>
        <button
          type="button"
          class="button button-primary"
          disabled={adds === 0}
          aria-busy={add.busy}
          onClick={() => void add.run()}
        >
          {add.busy ? s.preset.adding : s.preset.add(adds)}
        </button>
      </div>
    </>
  )
}
