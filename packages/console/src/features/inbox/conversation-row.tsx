import type { Agent, Conversation } from '@deskbell/protocol'
import { Check } from 'lucide'
import { t } from '../../i18n/index.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Icon } from '../../ui/icon.tsx'
import { customerName, knownName } from '../../ui/names.ts'
import { Skeleton } from '../../ui/states.tsx'
import { Time } from '../../ui/time.tsx'
import { previewOf } from './preview.ts'

interface Props {
  conversation: Conversation
  href: string
  current: boolean
  /** It left this view while it is open. */
  gone: boolean
  showAssignee: boolean
  me: Agent
  agents: readonly Agent[]
  draft: boolean
}

/** One conversation in a list: who, what was said last, when, and whether it waits for you. */
export function ConversationRow({ conversation, href, current, gone, showAssignee, me, agents, draft }: Props) {
  const name = customerName(conversation.customer)
  const assignee = agents.find((agent) => agent.id === conversation.assigneeId)
  const unread = conversation.unread > 0
  const waits = conversation.assigneeId === null && conversation.status === 'open'
  return (
    <a
      class={`row ${unread ? 'is-unread' : ''} ${gone ? 'is-gone' : ''}`}
      href={href}
      aria-current={current ? 'true' : undefined}
      data-id={conversation.id}
    >
      <Avatar name={knownName(conversation.customer)} id={conversation.customer.id} />
      <span class="row-body">
        <span class="row-line">
          <span class="row-name">{name}</span>
          {conversation.ticket && <span class="row-ticket number">{t.tickets.number(conversation.ticket.number)}</span>}
          <Time iso={conversation.lastMessage?.at ?? conversation.createdAt} />
        </span>
        <span class="row-line">
          <span class="row-preview">
            {draft && !current && <span class="row-draft">{t.composer.draft} </span>}
            {previewOf(conversation, me, agents)}
          </span>
          {unread && (
            <span class="row-unread">
              <span aria-hidden="true">{conversation.unread > 99 ? '99+' : conversation.unread}</span>
              <span class="hidden">{t.inbox.unread(conversation.unread)}</span>
            </span>
          )}
        </span>
        {(showAssignee || gone) && (
          <span class={`row-meta ${waits && !gone ? 'needs-owner' : ''}`}>
            {gone
              ? t.inbox.moved
              : (assignee?.name ?? (conversation.assigneeId ? t.common.somebody : t.inbox.unassigned))}
            {conversation.status === 'closed' && !gone && (
              <span class="row-closed">
                <Icon icon={Check} size={14} />
                {t.customer.closed}
              </span>
            )}
          </span>
        )}
      </span>
    </a>
  )
}

/** The shape of rows to come. */
export function RowSkeleton({ count }: { count: number }) {
  return (
    <div class="rows" role="status">
      <span class="hidden">{t.common.loading}</span>
      {Array.from({ length: count }, (_, index) => (
        <div class="row" key={index}>
          <Skeleton class="skeleton-face" />
          <span class="row-body">
            <Skeleton class="skeleton-short" />
            <Skeleton class="skeleton-long" />
          </span>
        </div>
      ))}
    </div>
  )
}
