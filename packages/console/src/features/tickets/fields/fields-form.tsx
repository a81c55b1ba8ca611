import { type FieldValue, type FieldValues, isAsked, LIMITS, type TicketField } from '@deskbell/protocol'
import { t } from '../../../i18n/index.ts'
import { Field } from '../../../ui/field.tsx'

interface Props {
  fields: readonly TicketField[]
  values: FieldValues
  /** What is wrong with an answer, by its key. */
  errors: Readonly<Record<string, string>>
  onChange: (values: FieldValues) => void
}

/** What a type asks: each question only where it is asked, given what was answered so far. */
export function FieldsForm({ fields, values, errors, onChange }: Props) {
  return (
    <>
      {fields
        .filter((field) => isAsked(fields, field, values))
        .map((field) => (
          <Question
            key={field.key}
            field={field}
            value={values[field.key]}
            error={errors[field.key]}
            onChange={(value) => {
              const { [field.key]: _, ...rest } = values
              onChange(value === undefined ? rest : { ...rest, [field.key]: value })
            }}
          />
        ))}
    </>
  )
}

interface QuestionProps {
  field: TicketField
  value: FieldValue | undefined
  error: string | undefined
  onChange: (value: FieldValue | undefined) => void
}

function Question({ field, value, error, onChange }: QuestionProps) {
  const label = field.required ? field.label : t.ticket.fields.optional(field.label)
  const text = typeof value === 'string' ? value : ''
  if (field.kind === 'file') {
    const count = Array.isArray(value) ? value.length : 0
    return (
      <div class="field">
        <p class="field-label">{label}</p>
        <p class="field-hint">
          {t.ticket.fields.files(count)}. {t.ticket.fields.keptFiles}
        </p>
      </div>
    )
  }
  return (
    <Field label={label} hint={field.hint} error={error}>
      {(control) => {
        const set = (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value || undefined)
        switch (field.kind) {
          case 'choice':
            return (
              <select {...control} class="input select" value={text} onChange={set}>
                <option value="">{t.ticket.fields.choose}</option>
                {field.options?.map((option) => (
                  <option key={option.value} value={option.value}>
                    {option.label}
                  </option>
                ))}
              </select>
            )
          case 'long_text':
            return (
              <textarea
                {...control}
                class="input"
                rows={3}
                dir="auto"
                maxLength={LIMITS.commentLength}
                value={text}
                onInput={set}
              />
            )
          case 'number':
            return (
              <input
                {...control}
                class="input"
                type="number"
                step="any"
                min={field.min}
                max={field.max}
                value={typeof value === 'number' ? String(value) : ''}
                onInput={(event) => {
                  const number = event.currentTarget.valueAsNumber
                  onChange(Number.isFinite(number) ? number : undefined)
                }}
              />
            )
          case 'date':
            return <input {...control} class="input" type="date" value={text} onInput={set} />
          default:
            return (
              <input {...control} class="input" dir="auto" maxLength={LIMITS.nameLength} value={text} onInput={set} />
            )
        }
      }}
    </Field>
  )
}
