import { useRef, useState } from 'preact/hooks'
import { useDesk } from '../../../app/desk.ts'
import { b } from '../../../i18n/bookings.ts'
import { t } from '../../../i18n/index.ts'
import { newClientId } from '../../../ui/client-id.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { Field } from '../../../ui/field.tsx'
import { FormActions } from '../../../ui/form-actions.tsx'
import { useReadable } from '../../../ui/readable.ts'
import { useForm } from '../../settings/use-form.ts'
import { checkProvider, checkTimes, faultsOf, NOBODY, OTHER, providerOf } from '../new/draft.ts'
import { ProviderFields, TextField, TimeFields } from '../parts/fields.tsx'
import { useBookingsApi } from '../parts/use-bookings-api.ts'
import { useFaultFocus } from '../parts/use-fault-focus.ts'
import { useGuard } from '../parts/use-guard.tsx'
import { instantOf, wallIn, zoneCity } from '../parts/zone-times.ts'
import { type Held, told } from './held.ts'
import '../new/new-booking.css'

interface Props extends Held {
  onClose: () => void
}

const REASON = 500
const MINUTE = 60_000

/** A delay with its reason and when to expect the provider. */
export function DelayDialog({ booking, put, refresh, onClose }: Props) {
  const { toasts } = useDesk()
  const api = useBookingsApi()
  const clientId = useRef(newClientId())
  const words = b.delayForm
  const zone = booking.timeZone
  const inMinutes = (minutes: number) => wallIn(new Date(Date.now() + minutes * MINUTE).toISOString(), zone)
  const form = useForm(
    { reason: '', eta: inMinutes(30) },
    ({ reason, eta }) => {
      const at = instantOf(eta, zone)
      return {
        ...(reason.trim() ? {} : { reason: words.needReason }),
        ...(at ? (Date.parse(at) > Date.now() - MINUTE ? {} : { eta: words.etaPast }) : { eta: words.needEta }),
      }
    },
    async ({ reason, eta }) => {
      const body = { clientId: clientId.current, status: 'delayed' as const, reason: reason.trim() }
      const report = api.report(booking.id, { ...body, eta: instantOf(eta, zone) ?? undefined })
      put(await told({ refresh }, () => report))
      toasts.show(words.done(booking.number))
      onClose()
    },
  )
  const { values, errors, set, action } = form
  const ref = useFaultFocus(errors)
  return (
    <Dialog title={words.title} class="dialog-setup" firm onClose={onClose}>
      <form ref={ref} class="form" noValidate onSubmit={form.submit}>
        <p class="dialog-text">{words.text}</p>
        <TextField
          label={words.reason}
          hint={words.reasonHint}
          error={errors.reason}
          value={values.reason}
          max={REASON}
          onChange={(reason) => set('reason', reason)}
        />
        <Field label={words.eta} hint={words.zone(zoneCity(zone))} error={errors.eta}>
          {(control) => (
            <input
              {...control}
              type="datetime-local"
              class="input number"
              value={values.eta}
              onInput={(event) => set('eta', event.currentTarget.value)}
            />
          )}
        </Field>
        <div class="eta-choices">
          {[15, 30, 60].map((minutes) => (
            <button
              key={minutes}
              type="button"
              class="button button-small"
              onClick={() => set('eta', inMinutes(minutes))}
            >
              {words.plus(minutes)}
            </button>
          ))}
        </div>
        <FormActions action={action} submit={words.submit} onClose={onClose} />
      </form>
    </Dialog>
  )
}

