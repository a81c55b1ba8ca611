import type { MoveTranslation, Translation } from '@deskbell/protocol'
import { DeskbellError } from '@deskbell/sdk/agent'
import { useRef, useState } from 'preact/hooks'
import { useDesk } from '../../../app/desk.ts'
import { t } from '../../../i18n/index.ts'
import { isSignedOut, toTrouble, troubleText } from '../../../ui/trouble.ts'
import type { Writing } from '../editor/use-words.ts'
import { useHelp } from '../help-context.ts'
import { type Step, wayBack } from './steps.ts'

/** Takes steps of the workflow, saving what is unsaved first. */
export function useMove(articleId: string, locale: string, writing: Writing, saveWords: () => Promise<boolean>) {
  const api = useHelp()
  const { session, toasts } = useDesk()
  const [busy, setBusy] = useState(false)
  const latest = useRef(writing)
  latest.current = writing

  const fail = async (error: unknown) => {
    const trouble = toTrouble(error)
    if (isSignedOut(trouble)) session.expire()
    // A newer version than the one that was read: show it before anything is decided.
    if (error instanceof DeskbellError && (error.code === 'conflict' || error.code === 'invalid_transition'))
      await latest.current.meet().catch(() => undefined)
    toasts.show(t.toast.failed(troubleText(trouble)), { tone: 'failed' })
  }
  const one = async (body: MoveTranslation): Promise<Translation> => {
    const moved = await api.moveTranslation(articleId, locale, body)
    latest.current.adopt(moved)
    return moved
  }
  /** False where it was not taken; else how to undo it, where that can be. */
  const move = async (step: Step, more: { reviewerId?: string | null; comment?: string }) => {
    setBusy(true)
    try {
      if (!(await saveWords())) return false
      const before = latest.current.newest()
      if (!before) return false
      const moved = await one({ to: step.to, version: before.version, ...more })
      const back = wayBack(step.name, before)
      if (!back) return null
      return async () => {
        try {
          for (const to of back)
            await one({
              to,
              version: moved.version,
              ...(to === 'in_review' ? { reviewerId: before.reviewerId } : {}),
            })
          toasts.show(t.toast.undone)
        } catch (error) {
          await fail(error)
        }
      }
    } catch (error) {
      await fail(error)
      return false
    } finally {
      setBusy(false)
    }
  }
  return { move, busy }
}
