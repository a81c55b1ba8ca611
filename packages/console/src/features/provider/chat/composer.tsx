import { LIMITS, type QuickResponse, type SharedBooking } from '@deskbell/protocol'
import { MapPin, Paperclip, SendHorizontal } from 'lucide'
import { useRef, useState } from 'preact/hooks'
import { useDesk } from '../../../app/desk.ts'
import { t } from '../../../i18n/index.ts'
import { p } from '../../../i18n/provider.ts'
import { Icon } from '../../../ui/icon.tsx'
import { Tray } from '../../files/tray.tsx'
import { useAttachments } from '../../files/use-attachments.ts'
import { useGrowing } from '../../thread/use-growing.ts'
import { useProvider } from '../context.ts'
import { firstName } from '../parts/name.ts'
import { QuickResponses } from './quick-responses.tsx'
import { useWhereAmI } from './where-am-i.ts'

interface Props {
  booking: SharedBooking
  responses: readonly QuickResponse[]
  /** Called on each keystroke. */
  typing: () => void
}

/** Where a message is written: in own words, by a press, with pictures or with the place one is at. */
export function ChatComposer({ booking, responses, typing }: Props) {
  const provider = useProvider()
  const { drafts } = useDesk()
  const draft = `visit:${booking.id}`
  const [text, setText] = useState(() => drafts.get(draft))
  const [early, setEarly] = useState(false)
  const area = useRef<HTMLTextAreaElement>(null)
  const picker = useRef<HTMLInputElement>(null)
  const attachments = useAttachments()
  useGrowing(area, text)
  const write = (value: string) => {
    setText(value)
    drafts.set(draft, value)
  }
  const where = useWhereAmI((location) => provider.do(booking, { kind: 'message', text: '', location }))
  const left = LIMITS.messageLength - text.length
  const says = text.trim() !== '' || attachments.list.length > 0
  const send = () => {
    setEarly(says && attachments.pending)
    if (!says || left < 0 || attachments.pending) return
    const files = attachments.list.flatMap(({ attachment }) => (attachment ? [attachment] : []))
    provider.do(booking, {
      kind: 'message',
      text: text.trim(),
      ...(files.length > 0 && { attachments: files }),
    })
    attachments.clear()
    write('')
    area.current?.focus()
  }
  const problem = early ? p.chat.missing : where.problem
  return (
    <form
      class="chat-composer"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <QuickResponses
        responses={responses}
        status={booking.status}
        choose={({ key, text: words }) => provider.do(booking, { kind: 'quick', key, text: words })}
      />
      <Tray attachments={attachments} />
      <div class="chat-row">
        <button
          type="button"
          class="chat-button"
          aria-label={p.chat.attach}
          title={p.chat.attach}
          onClick={() => picker.current?.click()}
        >
          <Icon icon={Paperclip} size={24} />
        </button>
        <input
          ref={picker}
          class="hidden"
          type="file"
          multiple
          tabIndex={-1}
          aria-label={p.chat.attach}
          onChange={(event) => {
            attachments.add(event.currentTarget.files ?? [])
            event.currentTarget.value = ''
          }}
        />
        <button
          type="button"
          class="chat-button"
          aria-label={where.busy ? p.chat.looking : p.chat.whereAmI}
          title={p.chat.whereAmI}
          aria-busy={where.busy}
          onClick={where.find}
        >
          <Icon icon={MapPin} size={24} />
        </button>
        <textarea
          ref={area}
          class="chat-text"
          rows={1}
          value={text}
          dir="auto"
          placeholder={p.chat.placeholder(firstName(booking))}
          aria-label={p.chat.label}
          aria-invalid={left < 0 ? true : undefined}
          onInput={(event) => {
            write(event.currentTarget.value)
            setEarly(false)
            if (event.currentTarget.value.trim() !== '') typing()
          }}
          onPaste={(event) => {
            const files = event.clipboardData?.files
            if (!files || files.length === 0) return
            event.preventDefault()
            attachments.add(files)
          }}
          onKeyDown={(event) => {
            const byTouch = matchMedia('(hover: none) and (pointer: coarse)').matches
            if (event.key !== 'Enter' || event.shiftKey || event.isComposing || byTouch) return
            event.preventDefault()
            send()
          }}
        />
        <button type="submit" class="chat-button chat-send" aria-label={p.chat.send} disabled={!says || left < 0}>
          <Icon icon={SendHorizontal} size={24} />
        </button>
      </div>
      {(problem || left < 0) && (
        <p class="composer-problem" role="alert">
          {problem ?? t.composer.over(-left)}
        </p>
      )}
    </form>
  )
}
