import { isAsked, type Ticket, type TicketField } from '@deskbell/protocol'
import { useDesk } from '../../../app/desk.ts'
import { t } from '../../../i18n/index.ts'
import { useItems } from '../../../ui/use-resource.ts'
import { Fact, Section } from './section.tsx'
import type { TicketDialog } from './ticket-dialogs.tsx'

/** What the type asks, as it was answered. */
export function FieldFacts({ ticket, open }: { ticket: Ticket; open: (dialog: TicketDialog) => void }) {
  const { tickets } = useDesk()
  const type = useItems(tickets.types).find((one) => one.id === ticket.typeId)
  const asked = (type?.fields ?? []).filter((field) => isAsked(type?.fields ?? [], field, ticket.fields))
  const words = t.ticket.fields
  if (!type) return null
  return (
    <Section
      title={words.title}
      action={
        asked.length > 0 && (
          <button type="button" class="link-button facts-link" onClick={() => open({ kind: 'fields' })}>
            {words.edit}
          </button>
        )
      }
    >
      {asked.length === 0 && <p class="facts-none">{words.none}</p>}
      <dl>
        {asked.map((field) => (
          <Fact name={field.label} key={field.key}>
            {answerOf(field, ticket) ?? <span class="fact-note">{words.unset}</span>}
          </Fact>
        ))}
      </dl>
    </Section>
  )
}

/** What was answered, as people read it; null where nothing was. */
function answerOf(field: TicketField, ticket: Ticket): string | null {
  const value = ticket.fields[field.key]
  if (value === undefined) return null
  if (Array.isArray(value)) return t.ticket.fields.files(value.length)
  if (field.kind === 'choice') return field.options?.find((one) => one.value === value)?.label ?? String(value)
  return typeof value === 'number' ? value.toLocaleString(t.formats) : value
}
