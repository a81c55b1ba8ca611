import type { ComponentChildren } from 'preact'
import { t } from '../../i18n/index.ts'
import { s } from '../../i18n/setup.ts'
import { useLoad } from '../../ui/load.ts'
import { AfterWait, Failed, Skeleton } from '../../ui/states.tsx'

interface Props<T> {
  id: string
  /** The title of the page, where what is loaded brings its own. */
  title?: string
  load: () => Promise<T>
  children: (value: T, set: (value: T) => void, reload: () => void) => ComponentChildren
}

/** Draws what is loaded, and what stands in its place until then or where it does not come. */
export function Loaded<T>({ id, title, load, children }: Props<T>) {
  const { state, set, reload } = useLoad<T>(id, load)
  if (state.kind === 'ready') return <>{children(state.value, set, reload)}</>
  const heading = title && <h1 class="page-title">{title}</h1>
  if (state.kind === 'failed')
    return (
      <>
        {heading}
        <Failed title={s.failed} trouble={state.trouble} retry={reload} />
      </>
    )
  return (
    <>
      {heading}
      <AfterWait>
        <div class="rows-skeleton" role="status">
          <span class="hidden">{t.common.loading}</span>
          <Skeleton class="skeleton-long" />
          <Skeleton class="skeleton-short" />
          <Skeleton class="skeleton-long" />
        </div>
      </AfterWait>
    </>
  )
}
