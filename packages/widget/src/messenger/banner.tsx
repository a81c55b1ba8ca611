import { useEffect, useState } from 'preact/hooks'
import { Icon } from './parts/icon.tsx'
import type { Store } from './store.ts'

/** Says that the link is down, once that has lasted longer than a hiccup. */
export function Banner({ store }: { readonly store: Store }) {
  const down = store.connection.value === 'offline' || store.config.value === 'failed'
  const [shown, setShown] = useState(false)
  useEffect(() => {
    if (!down) return setShown(false)
    const timer = setTimeout(() => setShown(true), navigator.onLine ? 1500 : 0)
    return () => clearTimeout(timer)
  }, [down])

  const offline = !navigator.onLine
  const t = store.t.value
  return (
    <div class="banner" role="status">
      {shown && down && (
        <p>
          <Icon name="alert" />
          <span>{t(offline ? 'offline' : 'unreachable')}</span>
          {store.config.value === 'failed' && !offline && (
            <button type="button" class="link" onClick={store.loadConfig}>
              {t('retry')}
            </button>
          )}
        </p>
      )}
    </div>
  )
}
