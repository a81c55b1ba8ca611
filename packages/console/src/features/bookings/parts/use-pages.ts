import { useEffect, useRef } from 'preact/hooks'
import { useDesk } from '../../../app/desk.ts'
import { useLoad } from '../../../ui/load.ts'

interface Page<T> {
  readonly items: readonly T[]
  readonly nextCursor: string | null
}

/** News within this many milliseconds are one reason to ask again. */
const PAUSE = 400
const PAGE = 50
const MOST = 200

/**
 * A list that the service gives page by page, asked for again as bookings change.
 *
 * @param key changes with whatever `ask` reads
 */
export function usePages<T>(key: string, ask: (query: { limit: string; cursor?: string }) => Promise<Page<T>>) {
  const { client } = useDesk()
  const { state, reload, set } = useLoad<Page<T>>(key, () => ask({ limit: String(PAGE) }))
  const page = state.kind === 'ready' ? state.value : null
  const latest = useRef({ ask, page, key })
  latest.current = { ask, page, key }
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const again = async () => {
      timer = undefined
      const { ask: asking, page: shown, key: asked } = latest.current
      if (!shown) return
      const limit = String(Math.min(MOST, Math.max(PAGE, shown.items.length)))
      const next = await asking({ limit }).catch(() => null)
      // What is shown stays where the answer does not come, or is for another list by now.
      if (next && latest.current.key === asked) set(next)
    }
    const stop = client.listen((frame) => {
      if (frame === null || frame.t === 'booking') timer ??= setTimeout(() => void again(), PAUSE)
    })
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [client, set])
  return {
    state,
    reload,
    items: page?.items ?? [],
    hasMore: page !== null && page.nextCursor !== null,
    async loadMore() {
      if (!page || page.nextCursor === null) return
      const next = await ask({ limit: String(PAGE), cursor: page.nextCursor })
      set({ items: [...page.items, ...next.items], nextCursor: next.nextCursor })
    },
    /** Draws each item as `change` makes it. */
    change(change: (item: T) => T) {
      if (page) set({ ...page, items: page.items.map(change) })
    },
  }
}
