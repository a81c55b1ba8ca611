import { API_KEY_SCOPES, type ApiKeyScope, LIMITS, type NewApiKey } from '@deskbell/protocol'
import { k } from '../../i18n/booking-settings.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { FormActions } from '../../ui/form-actions.tsx'
import { TextField } from '../bookings/parts/fields.tsx'
import { useBookingsApi } from '../bookings/parts/use-bookings-api.ts'
import { useFaultFocus } from '../bookings/parts/use-fault-focus.ts'
import { useForm } from '../settings/use-form.ts'

const words = k.keys

/** A new key: which system it is for, and what that may do. */
export function KeyDialog({ onMade, onClose }: { onMade: (key: NewApiKey) => void; onClose: () => void }) {
  const api = useBookingsApi()
  const form = useForm(
    { name: '', scopes: [] as ApiKeyScope[] },
    ({ name, scopes }) => ({
      ...(name.trim() ? {} : { name: words.needName }),
      ...(scopes.length > 0 ? {} : { scopes: words.needScope }),
    }),
    async ({ name, scopes }) => onMade(await api.makeKey({ name: name.trim(), scopes })),
  )
  const { values, errors, set, action } = form
  const ref = useFaultFocus(errors)
  const flip = (scope: ApiKeyScope, on: boolean) =>
    set(
      'scopes',
      API_KEY_SCOPES.filter((one) => (one === scope ? on : values.scopes.includes(one))),
    )
  return (
    <Dialog title={words.addTitle} class="dialog-setup" firm onClose={onClose}>
      <form ref={ref} class="form" noValidate onSubmit={form.submit}>
        <TextField
          label={words.name}
          hint={words.nameHint}
          error={errors.name}
          value={values.name}
          max={LIMITS.nameLength}
          onChange={(name) => set('name', name)}
        />
        <fieldset aria-describedby={errors.scopes ? 'scopes-error' : undefined}>
          <legend class="field-label">{words.scopes}</legend>
          <div class="choices choices-tall">
            {API_KEY_SCOPES.map((one) => (
              <label class="choice" key={one}>
                <input
                  type="checkbox"
                  checked={values.scopes.includes(one)}
                  aria-invalid={errors.scopes ? true : undefined}
                  onChange={(event) => flip(one, event.currentTarget.checked)}
                />
                <span>
                  {words.scopeNames[one]}
                  <span class="field-hint">{words.scopeHints[one]}</span>
                </span>
              </label>
            ))}
          </div>
          {errors.scopes && (
            <p class="field-error" id="scopes-error">
              {errors.scopes}
            </p>
          )}
        </fieldset>
        <FormActions action={action} submit={words.add} onClose={onClose} />
      </form>
    </Dialog>
  )
}
