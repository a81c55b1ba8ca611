import type { ArticleVersionSummary } from '@deskbell/protocol'
import { useState } from 'preact/hooks'
import type * as v from 'valibot'
import { useDesk } from '../../../app/desk.ts'
import { h } from '../../../i18n/help.ts'
import { t } from '../../../i18n/index.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { useLoad } from '../../../ui/load.ts'
import { Failed, Skeleton } from '../../../ui/states.tsx'
import { useAction } from '../../../ui/use-action.ts'
import { wordsOf } from '../editor/local-words.ts'
import type { Writing } from '../editor/use-words.ts'
import { useHelp } from '../help-context.ts'
import { Comparison } from './comparison.tsx'

type Summary = v.InferOutput<typeof ArticleVersionSummary>
/** Stands for what is in the editor and not saved. */
const UNSAVED = 0

interface Props {
  articleId: string
  locale: string
  /** Newest first. */
  versions: readonly Summary[]
  first: number
  writing: Writing
  onClose: () => void
}

/** Two versions, or a version and the unsaved words, with what changed between them; and the way back to the older. */
export function CompareVersions({ articleId, locale, versions, first, writing, onClose }: Props) {
  const api = useHelp()
  const { toasts } = useDesk()
  const newest = versions[0]?.number ?? first
  const [before, setBefore] = useState(first === newest && !writing.dirty ? first - 1 : first)
  const [after, setAfter] = useState(writing.dirty ? UNSAVED : newest)
  const { state, reload } = useLoad(`${before} ${after}`, async () => {
    const read = async (number: number) =>
      number === UNSAVED ? writing.words : wordsOf(await api.getVersion(articleId, locale, number))
    const [from, to] = await Promise.all([read(before), read(after)])
    return { from, to }
  })
  const restore = useAction(async () => {
    const translation = await api.restoreVersion(articleId, locale, before)
    writing.adopt(translation, { words: true })
    toasts.show(h.versions.restored(before))
    onClose()
  })
  const select = (label: string, value: number, set: (number: number) => void, unsaved: boolean) => (
    <label class="compare-choice">
      <span>{label}</span>
      <select
        class="input select select-small"
        value={value}
        onChange={(event) => set(Number(event.currentTarget.value))}
      >
        {unsaved && <option value={UNSAVED}>{h.versions.unsaved}</option>}
        {versions.map((one) => (
          <option key={one.number} value={one.number}>
            {h.versions.number(one.number)}
          </option>
        ))}
      </select>
    </label>
  )
  return (
    <Dialog title={h.versions.compareTitle} onClose={onClose} class="dialog-large">
      <div class="compare-head">
        {select(h.versions.before, before, setBefore, false)}
        {select(h.versions.after, after, setAfter, writing.dirty)}
      </div>
      {state.kind === 'loading' && <Skeleton class="skeleton-long" />}
      {state.kind === 'failed' && <Failed title={h.failed} trouble={state.trouble} retry={reload} />}
      {state.kind === 'ready' && <Comparison before={state.value.from} after={state.value.to} locale={locale} />}
      <p class="field-error" role="status">
        {restore.problem}
      </p>
      <div class="dialog-actions">
        {before !== newest && (
          <span class="compare-restore">
            <button type="button" class="button" aria-busy={restore.busy} onClick={() => void restore.run()}>
              {h.versions.restore(before)}
            </button>
            <span class="field-hint">{writing.dirty ? h.versions.restoreLoses : h.versions.restoreHint}</span>
          </span>
        )}
        <button type="button" class="button" onClick={onClose}>
          {t.common.close}
        </button>
      </div>
    </Dialog>
  )
}
