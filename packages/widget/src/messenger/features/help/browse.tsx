import type { HelpCategory } from '@deskbell/protocol'
import { Empty } from '../../parts/empty.tsx'
import { Failure } from '../../parts/failure.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import type { Store } from '../../store.ts'
import { type Help, helpOf } from './center.ts'
import { HelpIcon, TopicIcon } from './icons.tsx'
import { ArticleRow } from './rows.tsx'
import type { HelpTranslator } from './words/words.ts'

/** What there is to read before anything is searched: for this page first, then by topic. */
export function Browse({ help, t }: { readonly help: Help; readonly t: HelpTranslator }) {
  const { value, trouble } = help.categories.answer.value
  const { store } = help
  return (
    <>
      <ForPage help={help} t={t} most={5} />
      {value && value.length > 0 && (
        <section>
          <h3 class="head">{t('topics')}</h3>
          <ul class="topics">
            {value.map((category) => (
              <Topic key={category.slug} help={help} t={t} category={category} />
            ))}
          </ul>
        </section>
      )}
      {value?.length === 0 && <Empty icon="help" title={t('none')} />}
      {!value && !trouble && <Skeleton label={store.t.value('loading')} />}
      {trouble && <Failure store={store} trouble={trouble} retry={help.loadCategories} />}
    </>
  )
}

function Topic({
  help,
  t,
  category,
}: {
  readonly help: Help
  readonly t: HelpTranslator
  readonly category: HelpCategory
}) {
  const { slug, name, description, icon, articleCount } = category
  return (
    <li>
      <button
        type="button"
        class="hit topic"
        data-slug={slug}
        onClick={() => help.trail.open({ kind: 'category', slug, name })}
      >
        <span class="topic-icon">
          <TopicIcon name={icon} />
        </span>
        <span class="topic-text">
          <b>
            <bdi>{name}</bdi>
          </b>
          {description && (
            <span class="passage">
              <bdi>{description}</bdi>
            </span>
          )}
          <span class="place">{t.count('articles', articleCount)}</span>
        </span>
        <Icon name="forward" flip />
      </button>
    </li>
  )
}

/** Articles for the page the visitor looks at. */
function ForPage({ help, t, most }: { readonly help: Help; readonly t: HelpTranslator; readonly most: number }) {
  const suggested = help.suggested.answer.value.value
  if (!suggested || suggested.items.length === 0) return null
  return (
    <section>
      <h3 class="head">{t(suggested.from === 'popular' ? 'popular' : 'forPage')}</h3>
      <ul class="hits">
        {suggested.items.slice(0, most).map((article) => (
          <ArticleRow key={article.slug} help={help} article={article} />
        ))}
      </ul>
    </section>
  )
}

/** On the home view: up to three articles for this page, before one asks. */
export function HomeHelp({ store }: { readonly store: Store }) {
  const help = helpOf(store)
  const t = help.t.value
  const suggested = help.suggested.answer.value
  if (!t || (!suggested.value && !suggested.trouble)) return <i class="bone card" />
  const items = suggested.value?.items.slice(0, 3) ?? []
  if (items.length === 0) return null
  return (
    <section class="card asked">
      <h3 class="label">{t(suggested.value?.from === 'popular' ? 'popular' : 'forPage')}</h3>
      <ul>
        {items.map(({ slug, title, locale }) => (
          <li key={slug}>
            <button
              type="button"
              class="row"
              onPointerEnter={() => help.intend(slug)}
              onClick={() => store.go({ name: 'help', slug })}
            >
              <HelpIcon name="file-text" />
              <span class="row-text">
                <bdi lang={locale}>{title}</bdi>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
