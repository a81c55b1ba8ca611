import { useDesk, useMe } from '../../app/desk.ts'
import { THEMES } from '../../app/preferences.ts'
import { t } from '../../i18n/index.ts'
import { Check, Field } from '../../ui/field.tsx'
import { ring } from '../inbox/sound.ts'
import { SaveBar } from './save-bar.tsx'
import { useForm } from './use-form.ts'

/** Your own name, and what this device does. */
export function ProfilePage() {
  const { client, session, preferences } = useDesk()
  const { agent } = useMe()
  const form = useForm(
    { name: agent.name },
    ({ name }) => (name.trim() ? {} : { name: t.invitation.needName }),
    async ({ name }) => session.setAgent(await client.updateMe({ name: name.trim() })),
  )
  return (
    <>
      <p class="page-lead">{t.profile.lead}</p>
      <form class="form section" noValidate onSubmit={form.submit}>
        <Field label={t.profile.name} hint={t.profile.nameHint} error={form.errors.name}>
          {(control) => (
            <input
              {...control}
              class="input"
              autocomplete="name"
              maxLength={200}
              value={form.values.name}
              onInput={(event) => form.set('name', event.currentTarget.value)}
            />
          )}
        </Field>
        <dl class="plain-facts">
          <div>
            <dt>{t.profile.email}</dt>
            <dd>{agent.email}</dd>
          </div>
          <div>
            <dt>{t.profile.role}</dt>
            <dd>{t.team.roles[agent.role]}</dd>
          </div>
        </dl>
        <SaveBar dirty={form.dirty} busy={form.action.busy} saved={form.saved} problem={form.action.problem} />
      </form>
      <section class="section" aria-labelledby="device">
        <h2 class="section-title" id="device">
          {t.profile.device}
        </h2>
        <fieldset class="choices">
          <legend class="field-label">{t.nav.theme}</legend>
          {THEMES.map((theme) => (
            <label class="choice" key={theme}>
              <input
                type="radio"
                name="theme"
                checked={preferences.theme.value === theme}
                onChange={() => {
                  preferences.theme.value = theme
                }}
              />
              {t.nav.themes[theme]}
            </label>
          ))}
        </fieldset>
        <Check
          label={t.profile.sound}
          hint={t.profile.soundHint}
          checked={preferences.sound.value}
          onChange={(on) => {
            preferences.sound.value = on
            if (on) ring()
          }}
        />
      </section>
    </>
  )
}
