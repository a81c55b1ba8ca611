import { LIMITS } from '@deskbell/protocol'
import { useState } from 'preact/hooks'
import { useDesk, useMe } from '../../../app/desk.ts'
import { helpHref } from '../../../app/routes.ts'
import { h } from '../../../i18n/help.ts'
import { Confirm } from '../../../ui/dialog.tsx'
import { Field } from '../../../ui/field.tsx'
import { useAction } from '../../../ui/use-action.ts'
import { useHelp } from '../help-context.ts'
import { directionOf, languageName } from '../languages.ts'
import { ArticleSettings } from './article-settings.tsx'
import type { PanelProps } from './panel.tsx'

/** What is said about an article beside its text: in this language, and in all. */
export function SettingsPanel(props: PanelProps) {
  const { record, locale, writing } = props
  const { agent } = useMe()
  const text = { lang: locale, dir: directionOf(locale) }
  const unseen = record.translations.every((one) => one.publishedVersion === null)
  return (
    <>
      <section class="panel-section">
        <h2 class="section-title">{h.settings.words(languageName(locale))}</h2>
        <p class="field-hint">{h.settings.wordsHint}</p>
        <Field label={h.settings.excerpt} hint={h.settings.excerptHint}>
          {(control) => (
            <textarea
              {...control}
              {...text}
              class="input"
              rows={3}
              maxLength={LIMITS.excerptLength}
              value={writing.words.excerpt}
              onInput={(event) => writing.change({ excerpt: event.currentTarget.value.replace(/\s*\n\s*/g, ' ') })}
            />
          )}
        </Field>
        <Field label={h.settings.keywords} hint={h.settings.keywordsHint}>
          {(control) => (
            <input
              {...control}
              {...text}
              class="input"
              maxLength={LIMITS.excerptLength}
              value={writing.words.searchKeywords}
              onInput={(event) => writing.change({ searchKeywords: event.currentTarget.value })}
            />
          )}
        </Field>
      </section>
      <section class="panel-section">
        <h2 class="section-title">{h.settings.all}</h2>
        <p class="field-hint">{h.settings.allHint}</p>
        <ArticleSettings {...props} />
      </section>
      {agent.role === 'admin' && unseen && <DeleteArticle {...props} />}
    </>
  )
}

function DeleteArticle({ record, writing }: PanelProps) {
  const api = useHelp()
  const { router, toasts } = useDesk()
  const [asking, setAsking] = useState(false)
  const remove = useAction(async () => {
    await api.deleteArticle(record.id)
    writing.forget()
    toasts.show(h.settings.deleted)
    router.go(helpHref('articles'))
  })
  return (
    <section class="panel-section">
      <button type="button" class="button danger-quiet" aria-busy={remove.busy} onClick={() => setAsking(true)}>
        {h.settings.delete}
      </button>
      <p class="field-error" role="status">
        {remove.problem}
      </p>
      {asking && (
        <Confirm
          title={h.settings.deleteTitle(writing.words.title)}
          text={h.settings.deleteText}
          action={h.settings.deleteDo}
          onConfirm={() => void remove.run()}
          onClose={() => setAsking(false)}
        />
      )}
    </section>
  )
}
