import { TriangleAlert } from 'lucide'
import { b } from '../../../i18n/bookings.ts'
import { now } from '../../../ui/clock.ts'
import { exactTime } from '../../../ui/dates.ts'
import { Icon } from '../../../ui/icon.tsx'

/** How long the customer may still answer, or by how much that is over; it goes on by itself. */
export function Deadline({ escalatesAt }: { escalatesAt: string }) {
  const minutes = Math.round((Date.parse(escalatesAt) - now.value) / 60_000)
  const over = minutes < 0
  return (
    <time class={`deadline number ${over ? 'is-over' : ''}`} dateTime={escalatesAt} title={exactTime(escalatesAt)}>
      {over && <Icon icon={TriangleAlert} size={14} />}
      {over ? b.completionPart.overdue(b.duration(-minutes)) : b.completionPart.dueIn(b.duration(Math.max(1, minutes)))}
    </time>
  )
}
