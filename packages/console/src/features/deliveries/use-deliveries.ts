import { type Delivery, type DeliveryPage, notificationDeskEndpoints } from '@deskbell/protocol'
import { useDesk } from '../../app/desk.ts'
import { useLoad } from '../../ui/load.ts'
import type { DeliveryFilters } from './filters.ts'

/** The deliveries that fit some filters, page by page. */
export function useDeliveries(filters: DeliveryFilters) {
  const { api } = useDesk()
  const query = Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== ''))
  const ask = (more: { cursor?: string } = {}) =>
    api.call(notificationDeskEndpoints.listDeliveries, { query: { ...query, ...more, limit: '50' } })
  const { state, reload, set } = useLoad<DeliveryPage>(JSON.stringify(query), ask)
  const page = state.kind === 'ready' ? state.value : null
  const cursor = page?.nextCursor ?? null
  return {
    state,
    reload,
    items: page?.items ?? [],
    hasMore: cursor !== null,
    async loadMore() {
      if (!page || cursor === null) return
      const next = await ask({ cursor })
      set({ items: [...page.items, ...next.items], nextCursor: next.nextCursor })
    },
    /** Shows a delivery as an answer describes it. */
    put(delivery: Delivery) {
      if (page) set({ ...page, items: page.items.map((one) => (one.id === delivery.id ? delivery : one)) })
    },
  }
}
