import { Field } from '../../ui/field.tsx'

interface Props {
  label: string
  hint?: string | undefined
  error?: string | undefined
  value: string
  /** Is not to be seen on the screen, nor kept by the browser. */
  secret?: boolean
  onChange: (value: string) => void
}

/** A line of a channel's settings, as it was copied from somewhere. */
export function TextField({ label, hint, error, value, secret = false, onChange }: Props) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <input
          {...control}
          class="input input-code"
          {...(secret
            ? { type: 'password' as const, autocomplete: 'new-password' as const }
            : { type: 'text' as const, autocomplete: 'off' as const })}
          autocapitalize="off"
          spellcheck={false}
          maxLength={2_000}
          value={value}
          onInput={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}
