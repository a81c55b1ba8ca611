import type { BookingStatus, SharedBooking } from '@deskbell/protocol'
import { useLayoutEffect } from 'preact/hooks'
import { b } from '../../../i18n/bookings.ts'
import { Card } from './card.tsx'

type Column = keyof typeof b.board.columns

const COLUMNS: readonly { readonly name: Column; readonly holds: readonly BookingStatus[] }[] = [
  { name: 'confirmed', holds: ['confirmed'] },
  { name: 'on_way', holds: ['on_way'] },
  { name: 'arrived', holds: ['arrived'] },
  { name: 'in_progress', holds: ['in_progress'] },
  { name: 'completed', holds: ['completed'] },
  { name: 'ended', holds: ['verified', 'disputed', 'cancelled'] },
]

interface Props {
  bookings: readonly SharedBooking[]
  fresh: ReadonlySet<string>
}

/** The bookings of a day by how far they are; one below the other where it is narrow. */
export function Columns({ bookings, fresh }: Props) {
  // A card that goes to another column is drawn anew, and keeps the focus it has now.
  const focused = document.activeElement?.closest('.card') ? document.activeElement.id : null
  useLayoutEffect(() => {
    if (focused && document.activeElement === document.body)
      document.getElementById(focused)?.focus({ preventScroll: true })
  })
  return (
    <div class="board">
      {COLUMNS.map(({ name, holds }) => {
        const own = bookings.filter((one) => holds.includes(one.status))
        return (
          <section key={name} class={`column ${own.length === 0 ? 'is-empty' : ''}`} aria-labelledby={`column-${name}`}>
            <h2 class="column-name" id={`column-${name}`}>
              {b.board.columns[name]}
              <span class="column-count number">
                <span aria-hidden="true">{own.length}</span>
                <span class="hidden">{b.board.columnCount(own.length)}</span>
              </span>
            </h2>
            {own.length === 0 ? (
              <p class="column-none" aria-hidden="true">
                {b.board.columnEmpty}
              </p>
            ) : (
              <ul class="cards">
                {own.map((one) => (
                  <Card key={one.id} booking={one} fresh={fresh.has(one.id)} named={holds.length > 1} />
                ))}
              </ul>
            )}
          </section>
        )
      })}
    </div>
  )
}
