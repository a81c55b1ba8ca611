import { effect, type Signal, signal } from '@preact/signals'
import { openStorage } from './drafts.ts'

export const THEMES = ['auto', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

/** Choices of this device, kept in its storage. */
export interface Preferences {
  readonly theme: Signal<Theme>
  readonly sound: Signal<boolean>
  readonly customerPanel: Signal<boolean>
}

export function createPreferences(storage: Storage | null = openStorage()): Preferences {
  const kept = <T extends string>(key: string, values: readonly T[], fallback: T): Signal<T> => {
    const found = values.find((value) => value === storage?.getItem(`deskbell.${key}`))
    const choice = signal<T>(found ?? fallback)
    effect(() => {
      try {
        if (choice.value === fallback) storage?.removeItem(`deskbell.${key}`)
        else storage?.setItem(`deskbell.${key}`, choice.value)
      } catch {
        // The choice still holds until the page is closed.
      }
    })
    return choice
  }
  const flag = (key: string, fallback: boolean): Signal<boolean> => {
    const text = kept(key, ['on', 'off'], fallback ? 'on' : 'off')
    const choice = signal(text.peek() === 'on')
    effect(() => {
      text.value = choice.value ? 'on' : 'off'
    })
    return choice
  }
  const theme = kept('theme', THEMES, 'auto')
  effect(() => {
    const root = document.documentElement
    if (theme.value === 'auto') delete root.dataset.theme
    else root.dataset.theme = theme.value
  })
  return { theme, sound: flag('sound', false), customerPanel: flag('customer', true) }
}
