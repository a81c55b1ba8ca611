import { type FieldValues, isAsked, type TicketField } from '@deskbell/protocol'
import { Paperclip } from 'lucide'
import { useState } from 'preact/hooks'
import { s } from '../../i18n/setup.ts'
import { Field } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { FieldsForm } from '../tickets/fields/fields-form.tsx'

interface Props {
  name: string
  description: string
  fields: readonly TicketField[]
}

/** The form of a type as customers meet it. It can be filled in, to see which questions appear. */
export function FormPreview({ name, description, fields }: Props) {
  const [values, setValues] = useState<FieldValues>({})
  const asked = fields.filter((field) => isAsked(fields, field, values))
  return (
    <aside class="form-preview" aria-label={s.type.preview}>
      <h2 class="section-title">{s.type.preview}</h2>
      <p class="field-hint">{s.type.previewHint}</p>
      <div class="form-preview-card">
        <div>
          <p class="form-preview-name" dir="auto">
            {name.trim() || s.type.newTitle}
          </p>
          {description.trim() !== '' && (
            <p class="setup-note" dir="auto">
              {description}
            </p>
          )}
        </div>
        <Field label={s.form.subject}>{(control) => <input {...control} class="input" />}</Field>
        <Field label={s.form.message}>{(control) => <textarea {...control} class="input" rows={2} />}</Field>
        {asked.map((field) =>
          field.kind === 'file' ? (
            <FileQuestion key={field.key} field={field} />
          ) : (
            <FieldsForm key={field.key} fields={[alone(field)]} values={values} errors={{}} onChange={setValues} />
          ),
        )}
      </div>
    </aside>
  )
}

/** A question that is asked already: whether it is was decided with the others. */
function alone({ showWhen: _, ...field }: TicketField): TicketField {
  return { ...field, label: field.label || s.field.unnamed }
}

function FileQuestion({ field }: { field: TicketField }) {
  const name = field.label || s.field.unnamed
  return (
    <div class="field">
      <p class="field-label" dir="auto">
        {field.required ? name : s.form.optional(name)}
      </p>
      <p class="preview-files">
        <Icon icon={Paperclip} size={16} />
        {s.form.addFiles}
      </p>
      {field.hint && (
        <p class="field-hint" dir="auto">
          {field.hint}
        </p>
      )}
    </div>
  )
}
