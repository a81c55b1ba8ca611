import { type FieldValues, LIMITS } from '@deskbell/protocol'
import { useState } from 'preact/hooks'
import { useDesk } from '../../../app/desk.ts'
import { t } from '../../../i18n/index.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { Field } from '../../../ui/field.tsx'
import { FormActions } from '../../../ui/form-actions.tsx'
import { useItems } from '../../../ui/use-resource.ts'
import { useForm } from '../../settings/use-form.ts'
import { answersOf } from '../fields/answers.ts'
import { FieldsForm } from '../fields/fields-form.tsx'
import { subjectOf } from '../fields/subject-of.ts'
import { TypeField } from '../fields/type-field.tsx'

interface Props {
  conversationId: string
  /** What the chat began with. */
  first: string
  onClose: () => void
}

/** Makes a ticket of a chat: its type, what the type asks, and a subject. */
export function ConvertDialog({ conversationId, first, onClose }: Props) {
  const { tickets, toasts } = useDesk()
  const types = useItems(tickets.types).filter((type) => !type.archived)
  const words = t.ticket.convert
  const [faults, setFaults] = useState<Record<string, string>>({})
  const form = useForm(
    { typeId: '', subject: subjectOf(first), fields: {} as FieldValues },
    ({ typeId, subject, fields }) => {
      const type = types.find((one) => one.id === typeId)
      const wrong = answersOf(type?.fields ?? [], fields).errors
      setFaults(wrong)
      return {
        ...(type ? {} : { typeId: t.call.needType }),
        ...(subject.trim() ? {} : { subject: words.needSubject }),
        ...(Object.keys(wrong).length > 0 ? { fields: '' } : {}),
      }
    },
    async ({ typeId, subject, fields }) => {
      const type = types.find((one) => one.id === typeId)
      const answers = answersOf(type?.fields ?? [], fields).values
      const ticket = await tickets.api.convert(conversationId, { typeId, subject: subject.trim(), fields: answers })
      tickets.put(ticket)
      onClose()
      toasts.show(t.ticket.toast.converted(ticket.number))
    },
  )
  const { values, errors, set } = form
  const fields = types.find((one) => one.id === values.typeId)?.fields ?? []
  return (
    <Dialog title={words.dialog} onClose={onClose} firm>
      <form class="form" noValidate onSubmit={form.submit}>
        <p class="dialog-text">{words.text}</p>
        <TypeField
          types={types}
          value={values.typeId}
          error={errors.typeId}
          onChange={(typeId) => set('typeId', typeId)}
        />
        <Field label={t.ticket.subject} error={errors.subject}>
          {(control) => (
            <input
              {...control}
              class="input"
              dir="auto"
              maxLength={LIMITS.subjectLength}
              value={values.subject}
              onInput={(event) => set('subject', event.currentTarget.value)}
            />
          )}
        </Field>
        <FieldsForm fields={fields} values={values.fields} errors={faults} onChange={(next) => set('fields', next)} />
        <FormActions action={form.action} submit={words.submit} onClose={onClose} />
      </form>
    </Dialog>
  )
}
