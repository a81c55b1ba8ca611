import type { Article } from '@deskbell/protocol'
import { drawArticle, showHeading } from '../../../../article/index.ts'
import { direction } from '../../../../loader/direction.ts'
import { Icon } from '../../../parts/icon.tsx'
import { SendRequest } from '../../../parts/request.tsx'
import { remember } from '../../../remember.ts'
import type { Help } from '../center.ts'
import { portalHref } from '../portal.ts'
import type { HelpTranslator } from '../words/words.ts'
import { Feedback } from './feedback.tsx'
import { readingOf } from './reading.ts'

/** How many headings make a table of contents worth its place. */
const LONG = 4

interface Props {
  readonly help: Help
  readonly t: HelpTranslator
  readonly article: Article
}

/** How the article in view is drawn: once, until it or the language changes. */
const kept = remember<(place: HTMLElement | null) => void>()

export function Body({ help, t, article }: Props) {
  const { store } = help
  const { locale } = article
  const draw = kept([help, article, t], () => (place) => place?.replaceChildren(drawing({ help, t, article })))
  const date = new Intl.DateTimeFormat(t.locale, { dateStyle: 'long' }).format(Date.parse(article.updatedAt))
  return (
    <>
      <article class="reader" lang={locale} dir={direction(locale)}>
        <h2 tabIndex={-1} data-focus ref={help.trail.attachTitle}>
          {article.title}
        </h2>
        <p class="updated" lang={t.locale} dir={store.dir.value}>
          {t('updated', { date })}
        </p>
        <Contents t={t} article={article} />
        <div key={article.id} class="a-article" ref={draw} />
      </article>
      <Feedback help={help} t={t} article={article} />
      {article.related.length > 0 && (
        <section class="related">
          <h3 class="head">{t('related')}</h3>
          <ul>
            {article.related.map(({ slug, title }) => (
              <li key={slug}>
                <button
                  type="button"
                  class="hit"
                  data-slug={slug}
                  onPointerEnter={() => help.intend(slug)}
                  onClick={() => help.trail.open({ kind: 'article', slug })}
                >
                  <b>
                    <bdi lang={locale}>{title}</bdi>
                  </b>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      <div class="still">
        <button type="button" class="start card" onClick={() => help.ask(article)}>
          <span>
            <b>{t('still')}</b>
            <span class="quiet">{t('stillHint')}</span>
          </span>
          <span class="go">
            <Icon name="forward" flip />
          </span>
        </button>
        <SendRequest store={store} look="link" />
      </div>
    </>
  )
}

function Contents({ t, article }: Pick<Props, 't' | 'article'>) {
  const headings = article.headings.filter(({ level }) => level === 2)
  if (headings.length < LONG) return null
  return (
    <details class="contents">
      <summary lang={t.locale}>{t('contents')}</summary>
      <ol>
        {headings.map(({ id, text }) => (
          <li key={id}>
            <button
              type="button"
              class="link"
              onClick={({ currentTarget }) => showHeading(currentTarget.closest('article') as HTMLElement, id)}
            >
              {text}
            </button>
          </li>
        ))}
      </ol>
    </details>
  )
}

function drawing({ help, t, article }: Props): DocumentFragment {
  const { memory } = readingOf(help)
  return drawArticle(article.tree, {
    origin: help.store.shell.options().url,
    // The view's title is a heading of the second level.
    headingOffset: 1,
    words: {
      note: t('note'),
      tip: t('tip'),
      important: t('important'),
      warning: t('warning'),
      caution: t('caution'),
      playVideo: t('playVideo'),
      download: t('download'),
      stepsDone: (done, of) => t.count('stepsDone', of, { done: done.toLocaleString(t.locale) }),
    },
    articleHref: (slug) => portalHref(help.store, { slug, locale: article.locale }),
    onArticle: (slug) => help.trail.open({ kind: 'article', slug }),
    steps: {
      isTicked: (step) => memory.isTicked(article.id, step),
      tick: (step, on) => memory.tick(article.id, step, on),
    },
  })
}
