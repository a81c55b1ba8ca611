import { FOLLOW_UP_METHODS, type LogContact } from '@deskbell/protocol'
import { useDesk } from '../../../app/desk.ts'
import { b } from '../../../i18n/bookings.ts'
import { t } from '../../../i18n/index.ts'
import { useForm } from '../../settings/use-form.ts'
import { type Held, told } from '../page/held.ts'
import { ChoiceField } from '../parts/choice-field.tsx'
import { TextField } from '../parts/fields.tsx'
import { useBookingsApi } from '../parts/use-bookings-api.ts'
import type { Shown } from './use-completion.ts'

const words = b.completionPart
const START: { method: LogContact['method']; result: 'reached' | 'not'; notes: string } = {
  method: 'call',
  result: 'not',
  notes: '',
}

/** Writes down a try to reach the customer. */
export function LogForm({ held, shown }: { held: Held; shown: Shown }) {
  const { toasts } = useDesk()
  const api = useBookingsApi()
  const form = useForm(
    START,
    () => ({}),
    async ({ method, result, notes }) => {
      const body = { method, reached: result === 'reached', ...(notes.trim() && { notes: notes.trim() }) }
      shown(await told(held, () => api.logContact(held.booking.id, body)))
      toasts.show(words.logged)
      form.set('notes', '')
      form.set('result', 'not')
    },
  )
  const { values, set, action } = form
  return (
    <form class="form completion-form" aria-label={words.log} noValidate onSubmit={form.submit}>
      <h3 class="completion-title">{words.log}</h3>
      <ChoiceField
        row
        label={words.method}
        value={values.method}
        options={FOLLOW_UP_METHODS.map((value) => ({ value, label: words.methods[value] }))}
        onChange={(method) => set('method', method)}
      />
      <ChoiceField
        row
        label={words.result}
        value={values.result}
        options={[
          { value: 'not', label: words.notReached },
          { value: 'reached', label: words.reached },
        ]}
        onChange={(result) => set('result', result)}
      />
      <TextField
        label={t.call.optional(words.logNotes)}
        error={form.errors.notes}
        rows={2}
        value={values.notes}
        max={2_000}
        onChange={(notes) => set('notes', notes)}
      />
      <Submit busy={action.busy} problem={action.problem} words={words.logSubmit} />
    </form>
  )
}

/** The end of a form that stands in the page: why it did not work, and its one button. */
export function Submit({ busy, problem, words: says }: { busy: boolean; problem: string | null; words: string }) {
  return (
    <div class="completion-submit">
      <button type="submit" class="button button-primary" aria-busy={busy}>
        {busy ? t.common.saving : says}
      </button>
      {problem && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  )
}
