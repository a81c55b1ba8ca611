import type { Delivery } from '@deskbell/protocol'
import { n } from '../../i18n/notices.ts'
import { now } from '../../ui/clock.ts'
import { exactTime } from '../../ui/dates.ts'
import { Icon } from '../../ui/icon.tsx'
import { CHANNEL_ICONS, PressureMark } from '../notifications/marks.tsx'
import { DeliveryMark } from './status-mark.tsx'
import { isRetryable, recipientName, timeWords } from './words.ts'

interface Props {
  delivery: Delivery
  href: string
  /** Absent for whoever may not send it again. */
  onAgain: (() => void) | null
}

/** One delivery: what, to whom, and what became of it. */
export function DeliveryRow({ delivery, href, onAgain }: Props) {
  const { channel, kind, recipient, status, reason, priority } = delivery
  const to = recipientName(recipient)
  const when = timeWords(delivery, now.value)
  return (
    <li class="delivery-row">
      <span class="notice-icon" title={n.ways[channel]}>
        <Icon icon={CHANNEL_ICONS[channel]} />
        <span class="hidden">{n.ways[channel]}</span>
      </span>
      <div class="delivery-words">
        <h3 class="delivery-what">
          <a class="notice-link" href={href} aria-label={n.deliveries.open(n.kinds[kind], to)}>
            {n.kinds[kind]}
          </a>
          {priority === 'urgent' && <PressureMark priority={priority} />}
        </h3>
        <p class="delivery-to">
          <span dir="auto">{to}</span>
          {recipient.name !== null && recipient.address !== '' && <span>{recipient.address}</span>}
        </p>
        {reason && <p class={`delivery-reason is-${status}`}>{reason}</p>}
      </div>
      <div class="delivery-side">
        <DeliveryMark status={status} />
        <time class="time delivery-time" dateTime={when.iso} title={exactTime(when.iso)}>
          {when.text}
        </time>
      </div>
      {onAgain && isRetryable(delivery) && (
        <button
          type="button"
          class="button button-small delivery-again"
          aria-label={n.deliveries.againLabel(n.kinds[kind], to)}
          onClick={onAgain}
        >
          {n.deliveries.again}
        </button>
      )}
    </li>
  )
}
