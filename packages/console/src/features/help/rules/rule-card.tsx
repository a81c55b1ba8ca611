import type { ArticleRecord } from '@deskbell/protocol'
import { Trash2, X } from 'lucide'
import { useState } from 'preact/hooks'
import { articleHref } from '../../../app/routes.ts'
import { h } from '../../../i18n/help.ts'
import { Icon } from '../../../ui/icon.tsx'
import { moved, SortHandle } from '../sort-handle.tsx'
import { ArticlePicker } from './article-picker.tsx'
import { checkRule, type RuleDraft } from './rule-draft.ts'
import type { Named } from './use-titles.ts'

interface Props {
  rule: RuleDraft
  index: number
  count: number
  titles: ReadonlyMap<string, Named | null>
  /** Whether what does not fit is shown already. */
  checked: boolean
  /** The tester found that this rule fits. */
  hit: boolean
  learn: (articles: readonly ArticleRecord[]) => void
  onChange: (rule: RuleDraft) => void
  onMove: (from: number, to: number) => void
  onRemove: () => void
}

/** One rule: the pages it is for, and the articles offered there in their order. */
export function RuleCard({ rule, index, count, titles, checked, hit, learn, onChange, onMove, onRemove }: Props) {
  const [said, setSaid] = useState('')
  const wrong = checkRule(rule)
  const n = index + 1
  const patternError = checked && wrong.pattern
  const articlesError = checked && wrong.articles
  return (
    <li class={`rule-card ${hit ? 'is-hit' : ''}`}>
      <div class="rule-head">
        <SortHandle label={h.rules.move(n)} hint={h.rules.moveHint} index={index} count={count} onMove={onMove} />
        <span class="rule-number number">{n}</span>
        <input
          id={`pattern-${rule.key}`}
          class="input input-code rule-pattern"
          aria-label={h.rules.patternOf(n)}
          aria-invalid={patternError ? true : undefined}
          aria-describedby={`hint-${rule.key}`}
          placeholder="/orders/*"
          spellcheck={false}
          autocapitalize="none"
          maxLength={2000}
          value={rule.pattern}
          onInput={(event) => onChange({ ...rule, pattern: event.currentTarget.value })}
        />
        <button type="button" class="icon-button" aria-label={h.rules.removeRule(n)} onClick={onRemove}>
          <Icon icon={Trash2} size={18} />
        </button>
      </div>
      <div class="rule-body">
        <p class={patternError ? 'field-error' : 'hidden'} id={`hint-${rule.key}`}>
          {patternError || h.rules.patternHint}
        </p>
        <ol class="rule-articles" data-sort aria-label={h.rules.articlesOf(n)}>
          {rule.articleIds.map((id, place) => {
            const known = titles.get(id)
            const title = known === null ? h.rules.gone : (known?.title ?? '…')
            return (
              <li key={id} class="rule-article">
                <SortHandle
                  label={h.rules.moveArticle(title)}
                  hint={h.rules.moveHint}
                  index={place}
                  count={rule.articleIds.length}
                  onMove={(from, to) => {
                    onChange({ ...rule, articleIds: moved(rule.articleIds, from, to) })
                    setSaid(h.rules.movedArticle(to + 1, rule.articleIds.length))
                  }}
                />
                {known ? (
                  <a class="rule-title" href={articleHref(id, known.locale)} dir="auto">
                    {title}
                  </a>
                ) : (
                  <span class="rule-title section-none">{title}</span>
                )}
                {known && !known.published && <span class="tag">{h.rules.unpublished}</span>}
                <button
                  type="button"
                  class="icon-button"
                  aria-label={h.rules.remove(title)}
                  onClick={() => onChange({ ...rule, articleIds: rule.articleIds.filter((one) => one !== id) })}
                >
                  <Icon icon={X} size={16} />
                </button>
              </li>
            )
          })}
        </ol>
        <p class="hidden" role="status">
          {said}
        </p>
        <ArticlePicker
          label={h.rules.addArticleTo(n)}
          taken={rule.articleIds}
          onPick={(article) => {
            learn([article])
            onChange({ ...rule, articleIds: [...rule.articleIds, article.id] })
          }}
        />
        <p class="field-error" role="status">
          {articlesError}
        </p>
      </div>
    </li>
  )
}
