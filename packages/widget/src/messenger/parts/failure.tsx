import type { Trouble } from '@deskbell/sdk'
import { troubleWords } from '../features/chat/delivery.ts'
import type { Store } from '../store.ts'
import { Empty } from './empty.tsx'

/** Stands where something could not be loaded: why, and a way to try again. */
export function Failure({
  store,
  trouble,
  retry,
}: {
  readonly store: Store
  readonly trouble: Trouble | null
  retry(): void
}) {
  const t = store.t.value
  return (
    <Empty icon="alert" title={t('failed')} hint={trouble ? troubleWords(t, trouble, store.now.value) : ''}>
      <button type="button" class="secondary" onClick={retry}>
        {t('retry')}
      </button>
    </Empty>
  )
}
