import type { MessageEntry, Participant, ParticipantRef } from '@deskbell/protocol'
import { Fragment } from 'preact'
import { useMe } from '../../app/desk.ts'
import { t } from '../../i18n/index.ts'
import type { ConversationState } from '../../sdk.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { clockTime, exactTime } from '../../ui/dates.ts'
import { linkify } from '../../ui/links.tsx'
import { customerName, knownName, shortName } from '../../ui/names.ts'
import { FileList } from '../files/file-list.tsx'
import { ArticleChip } from './article-chip.tsx'
import { LocationChip } from './location-chip.tsx'
import { Quoted } from './quoted.tsx'
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
      : by.kind === 'system'
        ? t.thread.system.system
        : (participants.find((one) => one.kind === by.kind && one.id === by.id)?.name ?? t.common.somebody)
  const first = messages[0]
  return (
    <div class={`group ${theirs ? 'is-theirs' : 'is-ours'}`}>
      {theirs && <Avatar name={knownName(customer)} id={by.id ?? ''} size="small" />}
      <div class="group-body">
        <p class="group-head">
          <span class="group-name">{name}</span>
          {first?.content.automatic && (
            <span class="automatic" title={t.files.automaticHint}>
              {t.files.automatic}
            </span>
          )}
          {first && (
            <time class="time" dateTime={first.at} title={exactTime(first.at)}>
              {clockTime(first.at)}
            </time>
          )}
        </p>
        {messages.map(({ id, at, seq, content }) => (
          <Fragment key={id}>
            {content.text !== '' && (
              <div class="bubble" title={exactTime(at)} data-seq={seq} dir="auto">
                {linkify(content.text)}
              </div>
            )}
            {content.location && <LocationChip location={content.location} />}
            {content.article && <ArticleChip article={content.article} />}
            {content.attachments && <FileList files={content.attachments} />}
            {content.quoted && <Quoted text={content.quoted} />}
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
