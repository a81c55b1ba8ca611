import { t } from '../../../i18n/index.ts'

/** A time that is still to come, as it stands in a sentence: `on Tue 24 Nov, 14:05`. */
export function spokenAhead(iso: string): string {
  const day = new Intl.DateTimeFormat(t.formats, { weekday: 'short', day: 'numeric', month: 'short' })
  const clock = new Intl.DateTimeFormat(t.formats, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const at = Date.parse(iso)
  return `on ${day.format(at)}, ${clock.format(at)}`
}
