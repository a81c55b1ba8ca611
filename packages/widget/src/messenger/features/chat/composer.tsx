import { LIMITS } from '@deskbell/protocol'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { keepDraft, recallDraft } from '../../drafts.ts'
import { byTouch } from '../../focus.ts'
import { Icon } from '../../parts/icon.tsx'
import type { Store } from '../../store.ts'
import type { EmojiPicker } from './emoji.tsx'

/** How many characters from the limit the count appears. */
const COUNTDOWN = 500

/** Where one writes: grows to six lines, sends on Enter, keeps a draft for each conversation. */
export function Composer({ store }: { readonly store: Store }) {
  const t = store.t.value
  const { place, thread, shell } = store
  const target = place.value.name === 'chat' ? place.value : null
  const key = target?.id ?? 'new'
  const [text, setText] = useState(() => target?.text ?? recallDraft(key))
  const [Picker, setPicker] = useState<{ view: typeof EmojiPicker } | null>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  const rest = LIMITS.messageLength - text.length
  const sendable = text.trim() !== '' && rest >= 0 && store.thread.state.value?.load !== 'failed'

  useLayoutEffect(() => {
    const area = field.current
    if (!area) return
    area.style.height = 'auto'
    area.style.height = `${area.scrollHeight}px`
  }, [text])
  const before = useRef(key)
  useEffect(() => {
    // A new conversation that just got its id goes on with what is being typed.
    if (before.current !== key && before.current !== 'new') setText(target?.text ?? recallDraft(key))
    before.current = key
  }, [key])

  function write(next: string): void {
    setText(next)
    keepDraft(key, next, shell.options().consent !== false)
    if (next) thread.handle()?.typing()
  }

  function send(): void {
    if (!sendable) return
    thread.handle()?.send(text.trim())
    write('')
    setPicker(null)
    field.current?.focus()
  }

  function onKeyDown(event: KeyboardEvent): void {
    // While an input method composes, Enter chooses a word.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || byTouch()) return
    event.preventDefault()
    send()
  }

  function insert(emoji: string): void {
    const area = field.current
    const at = area?.selectionStart ?? text.length
    write(text.slice(0, at) + emoji + text.slice(area?.selectionEnd ?? at))
    setPicker(null)
    area?.focus()
  }

  async function togglePicker(): Promise<void> {
    if (Picker) return setPicker(null)
    const { EmojiPicker: view } = await import('./emoji.tsx')
    setPicker({ view })
  }

  return (
    <form
      class="composer"
      part="composer"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      {Picker && <Picker.view label={t('emoji')} choose={insert} leave={() => setPicker(null)} />}
      <div class="field">
        <textarea
          ref={field}
          rows={1}
          value={text}
          data-focus
          dir="auto"
          placeholder={t('placeholder')}
          aria-label={t('composer')}
          aria-describedby={rest <= COUNTDOWN ? 'deskbell-rest' : undefined}
          enterkeyhint={byTouch() ? 'enter' : 'send'}
          onInput={(event) => write(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        {!byTouch() && (
          <button
            type="button"
            class="tool"
            aria-label={t('emoji')}
            aria-expanded={Picker !== null}
            onClick={togglePicker}
          >
            <Icon name="smile" />
          </button>
        )}
        <button type="submit" class="send" part="send" aria-label={t('send')} aria-disabled={!sendable}>
          <Icon name="send" />
        </button>
      </div>
      {rest <= COUNTDOWN && (
        <p id="deskbell-rest" class={rest < 0 ? 'rest over' : 'rest'} role="status">
          {rest < 0 ? t.count('tooLong', -rest) : t.count('remaining', rest)}
        </p>
      )}
    </form>
  )
}
