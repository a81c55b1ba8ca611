import type { WidgetConfig } from '@deskbell/protocol'
import type { Translator } from '../../i18n/translate.ts'
import { clock, span, upcoming } from './time.ts'

/**
 * When to expect an answer, in honest words. Times are the visitor's own; where the team lives in
 * another zone and is away, its local time says why.
 *
 * @param here the visitor's IANA zone
 */
export function availabilityWords(
  t: Translator,
  availability: WidgetConfig['availability'],
  now: number,
  here = Intl.DateTimeFormat().resolvedOptions().timeZone,
): string {
  const { open, opensAt, timeZone, replyMinutes } = availability
  if (open) return t('replyWithin', { time: span(t.locale, replyMinutes) })
  if (opensAt === null) return t('away')
  const time = upcoming(t, Date.parse(opensAt), now)
  const sameClock = timeZone === null || clock('en', now, timeZone) === clock('en', now, here)
  return sameClock
    ? t('awayHere', { now: clock(t.locale, now), time })
    : t('awayThere', { now: clock(t.locale, now, timeZone), time })
}
