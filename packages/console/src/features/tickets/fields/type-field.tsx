import { t } from '../../../i18n/index.ts'
import { Field } from '../../../ui/field.tsx'

interface Props {
  types: readonly { id: string; name: string }[]
  value: string
  error: string | undefined
  onChange: (typeId: string) => void
}

/** A choice of the type of a ticket. */
export function TypeField({ types, value, error, onChange }: Props) {
  return (
    <Field label={t.ticket.type} error={error}>
      {(control) => (
        <select
          {...control}
          class="input select"
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        >
          <option value="">{t.ticket.fields.choose}</option>
          {types.map((type) => (
            <option key={type.id} value={type.id}>
              {type.name}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
