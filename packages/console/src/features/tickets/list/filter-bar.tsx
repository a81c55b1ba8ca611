import { type Agent, PRIORITIES, TICKET_ORDERS, TICKET_STATUSES } from '@deskbell/protocol'
import { X } from 'lucide'
import { useDesk, useMe } from '../../../app/desk.ts'
import { t } from '../../../i18n/index.ts'
import { Icon } from '../../../ui/icon.tsx'
import { SearchBox } from '../../../ui/search-box.tsx'
import { useItems } from '../../../ui/use-resource.ts'
import { ChoiceFilter } from './choice-filter.tsx'
import { isFixed, isNarrowed, type ListKey, orderOf } from './filters.ts'
import { MoreFilters } from './more-filters.tsx'
import type { ListPlace } from './use-place.ts'

export const TICKET_SEARCH = 'ticket-search'

interface Props {
  place: ListPlace
  agents: readonly Agent[]
  /** What the customer it is narrowed to is called. */
  customer: string | null
}

/** What narrows a list of tickets, and its order. */
export function FilterBar({ place, agents, customer }: Props) {
  const { tickets } = useDesk()
  const { agent: me } = useMe()
  const types = useItems(tickets.types)
  const teams = useItems(tickets.teams)
  const words = t.tickets.filters
  const { view, filters, narrow } = place
  const others = agents.filter((agent) => agent.id !== me.id && agent.active)
  const choices: { key: ListKey; label: string; options: (readonly [string, string])[] }[] = [
    { key: 'status', label: words.status, options: TICKET_STATUSES.map((one) => [one, t.tickets.statuses[one]]) },
    {
      key: 'priority',
      label: words.priority,
      options: PRIORITIES.toReversed().map((one) => [one, t.tickets.priorities[one]]),
    },
    { key: 'typeId', label: words.type, options: types.map((one) => [one.id, one.name]) },
    {
      key: 'teamId',
      label: words.team,
      options: [['none', words.noTeam], ...teams.map((one) => [one.id, one.name] as const)],
    },
    {
      key: 'assigneeId',
      label: words.assignee,
      options: [['me', words.me], ['none', words.nobody], ...others.map((one) => [one.id, one.name] as const)],
    },
  ]
  return (
    <search class="filters ticket-filters" aria-label={words.label}>
      <SearchBox id={TICKET_SEARCH} label={words.search} value={filters.q} onChange={(q) => narrow({ q })} />
      {choices
        .filter(({ key }) => !isFixed(view, key))
        .map(({ key, label, options }) => (
          <ChoiceFilter
            key={key}
            label={label}
            values={filters[key] as readonly string[]}
            options={options}
            onChange={(values) => narrow({ [key]: values })}
          />
        ))}
      <MoreFilters place={place} />
      {filters.customerId && (
        <button
          type="button"
          class="button filter-button is-set"
          title={words.dropCustomer}
          onClick={() => narrow({ customerId: '' })}
        >
          <span class="filter-words">{words.customer(customer ?? filters.customerId.slice(-4).toUpperCase())}</span>
          <Icon icon={X} size={16} />
          <span class="hidden">{words.dropCustomer}</span>
        </button>
      )}
      {isNarrowed(filters) && (
        <button type="button" class="button button-quiet filter-clear" onClick={place.clear}>
          {words.clear}
        </button>
      )}
      <select
        class="input select select-small filter-order"
        aria-label={words.order}
        value={orderOf(view, filters)}
        onChange={(event) => narrow({ order: TICKET_ORDERS.find((one) => one === event.currentTarget.value) ?? '' })}
      >
        {TICKET_ORDERS.map((one) => (
          <option key={one} value={one}>
            {words.orders[one]}
          </option>
        ))}
      </select>
    </search>
  )
}
