import { LIMITS } from '@deskbell/protocol'
import { b } from '../../../i18n/bookings.ts'
import { t } from '../../../i18n/index.ts'
import { Avatar } from '../../../ui/avatar.tsx'
import { customerName, knownName } from '../../../ui/names.ts'
import { CustomerSearch } from '../../tickets/call/customer-search.tsx'
import { TextField } from '../parts/fields.tsx'
import { useBookingsApi } from '../parts/use-bookings-api.ts'
import type { BookingDraft } from './draft.ts'

type Values = Pick<BookingDraft, 'customer' | 'name' | 'email' | 'phone'>

interface Props {
  values: Values
  errors: Partial<Record<keyof BookingDraft, string>>
  onChange: (next: Values) => void
}

/** Finds whom it is for, or takes down who they are. */
export function CustomerFields({ values, errors, onChange }: Props) {
  const api = useBookingsApi()
  const { customer } = values
  if (customer) {
    return (
      <div class="caller">
        <Avatar name={knownName(customer)} id={customer.id} />
        <p class="caller-words">
          {customerName(customer)}
          {customer.email && <span class="menu-hint">{customer.email}</span>}
        </p>
        <button type="button" class="button button-small" onClick={() => onChange({ ...values, customer: null })}>
          {t.call.change}
        </button>
      </div>
    )
  }
  const booked = async (q: string) => {
    const { items } = await api.list({ q, order: 'newest', limit: '50' })
    return items.map((one) => ({ ...one.customer, email: null, verified: false }))
  }
  return (
    <>
      <CustomerSearch
        others={booked}
        hint={b.form.searchHint}
        choose={({ id, name, email }) => onChange({ ...values, customer: { id, name, email } })}
      />
      <fieldset class="caller-new">
        <legend class="field-label">{t.call.somebodyNew}</legend>
        <TextField
          label={t.call.email}
          error={errors.email}
          mode="email"
          value={values.email}
          max={LIMITS.emailLength}
          onChange={(email) => onChange({ ...values, email })}
        />
        <div class="field-pair">
          <TextField
            label={t.call.optional(t.call.name)}
            error={errors.name}
            value={values.name}
            max={LIMITS.nameLength}
            onChange={(name) => onChange({ ...values, name })}
          />
          <TextField
            label={t.call.optional(t.call.phone)}
            error={errors.phone}
            mode="tel"
            value={values.phone}
            max={30}
            onChange={(phone) => onChange({ ...values, phone })}
          />
        </div>
      </fieldset>
    </>
  )
}
