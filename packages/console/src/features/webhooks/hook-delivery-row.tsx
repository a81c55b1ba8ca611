import { type WebhookDelivery, type WebhookEndpoint, webhookEndpoints } from '@deskbell/protocol'
import { CheckCheck, CircleX, Clock, type IconNode } from 'lucide'
import { useState } from 'preact/hooks'
import { useDesk } from '../../app/desk.ts'
import { n } from '../../i18n/notices.ts'
import { Icon } from '../../ui/icon.tsx'
import { Time } from '../../ui/time.tsx'
import { toTrouble } from '../../ui/trouble.ts'
import { refusalText } from '../ticket-setup/refusal.ts'

const words = n.hookDeliveries
const ICONS: Record<WebhookDelivery['status'], IconNode> = { waiting: Clock, delivered: CheckCheck, failed: CircleX }

interface Props {
  delivery: WebhookDelivery
  /** Null where it was deleted since. */
  endpoint: WebhookEndpoint | null
  onChange: (delivery: WebhookDelivery) => void
}

/** One event for one endpoint: how it went, how often it was tried, and when it is tried next. */
export function HookDeliveryRow({ delivery, endpoint, onChange }: Props) {
  const { api, session, toasts } = useDesk()
  const { id, eventType, status, attempts, responseStatus, detail, nextAt, createdAt } = delivery
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const to = endpoint ? endpoint.description || endpoint.url : words.gone
  const retry = async () => {
    if (busy) return
    setBusy(true)
    setProblem(null)
    try {
      onChange(await api.call(webhookEndpoints.retryWebhookDelivery, { params: { webhookDeliveryId: id } }))
      toasts.show(words.retried)
    } catch (error) {
      const trouble = toTrouble(error)
      if (trouble.kind === 'refused' && trouble.code === 'unauthenticated') session.expire()
      setProblem(refusalText(error))
    }
    setBusy(false)
  }
  const answer = responseStatus === null ? (attempts > 0 ? words.noAnswer : null) : words.answer(responseStatus)
  return (
    <li class="delivery-row hook-row">
      <div class="delivery-words">
        <h3 class="delivery-what">
          <code>{eventType}</code>
        </h3>
        <p class="delivery-to">
          <span dir="auto">{to}</span>
          <span>{[answer, words.tries(attempts)].filter(Boolean).join(', ')}</span>
        </p>
        {detail && status !== 'delivered' && <p class={`delivery-reason is-${status}`}>{detail}</p>}
        {problem && (
          <p class="field-error" role="alert">
            {problem}
          </p>
        )}
      </div>
      {endpoint && status !== 'delivered' && (
        <button
          type="button"
          class="button button-small delivery-again"
          aria-label={words.retryLabel(eventType, to)}
          aria-busy={busy}
          onClick={() => void retry()}
        >
          {words.retry}
        </button>
      )}
      <div class="delivery-side">
        <span class={`delivery-status is-${status}`}>
          <Icon icon={ICONS[status]} size={14} />
          {words.statuses[status]}
        </span>
        <span class="delivery-time">
          {nextAt && status === 'waiting' ? (
            <>
              {words.next} <Time iso={nextAt} form="spoken" />
            </>
          ) : (
            <Time iso={createdAt} form="spoken" />
          )}
        </span>
      </div>
    </li>
  )
}
