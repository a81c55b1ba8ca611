import { BookOpen, FilePlus2, Plus, SearchX } from 'lucide'
import { useState } from 'preact/hooks'
import { useDesk, useMe } from '../../../app/desk.ts'
import { articleHref } from '../../../app/routes.ts'
import { useCommands } from '../../../app/use-commands.ts'
import { h } from '../../../i18n/help.ts'
import { t } from '../../../i18n/index.ts'
import { Code } from '../../../ui/code.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { useLoad } from '../../../ui/load.ts'
import { useReadable } from '../../../ui/readable.ts'
import { AfterWait, Empty, Failed } from '../../../ui/states.tsx'
import { categoryName } from '../categories/names.ts'
import { useHelp } from '../help-context.ts'
import { nearestLocale } from '../languages.ts'
import { ArticleRow, ArticleRowsSkeleton } from './article-row.tsx'
import { Filters } from './filters.tsx'
import { NewArticle } from './new-article.tsx'
import { filters, isNarrowed, useArticles, useWaiting } from './use-articles.ts'

/** Every article of the help centre, newest change first. */
export function ArticleList() {
  const { client, router } = useDesk()
  const { agent, workspace } = useMe()
  const api = useHelp()
  const agents = useReadable(client.agents)
  const articles = useArticles()
  const waiting = useWaiting()
  const categories = useLoad('categories', api.listCategories)
  const [creating, setCreating] = useState(false)
  const shelves = categories.state.kind === 'ready' ? categories.state.value : []
  const create = () => setCreating(true)
  const { state } = articles
  const rows = state.kind === 'ready' ? state.value.items : []
  const locale = filters.value.locale || workspace.locale
  const move = (step: 1 | -1) => {
    const links = [...document.querySelectorAll<HTMLAnchorElement>('a.article-title')]
    const at = links.indexOf(document.activeElement as HTMLAnchorElement)
    const next = links[at < 0 ? 0 : Math.max(0, Math.min(links.length - 1, at + step))]
    next?.focus()
    next?.scrollIntoView({ block: 'nearest' })
  }
  useCommands([
    { id: 'next', group: 'article', label: h.commands.next, keys: 'j', quiet: true, run: () => move(1) },
    { id: 'previous', group: 'article', label: h.commands.previous, keys: 'k', quiet: true, run: () => move(-1) },
    { id: 'new-article', group: 'article', label: t.commands.newArticle, keys: 'c', run: create },
    ...rows.flatMap((row) => {
      const main = nearestLocale(row.translations, locale)
      if (!main) return []
      const run = () => router.go(articleHref(row.id, main.locale))
      return [{ id: `article-${row.id}`, group: 'article' as const, label: main.title, words: row.slug, run }]
    }),
  ])
  const narrowed = isNarrowed(filters.value)
  const nothing = state.kind === 'ready' && rows.length === 0
  return (
    <div class="help-wide">
      <div class="page-head">
        <div>
          <h1 class="page-title">{t.nav.helpPages.articles}</h1>
          <p class="page-lead number" role="status">
            {state.kind === 'ready' &&
              !(nothing && !narrowed) &&
              h.list.count(rows.length, state.value.nextCursor !== null)}
          </p>
        </div>
        {!(nothing && !narrowed) && (
          <button type="button" class="button button-primary" onClick={create}>
            <Icon icon={Plus} size={18} />
            {h.list.create}
          </button>
        )}
      </div>
      {!(nothing && !narrowed) && <Filters categories={shelves} waiting={waiting} />}
      {state.kind === 'loading' && (
        <AfterWait>
          <ArticleRowsSkeleton />
        </AfterWait>
      )}
      {state.kind === 'failed' && <Failed title={h.failed} trouble={state.trouble} retry={articles.reload} />}
      {rows.length > 0 && (
        <ul class="article-rows" aria-label={h.list.label}>
          {rows.map((row) => {
            const shelf = shelves.find((one) => one.id === row.categoryId)
            const category = shelf ? categoryName(shelf, workspace.locale) : ''
            return (
              <ArticleRow key={row.id} article={row} locale={locale} category={category} agents={agents} me={agent} />
            )
          })}
        </ul>
      )}
      {state.kind === 'ready' && state.value.nextCursor && (
        <div class="list-more">
          <button type="button" class="button button-quiet" disabled={articles.loadingMore} onClick={articles.more}>
            {articles.loadingMore ? h.list.loadingMore : t.common.more}
          </button>
          {articles.problem && <p class="field-error">{articles.problem}</p>}
        </div>
      )}
      {nothing && narrowed && <NoneFits />}
      {nothing && !narrowed && <FirstArticle create={create} />}
      {creating && (
        <NewArticle
          categories={shelves}
          onClose={() => setCreating(false)}
          onCreated={(article, language) => router.go(articleHref(article.id, language))}
        />
      )}
    </div>
  )
}

function NoneFits() {
  const mine = filters.value.mine === 'true'
  return (
    <Empty icon={SearchX} title={h.list.noneTitle} text={mine ? h.list.noneMine : h.list.noneText}>
      <button
        type="button"
        class="button"
        onClick={() => {
          filters.value = {}
        }}
      >
        {h.list.clear}
      </button>
    </Empty>
  )
}

function FirstArticle({ create }: { create: () => void }) {
  return (
    <div class="first-article">
      <Empty icon={BookOpen} title={h.list.emptyTitle} text={h.list.emptyText}>
        <button type="button" class="button button-primary" onClick={create}>
          <Icon icon={FilePlus2} size={18} />
          {h.list.create}
        </button>
      </Empty>
      <section class="import-note">
        <h2 class="section-title">{h.list.importTitle}</h2>
        <p class="field-hint">{h.list.importText}</p>
        <Code text={h.list.importCommand} label={h.list.importTitle} />
      </section>
    </div>
  )
}
