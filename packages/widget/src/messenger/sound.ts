import { type Signal, signal } from './signals.ts'

/** A short tone when an answer comes. Off until the visitor turns it on. */
export interface Sound {
  readonly on: Signal<boolean>
  readonly toggle: () => void
  /** A message came; it sounds if the visitor wants that. */
  heard(): void
  destroy(): void
}

const KEY = 'deskbell:sound'

/** @param mayStore whether the choice may be kept in the browser */
export function createSound(mayStore: () => boolean): Sound {
  const on = signal(stored((storage) => storage.getItem(KEY)) === 'on')
  let silence = (): void => {}

  async function heard(): Promise<void> {
    if (!on.peek()) return
    const bell = await import('./ring.ts')
    silence = bell.silence
    bell.ring()
  }

  return {
    on,
    heard,
    toggle() {
      on.value = !on.value
      heard()
      if (mayStore()) stored((storage) => (on.value ? storage.setItem(KEY, 'on') : storage.removeItem(KEY)))
    },
    destroy: () => silence(),
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
