import { type QuietHours, WEEKDAYS } from '@deskbell/protocol'
import { nextOpen, openTime } from '../../platform/business-time/index.ts'

/**
 * The first instant from `at` on at which the clocks of a zone show no quiet hour; `at` itself where
 * they show none then. Quiet hours that end at a time the clocks skip end when they jump; those that
 * hold at a time which comes twice hold twice. Epoch milliseconds.
 *
 * @example endOfQuiet({ from: '22:00', to: '07:00' }, 'Europe/Lisbon', at)
 */
export function endOfQuiet(quiet: QuietHours, timeZone: string, at: number): number {
  const spans = loudSpans(quiet)
  const days = Object.fromEntries(WEEKDAYS.map((day) => [day, spans])) as Record<(typeof WEEKDAYS)[number], Span[]>
  // Some minute of the day is not quiet, since `from` and `to` differ.
  return nextOpen(openTime({ timeZone, days }), at) ?? at
}

interface Span {
  from: string
  to: string
}

/** What of a day is not quiet. */
function loudSpans({ from, to }: QuietHours): Span[] {
  const spans =
    from < to
      ? [
          { from: '00:00', to: from },
          { from: to, to: '24:00' },
        ]
      : [{ from: to, to: from }]
  return spans.filter((span) => span.from !== span.to)
}
