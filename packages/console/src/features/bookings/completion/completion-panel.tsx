import type { Completion } from '@deskbell/protocol'
import { useDesk, useMe } from '../../../app/desk.ts'
import { ticketsHref } from '../../../app/routes.ts'
import { b } from '../../../i18n/bookings.ts'
import { t } from '../../../i18n/index.ts'
import { useReadable } from '../../../ui/readable.ts'
import { AfterWait, Failed, Skeleton } from '../../../ui/states.tsx'
import { Time } from '../../../ui/time.tsx'
import { type Held, useStep } from '../page/held.ts'
import { FactRow } from '../parts/panel.tsx'
import { spokenAhead } from '../parts/spans.ts'
import { useBookingsApi } from '../parts/use-bookings-api.ts'
import { Attempts } from './attempts.tsx'
import { Deadline } from './deadline.tsx'
import { LogForm } from './log-form.tsx'
import { OutcomeForm, SettleForm } from './outcome-form.tsx'
import { Reach } from './reach.tsx'
import { type Shown, useCompletion } from './use-completion.ts'
import './completion.css'

const words = b.completionPart

interface Props extends Held {
  /** As a list told it, until it is asked for. */
  known?: Completion | null
  onChange?: Shown
}

/** From "the work is done" to "yes, it is": what was asked, answered, tried and found out. */
export function CompletionPanel({ known = null, onChange, ...held }: Props) {
  const { booking, put } = held
  const { state, reload, set } = useCompletion(booking, known)
  if (state.kind === 'failed') return <Failed title={words.failed} trouble={state.trouble} retry={reload} />
  if (state.kind === 'loading') {
    return (
      <AfterWait>
        <div role="status">
          <span class="hidden">{t.common.loading}</span>
          <Skeleton class="skeleton-long" />
          <Skeleton class="skeleton-short" />
        </div>
      </AfterWait>
    )
  }
  const shown: Shown = (pending) => {
    set(pending.completion)
    put(pending.booking)
    onChange?.(pending)
  }
  const completion = state.value
  const { actions } = booking
  const ends = (['confirm_for_customer', 'dispute', 'give_up', 'auto_complete'] as const).some((one) =>
    actions.includes(one),
  )
  return (
    <div class="completion">
      <Summary completion={completion} open={booking.status === 'completed'} />
      <FollowUp completion={completion} held={held} shown={shown} />
      {actions.includes('log_contact') && (
        <>
          <Reach customerId={booking.customer.id} />
          <LogForm held={held} shown={shown} />
        </>
      )}
      {ends && <OutcomeForm held={held} shown={shown} />}
      {(actions.includes('settle') || actions.includes('rework')) && <SettleForm held={held} shown={shown} />}
    </div>
  )
}

function Summary({ completion, open }: { completion: Completion; open: boolean }) {
  const { status, requestedAt, escalatesAt, respondedAt, issues, feedback, ticketId } = completion
  return (
    <>
      <p class="completion-how">{words[status]}</p>
      <dl class="booking-facts">
        <FactRow name={words.requested}>
          <Time iso={requestedAt} form="spoken" />
        </FactRow>
        {open && (
          <FactRow name={words.deadline}>
            <Deadline escalatesAt={escalatesAt} />
          </FactRow>
        )}
        {respondedAt && (
          <FactRow name={words.answered}>
            <Time iso={respondedAt} form="spoken" />
          </FactRow>
        )}
        {issues && (
          <FactRow name={words.issues}>
            <span class="booking-notes" dir="auto">
              {issues}
            </span>
          </FactRow>
        )}
        {feedback && (
          <FactRow name={words.feedback}>
            <span class="booking-notes" dir="auto">
              {feedback}
            </span>
          </FactRow>
        )}
        {ticketId && (
          <FactRow name={words.ticket}>
            <a href={ticketsHref('all', ticketId)}>{words.openTicket}</a>
          </FactRow>
        )}
      </dl>
    </>
  )
}

interface FollowUpProps {
  completion: Completion
  held: Held
  shown: Shown
}

/** Who has taken it up, what they tried, and how it ended. */
function FollowUp({ completion, held, shown }: FollowUpProps) {
  const { client } = useDesk()
  const { agent: me } = useMe()
  const api = useBookingsApi()
  const step = useStep(held)
  const agents = useReadable(client.agents)
  const { booking } = held
  const { followUp } = completion
  const holder = followUp?.agentId ?? null
  const mayTake = booking.actions.includes('follow_up') && holder !== me.id
  const take = () =>
    step.run(async () => {
      const pending = await api.takeUp(booking.id)
      shown(pending)
      return pending.booking
    }, words.taken(booking.number))
  if (!followUp && !mayTake) return null
  const holderName = agents.find((one) => one.id === holder)?.name ?? t.common.somebody
  return (
    <div class="follow-up">
      <p class="follow-up-who">
        {holder === null ? words.nobodyYet : holder === me.id ? words.takenByYou : words.takenBy(holderName)}
        {mayTake && (
          <button type="button" class="button button-small" aria-busy={step.busy} onClick={() => void take()}>
            {words.takeUp}
          </button>
        )}
      </p>
      {followUp?.autoCompletesAt && followUp.outcome === null && (
        <p class="fact-quiet">{words.autoCompletes(spokenAhead(followUp.autoCompletesAt))}</p>
      )}
      {followUp && <Attempts attempts={followUp.attempts} agents={agents} />}
      {followUp?.outcome && (
        <p>
          <b>{words.outcomeWas}:</b> {words.outcomes[followUp.outcome]}
        </p>
      )}
      {followUp?.notes && (
        <p class="booking-notes" dir="auto">
          {followUp.notes}
        </p>
      )}
    </div>
  )
}
