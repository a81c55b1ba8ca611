import { LIMITS } from '@deskbell/protocol'
import { useState } from 'preact/hooks'
import { useDesk } from '../../../app/desk.ts'
import { h } from '../../../i18n/help.ts'
import { t } from '../../../i18n/index.ts'
import { Avatar } from '../../../ui/avatar.tsx'
import { useLoad } from '../../../ui/load.ts'
import { useReadable } from '../../../ui/readable.ts'
import { Failed, Skeleton } from '../../../ui/states.tsx'
import { Time } from '../../../ui/time.tsx'
import { useAction } from '../../../ui/use-action.ts'
import { useHelp } from '../help-context.ts'
import type { PanelProps } from './panel.tsx'
import { authorName } from './people.ts'

/** What colleagues said of one language of an article. */
export function CommentsPanel({ record, locale, writing }: PanelProps) {
  const api = useHelp()
  const agents = useReadable(useDesk().client.agents)
  const { saved } = writing
  const { state, reload, set } = useLoad(`${record.id} ${locale} ${saved?.status} ${saved?.version}`, async () =>
    saved ? api.listComments(record.id, locale) : [],
  )
  const [text, setText] = useState('')
  const add = useAction(async () => {
    const comment = await api.addComment(record.id, locale, text.trim())
    if (state.kind === 'ready') set([...state.value, comment])
    setText('')
  })
  return (
    <section class="panel-section">
      {state.kind === 'loading' && <Skeleton class="skeleton-long" />}
      {state.kind === 'failed' && <Failed title={h.failed} trouble={state.trouble} retry={reload} />}
      {state.kind === 'ready' && state.value.length === 0 && <p class="section-none">{h.comments.none}</p>}
      {state.kind === 'ready' && (
        <ul class="comments" aria-label={h.panels.comments}>
          {state.value.map((one) => {
            const name = authorName(one.authorId, agents)
            return (
              <li key={one.id} class="comment">
                <Avatar name={name} id={one.authorId ?? ''} size="small" />
                <div class="comment-body">
                  <p class="comment-head">
                    <b>{name}</b> <Time iso={one.at} />
                  </p>
                  <p class="comment-note">
                    {one.movedTo && <span>{h.workflow.movedTo[one.movedTo]}, </span>}
                    {h.comments.version(one.version)}
                  </p>
                  <p class="comment-text" dir="auto">
                    {one.text}
                  </p>
                </div>
              </li>
            )
          })}
        </ul>
      )}
      {saved && (
        <form
          class="form comment-form"
          onSubmit={(event) => {
            event.preventDefault()
            if (text.trim() !== '') void add.run()
          }}
        >
          <textarea
            class="input"
            rows={3}
            dir="auto"
            aria-label={h.comments.label}
            placeholder={h.comments.label}
            maxLength={LIMITS.commentLength}
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
          />
          <div class="comment-send">
            <button type="submit" class="button" disabled={text.trim() === ''} aria-busy={add.busy}>
              {add.busy ? h.comments.sending : h.comments.submit}
            </button>
            <p class="field-error" role="status">
              {add.problem}
            </p>
          </div>
        </form>
      )}
      {state.kind === 'loading' && <span class="hidden">{t.common.loading}</span>}
    </section>
  )
}
