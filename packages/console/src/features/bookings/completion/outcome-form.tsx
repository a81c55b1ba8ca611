import { BOOKING_RULES, type BookingAction, FOLLOW_UP_OUTCOMES, type FollowUpOutcome } from '@deskbell/protocol'
import { DeskbellError } from '@deskbell/sdk/agent'
import { useState } from 'preact/hooks'
import { useDesk } from '../../../app/desk.ts'
import { b } from '../../../i18n/bookings.ts'
import { useForm } from '../../settings/use-form.ts'
import { type Held, told } from '../page/held.ts'
import { ChoiceField } from '../parts/choice-field.tsx'
import { TextField } from '../parts/fields.tsx'
import { useBookingsApi } from '../parts/use-bookings-api.ts'
import { useFaultFocus } from '../parts/use-fault-focus.ts'
import { Submit } from './log-form.tsx'
import type { Shown } from './use-completion.ts'

const words = b.completionPart

/** What each outcome is in the rules of bookings. */
const ACTIONS: Record<FollowUpOutcome, BookingAction> = {
  customer_confirmed: 'confirm_for_customer',
  customer_disputed: 'dispute',
  unreachable: 'give_up',
  auto_completed: 'auto_complete',
}

interface Props {
  held: Held
  shown: Shown
}

/** Ends the follow-up with what was found out. */
export function OutcomeForm({ held, shown }: Props) {
  const { toasts } = useDesk()
  const api = useBookingsApi()
  const { booking } = held
  // The service says in its own words what is missing yet, such as further tries.
  const [refused, setRefused] = useState<string | null>(null)
  const form = useForm(
    { outcome: null as FollowUpOutcome | null, notes: '' },
    ({ outcome, notes }) => ({
      ...(outcome ? {} : { outcome: words.needOutcome }),
      ...(notes.trim() ? {} : { notes: words.needNotes }),
    }),
    async ({ outcome, notes }) => {
      if (!outcome) return
      setRefused(null)
      try {
        const body = { outcome, notes: notes.trim() }
        const pending = await told(held, () => api.endFollowUp(booking.id, body))
        toasts.show(words.ended(booking.number))
        shown(pending)
      } catch (error) {
        const still = error instanceof DeskbellError && error.code === 'invalid_transition'
        if (still && BOOKING_RULES[ACTIONS[outcome]].from.includes(booking.status)) setRefused(error.detail)
        throw error
      }
    },
  )
  const { values, errors, set, action } = form
  const ref = useFaultFocus(errors)
  const options = FOLLOW_UP_OUTCOMES.filter((one) => booking.actions.includes(ACTIONS[one]))
  return (
    <form ref={ref} class="form completion-form" aria-label={words.end} noValidate onSubmit={form.submit}>
      <h3 class="completion-title">{words.end}</h3>
      <ChoiceField
        label={words.outcome}
        value={values.outcome}
        error={errors.outcome}
        options={options.map((value) => ({ value, label: words.outcomes[value], hint: words.outcomeHints[value] }))}
        onChange={(outcome) => set('outcome', outcome)}
      />
      <TextField
        label={words.outcomeNotes}
        error={errors.notes}
        rows={2}
        value={values.notes}
        max={2_000}
        onChange={(notes) => set('notes', notes)}
      />
      <Submit busy={action.busy} problem={action.problem && (refused ?? action.problem)} words={words.endSubmit} />
    </form>
  )
}

/** Ends a dispute: the work counts as done, or goes on. */
export function SettleForm({ held, shown }: Props) {
  const { toasts } = useDesk()
  const api = useBookingsApi()
  const { booking } = held
  const form = useForm(
    { outcome: null as 'verified' | 'rework' | null, notes: '' },
    ({ outcome, notes }) => ({
      ...(outcome ? {} : { outcome: words.needOutcome }),
      ...(notes.trim() ? {} : { notes: words.needNotes }),
    }),
    async ({ outcome, notes }) => {
      if (!outcome) return
      const pending = await told(held, () => api.settle(booking.id, { outcome, notes: notes.trim() }))
      toasts.show(words.settled(booking.number))
      shown(pending)
    },
  )
  const { values, errors, set, action } = form
  const ref = useFaultFocus(errors)
  return (
    <form ref={ref} class="form completion-form" aria-label={words.settle} noValidate onSubmit={form.submit}>
      <h3 class="completion-title">{words.settle}</h3>
      <ChoiceField
        label={words.outcome}
        value={values.outcome}
        error={errors.outcome}
        options={[
          { value: 'verified', label: words.settleVerified, hint: words.settleVerifiedHint },
          { value: 'rework', label: words.settleRework, hint: words.settleReworkHint },
        ]}
        onChange={(outcome) => set('outcome', outcome)}
      />
      <TextField
        label={words.outcomeNotes}
        error={errors.notes}
        rows={2}
        value={values.notes}
        max={2_000}
        onChange={(notes) => set('notes', notes)}
      />
      <Submit busy={action.busy} problem={action.problem} words={words.settleSubmit} />
    </form>
  )
}
