import type { Ticket } from '@deskbell/protocol'
import { useState } from 'preact/hooks'
import { useDesk } from '../../../app/desk.ts'
import { t } from '../../../i18n/index.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { FormActions } from '../../../ui/form-actions.tsx'
import { useAction } from '../../../ui/use-action.ts'
import { useItems } from '../../../ui/use-resource.ts'
import { answersOf } from './answers.ts'
import { FieldsForm } from './fields-form.tsx'

interface Props {
  ticket: Ticket
  /** Another type the ticket is about to have; its own where absent. */
  typeId?: string
  onClose: () => void
}

/** Answers of a ticket, and its type where that changes with them. */
export function FieldsDialog({ ticket, typeId = ticket.typeId, onClose }: Props) {
  const { tickets, toasts } = useDesk()
  const type = useItems(tickets.types).find((one) => one.id === typeId)
  const [values, setValues] = useState(ticket.fields)
  const [errors, setErrors] = useState<Record<string, string>>({})
  const changes = typeId !== ticket.typeId
  const action = useAction(async (fields: Ticket['fields']) => {
    tickets.put(await tickets.api.update(ticket.id, changes ? { typeId, fields } : { fields }))
    onClose()
    toasts.show(t.ticket.toast.saved(ticket.number))
  })
  const fields = type?.fields ?? []
  return (
    <Dialog
      title={changes ? `${t.ticket.changeType.title}: ${type?.name ?? ''}` : t.ticket.fields.dialog}
      onClose={onClose}
      firm
    >
      <form
        class="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          const checked = answersOf(fields, values)
          setErrors(checked.errors)
          if (Object.keys(checked.errors).length === 0) void action.run(checked.values)
        }}
      >
        {changes && <p class="dialog-text">{t.ticket.changeType.text}</p>}
        <FieldsForm fields={fields} values={values} errors={errors} onChange={setValues} />
        <FormActions action={action} submit={changes ? t.ticket.changeType.action : t.common.save} onClose={onClose} />
      </form>
    </Dialog>
  )
}
