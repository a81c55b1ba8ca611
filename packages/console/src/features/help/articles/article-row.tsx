import type { Agent, ArticleRecord } from '@deskbell/protocol'
import { Eye } from 'lucide'
import { articleHref } from '../../../app/routes.ts'
import { h } from '../../../i18n/help.ts'
import { t } from '../../../i18n/index.ts'
import { Avatar } from '../../../ui/avatar.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { Time } from '../../../ui/time.tsx'
import { directionOf, languageName, nearestLocale } from '../languages.ts'
import { STATUS_ICONS } from '../status-pill.tsx'

interface Props {
  article: ArticleRecord
  /** The language its title is shown in, where it has it. */
  locale: string
  category: string
  agents: readonly Agent[]
  me: Agent
}

/** One article of the list: what it is, how its languages stand, who reviews, and how readers find it. */
export function ArticleRow({ article, locale, category, agents, me }: Props) {
  const main = nearestLocale(article.translations, locale)
  const waiting = article.translations.find((one) => one.status === 'in_review')
  const reviewer = agents.find((one) => one.id === waiting?.reviewerId)
  const votes = article.helpfulCount + article.notHelpfulCount
  return (
    <li class="article-row">
      <div class="article-what">
        <a
          class="article-title"
          href={articleHref(article.id, main?.locale ?? locale)}
          lang={main?.locale}
          dir={directionOf(main?.locale ?? locale)}
        >
          {main?.title ?? article.slug}
        </a>
        <p class="article-meta">
          <span>{category}</span>
          {article.kind !== 'article' && <span>{h.kinds[article.kind]}</span>}
          {!article.audiences.includes('customers') && <span>{h.audiences.providers}</span>}
          {waiting && (
            <span class={`article-review ${reviewer?.id === me.id ? 'needs-you' : ''}`}>
              {reviewer && <Avatar name={reviewer.name} id={reviewer.id} size="small" />}
              {reviewer?.id === me.id
                ? h.list.reviewByYou
                : reviewer
                  ? h.list.reviewBy(reviewer.name)
                  : h.statuses.in_review}
            </span>
          )}
        </p>
      </div>
      <ul class="article-languages" aria-label={h.list.languages}>
        {article.translations
          .toSorted((a, b) => Number(b === main) - Number(a === main))
          .map((one) => (
            <li key={one.locale}>
              <a
                class={`status-pill is-${one.status}`}
                href={articleHref(article.id, one.locale)}
                title={`${languageName(one.locale)}: ${statusWords(one)}`}
              >
                <Icon icon={STATUS_ICONS[one.status]} size={14} />
                <span class="pill-tag">{one.locale}</span> <span>{h.statuses[one.status]}</span>
                <span class="hidden">
                  {' '}
                  {isBehind(one) && `${h.changed}.`} {one.title}
                </span>
                {isBehind(one) && <Icon icon={Eye} size={14} />}
              </a>
            </li>
          ))}
      </ul>
      <div class="article-readers">
        <p class="number">{h.list.views(article.viewCount)}</p>
        <p class="article-note number">
          {votes === 0 ? h.list.noVotes : h.list.helpful(Math.round((article.helpfulCount / votes) * 100))}
        </p>
      </div>
      <p class="article-time">
        <span class="hidden">{h.list.changedAt} </span>
        <Time iso={article.updatedAt} />
      </p>
    </li>
  )
}

type State = ArticleRecord['translations'][number]
const isBehind = (one: State) => one.publishedVersion !== null && one.status !== 'published'
const statusWords = (one: State) =>
  isBehind(one) ? `${h.statuses[one.status]}, ${h.changed.toLowerCase()}` : h.statuses[one.status]

/** Where articles are about to stand. */
export function ArticleRowsSkeleton() {
  return (
    <div role="status">
      <span class="hidden">{t.common.loading}</span>
      {[0, 1, 2, 3, 4].map((n) => (
        <div key={n} class="article-row" aria-hidden="true">
          <div class="article-what">
            <span class="skeleton skeleton-short" />
            <span class="skeleton skeleton-long" />
          </div>
        </div>
      ))}
    </div>
  )
}
