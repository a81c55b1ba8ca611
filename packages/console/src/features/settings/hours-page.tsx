import { WEEKDAYS } from '@deskbell/protocol'
import { useState } from 'preact/hooks'
import { useDesk, useMe } from '../../app/desk.ts'
import { t } from '../../i18n/index.ts'
import { Field } from '../../ui/field.tsx'
import { checkDay, OFFICE_WEEK, type TypedWeek, toBusinessHours } from './hours.ts'
import { SaveBar } from './save-bar.tsx'
import { useForm } from './use-form.ts'
import { WeekEditor } from './week-editor.tsx'
import { ZoneField } from './zone-field.tsx'

/** When people answer, and how soon. */
export function HoursPage() {
  const { api, session } = useDesk()
  const { workspace } = useMe()
  const hours = workspace.businessHours
  const [strict, setStrict] = useState(false)
  const form = useForm(
    {
      replyMinutes: String(workspace.replyMinutes),
      always: hours === null,
      timeZone: hours?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
      week: (hours?.days ?? OFFICE_WEEK) as TypedWeek,
    },
    (values) => {
      setStrict(true)
      const minutes = Number(values.replyMinutes)
      const fits = Number.isInteger(minutes) && minutes >= 1 && minutes <= 10_080
      const wrong = !values.always && WEEKDAYS.some((day) => checkDay(values.week[day]) !== null)
      return {
        ...(fits ? {} : { replyMinutes: t.hours.replyInvalid }),
        ...(wrong ? { week: t.trouble.refused.invalid_input ?? '' } : {}),
      }
    },
    async (values) => {
      const saved = await api.updateWorkspace({
        replyMinutes: Number(values.replyMinutes),
        businessHours: values.always ? null : toBusinessHours(values.week, values.timeZone),
      })
      session.setWorkspace(saved)
    },
  )
  const { values, errors, set } = form
  return (
    <form class="form" noValidate onSubmit={form.submit}>
      <p class="page-lead">{t.hours.lead}</p>
      <div class="section">
        <Field label={t.hours.reply} hint={t.hours.replyHint} error={errors.replyMinutes}>
          {(control) => (
            <div class="with-unit">
              <input
                {...control}
                class="input number-input"
                inputMode="numeric"
                maxLength={5}
                value={values.replyMinutes}
                onInput={(event) => set('replyMinutes', event.currentTarget.value)}
              />
              <span>{t.hours.replyUnit}</span>
            </div>
          )}
        </Field>
      </div>
      <div class="section">
        <fieldset class="choices choices-tall">
          <legend class="field-label">{t.hours.legend}</legend>
          <Choice
            on={values.always}
            onPick={() => set('always', true)}
            label={t.hours.always}
            hint={t.hours.alwaysHint}
          />
          <Choice
            on={!values.always}
            onPick={() => set('always', false)}
            label={t.hours.weekly}
            hint={t.hours.weeklyHint}
          />
        </fieldset>
        {!values.always && (
          <>
            <ZoneField value={values.timeZone} onChange={(zone) => set('timeZone', zone)} />
            <WeekEditor week={values.week} strict={strict} onChange={(week) => set('week', week)} />
            {WEEKDAYS.every((day) => values.week[day].length === 0) && <p class="notice">{t.hours.noneOpen}</p>}
          </>
        )}
      </div>
      <SaveBar
        dirty={form.dirty}
        busy={form.action.busy}
        saved={form.saved}
        problem={errors.week ?? form.action.problem}
      />
    </form>
  )
}

function Choice({ on, onPick, label, hint }: { on: boolean; onPick: () => void; label: string; hint: string }) {
  return (
    <label class="choice">
      <input type="radio" name="hours" checked={on} onChange={onPick} />
      <span>
        {label}
        <span class="field-hint">{hint}</span>
      </span>
    </label>
  )
}
