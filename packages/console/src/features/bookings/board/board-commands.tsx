import type { SharedBooking } from '@deskbell/protocol'
import { useDesk } from '../../../app/desk.ts'
import { bookingHref } from '../../../app/routes.ts'
import { useCommands } from '../../../app/use-commands.ts'
import { b } from '../../../i18n/bookings.ts'
import { customerName } from '../../../ui/names.ts'
import { dayKey } from '../parts/zone-times.ts'
import { DAY_SEARCH } from './day-bar.tsx'
import type { DayPlace } from './day-place.ts'

const linksOf = (within: ParentNode) => [...within.querySelectorAll<HTMLAnchorElement>('a.card-link')]

function focus(link: HTMLAnchorElement | undefined): void {
  link?.focus()
  link?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
}

/** To the next card, whatever its column. */
function along(step: 1 | -1): void {
  const all = linksOf(document)
  const at = all.indexOf(document.activeElement as HTMLAnchorElement)
  focus(all[at < 0 ? 0 : Math.max(0, Math.min(all.length - 1, at + step))])
}

/** To the card beside, in the next column that has one. */
function across(step: 1 | -1): void {
  const columns = [...document.querySelectorAll('.column')].map(linksOf).filter((links) => links.length > 0)
  const here = columns.findIndex((links) => links.some((link) => link === document.activeElement))
  const row = columns[here]?.indexOf(document.activeElement as HTMLAnchorElement) ?? 0
  const next = columns[here < 0 ? 0 : Math.max(0, Math.min(columns.length - 1, here + step))]
  focus(next?.[Math.min(row, next.length - 1)])
}

interface Props {
  bookings: readonly SharedBooking[]
  place: DayPlace
  add: () => void
}

/** What can be done on the board by key or palette. Draws nothing. */
export function BoardCommands({ bookings, place, add }: Props) {
  const { router } = useDesk()
  const words = b.board
  useCommands([
    { id: 'next', group: 'go', label: words.commands.next, keys: 'j', quiet: true, run: () => along(1) },
    { id: 'previous', group: 'go', label: words.commands.previous, keys: 'k', quiet: true, run: () => along(-1) },
    { id: 'right', group: 'go', label: words.commands.right, keys: 'l', quiet: true, run: () => across(1) },
    { id: 'left', group: 'go', label: words.commands.left, keys: 'h', quiet: true, run: () => across(-1) },
    { id: 'day-after', group: 'go', label: words.next, keys: ']', run: () => place.go(dayKey(place.day, 1)) },
    { id: 'day-before', group: 'go', label: words.previous, keys: '[', run: () => place.go(dayKey(place.day, -1)) },
    { id: 'today', group: 'go', label: words.today, keys: 't', run: () => place.go(dayKey(Date.now())) },
    { id: 'new-booking', group: 'go', label: words.add, keys: 'c', run: add },
    {
      id: 'search-bookings',
      group: 'find',
      label: words.commands.search,
      keys: '/',
      run: () => document.getElementById(DAY_SEARCH)?.focus(),
    },
    ...bookings.map((one) => ({
      id: `booking-${one.id}`,
      group: 'find' as const,
      label: `${b.number(one.number)} ${one.service}`,
      words: `${one.number} ${customerName(one.customer)} ${one.provider?.name ?? ''}`,
      run: () => router.go(bookingHref(one.id)),
    })),
  ])
  return null
}
