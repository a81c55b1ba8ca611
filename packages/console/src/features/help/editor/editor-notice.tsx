import { RotateCcw } from 'lucide'
import { useDesk } from '../../../app/desk.ts'
import { h } from '../../../i18n/help.ts'
import { now } from '../../../ui/clock.ts'
import { spokenTime } from '../../../ui/dates.ts'
import { Icon } from '../../../ui/icon.tsx'
import { languageName } from '../languages.ts'
import type { Writing } from './use-words.ts'

/** Where the words in the editor come from, when that is not the last saved version. */
export function EditorNotice({ writing }: { writing: Writing }) {
  const { toasts } = useDesk()
  const { restored, saved } = writing
  if (!saved) {
    const from = restored?.from
    return <p class="notice editor-notice">{from ? h.editor.begun(languageName(from)) : h.editor.begunEmpty}</p>
  }
  if (!restored) return null
  const discard = () => {
    const before = writing.words
    writing.discard()
    toasts.show(h.editor.discarded, { undo: () => writing.put(before) })
  }
  return (
    <p class="notice editor-notice">
      <Icon icon={RotateCcw} size={16} />
      <span>{h.editor.restored(spokenTime(new Date(restored.at).toISOString(), now.value))}</span>
      <button type="button" class="link-button" onClick={discard}>
        {h.editor.discard}
      </button>
    </p>
  )
}
