import { LIMITS, RESOLUTION_TYPES, type ResolutionType, TICKET_TRANSITIONS, type Ticket } from '@deskbell/protocol'
import { useDesk } from '../../../app/desk.ts'
import { t } from '../../../i18n/index.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { Field } from '../../../ui/field.tsx'
import { FormActions } from '../../../ui/form-actions.tsx'
import { useForm } from '../../settings/use-form.ts'
import { useTicketActions } from '../use-ticket-actions.ts'

interface Props {
  ticket: Ticket
  how: 'resolve' | 'close'
  onClose: () => void
}

/** Asks how it ended: what the customer is told, and what colleagues should know. */
export function EndDialog({ ticket, how, onClose }: Props) {
  const { tickets, toasts } = useDesk()
  const actions = useTicketActions()
  const words = t.ticket.end
  const before = ticket.work?.resolution
  const form = useForm(
    {
      resolutionType: (before?.type ?? 'solved') as ResolutionType,
      summary: before?.summary ?? '',
      resolutionNotes: before?.notes ?? '',
    },
    () => ({}),
    async (values) => {
      const done = await tickets.api[how](ticket.id, values)
      tickets.put(done)
      onClose()
      const undo = TICKET_TRANSITIONS[done.status].includes(ticket.status)
        ? { undo: () => actions.move(done, ticket.status) }
        : {}
      const status = t.tickets.statuses[done.status].toLowerCase()
      toasts.show(t.ticket.toast.moved(ticket.number, status), { ...undo, stays: 10_000 })
    },
  )
  const area = (key: 'summary' | 'resolutionNotes', label: string, hint: string) => (
    <Field label={label} hint={hint} error={form.errors[key]}>
      {(control) => (
        <textarea
          {...control}
          class={`input ${key === 'resolutionNotes' ? 'input-note' : ''}`}
          rows={3}
          dir="auto"
          maxLength={LIMITS.commentLength}
          value={form.values[key]}
          onInput={(event) => form.set(key, event.currentTarget.value)}
        />
      )}
    </Field>
  )
  return (
    <Dialog title={words[how]} onClose={onClose} firm>
      <form class="form" noValidate onSubmit={form.submit}>
        {how === 'close' && <p class="dialog-text">{words.closeText}</p>}
        <Field label={words.type}>
          {(control) => (
            <select
              {...control}
              class="input select"
              value={form.values.resolutionType}
              onChange={(event) => form.set('resolutionType', event.currentTarget.value as ResolutionType)}
            >
              {RESOLUTION_TYPES.map((one) => (
                <option key={one} value={one}>
                  {t.tickets.resolutions[one]}
                </option>
              ))}
            </select>
          )}
        </Field>
        {area('summary', words.summary, words.summaryHint)}
        {area('resolutionNotes', words.notes, words.notesHint)}
        <FormActions
          action={form.action}
          submit={how === 'resolve' ? words.submitResolve : words.submitClose}
          onClose={onClose}
        />
      </form>
    </Dialog>
  )
}
