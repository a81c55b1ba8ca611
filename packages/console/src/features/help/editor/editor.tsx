import type { ArticleRecord, CategoryDraft, Translation } from '@deskbell/protocol'
import { ChevronLeft } from 'lucide'
import { helpHref } from '../../../app/routes.ts'
import { h } from '../../../i18n/help.ts'
import { t } from '../../../i18n/index.ts'
import { Icon } from '../../../ui/icon.tsx'
import { useLoad } from '../../../ui/load.ts'
import { AfterWait, Failed, Skeleton } from '../../../ui/states.tsx'
import { useHelp } from '../help-context.ts'
import { EditorScreen } from './editor-screen.tsx'

export interface Opened {
  readonly record: ArticleRecord
  /** Null for a language that is not there yet. */
  readonly translation: Translation | null
  readonly categories: readonly CategoryDraft[]
}

/** One language of an article, to be written, reviewed and published. */
export function Editor({ articleId, locale }: { articleId: string; locale: string }) {
  const api = useHelp()
  const { state, reload } = useLoad<Opened>(`${articleId} ${locale}`, async () => {
    const [record, categories] = await Promise.all([api.getArticle(articleId), api.listCategories()])
    const there = record.translations.some((one) => one.locale === locale)
    return { record, categories, translation: there ? await api.getTranslation(articleId, locale) : null }
  })
  if (state.kind === 'ready') return <EditorScreen opened={state.value} locale={locale} />
  return (
    <main class="editor" id="content" tabIndex={-1}>
      <header class="column-head editor-head">
        <a class="icon-button" href={helpHref('articles')} aria-label={h.editor.back} title={h.editor.back}>
          <Icon icon={ChevronLeft} />
        </a>
        <h1 class="hidden">{h.editor.heading}</h1>
      </header>
      {state.kind === 'failed' ? (
        <Failed title={h.editor.loadFailed} trouble={state.trouble} retry={reload} />
      ) : (
        <AfterWait>
          <div class="editor-skeleton" role="status">
            <span class="hidden">{t.common.loading}</span>
            <Skeleton class="skeleton-title" />
            <Skeleton class="skeleton-long" />
            <Skeleton class="skeleton-long" />
            <Skeleton class="skeleton-short" />
          </div>
        </AfterWait>
      )}
    </main>
  )
}
