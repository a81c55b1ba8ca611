import type { IconNode } from 'lucide'
import type { ComponentChildren } from 'preact'
import { t } from '../../../i18n/index.ts'
import type { Load } from '../../../ui/load.ts'
import { MoreButton } from '../../../ui/more-button.tsx'
import { AfterWait, Empty, Failed, Skeleton } from '../../../ui/states.tsx'
import { useAction } from '../../../ui/use-action.ts'

interface ViewsProps<V extends string> {
  label: string
  views: readonly V[]
  names: Readonly<Record<V, string>>
  current: V
  hrefOf: (view: V) => string
}

/** The views of a list, as links. */
export function Views<V extends string>({ label, views, names, current, hrefOf }: ViewsProps<V>) {
  return (
    <nav class="view-links" aria-label={label}>
      {views.map((one) => (
        <a key={one} class="view-link" href={hrefOf(one)} aria-current={one === current ? 'page' : undefined}>
          {names[one]}
        </a>
      ))}
    </nav>
  )
}

interface Props {
  list: { state: Load<unknown>; reload: () => void; hasMore: boolean; loadMore: () => Promise<void> }
  /** How many are shown. */
  count: number
  failed: string
  empty: { icon: IconNode; title: string; text: string }
  children: ComponentChildren
}

/** A list with what stands in its place while it loads, where it does not come, and where nothing is in it. */
export function Pages({ list, count, failed, empty, children }: Props) {
  const more = useAction(list.loadMore)
  const { state } = list
  if (state.kind === 'failed') return <Failed title={failed} trouble={state.trouble} retry={list.reload} />
  if (state.kind === 'loading') {
    return (
      <AfterWait>
        <div class="rows-skeleton" role="status">
          <span class="hidden">{t.common.loading}</span>
          <Skeleton class="skeleton-long" />
          <Skeleton class="skeleton-short" />
          <Skeleton class="skeleton-long" />
        </div>
      </AfterWait>
    )
  }
  return (
    <>
      {count === 0 && !list.hasMore ? <Empty {...empty} /> : children}
      {list.hasMore && (
        <div class="pages-more">
          <MoreButton action={more} />
        </div>
      )}
    </>
  )
}
