import { type Delivery, type DeliveryChannel, type DeliveryStatus, RETRYABLE_STATUSES } from '@deskbell/protocol'
import { n } from '../../i18n/notices.ts'
import { spokenTime } from '../../ui/dates.ts'

/** Whom it is for, as a list names them: by name, else by address, else by what they are. */
export function recipientName({ kind, name, address }: Delivery['recipient']): string {
  // Slack has no address that tells anything.
  return name ?? ((kind !== 'team' && address) || n.deliveries.recipients[kind])
}

/** Channels whose addresses are people's own; of the others only the service is known. */
const ADDRESSED: readonly DeliveryChannel[] = ['email', 'sms', 'whatsapp']

/** The person's own address that it went to; null where only the service is known. */
export function ownAddress({ channel, recipient }: Delivery): string | null {
  return ADDRESSED.includes(channel) && recipient.address !== '' ? recipient.address : null
}

const AHEAD: readonly DeliveryStatus[] = ['waiting', 'gathered', 'held']

/** When it went out, or goes out, or was made: the one time that matters most. */
export function timeWords(delivery: Delivery, now: number): { iso: string; text: string } {
  if (delivery.sentAt !== null) {
    const when = spokenTime(delivery.sentAt, now)
    const tried = delivery.status === 'uncertain' || delivery.status === 'failed'
    return { iso: delivery.sentAt, text: tried ? n.deliveries.tried(when) : n.deliveries.sent(when) }
  }
  const ahead = AHEAD.includes(delivery.status) && Date.parse(delivery.dueAt) > now
  if (ahead) return { iso: delivery.dueAt, text: n.deliveries.due(spokenTime(delivery.dueAt, now)) }
  return { iso: delivery.createdAt, text: n.deliveries.created(spokenTime(delivery.createdAt, now)) }
}

/** Whether a person may send it once more. */
export const isRetryable = (delivery: Delivery): boolean => RETRYABLE_STATUSES.includes(delivery.status)

/** Whether it was put off: by quiet hours, a digest, or the provider's rate. */
export const wasPutOff = ({ dueAt, createdAt }: Delivery): boolean => Date.parse(dueAt) - Date.parse(createdAt) > 60_000
