import type { TicketSettings } from '@deskbell/protocol'
import { t } from '../../i18n/index.ts'
import { s } from '../../i18n/setup.ts'
import { Check, Field } from '../../ui/field.tsx'
import { SaveBar } from '../settings/save-bar.tsx'
import { useForm } from '../settings/use-form.ts'
import { Loaded } from '../ticket-setup/loaded.tsx'
import { useSetup } from '../ticket-setup/setup-context.ts'
import { checkSettings, toDraft, toSettings } from './settings-draft.ts'

/** What happens to tickets by itself. */
export function TicketSettingsPage() {
  const api = useSetup()
  return (
    <div class="settings-measure">
      <h1 class="page-title">{t.settings.setupPages.tickets}</h1>
      <p class="page-lead">{s.rules.lead}</p>
      <Loaded id="ticket-settings" load={api.getSettings}>
        {(settings) => <SettingsForm settings={settings} />}
      </Loaded>
    </div>
  )
}

function SettingsForm({ settings }: { settings: TicketSettings }) {
  const api = useSetup()
  const form = useForm(toDraft(settings), checkSettings, async (values) => {
    await api.updateSettings(toSettings(values))
  })
  const { values, errors, set } = form
  return (
    <form class="form" noValidate onSubmit={form.submit}>
      <section class="section" aria-labelledby="closing">
        <h2 class="section-title" id="closing">
          {s.rules.autoClose}
        </h2>
        <Check
          label={s.rules.closes}
          hint={s.rules.closesHint}
          checked={values.closes}
          onChange={(closes) => set('closes', closes)}
        />
        {values.closes && (
          <div class="field-pair">
            <Whole
              label={s.rules.closeAfter}
              unit={s.rules.days}
              value={values.autoCloseDays}
              error={errors.autoCloseDays}
              onChange={(text) => set('autoCloseDays', text)}
            />
            <Whole
              label={s.rules.warn}
              unit={s.rules.days}
              hint={s.rules.warnHint}
              value={values.autoCloseWarningDays}
              error={errors.autoCloseWarningDays}
              onChange={(text) => set('autoCloseWarningDays', text)}
            />
          </div>
        )}
        <Check
          label={s.rules.survey}
          hint={s.rules.surveyHint}
          checked={values.survey}
          onChange={(survey) => set('survey', survey)}
        />
      </section>
      <section class="section" aria-labelledby="assigning">
        <h2 class="section-title" id="assigning">
          {s.rules.assign}
        </h2>
        <Check
          label={s.rules.autoAssign}
          hint={s.rules.autoAssignHint}
          checked={values.autoAssign}
          onChange={(autoAssign) => set('autoAssign', autoAssign)}
        />
      </section>
      <section class="section" aria-labelledby="twice">
        <h2 class="section-title" id="twice">
          {s.rules.same}
        </h2>
        <div class="field-pair">
          <Whole
            label={s.rules.duplicate}
            unit={s.rules.minutes}
            hint={s.rules.duplicateHint}
            value={values.duplicateMinutes}
            error={errors.duplicateMinutes}
            onChange={(text) => set('duplicateMinutes', text)}
          />
          <Whole
            label={s.rules.similar}
            unit={s.rules.days}
            hint={s.rules.similarHint}
            value={values.similarDays}
            error={errors.similarDays}
            onChange={(text) => set('similarDays', text)}
          />
        </div>
      </section>
      <SaveBar dirty={form.dirty} busy={form.action.busy} saved={form.saved} problem={form.action.problem} />
    </form>
  )
}

interface WholeProps {
  label: string
  unit: string
  hint?: string
  value: string
  error: string | undefined
  onChange: (text: string) => void
}

function Whole({ label, unit, hint, value, error, onChange }: WholeProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <div class="with-unit">
          <input
            {...control}
            class="input number-input"
            inputMode="numeric"
            maxLength={5}
            value={value}
            onInput={(event) => onChange(event.currentTarget.value)}
          />
          <span>{unit}</span>
        </div>
      )}
    </Field>
  )
}
