import { t } from '../../i18n/index.ts'
import { timeIn, zoneOffset } from '../../ui/dates.ts'

/** What the clock says where the customer is, and how far that is from here; null for an unknown zone. */
export function localTime(zone: string, now: number, here?: string): { clock: string; difference: string } | null {
  const clock = timeIn(zone, now)
  if (clock === null) return null
  const own = here ?? Intl.DateTimeFormat().resolvedOptions().timeZone
  const minutes = zoneOffset(zone, now) - zoneOffset(own, now)
  if (minutes === 0) return { clock, difference: t.customer.same }
  const size = Math.abs(minutes)
  const hours = t.dates.hours(Math.floor(size / 60), size % 60)
  return { clock, difference: minutes > 0 ? t.customer.ahead(hours) : t.customer.behind(hours) }
}

/** The name of a language tag, such as `Portuguese (Brazil)`. */
export function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames('en', { type: 'language' }).of(tag) ?? tag
  } catch {
    return tag
  }
}

/** An address a visitor's browser reported, only where following it is harmless. */
export function safeLink(url: string): string | null {
  const parsed = URL.parse(url)
  return parsed && /^https?:$/.test(parsed.protocol) ? parsed.href : null
}
