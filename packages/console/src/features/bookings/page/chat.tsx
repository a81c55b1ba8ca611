import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { useDesk } from '../../../app/desk.ts'
import { b } from '../../../i18n/bookings.ts'
import { newClientId } from '../../../ui/client-id.ts'
import { useReadable } from '../../../ui/readable.ts'
import { AfterWait, Failed, Skeleton } from '../../../ui/states.tsx'
import { useAction } from '../../../ui/use-action.ts'
import { ThreadLog } from '../../thread/thread-log.tsx'
import { useGrowing } from '../../thread/use-growing.ts'
import type { Notes } from '../../thread/use-notes.ts'
import { Panel } from '../parts/panel.tsx'
import { useBookingsApi } from '../parts/use-bookings-api.ts'
import type { Held } from './held.ts'

const words = b.chat
/** Colleagues remark on tickets, not on what customer and provider say. */
const NO_NOTES: Notes = {
  list: [],
  failed: false,
  reload: () => undefined,
  add: () => undefined,
  remove: async () => undefined,
}

/** What customer and provider say to each other; the desk may write too. */
export function Chat(held: Held) {
  const { conversationId } = held.booking
  const [turn, setTurn] = useState(0)
  return (
    <Panel title={words.title} class="booking-chat">
      <p class="panel-none chat-lead">{words.lead}</p>
      {conversationId ? (
        <Conversation key={`${conversationId} ${turn}`} id={conversationId} retry={() => setTurn(turn + 1)} />
      ) : (
        <>
          <p class="panel-none">{words.none}</p>
          <FirstMessage {...held} />
        </>
      )}
    </Panel>
  )
}

function Conversation({ id, retry }: { id: string; retry: () => void }) {
  const { client } = useDesk()
  const handle = useMemo(() => client.conversation(id), [client, id])
  useEffect(() => () => handle.release(), [handle])
  const state = useReadable(handle.state)
  if (state.load === 'failed') return <Failed title={words.failed} trouble={state.trouble} retry={retry} />
  if (!state.customer) {
    return (
      <AfterWait>
        <Skeleton class="skeleton-long" />
        <Skeleton class="skeleton-short" />
      </AfterWait>
    )
  }
  return (
    <>
      <ThreadLog state={state} customer={state.customer} handle={handle} notes={NO_NOTES} />
      {state.status === 'closed' ? (
        <p class="panel-none">{words.closed}</p>
      ) : (
        <Writer
          send={async (text) => {
            handle.send(text)
          }}
          typing={handle.typing}
        />
      )}
    </>
  )
}

function FirstMessage({ booking, refresh }: Held) {
  const api = useBookingsApi()
  const clientId = useRef(newClientId())
  return (
    <Writer
      send={async (text) => {
        await api.write(booking.id, { clientId: clientId.current, content: { type: 'text', text } })
        await refresh()
      }}
      typing={() => undefined}
    />
  )
}

interface WriterProps {
  send: (text: string) => Promise<void>
  typing: () => void
}

function Writer({ send, typing }: WriterProps) {
  const [text, setText] = useState('')
  const area = useRef<HTMLTextAreaElement>(null)
  useGrowing(area, text)
  const sending = useAction(async () => {
    await send(text.trim())
    setText('')
  })
  const ready = text.trim() !== ''
  const go = () => {
    if (ready) void sending.run()
  }
  return (
    <form
      class="chat-writer"
      onSubmit={(event) => {
        event.preventDefault()
        go()
      }}
    >
      <textarea
        ref={area}
        class="input"
        rows={1}
        dir="auto"
        maxLength={10_000}
        aria-label={words.write}
        placeholder={words.write}
        value={text}
        onInput={(event) => {
          setText(event.currentTarget.value)
          typing()
        }}
        onKeyDown={(event) => {
          const byTouch = matchMedia('(hover: none) and (pointer: coarse)').matches
          if (event.key !== 'Enter' || event.shiftKey || event.isComposing || byTouch) return
          event.preventDefault()
          go()
        }}
      />
      <button type="submit" class="button" disabled={!ready} aria-busy={sending.busy}>
        {sending.busy ? words.sending : words.send}
      </button>
      {sending.problem && (
        <p class="field-error" role="alert">
          {sending.problem}
        </p>
      )}
    </form>
  )
}
