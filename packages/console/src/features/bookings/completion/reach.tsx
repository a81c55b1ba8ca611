import type { Customer } from '@deskbell/protocol'
import { Mail, Phone } from 'lucide'
import { useDesk } from '../../../app/desk.ts'
import { b } from '../../../i18n/bookings.ts'
import { now } from '../../../ui/clock.ts'
import { Icon } from '../../../ui/icon.tsx'
import { useLoad } from '../../../ui/load.ts'
import { localTime } from '../../customer/facts.ts'
import './completion.css'

/** How a customer can be reached, and what their clocks show. */
export function Reach({ customerId }: { customerId: string }) {
  const { client } = useDesk()
  const { state } = useLoad<Customer>(customerId, () => client.customer(customerId))
  if (state.kind !== 'ready') return null
  const { email, phone, timeZone } = state.value
  const time = timeZone ? localTime(timeZone, now.value) : null
  return (
    <div class="reach">
      <span class="hidden">{b.completionPart.contact}: </span>
      {phone && (
        <a class="reach-way" href={`tel:${phone}`}>
          <Icon icon={Phone} size={16} />
          {phone}
        </a>
      )}
      {email && (
        <a class="reach-way" href={`mailto:${email}`}>
          <Icon icon={Mail} size={16} />
          {email}
        </a>
      )}
      {!phone && !email && <span class="fact-quiet">{b.completionPart.noContact}</span>}
      {time && (
        <span class="fact-quiet number">
          {time.clock} {time.difference}
        </span>
      )}
    </div>
  )
}
