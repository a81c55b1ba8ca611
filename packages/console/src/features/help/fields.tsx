import { LIMITS } from '@deskbell/protocol'
import { h } from '../../i18n/help.ts'
import { Field } from '../../ui/field.tsx'

interface SelectProps<T extends string> {
  label: string
  hint?: string
  error?: string | undefined
  value: T
  options: readonly (readonly [value: T, name: string])[]
  onChange: (value: T) => void
}

/** One of several, with its label. */
export function SelectField<T extends string>({ label, hint, error, value, options, onChange }: SelectProps<T>) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <select
          {...control}
          class="input select"
          value={value}
          onChange={(event) => onChange(event.currentTarget.value as T)}
        >
          {options.map(([key, name]) => (
            <option key={key} value={key}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

interface SlugProps {
  label?: string
  hint: string
  error: string | undefined
  value: string
  onChange: (slug: string) => void
}

/** The part of an address that is somebody's to choose. */
export function SlugField({ label = h.create.slug, hint, error, value, onChange }: SlugProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <input
          {...control}
          class="input input-code"
          spellcheck={false}
          autocapitalize="none"
          maxLength={LIMITS.slugLength}
          value={value}
          onInput={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}
