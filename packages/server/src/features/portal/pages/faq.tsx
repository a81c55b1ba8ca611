/** @jsxImportSource hono/jsx */
import { type Article, CodedError, LIMITS } from '@deskbell/protocol'
import { listArticles, readArticle } from '../../help/index.ts'
import { Icon } from '../look/icons.tsx'
import type { Page } from '../page.ts'
import { ArticleBody } from '../parts/article-body.tsx'
import { Said, VoteForm } from '../parts/ask.tsx'
import { Crumbs, homeCrumb } from '../parts/crumbs.tsx'
import { breadcrumbList, question } from '../parts/json-ld.tsx'
import { StillNeedHelp, tongue } from '../parts/lists.tsx'
import { localHref, type Site } from '../site.ts'

/** Every FAQ entry with its answer, by category; the one that was voted on stands open. */
export async function faqPage(site: Site, voted: string | null): Promise<Page> {
  const { ctx, reader, t, settings, published, locales } = site
  const { items } = await listArticles(ctx, reader, { kind: 'faq', limit: LIMITS.pageSizeMax })
  if (items.length === 0) throw new CodedError('not_found')
  const entries: Article[] = []
  for (const { slug } of items) entries.push(await readArticle(ctx, reader, slug))
  const translated = new Set(published.filter(({ kind }) => kind === 'faq').map(({ locale }) => locale))
  const groups = [...Map.groupBy(entries, ({ category }) => category.slug).values()]
  return {
    title: t('faq'),
    description: t('faqDescription', { workspace: settings.name }),
    place: { name: 'faq' },
    ...(voted !== null && { query: `?voted=${voted}`, hidden: true }),
    locales: locales.filter((locale) => translated.has(locale)),
    data: [
      breadcrumbList(site, [homeCrumb(site), { name: t('faq'), place: { name: 'faq' } }]),
      { '@type': 'FAQPage', mainEntity: entries.map(({ title, tree }) => question(title, tree)) },
    ],
    body: (
      <>
        <Crumbs site={site} crumbs={[homeCrumb(site)]} />
        <h1>{t('faq')}</h1>
        {groups.map((group) => (
          <section key={group[0]?.category.slug} class="section">
            {groups.length > 1 && <h2>{group[0]?.category.name}</h2>}
            <div class="faq">
              {group.map((entry) => (
                <Entry key={entry.slug} site={site} entry={entry} isVoted={entry.slug === voted} />
              ))}
            </div>
          </section>
        ))}
        <template id="p.thanks">
          <Said words={t('thanks')} />
        </template>
        <StillNeedHelp site={site} />
      </>
    ),
  }
}

/** Browsers unfold an entry by themselves when an address leads to its answer. */
function Entry({ site, entry, isVoted }: { readonly site: Site; readonly entry: Article; readonly isVoted: boolean }) {
  const { t } = site
  const { slug, title, locale, tree, helpfulCount } = entry
  return (
    <details {...(isVoted && { open: true })} {...tongue(site, locale)}>
      <summary>
        {title}
        <Icon name="chevron" />
      </summary>
      <div class="answer" id={slug}>
        <ArticleBody
          tree={tree}
          t={t}
          articleId={entry.id}
          hrefOf={(href) => localHref(site, href)}
          idPrefix={`${slug}.`}
        />
        <div class="ask" lang={t.locale} dir={t.dir}>
          {isVoted ? <Said words={t('thanks')} /> : <VoteForm site={site} slug={slug} then="p.thanks" from="faq" />}
          {!isVoted && helpfulCount > 0 && <p class="quiet">{t.count('foundHelpful', helpfulCount)}</p>}
        </div>
      </div>
    </details>
  )
}
