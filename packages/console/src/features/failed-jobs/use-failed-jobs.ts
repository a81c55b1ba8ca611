import type { FailedJobPage } from '@deskbell/protocol'
import { useDesk } from '../../app/desk.ts'
import { useLoad } from '../../ui/load.ts'

/** The failed jobs of one kind, or of all, page by page. */
export function useFailedJobs(kind: string | null) {
  const { api } = useDesk()
  const query = kind === null ? {} : { kind }
  const { state, reload, set } = useLoad<FailedJobPage>(`failed-jobs ${kind}`, () => api.listFailedJobs(query))
  const page = state.kind === 'ready' ? state.value : null
  const cursor = page?.nextCursor ?? null
  return {
    state,
    reload,
    hasMore: cursor !== null,
    async loadMore() {
      if (!page || cursor === null) return
      const next = await api.listFailedJobs({ ...query, cursor })
      set({ items: [...page.items, ...next.items], nextCursor: next.nextCursor })
    },
    remove(id: string) {
      if (!page) return
      const items = page.items.filter((job) => job.id !== id)
      // The next page takes the place of one that was emptied by hand.
      if (items.length === 0 && cursor !== null) reload()
      else set({ ...page, items })
    },
  }
}
