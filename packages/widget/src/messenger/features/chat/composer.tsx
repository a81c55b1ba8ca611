import { byTouch } from '../../focus.ts'
import { Icon } from '../../parts/icon.tsx'
import type { Store } from '../../store.ts'

/** How many characters from the limit the count appears. */
const COUNTDOWN = 500

/** Brings what handles files, and hands it those that were pasted or dropped; without any, it asks which. */
const enclose = async (store: Store, files?: FileList): Promise<void> =>
  (await import('../files/files.tsx')).encloseFiles(store, files)

/** Where one writes: grows to six lines, sends on Enter, keeps a draft for each conversation. */
export function Composer({ store }: { readonly store: Store }) {
  const t = store.t.value
  const { writing } = store
  const Picker = writing.picker.value
  const about = writing.about.value
  const Files = writing.enclosing.value?.View
  const take = (event: Event): void => {
    const { clipboardData, dataTransfer } = event as Partial<ClipboardEvent & DragEvent>
    const { files } = clipboardData ?? dataTransfer ?? {}
    if (!files?.length) return
    event.preventDefault()
    enclose(store, files)
  }
  const rest = writing.rest()
  return (
    // biome-ignore lint/a11y/noNoninteractiveElementInteractions: files may be dropped and pasted anywhere on it; a button does the same
    <form
      class="composer"
      part="composer"
      onSubmit={writing.send}
      onPaste={take}
      onDragOver={(event) => event.preventDefault()}
      onDrop={take}
    >
      {Picker && <Picker label={t('emoji')} choose={writing.insert} leave={writing.togglePicker} />}
      {about && (
        <p class="about">
          <Icon name="help" />
          <span dir="auto">{about.title}</span>
          <button
            type="button"
            aria-label={`${t('discard')}: ${about.title}`}
            onClick={() => {
              writing.about.value = undefined
            }}
          >
            <Icon name="close" />
          </button>
        </p>
      )}
      {Files && <Files store={store} />}
      <div class="field">
        <button type="button" class="tool" aria-label={t('attach')} onClick={() => enclose(store)}>
          <Icon name="attach" />
        </button>
        <textarea
          ref={writing.attach}
          rows={1}
          value={writing.text.value}
          data-focus
          dir="auto"
          placeholder={t('placeholder')}
          aria-label={t('composer')}
          aria-describedby={rest <= COUNTDOWN ? 'rest' : undefined}
          enterkeyhint={byTouch() ? 'enter' : 'send'}
          onInput={(event) => writing.write(event.currentTarget.value)}
          onKeyDown={writing.onKeyDown}
        />
        {!byTouch() && (
          <button
            type="button"
            class="tool"
            aria-label={t('emoji')}
            aria-expanded={Picker !== null}
            onClick={writing.togglePicker}
          >
            <Icon name="smile" />
          </button>
        )}
        <button type="submit" class="send" part="send" aria-label={t('send')} aria-disabled={!writing.sendable()}>
          <Icon name="send" />
        </button>
      </div>
      {rest <= COUNTDOWN && (
        <p id="rest" class={rest < 0 ? 'rest over' : 'rest'} role="status">
          {rest < 0 ? t.count('tooLong', -rest) : t.count('remaining', rest)}
        </p>
      )}
    </form>
  )
}
