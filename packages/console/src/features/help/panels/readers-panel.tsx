import { ThumbsDown, ThumbsUp } from 'lucide'
import { useState } from 'preact/hooks'
import { h } from '../../../i18n/help.ts'
import { t } from '../../../i18n/index.ts'
import { Icon } from '../../../ui/icon.tsx'
import { useLoad } from '../../../ui/load.ts'
import { Failed, Skeleton } from '../../../ui/states.tsx'
import { Time } from '../../../ui/time.tsx'
import { useAction } from '../../../ui/use-action.ts'
import { useHelp } from '../help-context.ts'
import { languageName } from '../languages.ts'
import type { PanelProps } from './panel.tsx'

/** How readers find an article, and what they said of it. */
export function ReadersPanel({ record }: PanelProps) {
  const api = useHelp()
  const { state, reload, set } = useLoad(record.id, () => api.listFeedback(record.id))
  const [all, setAll] = useState(false)
  const more = useAction(async () => {
    if (state.kind !== 'ready' || !state.value.nextCursor) return
    const next = await api.listFeedback(record.id, state.value.nextCursor)
    set({ items: [...state.value.items, ...next.items], nextCursor: next.nextCursor })
  })
  const { helpfulCount: yes, notHelpfulCount: no } = record
  const items = state.kind === 'ready' ? state.value.items.filter((one) => all || one.comment !== '') : []
  return (
    <section class="panel-section">
      <p class="readers-figure number">{h.readers.views(record.viewCount)}</p>
      <p class="number">{yes + no === 0 ? h.readers.noVotes : h.readers.votes(yes, no)}</p>
      {yes + no > 0 && <meter class="votes" min={0} max={yes + no} value={yes} aria-label={h.readers.votes(yes, no)} />}
      <div class="section-head readers-head">
        <h2 class="section-title">{h.readers.comments}</h2>
        <button type="button" class="button button-small" aria-pressed={all} onClick={() => setAll(!all)}>
          {all ? h.readers.only : h.readers.all}
        </button>
      </div>
      {state.kind === 'loading' && <Skeleton class="skeleton-long" />}
      {state.kind === 'failed' && <Failed title={h.failed} trouble={state.trouble} retry={reload} />}
      {state.kind === 'ready' && items.length === 0 && <p class="section-none">{h.readers.none}</p>}
      <ul class="comments" aria-label={h.readers.comments}>
        {items.map((one) => (
          <li key={one.clientId} class="comment">
            <span class={`vote ${one.helpful ? 'is-yes' : 'is-no'}`}>
              <Icon icon={one.helpful ? ThumbsUp : ThumbsDown} size={16} />
            </span>
            <div class="comment-body">
              <p class="comment-note">
                {one.helpful ? h.readers.helpful : h.readers.notHelpful}, {languageName(one.locale)},{' '}
                <Time iso={one.at} />
              </p>
              <p class={one.comment ? 'comment-text' : 'section-none'} dir="auto">
                {one.comment || h.readers.silent}
              </p>
            </div>
          </li>
        ))}
      </ul>
      {state.kind === 'ready' && state.value.nextCursor && (
        <button type="button" class="button button-quiet" disabled={more.busy} onClick={() => void more.run()}>
          {t.common.more}
        </button>
      )}
    </section>
  )
}
