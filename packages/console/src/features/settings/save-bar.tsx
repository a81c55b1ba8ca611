import { Check } from 'lucide'
import { t } from '../../i18n/index.ts'
import { Icon } from '../../ui/icon.tsx'

interface Props {
  dirty: boolean
  busy: boolean
  saved: boolean
  problem: string | null
}

/** Saves a settings form, and says whether that is done. */
export function SaveBar({ dirty, busy, saved, problem }: Props) {
  return (
    <div class={`save-bar ${dirty ? 'is-dirty' : ''}`}>
      <button type="submit" class="button button-primary" disabled={!dirty} aria-busy={busy}>
        {busy ? t.common.saving : t.common.save}
      </button>
      <p role="status" class={problem ? 'field-error' : 'save-note'}>
        {problem ??
          (dirty ? (
            t.common.unsaved
          ) : saved ? (
            <>
              <Icon icon={Check} size={16} /> {t.common.saved}
            </>
          ) : null)}
      </p>
    </div>
  )
}
