import type { SharedBooking } from '@deskbell/protocol'
import type { PendingDeed } from '@deskbell/sdk/provider'
import { MessageCircle } from 'lucide'
import { useEffect } from 'preact/hooks'
import { useDesk } from '../../../app/desk.ts'
import { p } from '../../../i18n/provider.ts'
import type { ConversationHandle, ConversationState, PendingMessage } from '../../../sdk.ts'
import { useReadable } from '../../../ui/readable.ts'
import { AfterWait, Empty, Failed } from '../../../ui/states.tsx'
import { isSignedOut } from '../../../ui/trouble.ts'
import { PendingMessages } from '../../thread/pending-messages.tsx'
import { ThreadLog } from '../../thread/thread-log.tsx'
import { ThreadSkeleton } from '../../thread/thread-skeleton.tsx'
import type { Notes } from '../../thread/use-notes.ts'
import { useProvider } from '../context.ts'
import { deedName } from '../parts/deed-words.ts'
import { firstName } from '../parts/name.ts'

/** Colleagues remark nothing here. */
const NO_NOTES: Notes = { list: [], failed: false, reload() {}, add() {}, remove: async () => undefined }

/** What was written here and is not known yet, as a thread shows it. */
function usePending(bookingId: string): {
  pending: readonly PendingMessage[]
  again: Pick<ConversationHandle, 'retry' | 'discard'>
} {
  const provider = useProvider()
  const pending = useReadable(provider.pending)
    .filter((one) => one.bookingId === bookingId && one.deed.kind !== 'status' && one.status !== 'refused')
    .map(toMessage)
  return { pending, again: { retry: () => provider.retry(), discard: provider.discard } }
}

function toMessage({ clientId, at, deed, status, trouble }: PendingDeed): PendingMessage {
  const attachments = deed.kind === 'message' ? deed.attachments : undefined
  const text = deedName(deed)
  return {
    ...{ clientId, createdAt: at, retryable: true, attachments },
    text: deed.kind === 'message' && deed.text === '' && attachments ? p.chat.files(attachments.length) : text,
    status: status === 'queued' || status === 'sending' ? status : 'failed',
    trouble: trouble?.kind === 'late' ? null : trouble,
  }
}

/** The thread of a visit, live. */
export function Talk({ handle, booking }: { handle: ConversationHandle; booking: SharedBooking }) {
  const { session } = useDesk()
  const provider = useProvider()
  const state = useReadable(handle.state)
  const { pending, again } = usePending(booking.id)
  useEffect(() => {
    if (isSignedOut(state.trouble)) session.expire()
  }, [state.trouble, session])
  // What was read here is not counted any more.
  useEffect(() => provider.refresh(), [provider, state.unread])
  if (state.load === 'failed') return <Failed title={p.chat.failed} trouble={state.trouble} />
  if (!state.customer)
    return (
      <AfterWait>
        <ThreadSkeleton />
      </AfterWait>
    )
  const known = new Set(state.entries.map((entry) => entry.type === 'message' && entry.clientId))
  const shown: ConversationState = { ...state, pending: pending.filter(({ clientId }) => !known.has(clientId)) }
  const here = state.present.some(({ kind }) => kind === 'customer')
  return (
    <>
      <p class={`chat-here ${here ? 'is-here' : ''}`}>{here ? p.chat.here : p.chat.away}</p>
      <ThreadLog state={shown} customer={state.customer} handle={{ ...handle, ...again }} notes={NO_NOTES} />
    </>
  )
}

/** Where nobody has written yet, with what waits to be the first. */
export function NewTalk({ booking }: { booking: SharedBooking }) {
  const { pending, again } = usePending(booking.id)
  return (
    <div class="log">
      {pending.length === 0 ? (
        <Empty icon={MessageCircle} title={p.chat.begin(firstName(booking))} text={p.chat.beginText} />
      ) : (
        <PendingMessages pending={pending} handle={again as ConversationHandle} />
      )}
    </div>
  )
}
