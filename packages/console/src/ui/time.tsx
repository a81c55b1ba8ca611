import { now } from './clock.ts'
import { exactTime, shortTime, spokenTime } from './dates.ts'

/** A time as people say it, exact on hover. */
export function Time({ iso, form = 'short' }: { iso: string; form?: 'short' | 'spoken' }) {
  const text = form === 'short' ? shortTime(iso, now.value) : spokenTime(iso, now.value)
  return (
    <time class="time" dateTime={iso} title={exactTime(iso)}>
      {text}
    </time>
  )
}
