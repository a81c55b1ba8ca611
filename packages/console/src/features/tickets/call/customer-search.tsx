import type { Ticket } from '@deskbell/protocol'
import { useEffect, useState } from 'preact/hooks'
import { useDesk } from '../../../app/desk.ts'
import { t } from '../../../i18n/index.ts'
import { Avatar } from '../../../ui/avatar.tsx'
import { customerName, knownName } from '../../../ui/names.ts'
import { SearchBox } from '../../../ui/search-box.tsx'

type Customer = Ticket['customer']
const MOST = 6

/** Each customer once, in the order their tickets came. */
function customersOf(tickets: readonly Pick<Ticket, 'customer'>[]): Customer[] {
  return [...new Map(tickets.map(({ customer }) => [customer.id, customer])).values()]
}

const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
/** Tickets are found by their words too; only those whose name or address holds what was typed are meant. */
const isMeant = ({ name, email }: Customer, query: string) =>
  fold(query)
    .split(/\s+/u)
    .every((word) => fold(`${name ?? ''} ${email ?? ''}`).includes(word))

interface Props {
  choose: (customer: Customer) => void
  /** Whom else the words may mean; asked beside those who have a ticket. */
  others?: (query: string) => Promise<readonly Customer[]>
  hint?: string
}

/** Finds people who have a ticket, by name or address. */
export function CustomerSearch({ choose, others, hint = t.call.searchHint }: Props) {
  const { tickets } = useDesk()
  const [query, setQuery] = useState('')
  const [found, setFound] = useState<readonly Customer[] | null>(null)
  useEffect(() => {
    setFound(null)
    if (query === '') return
    let current = true
    const withTickets = tickets.api.list({ q: query, limit: '50', order: 'updated' })
    Promise.all([withTickets, others?.(query) ?? []]).then(
      ([page, more]) => {
        const all = customersOf([...page.items, ...more.map((customer) => ({ customer }))])
        if (current) setFound(all.filter((one) => isMeant(one, query)).slice(0, MOST))
      },
      () => undefined,
    )
    return () => {
      current = false
    }
  }, [tickets, query])
  return (
    <div class="caller-search">
      <SearchBox label={t.call.search} value={query} onChange={setQuery} />
      <p class="field-hint" role="status">
        {found?.length === 0 ? t.call.none : hint}
      </p>
      {found && found.length > 0 && (
        <ul class="caller-found" aria-label={t.call.found}>
          {found.map((one) => (
            <li key={one.id}>
              <button type="button" class="menu-item" onClick={() => choose(one)}>
                <Avatar name={knownName(one)} id={one.id} size="small" />
                <span class="menu-words">
                  {customerName(one)}
                  {one.name && one.email && <span class="menu-hint">{one.email}</span>}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
