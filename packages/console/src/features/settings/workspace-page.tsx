import { useDesk, useMe } from '../../app/desk.ts'
import { t } from '../../i18n/index.ts'
import { Check, Field } from '../../ui/field.tsx'
import { BrandField } from './brand-field.tsx'
import { ContactFields } from './contact-fields.tsx'
import { localeChoices } from './locales.ts'
import { parseOrigins } from './origins.ts'
import { SaveBar } from './save-bar.tsx'
import { useForm } from './use-form.ts'

/** What customers see of the company, and where. */
export function WorkspacePage() {
  const { api, session } = useDesk()
  const { workspace } = useMe()
  const form = useForm(
    {
      name: workspace.name,
      greeting: workspace.greeting ?? '',
      locale: workspace.locale,
      brandColor: workspace.brandColor ?? '',
      origins: workspace.allowedOrigins.join('\n'),
      requireIdentity: workspace.requireIdentity,
      contactEmail: workspace.contactEmail ?? '',
      contactPhone: workspace.contactPhone ?? '',
      contactAddress: workspace.contactAddress ?? '',
    },
    (values) => {
      const { wrong } = parseOrigins(values.origins)
      const { contactEmail, contactPhone } = values
      return {
        ...(values.name.trim() ? {} : { name: t.signUp.needWorkspace }),
        ...(values.brandColor === '' || /^#[0-9a-f]{6}$/i.test(values.brandColor)
          ? {}
          : { brandColor: t.workspace.brandInvalid }),
        ...(contactEmail.trim() === '' || /^\S+@\S+\.\S+$/.test(contactEmail.trim())
          ? {}
          : { contactEmail: t.workspace.contactEmailInvalid }),
        ...(contactPhone.trim() === '' || /^\+?[\d ().-]{5,30}$/.test(contactPhone.trim())
          ? {}
          : { contactPhone: t.workspace.contactPhoneInvalid }),
        ...(wrong ? { origins: t.workspace.originInvalid(wrong.line, wrong.text) } : {}),
      }
    },
    async ({ origins, greeting, brandColor, contactEmail, contactPhone, contactAddress, ...values }) => {
      const saved = await api.updateWorkspace({
        ...values,
        greeting: greeting.trim() || null,
        brandColor: brandColor || null,
        contactEmail: contactEmail.trim() || null,
        contactPhone: contactPhone.trim() || null,
        contactAddress: contactAddress.trim() || null,
        allowedOrigins: parseOrigins(origins).origins,
      })
      session.setWorkspace(saved)
    },
  )
  const { values, errors, set } = form
  return (
    <form class="form" noValidate onSubmit={form.submit}>
      <p class="page-lead">{t.workspace.lead}</p>
      <div class="section">
        <Field label={t.workspace.name} error={errors.name}>
          {(control) => (
            <input
              {...control}
              class="input"
              maxLength={200}
              value={values.name}
              onInput={(event) => set('name', event.currentTarget.value)}
            />
          )}
        </Field>
        <Field label={t.workspace.greeting} hint={t.workspace.greetingHint} error={errors.greeting}>
          {(control) => (
            <input
              {...control}
              class="input"
              maxLength={200}
              value={values.greeting}
              onInput={(event) => set('greeting', event.currentTarget.value)}
            />
          )}
        </Field>
        <Field label={t.workspace.locale} hint={t.workspace.localeHint} error={errors.locale}>
          {(control) => (
            <select
              {...control}
              class="input select"
              value={values.locale}
              onChange={(event) => set('locale', event.currentTarget.value)}
            >
              {localeChoices(values.locale).map(({ tag, name }) => (
                <option key={tag} value={tag}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
        <BrandField
          value={values.brandColor}
          error={errors.brandColor}
          onChange={(color) => set('brandColor', color)}
        />
      </div>
      <div class="section">
        <Field label={t.workspace.origins} hint={t.workspace.originsHint} error={errors.origins}>
          {(control) => (
            <textarea
              {...control}
              class="input input-code"
              rows={4}
              spellcheck={false}
              value={values.origins}
              onInput={(event) => set('origins', event.currentTarget.value)}
            />
          )}
        </Field>
        <Check
          label={t.workspace.identity}
          hint={values.requireIdentity ? t.workspace.identityWarn : t.workspace.identityHint}
          checked={values.requireIdentity}
          onChange={(on) => set('requireIdentity', on)}
        />
      </div>
      <ContactFields values={values} errors={errors} onChange={set} />
      <SaveBar dirty={form.dirty} busy={form.action.busy} saved={form.saved} problem={form.action.problem} />
    </form>
  )
}
