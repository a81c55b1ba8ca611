import { Icon } from './parts/icon.tsx'
import { effect, type Signal, signal } from './signals.ts'
import type { Store } from './store.ts'

/** How long a link may be down before that is worth saying; ms. */
const PATIENCE = 1500

/** Turns true once `down` has lasted longer than a hiccup; at once where the browser itself is offline. */
export function patiently(down: () => boolean): readonly [Signal<boolean>, stop: () => void] {
  const shown = signal(false)
  const stop = effect(() => {
    shown.value = false
    if (!down()) return
    const timer = setTimeout(
      () => {
        shown.value = true
      },
      navigator.onLine ? PATIENCE : 0,
    )
    return () => clearTimeout(timer)
  })
  return [shown, stop]
}

/** Says that the link is down, and what that means. */
export function Banner({ store }: { readonly store: Store }) {
  const offline = !navigator.onLine
  const t = store.t.value
  return (
    <div class="banner" role="status">
      {store.down.value && (
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
