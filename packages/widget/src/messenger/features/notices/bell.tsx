import type { Store } from '../../store.ts'
import { centerOf } from './center.ts'
import { NoticeIcon } from './icons.tsx'

/** More than this is not worth the width. */
const MOST = 99

/** The way to the notifications, with how many are unread. */
export function Bell({ store }: { readonly store: Store }) {
  const center = centerOf(store)
  const t = center.t.value
  const unread = center.counts.value?.unread ?? 0
  if (!t) return null
  return (
    <button
      type="button"
      class="tool notice-bell"
      aria-label={unread > 0 ? `${t('title')}, ${t.count('left', unread)}` : t('title')}
      title={t('title')}
      onClick={() => store.go({ name: 'notices' })}
    >
      <NoticeIcon name="bell" />
      {unread > 0 && (
        <span class="count" aria-hidden="true">
          {new Intl.NumberFormat(t.locale).format(Math.min(unread, MOST)) + (unread > MOST ? '+' : '')}
        </span>
      )}
    </button>
  )
}
