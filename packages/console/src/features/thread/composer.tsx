import { LIMITS } from '@deskbell/protocol'
import { SendHorizontal } from 'lucide'
import { useRef, useState } from 'preact/hooks'
import { useDesk, useMe } from '../../app/desk.ts'
import { t } from '../../i18n/index.ts'
import type { ConversationHandle, ConversationState } from '../../sdk.ts'
import { Icon } from '../../ui/icon.tsx'
import { shortName } from '../../ui/names.ts'
import { useGrowing } from './use-growing.ts'

export const COMPOSER = 'composer'
/** From here on the room that is left is shown. */
const TELL_LEFT = 500

interface Props {
  id: string
  state: ConversationState
  customer: NonNullable<ConversationState['customer']>
  handle: ConversationHandle
}

/** Where a reply is written. What is typed is kept for each conversation until it is sent. */
export function Composer({ id, state, customer, handle }: Props) {
  const { drafts } = useDesk()
  const { agent, workspace } = useMe()
  const [text, setText] = useState(() => drafts.get(id))
  const area = useRef<HTMLTextAreaElement>(null)
  useGrowing(area, text)
  const left = LIMITS.messageLength - text.length
  const ready = text.trim() !== '' && left >= 0
  const name = shortName(customer)
  const write = (value: string) => {
    setText(value)
    drafts.set(id, value)
  }
  const send = () => {
    if (!ready) return
    handle.send(text.trim())
    write('')
    area.current?.focus()
  }
  const seen = t.composer.visible(name, agent.name, workspace.name)
  const here = state.present.some((who) => who.kind === 'customer')
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <div class="composer-box">
        <textarea
          id={COMPOSER}
          ref={area}
          class="composer-text"
          rows={1}
          value={text}
          placeholder={t.composer.placeholder(name)}
          aria-label={t.composer.label}
          aria-describedby="composer-note"
          aria-invalid={left < 0 ? true : undefined}
          enterkeyhint="enter"
          onInput={(event) => {
            write(event.currentTarget.value)
            if (event.currentTarget.value.trim() !== '') handle.typing()
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape') event.currentTarget.blur()
            const byTouch = matchMedia('(hover: none) and (pointer: coarse)').matches
            if (event.key !== 'Enter' || event.shiftKey || event.isComposing || byTouch) return
            event.preventDefault()
            send()
          }}
        />
        <button type="submit" class="send" disabled={!ready} aria-label={t.composer.send} title={t.composer.send}>
          <Icon icon={SendHorizontal} size={18} />
        </button>
      </div>
      <p class="composer-note" id="composer-note">
        <span class="composer-seen">
          {seen.before}
          <b>{seen.customer}</b>
          {seen.middle}
          <b>{seen.agent}</b>
          {seen.after}.{!here && ` ${t.composer.absent}`}
        </span>
        {left < TELL_LEFT ? (
          <span class={left < 0 ? 'composer-over' : ''} role="status">
            {left < 0 ? t.composer.over(-left) : t.composer.left(left)}
          </span>
        ) : (
          <span class="composer-hint">{t.composer.hint}</span>
        )}
      </p>
    </form>
  )
}
