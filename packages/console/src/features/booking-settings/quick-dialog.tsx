import { BOOKING_STATUSES, type BookingStatus, type QuickResponse } from '@deskbell/protocol'
import { k } from '../../i18n/booking-settings.ts'
import { t } from '../../i18n/index.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { FormActions } from '../../ui/form-actions.tsx'
import { TextField } from '../bookings/parts/fields.tsx'
import { useFaultFocus } from '../bookings/parts/use-fault-focus.ts'
import { useGuard } from '../bookings/parts/use-guard.tsx'
import { useForm } from '../settings/use-form.ts'
import { keyOf } from '../ticket-setup/key-of.ts'

const words = k.rules

interface Props {
  /** Null for a new one. */
  response: QuickResponse | null
  /** The keys of all there are. */
  taken: readonly string[]
  save: (response: QuickResponse) => Promise<void>
  onClose: () => void
}

/** One quick response: its button, its message, and when it is offered. */
export function QuickDialog({ response, taken, save, onClose }: Props) {
  const form = useForm(
    { label: response?.label ?? '', text: response?.text ?? '', statuses: [...(response?.statuses ?? [])] },
    ({ label, text }) => ({
      ...(label.trim() ? {} : { label: words.needLabel }),
      ...(text.trim() ? {} : { text: words.needText }),
    }),
    async ({ label, text, statuses }) => {
      const key = response?.key ?? keyOf(label, taken, 'response')
      await save({ key, label: label.trim(), text: text.trim(), statuses })
    },
  )
  const { values, errors, set, action } = form
  const ref = useFaultFocus(errors)
  const guard = useGuard(form.dirty, onClose)
  const flip = (status: BookingStatus, on: boolean) =>
    set(
      'statuses',
      BOOKING_STATUSES.filter((one) => (one === status ? on : values.statuses.includes(one))),
    )
  return (
    <Dialog
      title={response ? words.quickEditTitle : words.quickAddTitle}
      class="dialog-setup"
      firm
      onClose={guard.close}
    >
      <form ref={ref} class="form" noValidate onSubmit={form.submit}>
        <TextField
          label={words.label}
          hint={words.labelHint}
          error={errors.label}
          value={values.label}
          max={60}
          onChange={(label) => set('label', label)}
        />
        <TextField
          label={words.text}
          hint={words.textHint}
          error={errors.text}
          rows={3}
          value={values.text}
          max={1_000}
          onChange={(text) => set('text', text)}
        />
        <fieldset>
          <legend class="field-label">{words.when}</legend>
          <p class="field-hint quick-hint">{words.whenHint}</p>
          <div class="choices">
            {BOOKING_STATUSES.map((one) => (
              <label class="choice" key={one}>
                <input
                  type="checkbox"
                  checked={values.statuses.includes(one)}
                  onChange={(event) => flip(one, event.currentTarget.checked)}
                />
                <span>{k.statuses[one]}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <FormActions action={action} submit={t.common.save} onClose={guard.close} />
      </form>
    </Dialog>
  )
}
