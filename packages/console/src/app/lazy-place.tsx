import type { ComponentType } from 'preact'
import { t } from '../i18n/index.ts'
import { useLoad } from '../ui/load.ts'
import { AfterWait, Failed } from '../ui/states.tsx'

interface Props<P extends object> {
  /** What is loaded; one word, for this page only. */
  id: string
  /** What stands over the notice where the code does not come. */
  title: string
  load: () => Promise<ComponentType<P>>
  props: P
}

/** A view whose code comes when somebody goes there, so that the inbox does not carry it. */
export function LazyPlace<P extends object>({ id, title, load, props }: Props<P>) {
  const { state, reload } = useLoad<{ View: ComponentType<P> }>(id, async () => ({ View: await load() }))
  if (state.kind === 'ready') return <state.value.View {...props} />
  if (state.kind === 'failed') return <Failed title={title} trouble={state.trouble} retry={reload} />
  return (
    <AfterWait>
      <div class="door" role="status">
        <span class="spinner" />
        <span class="hidden">{t.common.loading}</span>
      </div>
    </AfterWait>
  )
}
