import { LIMITS } from '@deskbell/protocol'
import { Plus, X } from 'lucide'
import { s } from '../../../i18n/setup.ts'
import { Icon } from '../../../ui/icon.tsx'
import { moved, SortHandle } from '../../help/sort-handle.tsx'
import { type FieldFaults, MOST_OPTIONS, newOption, type OptionDraft } from './field-draft.ts'

interface Props {
  options: readonly OptionDraft[]
  fault: FieldFaults['options']
  onChange: (options: readonly OptionDraft[]) => void
}

/** What may be chosen, in order. Enter goes on with the next. */
export function OptionList({ options, fault, onChange }: Props) {
  const add = (at: number) => {
    const option = newOption()
    onChange([...options.slice(0, at), option, ...options.slice(at)])
    setTimeout(() => document.getElementById(`option-${option.id}`)?.focus())
  }
  return (
    <fieldset class="options">
      <legend class="field-label">{s.field.options}</legend>
      <ol class="option-rows" data-sort>
        {options.map((option, index) => (
          <li key={option.id} class="option-row">
            <SortHandle
              label={s.field.moveOption(option.label || s.field.option(index + 1))}
              hint={s.moveHint}
              index={index}
              count={options.length}
              onMove={(from, to) => onChange(moved(options, from, to))}
            />
            <input
              id={`option-${option.id}`}
              class="input"
              dir="auto"
              aria-label={s.field.option(index + 1)}
              aria-invalid={fault === 'unnamed' && option.label.trim() === '' ? true : undefined}
              maxLength={LIMITS.nameLength}
              value={option.label}
              onInput={(event) => {
                const label = event.currentTarget.value
                onChange(options.map((one) => (one.id === option.id ? { ...one, label } : one)))
              }}
              onKeyDown={(event) => {
                if (event.key !== 'Enter') return
                event.preventDefault()
                if (options.length < MOST_OPTIONS) add(index + 1)
              }}
            />
            <button
              type="button"
              class="icon-button"
              aria-label={s.field.removeOption(index + 1)}
              disabled={options.length === 1}
              onClick={() => onChange(options.filter((one) => one.id !== option.id))}
            >
              <Icon icon={X} size={16} />
            </button>
          </li>
        ))}
      </ol>
      <button
        type="button"
        class="button button-small"
        disabled={options.length >= MOST_OPTIONS}
        onClick={() => add(options.length)}
      >
        <Icon icon={Plus} size={16} />
        {s.field.addOption}
      </button>
      {fault && <p class="field-error">{fault === 'none' ? s.field.optionsMissing : s.field.optionMissing}</p>}
    </fieldset>
  )
}
