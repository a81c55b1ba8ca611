import type { HelpInsights } from '@deskbell/protocol'
import { PenLine } from 'lucide'
import type { ComponentChildren } from 'preact'
import { articleHref } from '../../../app/routes.ts'
import { h } from '../../../i18n/help.ts'
import { Icon } from '../../../ui/icon.tsx'
import { Time } from '../../../ui/time.tsx'
import { directionOf, languageName } from '../languages.ts'
import { figure } from './figures.ts'

interface LackingProps {
  searches: HelpInsights['emptySearches']
  /** Whether they are in several languages, so that each says its own. */
  mixed: boolean
  onWrite: (search: { query: string; locale: string }) => void
}

/** What readers looked for and did not find: each can be begun as an article. */
export function LackingTable({ searches, mixed, onWrite }: LackingProps) {
  return (
    <section class="section" aria-labelledby="lacking">
      <div>
        <h2 class="section-title" id="lacking">
          {h.insights.lacking}
        </h2>
        <p class="field-hint">{searches.length > 0 ? h.insights.lackingHint : h.insights.none}</p>
      </div>
      {searches.length > 0 && (
        <div class="table-place">
          <table class="table insights-table">
            <thead>
              <tr>
                <th scope="col">{h.insights.query}</th>
                <th scope="col" class="table-number">
                  {h.insights.times}
                </th>
                <th scope="col">{h.insights.last}</th>
                <th scope="col">
                  <span class="hidden">{h.insights.write}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {searches.map((one) => (
                <tr key={`${one.locale} ${one.query}`}>
                  <th scope="row">
                    <Query search={one} />
                    {mixed && <span class="article-note"> {languageName(one.locale)}</span>}
                  </th>
                  <td class="table-number">{figure(one.count, 'count')}</td>
                  <td>
                    <Time iso={one.lastAt} />
                  </td>
                  <td class="table-action">
                    <button type="button" class="button button-small" onClick={() => onWrite(one)}>
                      <Icon icon={PenLine} size={16} />
                      {h.insights.write}
                      <span class="hidden">“{one.query}”</span>
                    </button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

interface FigureTableProps {
  id: string
  title: string
  /** Said in place of an empty table. */
  none: string
  /** The first column names what is counted; the others hold figures. */
  columns: readonly string[]
  rows: readonly { readonly key: string; readonly name: ComponentChildren; readonly figures: readonly string[] }[]
}

function FigureTable({ id, title, none, columns, rows }: FigureTableProps) {
  return (
    <section class="section" aria-labelledby={id}>
      <h2 class="section-title" id={id}>
        {title}
      </h2>
      {rows.length === 0 ? (
        <p class="section-none">{none}</p>
      ) : (
        <div class="table-place">
          <table class="table insights-table">
            <thead>
              <tr>
                {columns.map((column, index) => (
                  <th key={column} scope="col" class={index === 0 ? undefined : 'table-number'}>
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.key}>
                  <th scope="row">{row.name}</th>
                  {row.figures.map((text, index) => (
                    <td key={columns[index + 1]} class="table-number">
                      {text}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

/** What was read most, and how many found it helpful. */
export function ReadTable({ articles, locale }: { articles: HelpInsights['articles']; locale: string }) {
  const votes = (helpful: number, all: number) => (all === 0 ? h.list.noVotes : h.insights.votes(helpful, all))
  return (
    <FigureTable
      id="read"
      title={h.insights.articles}
      none={h.insights.noArticles}
      columns={[h.insights.article, h.insights.articleViews, h.insights.articleHelpful]}
      rows={articles.map((one) => ({
        key: one.id,
        name: (
          <a href={articleHref(one.id, locale)} dir="auto">
            {one.title}
          </a>
        ),
        figures: [figure(one.views, 'count'), votes(one.helpful, one.helpful + one.notHelpful)],
      }))}
    />
  )
}

/** What was searched for most, whether or not it was found. */
export function SearchedTable({ searches }: { searches: HelpInsights['topSearches'] }) {
  return (
    <FigureTable
      id="searched"
      title={h.insights.top}
      none={h.insights.noSearches}
      columns={[h.insights.query, h.insights.times]}
      rows={searches.map((one) => ({
        key: `${one.locale} ${one.query}`,
        name: <Query search={one} />,
        figures: [figure(one.count, 'count')],
      }))}
    />
  )
}

function Query({ search: { query, locale } }: { search: { query: string; locale: string } }) {
  return (
    <span class="query" lang={locale} dir={directionOf(locale)}>
      {query}
    </span>
  )
}
