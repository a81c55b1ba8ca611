import type { ArticleSummary, SearchHit } from '@deskbell/protocol'
import type { ComponentChildren } from 'preact'
import type { Help } from './center.ts'

/** One article in a list: what it is called, and what it says. */
export function ArticleRow({
  help,
  article,
  title = article.title,
  passage = article.excerpt,
  place,
}: {
  readonly help: Help
  readonly article: Pick<ArticleSummary, 'slug' | 'title' | 'excerpt' | 'locale'>
  readonly title?: ComponentChildren
  readonly passage?: ComponentChildren
  /** Where it stands, in words. */
  readonly place?: string
}) {
  const { slug, locale } = article
  return (
    <li>
      <button
        type="button"
        class="hit"
        data-slug={slug}
        onPointerEnter={() => help.intend(slug)}
        onFocus={() => help.intend(slug)}
        onClick={() => help.trail.open({ kind: 'article', slug })}
      >
        <b>
          <bdi lang={locale}>{title}</bdi>
        </b>
        {passage && (
          <span class="passage">
            <bdi lang={locale}>{passage}</bdi>
          </span>
        )}
        {place && <span class="place">{place}</span>}
      </button>
    </li>
  )
}

/** Text with what was searched for marked in it. */
export function Marked({ pieces }: { readonly pieces: SearchHit['title'] }) {
  return <>{pieces.map(({ text, hit }, index) => (hit ? <mark key={index}>{text}</mark> : text))}</>
}
