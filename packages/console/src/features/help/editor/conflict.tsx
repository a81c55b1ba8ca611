import type { Translation } from '@deskbell/protocol'
import { useState } from 'preact/hooks'
import { useDesk } from '../../../app/desk.ts'
import { h } from '../../../i18n/help.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { useReadable } from '../../../ui/readable.ts'
import { Comparison } from '../panels/comparison.tsx'
import { authorName } from '../panels/people.ts'
import type { Words } from './local-words.ts'

interface Props {
  mine: Words
  theirs: Translation
  locale: string
  busy: boolean
  onMine: () => void
  onTheirs: () => void
  onLater: () => void
}

/** Two people wrote at once: shows both, and lets one decide which words stay. */
export function Conflict({ mine, theirs, locale, busy, onMine, onTheirs, onLater }: Props) {
  const agents = useReadable(useDesk().client.agents)
  const [comparing, setComparing] = useState(false)
  const name = authorName(theirs.words.authorId, agents)
  return (
    <Dialog title={h.conflict.title} onClose={onLater} class={comparing ? 'dialog-large' : 'dialog-wide'} firm>
      <p class="dialog-text">{h.conflict.text(name, theirs.version)}</p>
      <div class="conflict-choices">
        <div>
          <button type="button" class="button button-primary" aria-busy={busy} onClick={onMine}>
            {h.conflict.mine}
          </button>
          <p class="field-hint">{h.conflict.mineHint}</p>
        </div>
        <div>
          <button type="button" class="button" onClick={onTheirs}>
            {h.conflict.theirs}
          </button>
          <p class="field-hint">{h.conflict.theirsHint}</p>
        </div>
      </div>
      {comparing && (
        <Comparison before={theirs.words} after={mine} locale={locale} legend={h.versions.legendConflict} />
      )}
      <div class="dialog-actions">
        <button type="button" class="button button-quiet" onClick={() => setComparing(!comparing)}>
          {comparing ? h.conflict.hideCompare : h.conflict.compare}
        </button>
        <button type="button" class="button button-quiet" onClick={onLater}>
          {h.conflict.later}
        </button>
      </div>
    </Dialog>
  )
}
