import type { MessageContent } from '@deskbell/protocol'
import { BookOpen } from 'lucide'
import { t } from '../../i18n/index.ts'
import { Icon } from '../../ui/icon.tsx'

/** The article a customer had read when they wrote, as its readers see it. */
export function ArticleChip({ article }: { article: NonNullable<MessageContent['article']> }) {
  const words = t.thread.about(article.title)
  return (
    <a class="article-chip" href={`/help/articles/${article.slug}`} target="_blank" rel="noopener" title={words}>
      <Icon icon={BookOpen} size={16} />
      <span class="hidden">{words}</span>
      <span class="article-chip-title" aria-hidden="true" dir="auto">
        {article.title}
      </span>
    </a>
  )
}
