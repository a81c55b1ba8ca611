import { FREQUENCIES, type OwnNotificationPreferences } from '@deskbell/protocol'
import { useDesk } from '../../app/desk.ts'
import { t } from '../../i18n/index.ts'
import { n } from '../../i18n/notices.ts'
import { Check } from '../../ui/field.tsx'
import { SaveBar } from '../settings/save-bar.tsx'
import { useForm } from '../settings/use-form.ts'
import { ZoneField } from '../settings/zone-field.tsx'
import { Loaded } from '../ticket-setup/loaded.tsx'
import { ChannelMatrix } from './channel-matrix.tsx'
import { checkQuiet, isOvernight, toQuietHours } from './quiet-hours.ts'
import './styles/preferences.css'

/** What reaches the signed-in agent, by which way and when. */
export function PreferencesPage() {
  const { notices } = useDesk()
  const title = t.settings.noticePages.notifications
  return (
    <div class="settings-measure">
      <Loaded id="preferences" title={title} load={notices.preferences}>
        {(own) => (
          <>
            <h1 class="page-title">{title}</h1>
            <PreferencesForm own={own} />
          </>
        )}
      </Loaded>
    </div>
  )
}

function PreferencesForm({ own }: { own: OwnNotificationPreferences }) {
  const { notices } = useDesk()
  const { quietHours } = own
  const form = useForm(
    {
      categories: own.categories,
      frequency: own.frequency,
      quiet: quietHours !== null,
      from: quietHours?.from ?? '22:00',
      to: quietHours?.to ?? '07:00',
      timeZone: own.timeZone,
    },
    ({ quiet, from, to }) => {
      const problem = checkQuiet({ on: quiet, from, to })
      return problem ? { quiet: n.preferences[problem] } : {}
    },
    async ({ quiet, from, to, ...rest }) => {
      await notices.updatePreferences({ ...rest, quietHours: toQuietHours({ on: quiet, from, to }) })
    },
  )
  const { values, errors, set } = form
  const typed = { on: values.quiet, from: values.from, to: values.to }
  const time = (key: 'from' | 'to') => (
    <input
      class="input time-input"
      aria-label={`${n.preferences.quiet}: ${n.preferences[key]}`}
      aria-invalid={errors.quiet ? true : undefined}
      aria-describedby={errors.quiet ? 'quiet-error' : undefined}
      inputMode="numeric"
      maxLength={8}
      value={values[key]}
      onInput={(event) => {
        set('quiet', values.quiet)
        set(key, event.currentTarget.value)
      }}
    />
  )
  return (
    <form class="form" noValidate onSubmit={form.submit}>
      <p class="page-lead">{n.preferences.lead}</p>
      <ChannelMatrix
        chosen={values.categories}
        available={own.available}
        onChange={(categories) => set('categories', categories)}
      />
      <div class="section">
        <fieldset class="choices choices-tall">
          <legend class="field-label">{n.preferences.frequency}</legend>
          {FREQUENCIES.map((one) => (
            <label class="choice" key={one}>
              <input
                type="radio"
                name="frequency"
                checked={values.frequency === one}
                onChange={() => set('frequency', one)}
              />
              {n.preferences.frequencies[one]}
            </label>
          ))}
        </fieldset>
        <p class="field-hint">{n.preferences.frequencyHint}</p>
      </div>
      <div class="section">
        <h2 class="section-title">{n.preferences.quiet}</h2>
        <Check
          label={n.preferences.quietOn}
          hint={n.preferences.quietHint}
          checked={values.quiet}
          onChange={(on) => set('quiet', on)}
        />
        {values.quiet && (
          <div>
            <div class="quiet-times">
              {time('from')}
              <span>{t.hours.until}</span>
              {time('to')}
            </div>
            {errors.quiet ? (
              <p class="field-error" id="quiet-error">
                {errors.quiet}
              </p>
            ) : (
              isOvernight(typed) && <p class="field-hint">{n.preferences.overnight}</p>
            )}
          </div>
        )}
        <ZoneField value={values.timeZone} onChange={(zone) => set('timeZone', zone)} />
      </div>
      <SaveBar dirty={form.dirty} busy={form.action.busy} saved={form.saved} problem={form.action.problem} />
    </form>
  )
}