/** Another time for a booking. */
export function MoveDialog({ booking, put, refresh, onClose }: Props) {
  const { toasts } = useDesk()
  const api = useBookingsApi()
  const words = b.moveForm
  // As it was opened: what a colleague changes meanwhile is told by the service.
  const [before] = useState(() => {
    const { startsAt, endsAt, timeZone } = booking
    return { startsAt: wallIn(startsAt, timeZone), endsAt: wallIn(endsAt, timeZone), timeZone }
  })
  const form = useForm(
    { ...before, reason: '' },
    (values) => {
      const same = (['startsAt', 'endsAt', 'timeZone'] as const).every((key) => values[key] === before[key])
      return same ? { startsAt: words.same } : checkTimes(values)
    },
    async (values) => {
      const reason = values.reason.trim()
      const body = {
        startsAt: instantOf(values.startsAt, values.timeZone) ?? '',
        endsAt: instantOf(values.endsAt, values.timeZone) ?? '',
        ...{ timeZone: values.timeZone, version: booking.version },
        ...(reason && { reason }),
      }
      put(await told({ refresh }, () => api.reschedule(booking.id, body)))
      toasts.show(words.done(booking.number))
      onClose()
    },
  )
  const { values, set, action } = form
  const errors = { ...form.errors, ...faultsOf(action.fields) }
  const ref = useFaultFocus(errors)
  const guard = useGuard(form.dirty, onClose)
  return (
    <Dialog title={words.title} class="dialog-setup dialog-wide booking-dialog" firm onClose={guard.close}>
      <form ref={ref} class="form" noValidate onSubmit={form.submit}>
        <p class="dialog-text">{words.text}</p>
        <div class="form-part">
          <TimeFields
            values={values}
            errors={errors}
            onChange={({ startsAt, endsAt, timeZone: zone }) => {
              set('startsAt', startsAt)
              set('endsAt', endsAt)
              set('timeZone', zone)
            }}
          />
          <TextField
            label={t.call.optional(words.reason)}
            hint={b.cancelForm.reasonHint}
            error={form.errors.reason}
            value={values.reason}
            max={REASON}
            onChange={(reason) => set('reason', reason)}
          />
        </div>
        <FormActions action={action} submit={words.submit} onClose={guard.close} />
      </form>
      {guard.asking}
    </Dialog>
  )
}

/** Asks before a booking is cancelled, and why. */
export function CancelDialog({ booking, put, refresh, onClose }: Props) {
  const { toasts } = useDesk()
  const api = useBookingsApi()
  const words = b.cancelForm
  const form = useForm(
    { reason: '' },
    () => ({}),
    async ({ reason }) => {
      put(await told({ refresh }, () => api.cancel(booking.id, reason.trim(), booking.version)))
      toasts.show(words.done(booking.number))
      onClose()
    },
  )
  return (
    <Dialog title={words.title(booking.number)} class="dialog-setup" firm onClose={onClose}>
      <form class="form" noValidate onSubmit={form.submit}>
        <p class="dialog-text">{words.text}</p>
        <TextField
          label={t.call.optional(words.reason)}
          hint={words.reasonHint}
          error={form.errors.reason}
          value={form.values.reason}
          max={REASON}
          onChange={(reason) => form.set('reason', reason)}
        />
        <FormActions action={form.action} submit={words.submit} cancel={words.keep} danger onClose={onClose} />
      </form>
    </Dialog>
  )
}

/** Who comes instead. */
export function AssignDialog({ booking, put, refresh, onClose }: Props) {
  const { client, toasts } = useDesk()
  const api = useBookingsApi()
  const words = b.assignForm
  const providers = useReadable(client.agents).filter((one) => one.role === 'provider' && one.active)
  const now = booking.provider
  const form = useForm(
    {
      provider: now === null ? NOBODY : (now.id ?? OTHER),
      providerName: now && now.id === null ? now.name : '',
      providerPhone: now && now.id === null ? (now.phone ?? '') : '',
    },
    checkProvider,
    async (values) => {
      const done = await told({ refresh }, () => api.assign(booking.id, providerOf(values)))
      put(done)
      toasts.show(done.provider ? words.done(done.provider.name) : words.doneNobody)
      onClose()
    },
  )
  const { values, set, action } = form
  const errors = { ...form.errors, ...faultsOf(action.fields) }
  const ref = useFaultFocus(errors)
  return (
    <Dialog title={words.title} class="dialog-setup booking-dialog" firm onClose={onClose}>
      <form ref={ref} class="form" noValidate onSubmit={form.submit}>
        <ProviderFields
          values={values}
          errors={errors}
          providers={providers}
          onChange={({ provider, providerName, providerPhone }) => {
            set('provider', provider)
            set('providerName', providerName)
            set('providerPhone', providerPhone)
          }}
        />
        <FormActions action={action} submit={words.submit} onClose={onClose} />
      </form>
    </Dialog>
  )
}
