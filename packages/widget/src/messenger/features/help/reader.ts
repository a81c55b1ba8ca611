import type { ComponentType } from 'preact'
import { type Signal, signal } from '../../signals.ts'
import { addStyles } from '../../styles/sheet.ts'
import type { Help } from './center.ts'

/** What shows an article, once it is here; `failed` where it did not come. */
export const reader: Signal<ComponentType<{ readonly help: Help }> | 'failed' | null> = signal(null)

let fetching = false

/** Fetches what draws articles, which lists have no use for. */
export async function fetchReader(): Promise<void> {
  const there = reader.peek()
  if (fetching || (there && there !== 'failed')) return
  fetching = true
  reader.value = await import('./article/article.tsx').then(
    ({ ArticleView, css }) => {
      addStyles(css)
      return ArticleView
    },
    () => 'failed' as const,
  )
  fetching = false
}
