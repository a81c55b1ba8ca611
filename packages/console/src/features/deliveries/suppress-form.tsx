import { AddSuppression, type Suppression } from '@deskbell/protocol'
import * as v from 'valibot'
import { n } from '../../i18n/notices.ts'
import { Field } from '../../ui/field.tsx'
import { useForm } from '../settings/use-form.ts'
import { useSuppress } from './use-suppress.ts'

const CHANNELS = ['email', 'sms', 'whatsapp'] as const

/** Puts an address on the list, by hand. */
export function SuppressForm({ onAdded }: { onAdded: (suppression: Suppression) => void }) {
  const suppress = useSuppress()
  const words = n.suppressions
  const form = useForm(
    { channel: 'email' as Suppression['channel'], address: '' },
    ({ channel, address }) => {
      const fits =
        channel === 'email' ? /^\S+@\S+\.\S+$/.test(address.trim()) : /^\+[1-9]\d{6,14}$/.test(address.trim())
      if (fits && v.is(AddSuppression, { channel, address })) return {}
      return { address: channel === 'email' ? words.needEmail : words.needNumber }
    },
    async (values) => {
      const added = await suppress.add({ ...values, address: values.address.trim() })
      form.set('address', '')
      onAdded(added)
    },
  )
  const { values, errors, set, action } = form
  return (
    <form class="section" noValidate onSubmit={form.submit} aria-labelledby="suppress">
      <div>
        <h2 class="section-title" id="suppress">
          {words.add}
        </h2>
        <p class="field-hint">{words.addHint}</p>
      </div>
      <div class="suppress">
        <Field label={words.channel}>
          {(control) => (
            <select
              {...control}
              class="input select"
              value={values.channel}
              onChange={(event) => set('channel', CHANNELS.find((one) => one === event.currentTarget.value) ?? 'email')}
            >
              {CHANNELS.map((one) => (
                <option key={one} value={one}>
                  {n.ways[one]}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={words.addresses[values.channel]} error={errors.address}>
          {(control) => (
            <input
              {...control}
              class="input"
              {...(values.channel === 'email' ? { type: 'email' as const } : { type: 'tel' as const })}
              autocomplete="off"
              maxLength={320}
              value={values.address}
              onInput={(event) => set('address', event.currentTarget.value)}
            />
          )}
        </Field>
        <button type="submit" class="button button-primary" aria-busy={action.busy}>
          {action.busy ? words.adding : words.addDo}
        </button>
      </div>
      {action.problem && !errors.address && (
        <p class="problem" role="alert">
          {action.problem}
        </p>
      )}
    </form>
  )
}
