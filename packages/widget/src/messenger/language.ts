import type { LateWords } from '../i18n/late.ts'
import type { Speaking } from '../i18n/translate.ts'
import { here } from './later.tsx'
import { effect, type Signal, signal } from './signals.ts'
import type { Store } from './store.ts'

/** Words of a later view in the messenger's language, as it changes; null until they are here. */
export function followLanguage<C>({ t, shell, ends }: Store, words: LateWords<C>): Signal<Speaking<C> | null> {
  const spoken = signal<Speaking<C> | null>(null)
  const stop = effect(() => {
    const speech = t.value
    words.speak(speech.locale, shell.locale()).then((made) => {
      if (t.peek() !== speech) return
      spoken.value = made
      // For what is drawn again only when parts have come.
      here.value = { ...here.peek() }
    })
  })
  ends.push(stop)
  return spoken
}

/** What each messenger has one of, made when it is first wanted. */
export function onePerStore<T>(make: (store: Store) => T): (store: Store) => T {
  const made = new WeakMap<Store, { readonly value: T }>()
  return (store) => {
    const known = made.get(store) ?? { value: make(store) }
    made.set(store, known)
    return known.value
  }
}
