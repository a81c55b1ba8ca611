/** @jsxImportSource hono/jsx */
import { findSummaries, listArticles, listCounters, listHelpCategories } from '../../help/index.ts'
import type { Page } from '../page.ts'
import { ArticleList, StillNeedHelp, TopicList, tongue } from '../parts/lists.tsx'
import { SearchForm } from '../parts/search-form.tsx'
import { addressOf, link, type Site } from '../site.ts'

const MOST_READ = 6
const QUESTIONS = 6

/** The first page: search, the categories, what is read most and asked most. */
export async function homePage(site: Site): Promise<Page> {
  const { ctx, reader, settings, t } = site
  const { items: topics } = await listHelpCategories(ctx, reader)
  const popular = await mostRead(site)
  const questions = await listArticles(ctx, reader, { kind: 'faq', limit: QUESTIONS })
  const search = addressOf(site, { name: 'search' })
  return {
    title: t('helpOf', { workspace: settings.name }),
    description: t('homeDescription', { workspace: settings.name }),
    place: { name: 'home' },
    locales: site.locales,
    hasSearch: true,
    data: [
      {
        '@type': 'WebSite',
        name: t('helpOf', { workspace: settings.name }),
        url: addressOf(site, { name: 'home' }),
        inLanguage: reader.locale,
        potentialAction: {
          '@type': 'SearchAction',
          target: { '@type': 'EntryPoint', urlTemplate: `${search}?q={search_term_string}` },
          'query-input': 'required name=search_term_string',
        },
      },
    ],
    body: (
      <>
        <div class="hero">
          <h1>{t('homeTitle')}</h1>
          {settings.greeting && <p {...tongue(site, reader.ownLocale)}>{settings.greeting}</p>}
          {topics.length > 0 ? (
            <SearchForm site={site} />
          ) : (
            <p class="quiet">
              {t('nothingYet')} {t('nothingYetHint')}
            </p>
          )}
        </div>
        {topics.length > 0 && (
          <section>
            <h2 class="sr">{t('topics')}</h2>
            <TopicList site={site} topics={topics} />
          </section>
        )}
        <div class="columns">
          {popular.length > 0 && (
            <section class="section">
              <h2>{t('mostRead')}</h2>
              <ArticleList site={site} rows={popular.map((article) => ({ article, below: '' }))} />
            </section>
          )}
          {questions.items.length > 0 && (
            <section class="section">
              <h2>{t('faq')}</h2>
              <ul class="list">
                {questions.items.map(({ slug, title, locale }) => (
                  <li key={slug} class="row" {...tongue(site, locale)}>
                    <a href={`${link(site, { name: 'faq' })}#${slug}`}>{title}</a>
                  </li>
                ))}
              </ul>
              <p class="more">
                <a href={link(site, { name: 'faq' })}>{t('allQuestions')}</a>
              </p>
            </section>
          )}
        </div>
        <StillNeedHelp site={site} />
      </>
    ),
  }
}

/** What was read at all, the most read first; FAQ entries have a list of their own. */
async function mostRead({ ctx, reader }: Site) {
  const counters = await listCounters(ctx.deps.db, reader.workspaceId)
  const ids = counters
    .filter(({ view_count }) => view_count > 0)
    .sort((a, b) => b.view_count - a.view_count || (a.id < b.id ? -1 : 1))
    .slice(0, MOST_READ * 5)
    .map(({ id }) => id)
  const found = await findSummaries(ctx, reader, ids)
  return found.filter(({ kind }) => kind !== 'faq').slice(0, MOST_READ)
}
