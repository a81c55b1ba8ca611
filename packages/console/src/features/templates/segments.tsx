interface Props<V extends string> {
  label: string
  names: Readonly<Record<V, string>>
  value: V
  onChange: (value: V) => void
}

/** One of a few, each a button. */
export function Segments<V extends string>({ label, names, value, onChange }: Props<V>) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: buttons are no fields of a form
    <div class="segments" role="group" aria-label={label}>
      {(Object.keys(names) as V[]).map((one) => (
        <button key={one} type="button" class="segment" aria-pressed={one === value} onClick={() => onChange(one)}>
          {names[one]}
        </button>
      ))}
    </div>
  )
}
