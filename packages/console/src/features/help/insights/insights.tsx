import type { HelpInsights } from '@deskbell/protocol'
import { signal } from '@preact/signals'
import { ChartLine } from 'lucide'
import { useState } from 'preact/hooks'
import { useDesk, useMe } from '../../../app/desk.ts'
import { articleHref } from '../../../app/routes.ts'
import { h } from '../../../i18n/help.ts'
import { t } from '../../../i18n/index.ts'
import { useLoad } from '../../../ui/load.ts'
import { AfterWait, Empty, Failed, Skeleton } from '../../../ui/states.tsx'
import { localeChoices } from '../../settings/locales.ts'
import { NewArticle } from '../articles/new-article.tsx'
import { useHelp } from '../help-context.ts'
import { FigureCard } from './figure-card.tsx'
import { LackingTable, ReadTable, SearchedTable } from './tables.tsx'

const PERIODS = ['7', '30', '90'] as const
/** What was chosen last, as long as the page is open. */
const period = signal<(typeof PERIODS)[number]>('30')
const language = signal('')

/** How the help centre does: what is read, what helps, and what is missing. */
export function Insights() {
  const api = useHelp()
  const { workspace } = useMe()
  const { state, reload } = useLoad(`${period.value} ${language.value}`, () =>
    api.getInsights(period.value, language.value),
  )
  return (
    <div class="help-wide">
      <div class="page-head">
        <div>
          <h1 class="page-title">{t.nav.helpPages.insights}</h1>
          <p class="page-lead">{h.insights.lead(period.value)}</p>
        </div>
        <div class="insights-choices">
          <select
            class="input select select-small"
            aria-label={h.insights.language}
            value={language.value}
            onChange={(event) => {
              language.value = event.currentTarget.value
            }}
          >
            <option value="">{h.list.anyLanguage}</option>
            {localeChoices(workspace.locale).map(({ tag, name }) => (
              <option key={tag} value={tag}>
                {name}
              </option>
            ))}
          </select>
          {/* biome-ignore lint/a11y/useSemanticElements: three buttons are no fields of a form */}
          <div class="segments" role="group" aria-label={h.insights.period}>
            {PERIODS.map((one) => (
              <button
                key={one}
                type="button"
                class="segment"
                aria-pressed={period.value === one}
                onClick={() => {
                  period.value = one
                }}
              >
                {h.insights.days(one)}
              </button>
            ))}
          </div>
        </div>
      </div>
      {state.kind === 'loading' && (
        <AfterWait>
          <div class="figures" role="status">
            <span class="hidden">{t.common.loading}</span>
            {[0, 1, 2, 3, 4].map((n) => (
              <div key={n} class="figure">
                <Skeleton class="skeleton-short" />
                <Skeleton class="skeleton-long" />
              </div>
            ))}
          </div>
        </AfterWait>
      )}
      {state.kind === 'failed' && <Failed title={h.failed} trouble={state.trouble} retry={reload} />}
      {state.kind === 'ready' && <Figures insights={state.value} />}
    </div>
  )
}

function Figures({ insights }: { insights: HelpInsights }) {
  const api = useHelp()
  const { router } = useDesk()
  const { workspace } = useMe()
  const categories = useLoad('categories', api.listCategories)
  const [writing, setWriting] = useState<{ query: string; locale: string } | null>(null)
  const nothing = !insights.views.value && !insights.searches.value && insights.sessions === 0
  if (nothing) return <Empty icon={ChartLine} title={h.insights.emptyTitle} text={h.insights.emptyText} />
  const { to } = insights
  return (
    <>
      <div class="figures">
        <FigureCard name={h.insights.views} trend={insights.views} unit="count" to={to} good="up" />
        <FigureCard name={h.insights.helpfulRate} trend={insights.helpfulRate} unit="share" to={to} good="up" />
        <FigureCard
          name={h.insights.deflectionRate}
          hint={h.insights.deflectionHint(insights.sessions)}
          trend={insights.deflectionRate}
          unit="share"
          to={to}
          good="up"
        />
        <FigureCard name={h.insights.searches} trend={insights.searches} unit="count" to={to} good="none" />
        <FigureCard
          name={h.insights.emptySearchRate}
          trend={insights.emptySearchRate}
          unit="share"
          to={to}
          good="down"
        />
      </div>
      <LackingTable
        searches={insights.emptySearches}
        mixed={new Set(insights.emptySearches.map((one) => one.locale)).size > 1}
        onWrite={setWriting}
      />
      <div class="insights-tables">
        <ReadTable articles={insights.articles} locale={workspace.locale} />
        <SearchedTable searches={insights.topSearches} />
      </div>
      {writing && categories.state.kind === 'ready' && (
        <NewArticle
          categories={categories.state.value}
          title={titleOf(writing.query)}
          locale={writing.locale}
          onClose={() => setWriting(null)}
          onCreated={(article, locale) => router.go(articleHref(article.id, locale))}
        />
      )}
    </>
  )
}

/** What somebody searched for, as the beginning of a title. */
const titleOf = (query: string) => query.charAt(0).toLocaleUpperCase() + query.slice(1)
