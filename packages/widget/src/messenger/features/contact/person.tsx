import type { ContactMethod } from '@deskbell/protocol'
import type { Contact } from './contact-form.ts'
import { Labelled } from './fields.tsx'
import type { ContactTranslator } from './words/words.ts'

const WORDS = { email: 'byEmail', phone: 'byPhone', chat: 'byChat' } as const satisfies Record<ContactMethod, string>
const METHODS = Object.keys(WORDS) as ContactMethod[]

/** Who asks, where that is not known yet, and how they would like to be answered. */
export function Person({ form, t }: { readonly form: Contact; readonly t: ContactTranslator }) {
  const draft = form.draft.value
  const faults = form.faults.value
  const email = form.store.customer.value?.email
  return (
    <>
      {form.asksPerson() ? (
        <>
          <Labelled id="name" label={t('name')} fault={faults.name}>
            {(control) => (
              <input
                {...control}
                type="text"
                dir="auto"
                autoComplete="name"
                value={draft.name}
                onInput={({ currentTarget }) => form.change({ name: currentTarget.value })}
              />
            )}
          </Labelled>
          <Labelled id="email" label={t('email')} fault={faults.email}>
            {(control) => (
              <input
                {...control}
                type="email"
                autoComplete="email"
                value={draft.email}
                onInput={({ currentTarget }) => form.change({ email: currentTarget.value })}
              />
            )}
          </Labelled>
        </>
      ) : (
        email && <p class="hint">{t('answersTo', { email })}</p>
      )}
      <fieldset class="labelled methods">
        <legend>
          {t('method')} <span class="quiet">({t('optional')})</span>
        </legend>
        {METHODS.map((method) => (
          <Method key={method} form={form} method={method} label={t(WORDS[method])} />
        ))}
      </fieldset>
      {draft.method === 'phone' && (
        <Labelled id="phone" label={t('phone')} fault={faults.phone}>
          {(control) => (
            <input
              {...control}
              type="tel"
              autoComplete="tel"
              value={draft.phone}
              onInput={({ currentTarget }) => form.change({ phone: currentTarget.value })}
            />
          )}
        </Labelled>
      )}
    </>
  )
}

function Method({
  form,
  method,
  label,
}: {
  readonly form: Contact
  readonly method: ContactMethod
  readonly label: string
}) {
  return (
    <label class="method">
      <input
        type="radio"
        name="method"
        value={method}
        ref={(radio) => {
          if (radio) radio.checked = form.draft.value.method === method
        }}
        onChange={() => form.change({ method })}
      />
      {label}
    </label>
  )
}
