import { effect, type Signal, signal } from './signals.ts'

/** A short tone when an answer comes. Off until the visitor turns it on. */
export interface Sound {
  readonly on: Signal<boolean>
  readonly toggle: () => void
  destroy(): void
}

const KEY = 'deskbell:sound'

/**
 * @param unread a tone sounds when it grows
 * @param mayStore whether the choice may be kept in the browser
 */
export function createSound(unread: Signal<number>, mayStore: () => boolean): Sound {
  const on = signal(stored((storage) => storage.getItem(KEY) === 'on') ?? false)
  let before = unread.peek()
  let silence = (): void => {}

  async function ring(): Promise<void> {
    const bell = await import('./ring.ts')
    silence = bell.silence
    bell.ring()
  }

  const stop = effect(() => {
    const count = unread.value
    if (count > before && on.peek() && navigator.userActivation?.hasBeenActive) ring()
    before = count
  })

  return {
    on,
    toggle() {
      on.value = !on.value
      if (on.value) ring()
      if (mayStore()) stored((storage) => (on.value ? storage.setItem(KEY, 'on') : storage.removeItem(KEY)))
    },
    destroy() {
      stop()
      silence()
    },
  }
}

/** What a browser that keeps nothing cannot say is undefined; it is asked again on the next page. */
function stored<T>(use: (storage: Storage) => T): T | undefined {
  try {
    return use(localStorage)
  } catch {
    return undefined
  }
}
