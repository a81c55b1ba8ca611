import { useId } from 'preact/hooks'

interface Props<V extends string | number> {
  label: string
  error?: string | undefined
  options: readonly (readonly [value: V, name: string])[]
  chosen: readonly V[]
  onChange: (chosen: V[]) => void
}

/** Several of a few, each a check box that looks like a pill. What is chosen keeps the order of the options. */
export function Pills<V extends string | number>({ label, error, options, chosen, onChange }: Props<V>) {
  const id = useId()
  return (
    <fieldset class="pills" aria-describedby={error ? id : undefined}>
      <legend class="field-label">{label}</legend>
      <div class="pill-row">
        {options.map(([value, name]) => (
          <label key={value} class="pill">
            <input
              type="checkbox"
              class="hidden"
              checked={chosen.includes(value)}
              onChange={(event) => {
                const on = event.currentTarget.checked
                onChange(options.map(([one]) => one).filter((one) => (one === value ? on : chosen.includes(one))))
              }}
            />
            <span dir="auto">{name}</span>
          </label>
        ))}
      </div>
      {error && (
        <p class="field-error" id={id}>
          {error}
        </p>
      )}
    </fieldset>
  )
}
