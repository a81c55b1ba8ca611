import type { Conversation } from '@deskbell/protocol'
import { ago, exact } from '../../format/time.ts'
import { viewOf } from '../../later.tsx'
import { Avatar } from '../../parts/avatar.tsx'
import { counterpart, teamName } from '../../people.ts'
import type { Store } from '../../store.ts'
import type { StatusProps } from '../tickets/status.tsx'

/** One conversation: who with, what was said last, when, and how much of it is unread. */
export function ConversationRow({
  store,
  conversation,
}: {
  readonly store: Store
  readonly conversation: Conversation
}) {
  const t = store.t.value
  const { lastMessage, unread, ticket } = conversation
  const Status = ticket && viewOf<StatusProps>('status')
  const person = counterpart(conversation)
  const name = person?.name ?? teamName(store.config.value)
  const at = Date.parse(lastMessage?.at ?? conversation.createdAt)
  const preview = lastMessage?.preview ?? ''
  return (
    <button
      type="button"
      class={`row${unread > 0 ? ' unread' : ''}`}
      onClick={() => store.go({ name: 'chat', id: conversation.id })}
    >
      <Avatar id={person?.id ?? ''} name={name} />
      <span class="row-text">
        <span class="row-top">
          <b dir="auto">{ticket ? `#${ticket.number} ${ticket.subject}` : name}</b>
          <time dateTime={new Date(at).toISOString()} title={exact(t.locale, at)}>
            {ago(t, at, store.now.value)}
          </time>
        </span>
        <span class="row-bottom">
          <span class="preview" dir="auto">
            {lastMessage?.by.kind === 'customer' ? t('you', { text: preview }) : preview}
          </span>
          {unread > 0 && (
            <span class="count">
              <span aria-hidden="true">{unread}</span>
              <span class="sr">{t.count('unread', unread)}</span>
            </span>
          )}
          {ticket
            ? Status && <Status store={store} ticket={ticket} />
            : conversation.status === 'closed' && unread === 0 && <span class="tag">{t('closed')}</span>}
        </span>
      </span>
    </button>
  )
}
