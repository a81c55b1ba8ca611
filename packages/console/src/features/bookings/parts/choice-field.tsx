import { useId } from 'preact/hooks'

interface Props<T extends string> {
  label: string
  /** Where the words around it say the same. */
  hideLabel?: boolean
  value: T | null
  options: readonly { readonly value: T; readonly label: string; readonly hint?: string }[]
  error?: string | undefined
  /** Beside each other instead of one below the other. */
  row?: boolean
  onChange: (value: T) => void
}

/** One of a few, each with what follows from it. */
export function ChoiceField<T extends string>({
  label,
  hideLabel = false,
  value,
  options,
  error,
  row = false,
  onChange,
}: Props<T>) {
  const id = useId()
  return (
    <fieldset aria-describedby={error ? `${id}-error` : undefined}>
      <legend class={hideLabel ? 'hidden' : 'field-label'}>{label}</legend>
      <div class={`choices ${row ? '' : 'choices-tall'}`}>
        {options.map((one) => (
          <label class="choice" key={one.value}>
            <input
              type="radio"
              name={id}
              value={one.value}
              checked={value === one.value}
              aria-invalid={error ? true : undefined}
              onChange={() => onChange(one.value)}
            />
            <span>
              {one.label}
              {one.hint && <span class="field-hint">{one.hint}</span>}
            </span>
          </label>
        ))}
      </div>
      {error && (
        <p class="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </fieldset>
  )
}
