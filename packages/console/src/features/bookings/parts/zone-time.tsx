import type { SharedBooking } from '@deskbell/protocol'
import { exactTime } from '../../../ui/dates.ts'
import { spanWords } from './zone-times.ts'

type Span = Pick<SharedBooking, 'startsAt' | 'endsAt' | 'timeZone'>

/** When a booking is, by the clocks of its place, and by the reader's own where those show another time. */
export function ZoneTime({ span, day = false }: { span: Span; day?: boolean }) {
  const { startsAt, endsAt, timeZone } = span
  const words = spanWords(startsAt, endsAt, timeZone, day)
  return (
    <span class="zone-time">
      <time class="time" dateTime={startsAt} title={exactTime(startsAt)}>
        {words.day && `${words.day}, `}
        <span class="zone-range">{words.range}</span>
      </time>
      {words.here && <span class="zone-own number">{words.here}</span>}
    </span>
  )
}
