import type { FieldValue, Ticket, TicketField } from '@deskbell/protocol'
import { exact, upcoming } from '../../format/time.ts'
import { Icon } from '../../parts/icon.tsx'
import type { Store } from '../../store.ts'
import { type Requests, requestsOf } from './requests.ts'
import { StatusPill } from './status.tsx'
import type { TicketsTranslator } from './words/words.ts'

/** Over a thread that is a request: its number, what it is about, where it stands, and what was answered. */
export function RequestHead({ store }: { readonly store: Store }) {
  const requests = requestsOf(store)
  const t = requests.t.value
  const ticket = store.thread.state.value?.ticket
  if (!t || !ticket) return null
  const number = `#${ticket.number}`
  const open = requests.detailed.value
  return (
    <section class="request-head" aria-label={t('details', { number })}>
      <button type="button" class="request-bar" aria-expanded={open} onClick={requests.toggleDetails}>
        <span class="request-number">{number}</span>
        <bdi class="request-subject">{ticket.subject}</bdi>
        <StatusPill store={store} ticket={ticket} />
        <Icon name="forward" />
      </button>
      <p class="sr" role="status">
        {requests.told.value}
      </p>
      {open && <Details requests={requests} t={t} />}
    </section>
  )
}

function Details({ requests, t }: { readonly requests: Requests; readonly t: TicketsTranslator }) {
  const { store, form } = requests
  const ticket = requests.current.value
  if (!ticket) return <i class="bone line" />
  const words = store.t.value
  const fields = form.value?.types.find(({ id }) => id === ticket.typeId)?.fields ?? []
  return (
    <div class="request-details">
      {ticket.expectedAt && (
        <p>{t('expected', { time: upcoming(words, Date.parse(ticket.expectedAt), store.now.value) })}</p>
      )}
      <dl>
        <dt>{t('kind')}</dt>
        <dd>
          <bdi>{ticket.typeName}</bdi>
        </dd>
        <dt>{t('sentOn')}</dt>
        <dd>{exact(words.locale, Date.parse(ticket.createdAt))}</dd>
        {answered(ticket, fields).map(({ field, value }) => (
          <>
            <dt key={field.key}>
              <bdi>{field.label}</bdi>
            </dt>
            <dd key={`${field.key} answer`}>
              <bdi>{answerWords(t, field, value)}</bdi>
            </dd>
          </>
        ))}
      </dl>
      {ticket.followsUpId && (
        <button
          type="button"
          class="link"
          onClick={() => ticket.followsUpId && store.go({ name: 'ticket', id: ticket.followsUpId })}
        >
          {t('followsUp')}
        </button>
      )}
    </div>
  )
}

/** The fields that were answered, in the order of the form. */
function answered(ticket: Ticket, fields: readonly TicketField[]): { field: TicketField; value: FieldValue }[] {
  return fields.flatMap((field) => {
    const value = ticket.fields[field.key]
    return value === undefined ? [] : [{ field, value }]
  })
}

function answerWords(t: TicketsTranslator, field: TicketField, value: FieldValue): string {
  if (Array.isArray(value)) return t.count('attached', value.length)
  if (typeof value === 'number') return new Intl.NumberFormat(t.locale).format(value)
  if (field.kind === 'date') {
    // A date without a time is the same day everywhere.
    return new Intl.DateTimeFormat(t.locale, { dateStyle: 'long', timeZone: 'UTC' }).format(Date.parse(value))
  }
  return field.options?.find((option) => option.value === value)?.label ?? value
}
