/** @jsxImportSource hono/jsx */
import type { Article, Heading } from '@deskbell/protocol'
import { blockText } from '../../../platform/markdown/text.ts'
import { readArticle } from '../../help/index.ts'
import type { Place } from '../address.ts'
import type { Page } from '../page.ts'
import { ArticleBody } from '../parts/article-body.tsx'
import { Ask, type Voted } from '../parts/ask.tsx'
import { Crumbs, homeCrumb } from '../parts/crumbs.tsx'
import { breadcrumbList, howToSteps, question } from '../parts/json-ld.tsx'
import { StillNeedHelp, tongue } from '../parts/lists.tsx'
import { addressOf, link, localesOf, localHref, type Site } from '../site.ts'

const DESCRIPTION = 160

/** One article. Throws `not_found` where this reader can see none of that name. */
export async function articlePage(site: Site, slug: string, voted: Voted | null): Promise<Page> {
  const { ctx, reader, t } = site
  const article = await readArticle(ctx, reader, slug)
  const place: Place = { name: 'article', slug }
  const description = article.excerpt || shorten(blockText(article.tree))
  const crumbs = [homeCrumb(site), { name: article.category.name, place: categoryOf(article) }]
  return {
    title: article.title,
    description,
    place,
    ...(voted && { query: `?voted=${voted}`, hidden: true }),
    locales: localesOf(site, slug),
    kind: 'article',
    publishedAt: article.publishedAt,
    updatedAt: article.updatedAt,
    data: [breadcrumbList(site, [...crumbs, { name: article.title, place }]), dataOf(site, article, description)],
    activity: { type: 'view', articleId: article.id },
    body: (
      <>
        <Crumbs site={site} crumbs={crumbs} />
        <article class="read">
          <header>
            <h1 {...tongue(site, article.locale)}>{article.title}</h1>
            <p class="meta">
              <time datetime={article.updatedAt}>{t('updated', { date: t.date(article.updatedAt) })}</time>
            </p>
            {article.locale !== reader.locale && <Untranslated site={site} given={article.locale} />}
          </header>
          {article.headings.length > 1 && <Contents site={site} article={article} />}
          <div {...tongue(site, article.locale)}>
            <ArticleBody tree={article.tree} t={t} articleId={article.id} hrefOf={(href) => localHref(site, href)} />
          </div>
          <footer class="after">
            <Tags site={site} tags={article.tags} />
            <Ask site={site} slug={slug} voted={voted} helpfulCount={article.helpfulCount} />
            <Related site={site} related={article.related} />
            <StillNeedHelp site={site} />
          </footer>
        </article>
      </>
    ),
  }
}

function categoryOf({ category }: Article): Place {
  return { name: 'category', slug: category.slug }
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length <= DESCRIPTION ? line : `${line.slice(0, DESCRIPTION).replace(/\s\S*$/, '')}…`
}

/** A guide is a HowTo, a FAQ entry a question with its answer, everything else an article. */
function dataOf(site: Site, article: Article, description: string): object {
  const { title, publishedAt, updatedAt, locale, kind, tree, slug } = article
  if (kind === 'faq') return { '@type': 'FAQPage', inLanguage: locale, mainEntity: [question(title, tree)] }
  const steps = howToSteps(tree)
  const common = { description, inLanguage: locale, url: addressOf(site, { name: 'article', slug }, locale) }
  if (steps) return { '@type': 'HowTo', name: title, ...common, step: steps }
  return {
    '@type': 'Article',
    headline: title,
    ...common,
    datePublished: publishedAt,
    dateModified: updatedAt,
    author: { '@type': 'Organization', name: site.settings.name },
  }
}

function Untranslated({ site, given }: { readonly site: Site; readonly given: string }) {
  const { t, reader } = site
  return <p class="notice">{t('notTranslated', { wanted: t.language(reader.locale), given: t.language(given) })}</p>
}

function Contents({ site, article }: { readonly site: Site; readonly article: Article }) {
  const isDeep = ({ level }: Heading) => level > 2
  return (
    <nav class="toc" aria-labelledby="p.contents">
      <h2 id="p.contents">{site.t('onThisPage')}</h2>
      <ul class="toc-list" {...tongue(site, article.locale)}>
        {article.headings
          .filter(({ level }) => level < 4)
          .map((heading) => (
            <li key={heading.id} {...(isDeep(heading) && { class: 'deep' })}>
              <a href={`#${encodeURIComponent(heading.id)}`}>{heading.text}</a>
            </li>
          ))}
      </ul>
    </nav>
  )
}

function Tags({ site, tags }: { readonly site: Site; readonly tags: readonly string[] }) {
  if (tags.length === 0) return null
  return (
    <nav class="tags" aria-label={site.t('tags')}>
      <ul class="chips">
        {tags.map((tag) => (
          <li key={tag}>
            <a href={`${link(site, { name: 'search' })}?tag=${encodeURIComponent(tag)}`}>{tag}</a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Related({ site, related }: { readonly site: Site; readonly related: Article['related'] }) {
  if (related.length === 0) return null
  return (
    <section class="section">
      <h2>{site.t('related')}</h2>
      <ul class="list">
        {related.map(({ slug, title }) => (
          <li key={slug} class="row" dir="auto">
            <a href={link(site, { name: 'article', slug })}>{title}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}
