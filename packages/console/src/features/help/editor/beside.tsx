import type { TranslationState } from '@deskbell/protocol'
import { TriangleAlert } from 'lucide'
import { h } from '../../../i18n/help.ts'
import { t } from '../../../i18n/index.ts'
import { Icon } from '../../../ui/icon.tsx'
import { useLoad } from '../../../ui/load.ts'
import { Failed } from '../../../ui/states.tsx'
import { useMedia } from '../../../ui/use-media.ts'
import { useHelp } from '../help-context.ts'
import { directionOf, languageName } from '../languages.ts'
import { ArticleView } from './article-view.tsx'
import type { Shown } from './editor-screen.tsx'
import { type Preview, usePreview } from './use-preview.ts'

/** From here on the text stands beside its preview; below, one is seen at a time. */
const SIDE_BY_SIDE = '(min-width: 900px)'

interface Props {
  articleId: string
  title: string
  body: string
  locale: string
  /** Another language of the article, to be read while translating. */
  source: TranslationState | null
  shown: Shown
  setShown: (shown: Shown) => void
  goToLine: (line: number) => void
}

/** What stands beside the text: how readers see it, or the same in another language. */
export function Beside({ articleId, title, body, locale, source, shown, setShown, goToLine }: Props) {
  const preview = usePreview(body)
  const wide = useMedia(SIDE_BY_SIDE)
  const seen = wide && shown === 'write' ? 'preview' : shown
  const reading = seen === 'source' && source !== null
  const label = reading ? h.editor.sourceLabel(languageName(source.locale)) : h.editor.previewLabel
  const tab = (name: Shown, label: string) => (
    <button type="button" class="beside-tab" aria-pressed={name === seen} onClick={() => setShown(name)}>
      {label}
    </button>
  )
  return (
    <section class="editor-beside" aria-label={h.editor.viewsLabel}>
      {/* biome-ignore lint/a11y/useSemanticElements: three buttons are no fields of a form */}
      <div class="beside-tabs" role="group" aria-label={h.editor.viewsLabel}>
        {!wide && tab('write', h.editor.tabs.write)}
        {tab('preview', h.editor.tabs.preview)}
        {source && tab('source', h.editor.tabs.source(languageName(source.locale)))}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long texts scroll, by keyboard too */}
      <section class="beside-scroll" tabIndex={0} aria-label={label}>
        {reading ? (
          <Source articleId={articleId} locale={source.locale} />
        ) : (
          <PreviewPane preview={preview} title={title} body={body} locale={locale} goToLine={goToLine} />
        )}
      </section>
    </section>
  )
}

interface PaneProps {
  preview: Preview
  title: string
  body: string
  locale: string
  goToLine: (line: number) => void
}

function PreviewPane({ preview, title, body, locale, goToLine }: PaneProps) {
  const { shown, behind } = preview
  const problems = shown?.problems ?? []
  return (
    <>
      <div role="status">{behind && <p class="notice">{h.editor.previewFailed}</p>}</div>
      {problems.length > 0 && (
        <div class="problems">
          <p class="problems-title">
            <Icon icon={TriangleAlert} size={16} />
            {h.editor.problems(problems.length)}
          </p>
          <ul>
            {problems.map((one) => (
              <li key={`${one.line} ${one.message}`}>
                <button type="button" class="link-button" onClick={() => goToLine(one.line)}>
                  {h.editor.problemLine(one.line)}
                </button>
                <span>{one.message}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
      {title && (
        <p class="preview-title" lang={locale} dir={directionOf(locale)}>
          {title}
        </p>
      )}
      {body.trim() === '' ? (
        <p class="section-none">{h.editor.previewEmpty}</p>
      ) : (
        shown && <ArticleView tree={shown.tree} locale={locale} />
      )}
    </>
  )
}

function Source({ articleId, locale }: { articleId: string; locale: string }) {
  const api = useHelp()
  const { state, reload } = useLoad(`${articleId} ${locale}`, () => api.getTranslation(articleId, locale))
  if (state.kind === 'failed') return <Failed title={h.failed} trouble={state.trouble} retry={reload} />
  if (state.kind === 'loading') return <span class="hidden">{t.common.loading}</span>
  const { words } = state.value
  return (
    <article lang={locale} dir={directionOf(locale)} class="source">
      <p class="preview-title">{words.title}</p>
      <pre class="source-text">{words.body}</pre>
    </article>
  )
}
