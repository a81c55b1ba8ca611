import type { TicketClock } from '@deskbell/protocol'
import { t } from '../../i18n/index.ts'

const MINUTE = 60_000
const HOUR = 60
const DAY = 24 * HOUR

export type ClockTone = 'calm' | 'risk' | 'late' | 'paused' | 'met'

/** A span as people say it in passing, of two units at most: `12 min`, `2 h`, `2 h 30 min`, `3 d`. */
export function spanText(minutes: number): string {
  if (minutes < HOUR) return t.tickets.span.minutes(minutes)
  if (minutes < DAY) {
    const rest = minutes % HOUR
    const hours = t.tickets.span.hours(Math.floor(minutes / HOUR))
    // Far off, minutes say nothing.
    return rest === 0 || minutes >= 6 * HOUR ? hours : `${hours} ${t.tickets.span.minutes(rest)}`
  }
  return t.tickets.span.days(Math.floor(minutes / DAY))
}

/**
 * What a clock says at an instant, and how worrying that is. A target that passed while nobody told
 * us counts as breached already.
 *
 * @param now in milliseconds since the epoch
 * @example clockWords(clock, Date.now()) // { text: 'due in 2 h', tone: 'calm' }
 */
export function clockWords(clock: TicketClock, now: number): { text: string; tone: ClockTone } {
  const words = t.tickets.clock
  if (clock.state === 'met') return { text: words.met, tone: 'met' }
  const due = clock.dueAt === null ? null : Date.parse(clock.dueAt)
  const late = clock.state === 'breached' || (clock.state === 'running' && due !== null && due <= now)
  if (late) {
    if (clock.stoppedAt !== null) return { text: words.answeredLate, tone: 'late' }
    if (due === null || due > now) return { text: words.breached, tone: 'late' }
    const minutes = Math.floor((now - due) / MINUTE)
    return { text: minutes === 0 ? words.breachedNow : words.breachedAgo(spanText(minutes)), tone: 'late' }
  }
  if (clock.state === 'paused' || due === null) return { text: words.paused, tone: 'paused' }
  const left = Math.ceil((due - now) / MINUTE)
  return { text: words.dueIn(spanText(left)), tone: clock.atRisk ? 'risk' : 'calm' }
}

const RANK: Record<ClockTone, number> = { late: 0, risk: 1, calm: 2, paused: 3, met: 4 }

/** The clock that worries most: breached and unanswered, else due first, else paused. Null where none runs. */
export function leadClock(clocks: readonly TicketClock[], now: number): TicketClock | null {
  const live = clocks.filter((clock) => clock.stoppedAt === null && clock.state !== 'met')
  const rank = (clock: TicketClock) => RANK[clockWords(clock, now).tone]
  const due = (clock: TicketClock) => (clock.dueAt === null ? Number.POSITIVE_INFINITY : Date.parse(clock.dueAt))
  return live.toSorted((a, b) => rank(a) - rank(b) || due(a) - due(b))[0] ?? null
}
