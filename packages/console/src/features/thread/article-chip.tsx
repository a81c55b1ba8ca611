import type { MessageContent } from '@deskbell/protocol'
import { BookOpen } from 'lucide'
import { useMe } from '../../app/desk.ts'
import { t } from '../../i18n/index.ts'
import { Icon } from '../../ui/icon.tsx'

/** The article a customer had read when they wrote, as its readers see it. */
export function ArticleChip({ article }: { article: NonNullable<MessageContent['article']> }) {
  const { workspace } = useMe()
  // The key says whose help centre; a service with one workspace leads on to the short address.
  const href = `/w/${workspace.key}/help/articles/${article.slug}`
  const words = t.thread.about(article.title)
  return (
    <a class="article-chip" href={href} target="_blank" rel="noopener" title={words}>
      <Icon icon={BookOpen} size={16} />
      <span class="hidden">{words}</span>
      <span class="article-chip-title" aria-hidden="true" dir="auto">
        {article.title}
      </span>
    </a>
  )
}
