import type { Delivery } from '@deskbell/protocol'
import { RotateCw, Send } from 'lucide'
import { useState } from 'preact/hooks'
import { useDesk, useMe } from '../../app/desk.ts'
import { noticeHref } from '../../app/routes.ts'
import { t } from '../../i18n/index.ts'
import { n } from '../../i18n/notices.ts'
import { Icon } from '../../ui/icon.tsx'
import { MoreButton } from '../../ui/more-button.tsx'
import { AfterWait, Empty, Failed, Skeleton } from '../../ui/states.tsx'
import { useAction } from '../../ui/use-action.ts'
import { AgainDialog } from './again-dialog.tsx'
import { DeliveryDrawer } from './delivery-drawer.tsx'
import { DeliveryRow } from './delivery-row.tsx'
import { FilterBar } from './filter-bar.tsx'
import { type DeliveryFilters, deliveriesHref, isNarrowed, parseFilters, searchOf } from './filters.ts'
import { Figures } from './stats.tsx'
import { useDeliveries } from './use-deliveries.ts'
import '../notifications/styles/centre.css'
import './styles/deliveries.css'

/** Everything that was sent, is to be sent or was not sent; one of them beside the list. */
export function DeliveriesPage({ item }: { item: string | null }) {
  const { router } = useDesk()
  const { agent } = useMe()
  const filters = parseFilters(router.search.value)
  const search = searchOf(filters)
  const list = useDeliveries(filters)
  const more = useAction(list.loadMore)
  const [again, setAgain] = useState<Delivery | null>(null)
  const go = (next: Partial<DeliveryFilters>) => router.go(deliveriesHref(next), { replace: true })
  const { state, items } = list
  const mayAgain = agent.role === 'admin'
  return (
    <div class="settings-measure setup-wide">
      <div class="page-head">
        <div>
          <h1 class="page-title">{t.settings.noticePages.deliveries}</h1>
          <p class="page-lead">{n.deliveries.lead}</p>
        </div>
        <button type="button" class="button" onClick={list.reload}>
          <Icon icon={RotateCw} size={16} />
          {n.deliveries.refresh}
        </button>
      </div>
      <Figures />
      <h2 class="hidden">{n.deliveries.list}</h2>
      <FilterBar filters={filters} narrow={(next) => go({ ...filters, ...next })} clear={() => go({})} />
      {state.kind === 'loading' && (
        <AfterWait>
          <div class="rows-skeleton" role="status">
            <span class="hidden">{t.common.loading}</span>
            <Skeleton class="skeleton-long" />
            <Skeleton class="skeleton-short" />
            <Skeleton class="skeleton-long" />
          </div>
        </AfterWait>
      )}
      {state.kind === 'failed' && <Failed title={n.deliveries.failed} trouble={state.trouble} retry={list.reload} />}
      {state.kind === 'ready' &&
        items.length === 0 &&
        (isNarrowed(filters) ? (
          <Empty icon={Send} title={n.deliveries.noneTitle} text={n.deliveries.noneText}>
            <button type="button" class="button" onClick={() => go({})}>
              {n.deliveries.clear}
            </button>
          </Empty>
        ) : (
          <Empty icon={Send} title={n.deliveries.emptyTitle} text={n.deliveries.emptyText} />
        ))}
      {items.length > 0 && (
        <ul class="delivery-list" aria-label={n.deliveries.list}>
          {items.map((one) => (
            <DeliveryRow
              key={one.id}
              delivery={one}
              href={noticeHref('deliveries', one.id, search)}
              onAgain={mayAgain ? () => setAgain(one) : null}
            />
          ))}
        </ul>
      )}
      {list.hasMore && <MoreButton action={more} class="delivery-more" />}
      {again && <AgainDialog delivery={again} onDone={list.put} onClose={() => setAgain(null)} />}
      {item && (
        <DeliveryDrawer
          key={item}
          id={item}
          known={items.find((one) => one.id === item) ?? null}
          onChange={list.put}
          onClose={() => router.go(noticeHref('deliveries', null, search))}
        />
      )}
    </div>
  )
}
