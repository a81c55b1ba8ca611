import type { Delivery } from '@deskbell/protocol'
import { n } from '../../i18n/notices.ts'
import { Time } from '../../ui/time.tsx'
import { wasPutOff } from './words.ts'

/** What happened to a delivery, in the order of time. */
export function DeliveryHistory({ delivery }: { delivery: Delivery }) {
  const { status, createdAt, dueAt, sentAt, updatedAt } = delivery
  const words = n.delivery
  const steps = [
    { what: words.made, at: createdAt, note: '' },
    ...(wasPutOff(delivery) ? [{ what: words.due, at: dueAt, note: words.dueWhy }] : []),
    ...(sentAt ? [{ what: words.sent, at: sentAt, note: '' }] : []),
    // What it is now is a step of its own, unless it says no more than the one before.
    ...(status === 'waiting' || status === 'gathered' || status === 'sent'
      ? []
      : [{ what: n.statuses[status], at: updatedAt, note: '' }]),
  ]
  return (
    <section aria-labelledby="delivery-history">
      <h3 id="delivery-history" class="facts-title">
        {words.history}
      </h3>
      <ol class="history drawer-history">
        {steps.map(({ what, at, note }) => (
          <li key={what} class="history-event">
            <p class="history-what">{what}</p>
            {note && <p class="history-change">{note}</p>}
            <p class="history-by">
              <Time iso={at} form="spoken" />
            </p>
          </li>
        ))}
      </ol>
    </section>
  )
}
