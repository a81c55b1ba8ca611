import {
  type WebhookDelivery,
  type WebhookDeliveryPage,
  type WebhookEndpoint,
  webhookEndpoints,
} from '@deskbell/protocol'
import { RotateCw, Send } from 'lucide'
import { useDesk } from '../../app/desk.ts'
import { t } from '../../i18n/index.ts'
import { n } from '../../i18n/notices.ts'
import { Icon } from '../../ui/icon.tsx'
import { useLoad } from '../../ui/load.ts'
import { MoreButton } from '../../ui/more-button.tsx'
import { AfterWait, Empty, Failed, Skeleton } from '../../ui/states.tsx'
import { useAction } from '../../ui/use-action.ts'
import { HOOK_STATUSES, type HookFilters, parseFilters, webhooksHref } from './filters.ts'
import { HookDeliveryRow } from './hook-delivery-row.tsx'

const words = n.hookDeliveries

interface Props {
  endpoints: readonly WebhookEndpoint[]
  /** Another number: look again. */
  turn: number
}

/** What was sent to the endpoints and how it went, the newest first. */
export function HookDeliveries({ endpoints, turn }: Props) {
  const { api, router } = useDesk()
  const filters = parseFilters(router.search.value)
  const ask = (cursor?: string) =>
    api.call(webhookEndpoints.listWebhookDeliveries, {
      query: {
        limit: '25',
        ...(filters.endpoint && { webhookEndpointId: filters.endpoint }),
        ...(filters.status && { status: filters.status }),
        ...(cursor && { cursor }),
      },
    })
  const { state, reload, set } = useLoad<WebhookDeliveryPage>(`${JSON.stringify(filters)} ${turn}`, () => ask())
  const page = state.kind === 'ready' ? state.value : null
  const more = useAction(async () => {
    if (!page || page.nextCursor === null) return
    const next = await ask(page.nextCursor)
    set({ items: [...page.items, ...next.items], nextCursor: next.nextCursor })
  })
  const put = (delivery: WebhookDelivery) =>
    page && set({ ...page, items: page.items.map((one) => (one.id === delivery.id ? delivery : one)) })
  const narrow = (next: HookFilters) => router.go(webhooksHref(next), { replace: true })
  const clear = () => narrow({ endpoint: '', status: '' })
  const isNarrowed = filters.endpoint !== '' || filters.status !== ''
  return (
    <section class="section hook-deliveries" aria-labelledby="hook-deliveries">
      <div class="section-head">
        <h2 class="section-title" id="hook-deliveries">
          {words.title}
        </h2>
        <button type="button" class="button button-small" onClick={reload}>
          <Icon icon={RotateCw} size={16} />
          {words.refresh}
        </button>
      </div>
      <search class="filters" aria-label={words.filters}>
        <select
          class={`input select select-small ${filters.endpoint ? 'is-set' : ''}`}
          aria-label={words.everyEndpoint}
          value={filters.endpoint}
          onChange={(event) => narrow({ ...filters, endpoint: event.currentTarget.value })}
        >
          <option value="">{words.everyEndpoint}</option>
          {endpoints.map(({ id, url, description }) => (
            <option key={id} value={id}>
              {description || url}
            </option>
          ))}
        </select>
        <select
          class={`input select select-small ${filters.status ? 'is-set' : ''}`}
          aria-label={words.everyStatus}
          value={filters.status}
          onChange={(event) =>
            narrow({ ...filters, status: HOOK_STATUSES.find((one) => one === event.currentTarget.value) ?? '' })
          }
        >
          <option value="">{words.everyStatus}</option>
          {HOOK_STATUSES.map((one) => (
            <option key={one} value={one}>
              {words.statuses[one]}
            </option>
          ))}
        </select>
        {isNarrowed && (
          <button type="button" class="button button-quiet button-small" onClick={clear}>
            {words.clear}
          </button>
        )}
      </search>
      {state.kind === 'loading' && (
        <AfterWait>
          <div class="rows-skeleton" role="status">
            <span class="hidden">{t.common.loading}</span>
            <Skeleton class="skeleton-long" />
            <Skeleton class="skeleton-short" />
          </div>
        </AfterWait>
      )}
      {state.kind === 'failed' && <Failed title={words.failed} trouble={state.trouble} retry={reload} />}
      {page?.items.length === 0 &&
        (isNarrowed ? (
          <Empty icon={Send} title={words.noneTitle} text={words.noneText}>
            <button type="button" class="button" onClick={clear}>
              {words.clear}
            </button>
          </Empty>
        ) : (
          <Empty icon={Send} title={words.emptyTitle} text={words.emptyText} />
        ))}
      {page && page.items.length > 0 && (
        <ul class="delivery-list" aria-label={words.title}>
          {page.items.map((one) => (
            <HookDeliveryRow
              key={one.id}
              delivery={one}
              endpoint={endpoints.find(({ id }) => id === one.webhookEndpointId) ?? null}
              onChange={put}
            />
          ))}
        </ul>
      )}
      {page?.nextCursor && <MoreButton class="hook-more-rows" action={more} />}
    </section>
  )
}
