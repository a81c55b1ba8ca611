import type { SharedBooking } from '@deskbell/protocol'
import { exactTime } from '../../../ui/dates.ts'
import { dayIn, ownRange, rangeIn } from './zone-times.ts'

type Span = Pick<SharedBooking, 'startsAt' | 'endsAt' | 'timeZone'>

/** When a booking is, by the clocks of its place, and by the reader's own where those show another time. */
export function ZoneTime({ span, day = false }: { span: Span; day?: boolean }) {
  const { startsAt, endsAt, timeZone } = span
  const own = ownRange(startsAt, endsAt, timeZone)
  return (
    <span class="zone-time">
      <time class="time" dateTime={startsAt} title={exactTime(startsAt)}>
        {day && `${dayIn(startsAt, timeZone)}, `}
        {rangeIn(startsAt, endsAt, timeZone)}
      </time>
      {own && <span class="zone-own number">{own}</span>}
    </span>
  )
}
