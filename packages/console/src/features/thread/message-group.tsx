import type { MessageEntry, Participant, ParticipantRef } from '@deskbell/protocol'
import { Fragment } from 'preact'
import { useMe } from '../../app/desk.ts'
import { t } from '../../i18n/index.ts'
import type { ConversationState } from '../../sdk.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { clockTime, exactTime } from '../../ui/dates.ts'
import { linkify } from '../../ui/links.tsx'
import { customerName, knownName, shortName } from '../../ui/names.ts'
import { ArticleChip } from './article-chip.tsx'
import type { Delivery } from './receipts.ts'

interface Props {
  by: ParticipantRef
  messages: readonly MessageEntry[]
  participants: readonly Participant[]
  customer: NonNullable<ConversationState['customer']>
  /** How far the newest of these got, where that is worth saying. */
  delivery: Delivery | undefined
}

/** What one author said in one go. The customer stands on the left, the team on the right. */
export function MessageGroup({ by, messages, participants, customer, delivery }: Props) {
  const { agent } = useMe()
  const theirs = by.kind === 'customer'
  const name = theirs
    ? customerName(customer)
    : by.id === agent.id
      ? t.common.you
      : (participants.find((one) => one.kind === by.kind && one.id === by.id)?.name ?? t.common.somebody)
  const first = messages[0]
  return (
    <div class={`group ${theirs ? 'is-theirs' : 'is-ours'}`}>
      {theirs && <Avatar name={knownName(customer)} id={by.id ?? ''} size="small" />}
      <div class="group-body">
        <p class="group-head">
          <span class="group-name">{name}</span>
          {first && (
            <time class="time" dateTime={first.at} title={exactTime(first.at)}>
              {clockTime(first.at)}
            </time>
          )}
        </p>
        {messages.map(({ id, at, seq, content }) => (
          <Fragment key={id}>
            <div class="bubble" title={exactTime(at)} data-seq={seq}>
              {linkify(content.text)}
            </div>
            {content.article && <ArticleChip article={content.article} />}
          </Fragment>
        ))}
        {delivery && (
          <p class="delivery" data-delivery={delivery}>
            {delivery === 'read' ? t.thread.receipt.read(shortName(customer)) : t.thread.receipt[delivery]}
          </p>
        )}
      </div>
    </div>
  )
}
