import { DELIVERY_CHANNELS, DELIVERY_STATUSES, NOTIFICATION_CATEGORIES } from '@deskbell/protocol'
import { X } from 'lucide'
import { n } from '../../i18n/notices.ts'
import { Icon } from '../../ui/icon.tsx'
import { SearchBox } from '../../ui/search-box.tsx'
import { type DeliveryFilters, isNarrowed } from './filters.ts'

interface Props {
  filters: DeliveryFilters
  narrow: (next: Partial<DeliveryFilters>) => void
  clear: () => void
}

/** What narrows the list of deliveries. */
export function FilterBar({ filters, narrow, clear }: Props) {
  const words = n.deliveries
  const choice = <K extends 'channel' | 'status' | 'category'>(
    key: K,
    values: readonly DeliveryFilters[K][],
    names: Record<string, string>,
  ) => (
    <select
      class={`input select select-small ${filters[key] ? 'is-set' : ''}`}
      aria-label={words[key]}
      value={filters[key]}
      onChange={(event) => narrow({ [key]: values.find((one) => one === event.currentTarget.value) ?? '' })}
    >
      <option value="">{words[key]}</option>
      {values.map((one) => (
        <option key={one} value={one}>
          {names[one]}
        </option>
      ))}
    </select>
  )
  const dropped = (key: 'ticketId' | 'customerId', name: string) =>
    filters[key] && (
      <button type="button" class="button is-set" title={words.dropFilter(name)} onClick={() => narrow({ [key]: '' })}>
        {name}
        <Icon icon={X} size={16} />
        <span class="hidden">{words.dropFilter(name)}</span>
      </button>
    )
  return (
    <search class="filters delivery-filters" aria-label={words.filters}>
      <SearchBox label={words.address} value={filters.address} onChange={(address) => narrow({ address })} />
      {choice('status', DELIVERY_STATUSES, n.statuses)}
      {choice('channel', DELIVERY_CHANNELS, n.ways)}
      {choice('category', NOTIFICATION_CATEGORIES, n.categories)}
      {dropped('ticketId', words.ofTicket)}
      {dropped('customerId', words.ofCustomer)}
      {isNarrowed(filters) && (
        <button type="button" class="button button-quiet" onClick={clear}>
          {words.clear}
        </button>
      )}
    </search>
  )
}
