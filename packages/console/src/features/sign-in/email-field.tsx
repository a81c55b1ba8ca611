import { t } from '../../i18n/index.ts'
import { Field } from '../../ui/field.tsx'

interface Props {
  value: string
  error: string | undefined
  onInput: (value: string) => void
}

/** The address one signs in with. */
export function EmailField({ value, error, onInput }: Props) {
  return (
    <Field label={t.signIn.email} error={error}>
      {(control) => (
        <input
          {...control}
          class="input"
          type="email"
          name="email"
          autocomplete="username"
          autocapitalize="none"
          value={value}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}
