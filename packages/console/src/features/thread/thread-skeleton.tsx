import { t } from '../../i18n/index.ts'
import { Skeleton } from '../../ui/states.tsx'

export function ThreadSkeleton() {
  return (
    <div class="thread-skeleton" role="status">
      <span class="hidden">{t.common.loading}</span>
      <Skeleton class="skeleton-bubble" />
      <Skeleton class="skeleton-bubble is-wide" />
      <Skeleton class="skeleton-bubble is-right" />
      <Skeleton class="skeleton-bubble" />
      <Skeleton class="skeleton-bubble is-right is-wide" />
    </div>
  )
}
