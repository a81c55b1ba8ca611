import { t } from '../../i18n/index.ts'
import { Field } from '../../ui/field.tsx'

export interface ContactValues {
  readonly contactEmail: string
  readonly contactPhone: string
  readonly contactAddress: string
}

interface Props {
  readonly values: ContactValues
  readonly errors: Partial<Record<keyof ContactValues, string>>
  onChange(key: keyof ContactValues, value: string): void
}

/** Other ways to reach the company, as its contact page shows them. */
export function ContactFields({ values, errors, onChange }: Props) {
  return (
    <section class="section" aria-labelledby="contact-title">
      <h2 class="section-title" id="contact-title">
        {t.workspace.contact}
      </h2>
      <p class="field-hint">
        {t.workspace.contactHint} <a href="/contact">{t.workspace.contactPage}</a>
      </p>
      <Field label={t.workspace.contactEmail} error={errors.contactEmail}>
        {(control) => (
          <input
            {...control}
            class="input"
            type="email"
            autocomplete="off"
            maxLength={254}
            value={values.contactEmail}
            onInput={(event) => onChange('contactEmail', event.currentTarget.value)}
          />
        )}
      </Field>
      <Field label={t.workspace.contactPhone} error={errors.contactPhone}>
        {(control) => (
          <input
            {...control}
            class="input"
            type="tel"
            autocomplete="off"
            maxLength={31}
            value={values.contactPhone}
            onInput={(event) => onChange('contactPhone', event.currentTarget.value)}
          />
        )}
      </Field>
      <Field label={t.workspace.contactAddress} error={errors.contactAddress}>
        {(control) => (
          <textarea
            {...control}
            class="input"
            rows={3}
            maxLength={500}
            value={values.contactAddress}
            onInput={(event) => onChange('contactAddress', event.currentTarget.value)}
          />
        )}
      </Field>
    </section>
  )
}
