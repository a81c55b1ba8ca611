import { LIMITS } from '@deskbell/protocol'
import { Plus, X } from 'lucide'
import { s } from '../../i18n/setup.ts'
import { Icon } from '../../ui/icon.tsx'
import type { HolidayDraft } from './holidays.ts'

interface Props {
  holidays: readonly HolidayDraft[]
  error: string | undefined
  onChange: (holidays: readonly HolidayDraft[]) => void
}

/** Days on which no time counts. */
export function HolidayList({ holidays, error, onChange }: Props) {
  const edit = (at: number, part: Partial<HolidayDraft>) =>
    onChange(holidays.map((one, index) => (index === at ? { ...one, ...part } : one)))
  return (
    <fieldset class="holidays">
      <legend class="field-label">{s.calendar.holidays}</legend>
      <p class="field-hint">{s.calendar.holidaysHint}</p>
      {holidays.map((holiday, index) => (
        <div key={index} class="holiday">
          <input
            type="date"
            class="input"
            aria-label={s.calendar.holidayDate(index + 1)}
            value={holiday.date}
            onInput={(event) => edit(index, { date: event.currentTarget.value })}
          />
          <input
            class="input"
            dir="auto"
            aria-label={s.calendar.holidayName(index + 1)}
            placeholder={s.calendar.holidayPlaceholder}
            maxLength={LIMITS.nameLength}
            value={holiday.name}
            onInput={(event) => edit(index, { name: event.currentTarget.value })}
          />
          <button
            type="button"
            class="icon-button"
            aria-label={s.calendar.removeHoliday(holiday.name || String(index + 1))}
            onClick={() => onChange(holidays.filter((_, at) => at !== index))}
          >
            <Icon icon={X} size={16} />
          </button>
        </div>
      ))}
      <button
        type="button"
        class="button button-small"
        disabled={holidays.length >= LIMITS.holidays}
        onClick={() => onChange([...holidays, { date: '', name: '' }])}
      >
        <Icon icon={Plus} size={16} />
        {s.calendar.addHoliday}
      </button>
      {error && <p class="field-error">{error}</p>}
    </fieldset>
  )
}
