import { type Calendar, LIMITS, WEEKDAYS } from '@deskbell/protocol'
import { useState } from 'preact/hooks'
import { s } from '../../i18n/setup.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { FormActions } from '../../ui/form-actions.tsx'
import { checkDay, OFFICE_WEEK, type TypedWeek, toBusinessHours } from '../settings/hours.ts'
import { useForm } from '../settings/use-form.ts'
import { WeekEditor } from '../settings/week-editor.tsx'
import { ZoneField } from '../settings/zone-field.tsx'
import { useSetup } from '../ticket-setup/setup-context.ts'
import { HolidayList } from './holiday-list.tsx'
import { checkHolidays, type HolidayDraft, toHolidays } from './holidays.ts'

interface Props {
  /** Null for a new one. */
  calendar: Calendar | null
  onClose: () => void
  onSaved: (calendar: Calendar) => void
}

/** When time counts: a week in a zone, and holidays. */
export function CalendarDialog({ calendar, onClose, onSaved }: Props) {
  const api = useSetup()
  const [strict, setStrict] = useState(false)
  const form = useForm(
    {
      name: calendar?.name ?? '',
      always: calendar !== null && calendar.hours === null,
      timeZone: calendar?.hours?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
      week: (calendar?.hours?.days ?? OFFICE_WEEK) as TypedWeek,
      holidays: (calendar?.holidays ?? []) as readonly HolidayDraft[],
    },
    (values) => {
      setStrict(true)
      const wrongDay = WEEKDAYS.some((day) => checkDay(values.week[day]) !== null)
      const noneOpen = WEEKDAYS.every((day) => values.week[day].length === 0)
      const holidays = checkHolidays(values.holidays)
      return {
        ...(values.name.trim() === '' && { name: s.needName }),
        ...(!values.always && wrongDay && { week: s.wrong }),
        ...(!values.always && noneOpen && { week: s.calendar.noneOpen }),
        ...(holidays && { holidays }),
      }
    },
    async ({ name, always, timeZone, week, holidays }) => {
      const hours = always ? null : toBusinessHours(week, timeZone)
      const body = { name: name.trim(), hours, holidays: toHolidays(holidays) }
      onSaved(calendar ? await api.updateCalendar(calendar.id, body) : await api.createCalendar(body))
    },
  )
  const { values, errors, set, action } = form
  return (
    <Dialog
      title={calendar ? s.calendar.editTitle(calendar.name) : s.calendar.createTitle}
      onClose={onClose}
      class="dialog-wide dialog-setup"
      firm={form.dirty}
    >
      <form class="form" noValidate onSubmit={form.submit}>
        <Field label={s.calendar.name} hint={s.calendar.nameHint} error={errors.name}>
          {(control) => (
            <input
              {...control}
              class="input"
              dir="auto"
              maxLength={LIMITS.nameLength}
              value={values.name}
              onInput={(event) => set('name', event.currentTarget.value)}
            />
          )}
        </Field>
        <fieldset class="choices choices-tall">
          <legend class="field-label">{s.calendar.legend}</legend>
          {[true, false].map((always) => (
            <label key={String(always)} class="choice">
              <input
                type="radio"
                name="calendar-hours"
                checked={values.always === always}
                onChange={() => set('always', always)}
              />
              <span>
                {always ? s.calendar.always : s.calendar.weekly}
                <span class="field-hint">{always ? s.calendar.alwaysHint : s.calendar.weeklyHint}</span>
              </span>
            </label>
          ))}
        </fieldset>
        {!values.always && (
          <>
            <ZoneField value={values.timeZone} onChange={(zone) => set('timeZone', zone)} />
            <WeekEditor week={values.week} strict={strict} onChange={(week) => set('week', week)} />
            {errors.week && <p class="field-error">{errors.week}</p>}
          </>
        )}
        <HolidayList
          holidays={values.holidays}
          error={errors.holidays}
          onChange={(holidays) => set('holidays', holidays)}
        />
        <FormActions action={action} submit={s.calendar.save} onClose={onClose} />
      </form>
    </Dialog>
  )
}
