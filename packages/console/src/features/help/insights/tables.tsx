import type { HelpInsights } from '@deskbell/protocol'
import { PenLine } from 'lucide'
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
                    <span class="query" lang={one.locale} dir={directionOf(one.locale)}>
                      {one.query}
                    </span>
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

export function ReadTable({ articles, locale }: { articles: HelpInsights['articles']; locale: string }) {
  return (
    <section class="section" aria-labelledby="read">
      <h2 class="section-title" id="read">
        {h.insights.articles}
      </h2>
      {articles.length === 0 ? (
        <p class="section-none">{h.insights.noArticles}</p>
      ) : (
        <div class="table-place">
          <table class="table insights-table">
            <thead>
              <tr>
                <th scope="col">{h.insights.article}</th>
                <th scope="col" class="table-number">
                  {h.insights.articleViews}
                </th>
                <th scope="col" class="table-number">
                  {h.insights.articleHelpful}
                </th>
              </tr>
            </thead>
            <tbody>
              {articles.map((one) => (
                <tr key={one.id}>
                  <th scope="row">
                    <a href={articleHref(one.id, locale)} dir="auto">
                      {one.title}
                    </a>
                  </th>
                  <td class="table-number">{figure(one.views, 'count')}</td>
                  <td class="table-number">{votesOf(one)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

const votesOf = ({ helpful, notHelpful }: HelpInsights['articles'][number]) =>
  helpful + notHelpful === 0 ? h.list.noVotes : h.insights.votes(helpful, helpful + notHelpful)

export function SearchedTable({ searches }: { searches: HelpInsights['topSearches'] }) {
  return (
    <section class="section" aria-labelledby="searched">
      <h2 class="section-title" id="searched">
        {h.insights.top}
      </h2>
      {searches.length === 0 ? (
        <p class="section-none">{h.insights.noSearches}</p>
      ) : (
        <div class="table-place">
          <table class="table insights-table">
            <thead>
              <tr>
                <th scope="col">{h.insights.query}</th>
                <th scope="col" class="table-number">
                  {h.insights.times}
                </th>
              </tr>
            </thead>
            <tbody>
              {searches.map((one) => (
                <tr key={`${one.locale} ${one.query}`}>
                  <th scope="row">
                    <span class="query" lang={one.locale} dir={directionOf(one.locale)}>
                      {one.query}
                    </span>
                  </th>
                  <td class="table-number">{figure(one.count, 'count')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}
