import { useState } from 'preact/hooks'
import { t } from '../../i18n/index.ts'
import { s } from '../../i18n/setup.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { refusalText } from './refusal.ts'

interface Props {
  title: string
  /** What follows from it. */
  text: string
  action: string
  remove: () => Promise<void>
  onDone: () => void
  onClose: () => void
}

/** Asks before something is deleted for good, and says why where it may not be. */
export function DeleteDialog({ title, text, action, remove, onDone, onClose }: Props) {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const run = async () => {
    if (busy) return
    setBusy(true)
    setProblem(null)
    try {
      await remove()
      onClose()
      onDone()
    } catch (error) {
      setProblem(refusalText(error))
      setBusy(false)
    }
  }
  return (
    <Dialog title={title} onClose={onClose}>
      <p class="dialog-text">{text}</p>
      <div class="problem-place" role="alert">
        {problem && <p class="problem">{problem}</p>}
      </div>
      <div class="dialog-actions">
        <button type="button" class="button" onClick={onClose}>
          {t.common.cancel}
        </button>
        <button type="button" class="button button-danger" aria-busy={busy} onClick={() => void run()}>
          {busy ? s.deleting : action}
        </button>
      </div>
    </Dialog>
  )
}
