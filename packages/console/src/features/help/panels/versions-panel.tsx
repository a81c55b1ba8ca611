import { useState } from 'preact/hooks'
import { useDesk } from '../../../app/desk.ts'
import { h } from '../../../i18n/help.ts'
import { now } from '../../../ui/clock.ts'
import { exactTime, spokenTime } from '../../../ui/dates.ts'
import { useLoad } from '../../../ui/load.ts'
import { useReadable } from '../../../ui/readable.ts'
import { Failed, Skeleton } from '../../../ui/states.tsx'
import { useHelp } from '../help-context.ts'
import { CompareVersions } from './compare-versions.tsx'
import type { PanelProps } from './panel.tsx'
import { authorName } from './people.ts'

/** Every saved state of one language, newest first. */
export function VersionsPanel({ record, locale, writing }: PanelProps) {
  const api = useHelp()
  const agents = useReadable(useDesk().client.agents)
  const { saved } = writing
  const { state, reload } = useLoad(`${record.id} ${locale} ${saved?.version}`, async () =>
    saved ? api.listVersions(record.id, locale) : [],
  )
  const [comparing, setComparing] = useState<number | null>(null)
  if (state.kind === 'failed') return <Failed title={h.failed} trouble={state.trouble} retry={reload} />
  if (state.kind === 'loading') return <Skeleton class="skeleton-long" />
  const newest = state.value[0]?.number
  return (
    <section class="panel-section">
      <p class="field-hint">{saved ? h.versions.restoreHint : h.editor.begunEmpty}</p>
      <ul class="versions" aria-label={h.panels.versions}>
        {state.value.map((one) => (
          <li key={one.number} class="version">
            <div class="version-words">
              <p class="version-number">
                {h.versions.number(one.number)}
                {one.number === newest && <span class="tag">{h.versions.newest}</span>}
                {one.number === saved?.publishedVersion && <span class="tag">{h.versions.seen}</span>}
              </p>
              <p class="comment-note" title={exactTime(one.at)}>
                {h.versions.by(authorName(one.authorId, agents), spokenTime(one.at, now.value))}
              </p>
            </div>
            {(state.value.length > 1 || writing.dirty) && (
              <button
                type="button"
                class="button button-small"
                aria-label={h.versions.compare(one.number)}
                onClick={() => setComparing(one.number)}
              >
                {h.versions.compareWord}
              </button>
            )}
          </li>
        ))}
      </ul>
      {comparing !== null && (
        <CompareVersions
          articleId={record.id}
          locale={locale}
          versions={state.value}
          first={comparing}
          writing={writing}
          onClose={() => setComparing(null)}
        />
      )}
    </section>
  )
}
