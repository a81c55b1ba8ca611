import { LIMITS, type Ticket } from '@deskbell/protocol'
import { Pencil } from 'lucide'
import { useState } from 'preact/hooks'
import { t } from '../../../i18n/index.ts'
import { Icon } from '../../../ui/icon.tsx'
import { useTicketActions } from '../use-ticket-actions.ts'

/** The number and subject, which can be put in better words. */
export function Subject({ ticket }: { ticket: Ticket }) {
  const actions = useTicketActions()
  const [text, setText] = useState<string | null>(null)
  const save = () => {
    const subject = text?.trim() ?? ''
    setText(null)
    if (subject !== '' && subject !== ticket.subject) void actions.update(ticket, { subject })
  }
  return (
    <div class="facts ticket-subject-place">
      <p class="ticket-number number">{t.tickets.number(ticket.number)}</p>
      {text === null ? (
        <div class="subject-line">
          <p class="subject-text" dir="auto">
            {ticket.subject}
          </p>
          <button
            type="button"
            class="icon-button icon-button-small"
            aria-label={t.ticket.editSubject}
            title={t.ticket.editSubject}
            onClick={() => setText(ticket.subject)}
          >
            <Icon icon={Pencil} size={16} />
          </button>
        </div>
      ) : (
        <input
          class="input"
          dir="auto"
          aria-label={t.ticket.subject}
          maxLength={LIMITS.subjectLength}
          value={text}
          ref={(input) => {
            if (input && document.activeElement !== input) input.focus()
          }}
          onInput={(event) => setText(event.currentTarget.value)}
          onBlur={save}
          onKeyDown={(event) => {
            if (event.key === 'Enter') save()
            if (event.key !== 'Escape') return
            event.stopPropagation()
            setText(null)
          }}
        />
      )}
    </div>
  )
}
