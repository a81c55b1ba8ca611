import type { Agent, ContactAttempt } from '@deskbell/protocol'
import { Check, type IconNode, Mail, MessageSquare, Phone, Smartphone, X } from 'lucide'
import { b } from '../../../i18n/bookings.ts'
import { t } from '../../../i18n/index.ts'
import { Icon } from '../../../ui/icon.tsx'
import { Time } from '../../../ui/time.tsx'

type Method = ContactAttempt['method']
const METHOD_ICONS: Record<Method, IconNode> = {
  call: Phone,
  sms: MessageSquare,
  email: Mail,
  in_app: Smartphone,
}
const words = b.completionPart

interface Props {
  attempts: readonly ContactAttempt[]
  agents: readonly Agent[]
}

/** How support tried to reach the customer, the newest first. */
export function Attempts({ attempts, agents }: Props) {
  if (attempts.length === 0) return null
  return (
    <>
      <p class="attempts-count">{words.attempts(attempts.length)}</p>
      <ol class="attempts" aria-label={words.attemptsList}>
        {attempts.toReversed().map(({ method, attemptedAt, reached, notes, agentId }) => (
          <li key={attemptedAt} class="attempt">
            <span class="timeline-mark">
              <Icon icon={METHOD_ICONS[method]} size={14} />
            </span>
            <div class="attempt-words">
              <p>
                {words.methods[method]}{' '}
                <span class={`attempt-how ${reached ? 'is-reached' : ''}`}>
                  <Icon icon={reached ? Check : X} size={14} />
                  {reached ? words.reached : words.notReached}
                </span>
              </p>
              {notes && <p dir="auto">{notes}</p>}
              <p class="fact-quiet">
                {agents.find((one) => one.id === agentId)?.name ?? t.common.somebody} ·{' '}
                <Time iso={attemptedAt} form="spoken" />
              </p>
            </div>
          </li>
        ))}
      </ol>
    </>
  )
}
