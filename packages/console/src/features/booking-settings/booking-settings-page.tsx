import type { BookingSettings } from '@deskbell/protocol'
import { k } from '../../i18n/booking-settings.ts'
import { t } from '../../i18n/index.ts'
import { Field } from '../../ui/field.tsx'
import { useBookingsApi } from '../bookings/parts/use-bookings-api.ts'
import { useGuard } from '../bookings/parts/use-guard.tsx'
import { SaveBar } from '../settings/save-bar.tsx'
import { useForm } from '../settings/use-form.ts'
import { Loaded } from '../ticket-setup/loaded.tsx'
import { QuickList } from './quick-list.tsx'
import { checkDraft, type SettingsDraft, toDraft, toUpdate } from './settings-draft.ts'
import './booking-settings.css'

const words = k.rules

/** What happens to bookings by itself, and what providers say with one press. */
export function BookingSettingsPage() {
  const api = useBookingsApi()
  return (
    <div class="settings-measure">
      <h1 class="page-title">{t.settings.bookingPages.bookings}</h1>
      <p class="page-lead">{words.lead}</p>
      <Loaded<BookingSettings> id="booking-settings" load={api.settings}>
        {(settings, set) => (
          <>
            <SettingsForm settings={settings} />
            <QuickList
              items={settings.quickResponses}
              save={async (quickResponses) => set(await api.saveSettings({ quickResponses }))}
            />
          </>
        )}
      </Loaded>
    </div>
  )
}

function SettingsForm({ settings }: { settings: BookingSettings }) {
  const api = useBookingsApi()
  const form = useForm(toDraft(settings), checkDraft, async (values) => {
    await api.saveSettings(toUpdate(values))
  })
  // Holds the page where something is not saved; there is nothing to close here.
  useGuard(form.dirty, () => undefined)
  const { values, errors, set } = form
  const whole = (key: Exclude<keyof SettingsDraft, 'reminderHours'>, label: string, unit: string, hint: string) => (
    <Field label={label} hint={hint} error={errors[key]}>
      {(control) => (
        <div class="with-unit">
          <input
            {...control}
            class="input number-input"
            inputMode="numeric"
            maxLength={5}
            value={values[key]}
            onInput={(event) => set(key, event.currentTarget.value)}
          />
          <span>{unit}</span>
        </div>
      )}
    </Field>
  )
  const fits = Object.keys(checkDraft(values)).length === 0
  const now = toUpdate(values)
  return (
    <form class="form" noValidate onSubmit={form.submit}>
      <section class="section" aria-labelledby="before">
        <h2 class="section-title" id="before">
          {words.before}
        </h2>
        <Field
          label={words.reminders}
          hint={now.reminderHours?.length === 0 && fits ? words.remindersNone : words.remindersHint}
          error={errors.reminderHours}
        >
          {(control) => (
            <input
              {...control}
              class="input number reminder-input"
              maxLength={60}
              autocomplete="off"
              value={values.reminderHours}
              onInput={(event) => set('reminderHours', event.currentTarget.value)}
            />
          )}
        </Field>
      </section>
      <section class="section" aria-labelledby="after">
        <h2 class="section-title" id="after">
          {words.after}
        </h2>
        {fits && (
          <p class="settings-sentence" aria-live="polite">
            {words.sentence(now.completionEscalationHours ?? 0, now.minContactAttempts ?? 0, now.autoCompleteDays ?? 0)}
          </p>
        )}
        {whole('completionEscalationHours', words.escalation, words.hours, words.escalationHint)}
        <div class="field-pair">
          {whole('minContactAttempts', words.tries, words.times, words.triesHint)}
          {whole('autoCompleteDays', words.autoComplete, words.days, words.autoCompleteHint)}
        </div>
      </section>
      <section class="section" aria-labelledby="chat">
        <h2 class="section-title" id="chat">
          {words.chat}
        </h2>
        {whole('chatClosesAfterHours', words.chatCloses, words.hoursAfter, words.chatClosesHint)}
      </section>
      <SaveBar dirty={form.dirty} busy={form.action.busy} saved={form.saved} problem={form.action.problem} />
    </form>
  )
}
