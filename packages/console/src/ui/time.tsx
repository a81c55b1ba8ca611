import { now } from './clock.ts'
import { exactTime, shortTime, spokenTime } from './dates.ts'

/** A time as people say it, exact on hover. */
export function Time({ iso, form = 'short' }: { iso: string; form?: 'short' | 'spoken' }) {
  // The clock ticks twice a minute, and something may be newer than its last tick.
  const present = Math.max(now.value, Date.now())
  const text = form === 'short' ? shortTime(iso, present) : spokenTime(iso, present)
  return (
    <time class="time" dateTime={iso} title={exactTime(iso)}>
      {text}
    </time>
  )
}
