import { type Booking, LIMITS, type UpdateBooking } from '@deskbell/protocol'
import { useState } from 'preact/hooks'
import { useDesk } from '../../../app/desk.ts'
import { b } from '../../../i18n/bookings.ts'
import { t } from '../../../i18n/index.ts'
import { FormActions } from '../../../ui/form-actions.tsx'
import { mapHref } from '../../../ui/map.ts'
import { customerName } from '../../../ui/names.ts'
import { useForm } from '../../settings/use-form.ts'
import { Reach } from '../completion/reach.tsx'
import { type BookingDraft, faultsOf, linesOf } from '../new/draft.ts'
import { PaymentBadge } from '../parts/badges.tsx'
import { MoneyFields, TextField } from '../parts/fields.tsx'
import { amountText, moneyText, parseAmount } from '../parts/money.ts'
import { FactRow, Panel } from '../parts/panel.tsx'
import { useBookingsApi } from '../parts/use-bookings-api.ts'
import { useFaultFocus } from '../parts/use-fault-focus.ts'
import { useGuard } from '../parts/use-guard.tsx'
import { ZoneTime } from '../parts/zone-time.tsx'
import { zoneCity } from '../parts/zone-times.ts'
import { type Held, told } from './held.ts'

const words = b.details

/** What was agreed, to be changed in place. */
export function Details(held: Held) {
  const [editing, setEditing] = useState(false)
  const { booking } = held
  const edit = !editing && booking.actions.includes('edit') && (
    <button type="button" class="button button-small" onClick={() => setEditing(true)}>
      {words.edit}
    </button>
  )
  return (
    <Panel title={words.title} action={edit}>
      {editing ? <EditForm {...held} done={() => setEditing(false)} /> : <Facts booking={booking} />}
    </Panel>
  )
}

function Facts({ booking }: { booking: Booking }) {
  const { place, provider, price, paymentStatus, checklist, notes, externalId, timeZone } = booking
  return (
    <dl class="booking-facts">
      <FactRow name={words.when}>
        <ZoneTime span={booking} day />
        <span class="fact-quiet">{zoneCity(timeZone)}</span>
      </FactRow>
      <FactRow name={words.where}>
        {place ? (
          <a href={mapHref(place)} target="_blank" rel="noopener noreferrer" dir="auto">
            {place.address}
          </a>
        ) : (
          <span class="fact-quiet">{words.none}</span>
        )}
      </FactRow>
      <FactRow name={words.who}>
        <span dir="auto">{customerName(booking.customer)}</span>
        <Reach customerId={booking.customer.id} />
      </FactRow>
      <FactRow name={words.provider}>
        {provider ? (
          <>
            <span dir="auto">{provider.name}</span>
            {provider.phone && <a href={`tel:${provider.phone}`}>{provider.phone}</a>}
          </>
        ) : (
          <span class="needs-somebody">{b.nobody}</span>
        )}
      </FactRow>
      {(price || paymentStatus) && (
        <FactRow name={words.price}>
          {price && <span class="number">{moneyText(price)}</span>}
          <PaymentBadge payment={paymentStatus} />
        </FactRow>
      )}
      {checklist.length > 0 && (
        <FactRow name={words.checklist}>
          <ul class="booking-checklist">
            {checklist.map((one) => (
              <li key={one} dir="auto">
                {one}
              </li>
            ))}
          </ul>
        </FactRow>
      )}
      {notes && (
        <FactRow name={words.notes}>
          <span class="booking-notes" dir="auto">
            {notes}
          </span>
        </FactRow>
      )}
      {externalId && <FactRow name={words.reference}>{externalId}</FactRow>}
    </dl>
  )
}

type Edited = Pick<BookingDraft, 'service' | 'address' | 'price' | 'currency' | 'paymentStatus' | 'checklist' | 'notes'>

const toEdited = (booking: Booking): Edited => ({
  service: booking.service,
  address: booking.place?.address ?? '',
  price: booking.price ? amountText(booking.price) : '',
  currency: booking.price?.currency ?? 'EUR',
  paymentStatus: booking.paymentStatus ?? '',
  checklist: booking.checklist.join('\n'),
  notes: booking.notes ?? '',
})

/** Only what was changed, so that what a colleague changes meanwhile stays. */
function toUpdate(before: Edited, now: Edited): UpdateBooking {
  const differs = (...keys: (keyof Edited)[]) => keys.some((key) => before[key] !== now[key])
  const address = now.address.trim()
  return {
    ...(differs('service') && { service: now.service.trim() }),
    ...(differs('address') && { place: address ? { address } : null }),
    ...(differs('price', 'currency') && { price: parseAmount(now.price, now.currency) }),
    ...(differs('paymentStatus') && { paymentStatus: now.paymentStatus || null }),
    ...(differs('checklist') && { checklist: linesOf(now.checklist) }),
    ...(differs('notes') && { notes: now.notes.trim() || null }),
  }
}

function EditForm({ booking, put, refresh, done }: Held & { done: () => void }) {
  const { toasts } = useDesk()
  const api = useBookingsApi()
  const [before] = useState(() => toEdited(booking))
  const form = useForm(
    before,
    ({ service, price, currency }) => ({
      ...(service.trim() ? {} : { service: b.form.needService }),
      ...(price.trim() === '' || parseAmount(price, currency) ? {} : { price: b.form.priceBad }),
    }),
    async (values) => {
      put(await told({ refresh }, () => api.update(booking.id, toUpdate(before, values))))
      toasts.show(words.saved)
      done()
    },
  )
  const { values, set, action } = form
  const errors = { ...form.errors, ...faultsOf(action.fields) }
  const ref = useFaultFocus(errors)
  const guard = useGuard(form.dirty, done)
  return (
    <form ref={ref} class="form edit-form" noValidate onSubmit={form.submit}>
      <TextField
        label={b.form.service}
        error={errors.service}
        value={values.service}
        max={LIMITS.nameLength}
        onChange={(service) => set('service', service)}
      />
      <TextField
        label={b.form.place}
        error={errors.address}
        value={values.address}
        max={500}
        onChange={(address) => set('address', address)}
      />
      <MoneyFields
        values={values}
        errors={errors}
        onChange={({ price, currency, paymentStatus }) => {
          set('price', price)
          set('currency', currency)
          set('paymentStatus', paymentStatus)
        }}
      />
      <TextField
        label={b.form.checklist}
        hint={b.form.checklistHint}
        error={errors.checklist}
        rows={3}
        value={values.checklist}
        max={LIMITS.checklistItems * 300}
        onChange={(checklist) => set('checklist', checklist)}
      />
      <TextField
        label={b.form.notes}
        hint={b.form.notesHint}
        error={errors.notes}
        rows={3}
        value={values.notes}
        max={2_000}
        onChange={(notes) => set('notes', notes)}
      />
      <FormActions action={action} submit={t.common.save} onClose={guard.close} />
      {guard.asking}
    </form>
  )
}
