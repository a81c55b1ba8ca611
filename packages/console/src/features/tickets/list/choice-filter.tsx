import { ChevronDown } from 'lucide'
import { useRef, useState } from 'preact/hooks'
import { t } from '../../../i18n/index.ts'
import { Icon } from '../../../ui/icon.tsx'
import { Popover } from '../../../ui/popover.tsx'

interface Props<T extends string> {
  label: string
  values: readonly T[]
  options: readonly (readonly [value: T, name: string])[]
  onChange: (values: T[]) => void
}

/** Any of several values: a button that says which, over a list of boxes to tick. */
export function ChoiceFilter<T extends string>({ label, values, options, onChange }: Props<T>) {
  const list = useRef<HTMLFieldSetElement>(null)
  const [query, setQuery] = useState('')
  const names = options.filter(([value]) => values.includes(value)).map(([, name]) => name)
  const words =
    values.length === 0
      ? label
      : values.length === 1
        ? t.tickets.filters.one(label, names[0] ?? t.common.somebody)
        : t.tickets.filters.several(label, values.length)
  const long = options.length > 9
  const fits = options.filter(([, name]) => name.toLowerCase().includes(query.trim().toLowerCase()))
  const toggle = (value: T, on: boolean) =>
    // In the order of the options, so that the same choice is always the same address.
    onChange(options.map(([one]) => one).filter((one) => (one === value ? on : values.includes(one))))
  return (
    <Popover
      label={label}
      class={`button filter-button ${values.length > 0 ? 'is-set' : ''}`}
      button={
        <>
          <span class="filter-words">{words}</span>
          <Icon icon={ChevronDown} size={16} />
        </>
      }
      onClose={() => setQuery('')}
    >
      {long && (
        <input
          type="search"
          class="input filter-find"
          aria-label={label}
          placeholder={label}
          value={query}
          onInput={(event) => setQuery(event.currentTarget.value)}
        />
      )}
      <fieldset class="filter-options" ref={list}>
        <legend class="hidden">{label}</legend>
        {fits.map(([value, name]) => (
          <label class="filter-option" key={value}>
            <input
              type="checkbox"
              checked={values.includes(value)}
              onChange={(event) => toggle(value, event.currentTarget.checked)}
            />
            <span>{name}</span>
          </label>
        ))}
      </fieldset>
    </Popover>
  )
}
