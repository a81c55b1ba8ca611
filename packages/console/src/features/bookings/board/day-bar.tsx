import type { Agent } from '@deskbell/protocol'
import { ChevronLeft, ChevronRight } from 'lucide'
import { b } from '../../../i18n/bookings.ts'
import { t } from '../../../i18n/index.ts'
import { Icon } from '../../../ui/icon.tsx'
import { SearchBox } from '../../../ui/search-box.tsx'
import { dayKey } from '../parts/zone-times.ts'
import type { DayPlace } from './day-place.ts'

export const DAY_SEARCH = 'day-search'
const words = b.board

/** Which day is shown, and what it is narrowed to. */
export function DayBar({ place, providers }: { place: DayPlace; providers: readonly Agent[] }) {
  const { day, today, providerId } = place
  return (
    <div class="day-bar">
      <div class="day-choice">
        <button
          type="button"
          class="icon-button"
          aria-label={words.previous}
          title={words.previous}
          onClick={() => place.go(dayKey(day, -1))}
        >
          <Icon icon={ChevronLeft} />
        </button>
        <input
          type="date"
          class="input day-input number"
          aria-label={words.pick}
          required
          value={day}
          onChange={(event) => event.currentTarget.value && place.go(event.currentTarget.value)}
        />
        <button
          type="button"
          class="icon-button"
          aria-label={words.next}
          title={words.next}
          onClick={() => place.go(dayKey(day, 1))}
        >
          <Icon icon={ChevronRight} />
        </button>
        <button type="button" class="button" disabled={today} onClick={() => place.go(dayKey(Date.now()))}>
          {words.today}
        </button>
      </div>
      <search class="day-filters" aria-label={t.tickets.filters.label}>
        <SearchBox
          id={DAY_SEARCH}
          label={words.search}
          placeholder={words.commands.search}
          value={place.q}
          onChange={(q) => place.narrow({ q })}
        />
        <select
          class="input select select-small"
          aria-label={words.provider}
          value={providerId}
          onChange={(event) => place.narrow({ providerId: event.currentTarget.value })}
        >
          <option value="">{words.everybody}</option>
          {providers.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </select>
        {place.narrowed && (
          <button type="button" class="button button-quiet" onClick={place.clear}>
            {words.clear}
          </button>
        )}
      </search>
    </div>
  )
}
