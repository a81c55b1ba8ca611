import type { ArticleRecord } from '@deskbell/protocol'
import { signal } from '@preact/signals'
import { useEffect, useState } from 'preact/hooks'
import type { ArticleFilter } from '../../../api/help-api.ts'
import { type Load, useLoad } from '../../../ui/load.ts'
import { useAction } from '../../../ui/use-action.ts'
import { useHelp } from '../help-context.ts'

type Filters = Omit<ArticleFilter, 'cursor' | 'limit'>
type Page = { readonly items: readonly ArticleRecord[]; readonly nextCursor: string | null }

/** What the list is narrowed by. It outlives a visit to an article. */
export const filters = signal<Filters>({})

export const isNarrowed = (now: Filters): boolean => Object.values(now).some(Boolean)

export interface Articles {
  readonly state: Load<Page>
  readonly loadingMore: boolean
  readonly problem: string | null
  more(): void
  reload(): void
}

/** The articles that fit the filters, page by page. */
export function useArticles(): Articles {
  const api = useHelp()
  const now = filters.value
  const { state, reload, set } = useLoad<Page>(JSON.stringify(now), () => api.listArticles(now))
  const next = useAction(async (page: Page) => {
    const further = await api.listArticles({ ...now, cursor: page.nextCursor ?? undefined })
    set({ items: [...page.items, ...further.items], nextCursor: further.nextCursor })
  })
  return {
    state,
    reload,
    loadingMore: next.busy,
    problem: next.problem,
    more: () => {
      if (state.kind === 'ready' && state.value.nextCursor) void next.run(state.value)
    },
  }
}

/** How many articles wait for the caller's review; null until known. */
export function useWaiting(): number | null {
  const api = useHelp()
  const [waiting, setWaiting] = useState<number | null>(null)
  useEffect(() => {
    let current = true
    api.listArticles({ mine: 'true', limit: '100' }).then(
      (page) => current && setWaiting(page.items.length),
      () => current && setWaiting(null),
    )
    return () => {
      current = false
    }
  }, [api])
  return waiting
}
