import { type Agent, LIMITS } from '@deskbell/protocol'
import { useRef } from 'preact/hooks'
import { useDesk } from '../../../app/desk.ts'
import { bookingHref } from '../../../app/routes.ts'
import { b } from '../../../i18n/bookings.ts'
import { t } from '../../../i18n/index.ts'
import { newClientId } from '../../../ui/client-id.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { FormActions } from '../../../ui/form-actions.tsx'
import { useForm } from '../../settings/use-form.ts'
import { MoneyFields, ProviderFields, TextField, TimeFields } from '../parts/fields.tsx'
import { useBookingsApi } from '../parts/use-bookings-api.ts'
import { useFaultFocus } from '../parts/use-fault-focus.ts'
import { useGuard } from '../parts/use-guard.tsx'
import { ownZone } from '../parts/zone-times.ts'
import { CustomerFields } from './customer-fields.tsx'
import { type BookingDraft, checkDraft, faultsOf, NOBODY, toCreate } from './draft.ts'
import './new-booking.css'

interface Props {
  /** The day it is offered for, such as `2026-11-21`. */
  day: string
  providers: readonly Agent[]
  onClose: () => void
}

const startOf = (day: string): BookingDraft => ({
  ...{ customer: null, name: '', email: '', phone: '', service: '', address: '' },
  ...{ startsAt: `${day}T09:00`, endsAt: `${day}T10:00`, timeZone: ownZone() },
  ...{ provider: NOBODY, providerName: '', providerPhone: '' },
  ...{ price: '', currency: 'EUR', paymentStatus: '', checklist: '', notes: '' },
})

/** A booking that is made by hand. */
export function NewBooking({ day, providers, onClose }: Props) {
  const { toasts, router } = useDesk()
  const api = useBookingsApi()
  const clientId = useRef(newClientId())
  const words = b.form
  const form = useForm(startOf(day), checkDraft, async (values) => {
    const made = await api.create(toCreate(values, clientId.current))
    toasts.show(words.made(made.number))
    router.go(bookingHref(made.id))
  })
  const { values, set, action } = form
  const errors = { ...form.errors, ...faultsOf(action.fields) }
  const ref = useFaultFocus(errors)
  const guard = useGuard(form.dirty, onClose)
  const setAll = (next: Partial<BookingDraft>) => {
    for (const key of Object.keys(next) as (keyof BookingDraft)[]) {
      const value = next[key]
      if (value !== undefined && value !== values[key]) set(key, value)
    }
  }
  return (
    <Dialog title={words.title} class="dialog-setup dialog-wide booking-dialog" firm onClose={guard.close}>
      <form ref={ref} class="form" noValidate onSubmit={form.submit}>
        <fieldset class="form-part">
          <legend class="form-legend">{words.customer}</legend>
          <CustomerFields values={values} errors={errors} onChange={setAll} />
        </fieldset>
        <fieldset class="form-part">
          <legend class="form-legend">{words.what}</legend>
          <TextField
            label={words.service}
            error={errors.service}
            value={values.service}
            max={LIMITS.nameLength}
            onChange={(service) => set('service', service)}
          />
          <TimeFields values={values} errors={errors} onChange={setAll} />
          <TextField
            label={t.call.optional(words.place)}
            error={errors.address}
            value={values.address}
            max={500}
            onChange={(address) => set('address', address)}
          />
          <ProviderFields values={values} errors={errors} providers={providers} onChange={setAll} />
        </fieldset>
        <fieldset class="form-part">
          <legend class="form-legend">{words.more}</legend>
          <MoneyFields values={values} errors={errors} onChange={setAll} />
          <TextField
            label={t.call.optional(words.checklist)}
            hint={words.checklistHint}
            error={errors.checklist}
            rows={3}
            value={values.checklist}
            max={LIMITS.checklistItems * 300}
            onChange={(checklist) => set('checklist', checklist)}
          />
          <TextField
            label={t.call.optional(words.notes)}
            hint={words.notesHint}
            error={errors.notes}
            rows={3}
            value={values.notes}
            max={2_000}
            onChange={(notes) => set('notes', notes)}
          />
        </fieldset>
        <FormActions action={action} submit={words.submit} onClose={guard.close} />
      </form>
      {guard.asking}
    </Dialog>
  )
}
