import type { BookingConversation, SharedBooking } from '@deskbell/protocol'
import type { LiveState } from '@deskbell/sdk/provider'
import { Archive } from 'lucide'
import { useEffect, useMemo } from 'preact/hooks'
import { useDesk } from '../../../app/desk.ts'
import { p } from '../../../i18n/provider.ts'
import { spokenTime } from '../../../ui/dates.ts'
import { Icon } from '../../../ui/icon.tsx'
import { AfterWait, Failed } from '../../../ui/states.tsx'
import { ThreadSkeleton } from '../../thread/thread-skeleton.tsx'
import { ChatComposer } from './composer.tsx'
import { NewTalk, Talk } from './talk.tsx'

interface Props {
  booking: SharedBooking
  talk: LiveState<BookingConversation> & { readonly reload: () => void }
}

/** What customer and provider say to each other about one visit. */
export function BookingChat({ booking, talk }: Props) {
  const { client } = useDesk()
  const { value } = talk
  const id = value?.conversation?.id ?? booking.conversationId
  const handle = useMemo(() => (id ? client.conversation(id) : null), [client, id])
  useEffect(() => () => handle?.release(), [handle])
  if (talk.load === 'failed') return <Failed title={p.chat.failed} trouble={talk.trouble} retry={talk.reload} />
  if (!value)
    return (
      <AfterWait>
        <ThreadSkeleton />
      </AfterWait>
    )
  return (
    <div class="chat">
      {handle ? <Talk key={id} handle={handle} booking={booking} /> : <NewTalk booking={booking} />}
      {value.open ? (
        <ChatComposer booking={booking} responses={value.quickResponses} typing={() => handle?.typing()} />
      ) : (
        <p class="chat-closed" role="status">
          <Icon icon={Archive} />
          <span>
            <strong>{p.chat.closed}</strong> {p.chat.closedText}
          </span>
        </p>
      )}
      {value.open && value.closesAt && <p class="chat-closes">{p.chat.closesAt(spokenTime(value.closesAt))}</p>}
    </div>
  )
}
