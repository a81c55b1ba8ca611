import { type Agent, LIMITS, PAYMENT_STATUSES } from '@deskbell/protocol'
import { b } from '../../../i18n/bookings.ts'
import { Field } from '../../../ui/field.tsx'
import { ZoneField } from '../../settings/zone-field.tsx'
import { type BookingDraft, moveStart, NOBODY, OTHER } from '../new/draft.ts'
import { CURRENCIES } from './money.ts'

const words = b.form

interface TextProps {
  label: string
  hint?: string | undefined
  error: string | undefined
  value: string
  max: number
  rows?: number
  mode?: 'text' | 'email' | 'tel'
  onChange: (text: string) => void
}

/** A line of text, or several where it has rows. */
export function TextField({ label, hint, error, value, max, rows, mode = 'text', onChange }: TextProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) =>
        rows ? (
          <textarea
            {...control}
            class="input"
            rows={rows}
            dir="auto"
            maxLength={max}
            value={value}
            onInput={(event) => onChange(event.currentTarget.value)}
          />
        ) : (
          <input
            {...control}
            inputMode={mode}
            class="input"
            dir="auto"
            autocomplete="off"
            maxLength={max}
            value={value}
            onInput={(event) => onChange(event.currentTarget.value)}
          />
        )
      }
    </Field>
  )
}

interface Props<K extends keyof BookingDraft> {
  values: Pick<BookingDraft, K>
  errors: Partial<Record<keyof BookingDraft, string>>
  onChange: (next: Pick<BookingDraft, K>) => void
}

/** From when to when, by the clocks of a zone. The end goes with the start. */
export function TimeFields({ values, errors, onChange }: Props<'startsAt' | 'endsAt' | 'timeZone'>) {
  const field = (key: 'startsAt' | 'endsAt', set: (wall: string) => void) => (
    <Field label={words[key]} error={errors[key]}>
      {(control) => (
        <input
          {...control}
          type="datetime-local"
          class="input number"
          required
          value={values[key]}
          onInput={(event) => set(event.currentTarget.value)}
        />
      )}
    </Field>
  )
  return (
    <>
      <div class="field-pair">
        {field('startsAt', (startsAt) => onChange(moveStart(values, startsAt)))}
        {field('endsAt', (endsAt) => onChange({ ...values, endsAt }))}
      </div>
      <ZoneField value={values.timeZone} onChange={(timeZone) => onChange({ ...values, timeZone })} />
    </>
  )
}

/** Who comes: one of the providers, somebody by name, or nobody yet. */
export function ProviderFields({
  values,
  errors,
  providers,
  onChange,
}: Props<'provider' | 'providerName' | 'providerPhone'> & { providers: readonly Agent[] }) {
  return (
    <>
      <Field label={words.provider} error={errors.provider}>
        {(control) => (
          <select
            {...control}
            class="input select"
            value={values.provider}
            onChange={(event) => onChange({ ...values, provider: event.currentTarget.value })}
          >
            <option value={NOBODY}>{b.nobody}</option>
            {providers.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
            <option value={OTHER}>{words.otherProvider}</option>
          </select>
        )}
      </Field>
      {values.provider === OTHER && (
        <div class="field-pair">
          <TextField
            label={words.providerName}
            error={errors.providerName}
            value={values.providerName}
            max={LIMITS.nameLength}
            onChange={(providerName) => onChange({ ...values, providerName })}
          />
          <TextField
            label={words.providerPhone}
            error={errors.providerPhone}
            mode="tel"
            value={values.providerPhone}
            max={30}
            onChange={(providerPhone) => onChange({ ...values, providerPhone })}
          />
        </div>
      )}
    </>
  )
}

/** What it costs, and whether it is paid. */
export function MoneyFields({ values, errors, onChange }: Props<'price' | 'currency' | 'paymentStatus'>) {
  return (
    <div class="field-pair">
      <Field label={words.price} error={errors.price ?? errors.currency}>
        {(control) => (
          <div class="price-input">
            <input
              {...control}
              class="input number"
              inputMode="decimal"
              autocomplete="off"
              maxLength={20}
              value={values.price}
              onInput={(event) => onChange({ ...values, price: event.currentTarget.value })}
            />
            <select
              class="input select"
              aria-label={words.currency}
              value={values.currency}
              onChange={(event) => onChange({ ...values, currency: event.currentTarget.value })}
            >
              {CURRENCIES.map((one) => (
                <option key={one}>{one}</option>
              ))}
            </select>
          </div>
        )}
      </Field>
      <Field label={b.payment} error={errors.paymentStatus}>
        {(control) => (
          <select
            {...control}
            class="input select"
            value={values.paymentStatus}
            onChange={(event) => {
              const paymentStatus = PAYMENT_STATUSES.find((one) => one === event.currentTarget.value) ?? ''
              onChange({ ...values, paymentStatus })
            }}
          >
            <option value="">{words.noPayment}</option>
            {PAYMENT_STATUSES.map((one) => (
              <option key={one} value={one}>
                {b.payments[one]}
              </option>
            ))}
          </select>
        )}
      </Field>
    </div>
  )
}
