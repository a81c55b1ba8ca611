import type { Ticket } from '@deskbell/protocol'
import { useDesk } from '../../../app/desk.ts'
import { useCommands } from '../../../app/use-commands.ts'
import { t } from '../../../i18n/index.ts'
import { customerName } from '../../../ui/names.ts'
import { usePageTitle } from '../../../ui/page-title.ts'
import { TICKET_SEARCH } from './filter-bar.tsx'
import type { Selection } from './selection.ts'
import type { ListPlace } from './use-place.ts'

interface Props {
  rows: readonly Ticket[]
  place: ListPlace
  selection: Selection
  title: (count: number) => string
  count: number
  showNew: (() => void) | null
}

const links = () => [...document.querySelectorAll<HTMLAnchorElement>('a.ticket-link')]
const focused = () =>
  document.activeElement instanceof HTMLElement
    ? (document.activeElement.closest('.ticket-row')?.querySelector<HTMLAnchorElement>('a.ticket-link') ?? null)
    : null

/** What can be done in a list by key or palette. Draws nothing. */
export function ListCommands({ rows, place, selection, title, count, showNew }: Props) {
  const { router } = useDesk()
  usePageTitle(title(count))
  const move = (step: 1 | -1) => {
    const all = links()
    const here = focused()
    const at = here ? all.indexOf(here) : -1
    const next = all[at < 0 ? 0 : Math.max(0, Math.min(all.length - 1, at + step))]
    next?.focus()
    next?.scrollIntoView({ block: 'nearest' })
  }
  const choose = (range: boolean) => {
    const id = focused()?.dataset.id
    if (id) selection.set(id, range || !selection.has(id), range)
  }
  const words = t.tickets.commands
  useCommands([
    { id: 'next', group: 'go', label: words.next, keys: 'j', quiet: true, run: () => move(1) },
    { id: 'previous', group: 'go', label: words.previous, keys: 'k', quiet: true, run: () => move(-1) },
    { id: 'select', group: 'ticket', label: words.select, keys: 'x', quiet: true, run: () => choose(false) },
    { id: 'select-range', group: 'ticket', label: words.selectRange, keys: 'X', quiet: true, run: () => choose(true) },
    {
      id: 'search-tickets',
      group: 'find',
      label: words.search,
      keys: '/',
      run: () => document.getElementById(TICKET_SEARCH)?.focus(),
    },
    ...(selection.ids.size > 0
      ? [{ id: 'clear', group: 'ticket' as const, label: words.clear, keys: 'Escape', run: selection.clear }]
      : []),
    ...(showNew
      ? [{ id: 'show-new', group: 'ticket' as const, label: t.commands.showNew, keys: '.', run: showNew }]
      : []),
    ...rows.map((row) => ({
      id: `ticket-${row.id}`,
      group: 'find' as const,
      label: `${t.tickets.number(row.number)} ${row.subject}`,
      words: `${row.number} ${customerName(row.customer)} ${row.customer.email ?? ''}`,
      run: () => router.go(place.hrefOf(row.id)),
    })),
  ])
  return null
}
