import { WEEKDAYS } from '@deskbell/protocol'
import { CopyPlus, Plus, Trash2 } from 'lucide'
import { t } from '../../i18n/index.ts'
import { Icon } from '../../ui/icon.tsx'
import { checkDay, copyToWeekdays, nextSpan, parseTime, type TypedSpan, type TypedWeek, type Weekday } from './hours.ts'

/** The contract allows no more in one day. */
const MOST_SPANS = 6

interface Props {
  week: TypedWeek
  /** Shows what does not fit; before the first try to save it stays quiet. */
  strict: boolean
  onChange: (week: TypedWeek) => void
}

/** The open hours of each day, typed as people write times. */
export function WeekEditor({ week, strict, onChange }: Props) {
  return (
    <div class="week">
      {WEEKDAYS.map((day) => (
        <Day key={day} day={day} week={week} strict={strict} onChange={onChange} />
      ))}
    </div>
  )
}

function Day({ day, week, strict, onChange }: Props & { day: Weekday }) {
  const name = t.hours.days[day]
  const spans = week[day]
  const problem = strict ? checkDay(spans) : null
  const set = (next: readonly TypedSpan[]) => onChange({ ...week, [day]: next })
  const edit = (index: number, change: Partial<TypedSpan>) =>
    set(spans.map((span, at) => (at === index ? { ...span, ...change } : span)))
  return (
    <fieldset class="day">
      <legend class="day-name">{name}</legend>
      <div class="day-spans">
        {spans.length === 0 && <span class="day-closed">{t.hours.closed}</span>}
        {spans.map((span, index) => (
          <div class="span" key={index}>
            <TimeInput
              label={t.hours.from(name, index + 1)}
              value={span.from}
              wrong={problem !== null}
              onChange={(from) => edit(index, { from })}
            />
            <span>{t.hours.until}</span>
            <TimeInput
              label={t.hours.to(name, index + 1)}
              value={span.to}
              wrong={problem !== null}
              onChange={(to) => edit(index, { to })}
            />
            <button
              type="button"
              class="icon-button"
              aria-label={t.hours.remove(name, index + 1)}
              title={t.hours.remove(name, index + 1)}
              onClick={() => set(spans.filter((_, at) => at !== index))}
            >
              <Icon icon={Trash2} size={16} />
            </button>
          </div>
        ))}
        {problem && <p class="field-error">{PROBLEMS[problem]}</p>}
      </div>
      <div class="day-actions">
        <button
          type="button"
          class="icon-button"
          aria-label={t.hours.add(name)}
          title={t.hours.add(name)}
          disabled={spans.length >= MOST_SPANS}
          onClick={() => set([...spans, nextSpan(spans)])}
        >
          <Icon icon={Plus} size={18} />
        </button>
        <button
          type="button"
          class="icon-button"
          aria-label={t.hours.copy(name)}
          title={t.hours.copy(name)}
          disabled={spans.length === 0}
          onClick={() => onChange(copyToWeekdays(week, day))}
        >
          <Icon icon={CopyPlus} size={18} />
        </button>
      </div>
    </fieldset>
  )
}

const PROBLEMS = { time: t.hours.invalidTime, order: t.hours.order, overlap: t.hours.overlap }

function TimeInput(props: { label: string; value: string; wrong: boolean; onChange: (value: string) => void }) {
  return (
    <input
      class="input time-input"
      aria-label={props.label}
      aria-invalid={props.wrong ? true : undefined}
      inputMode="numeric"
      maxLength={8}
      value={props.value}
      onInput={(event) => props.onChange(event.currentTarget.value)}
      onBlur={() => props.onChange(parseTime(props.value) ?? props.value)}
    />
  )
}
