import type { TicketStatus } from '@deskbell/protocol'
import { CATALOGUES, type Words } from '../i18n/words.ts'
import { zoneName } from '../office-hours.ts'
import type { Site } from '../site.ts'

/** The languages that these pages come in: those of the portal's words, and of the articles. */
export function supportLocales({ locales }: Pick<Site, 'locales'>): string[] {
  return [...new Set([...locales, ...Object.keys(CATALOGUES)])]
}

/** The zone in which people read times here, unless theirs is known. */
export function zoneOf({ settings }: Pick<Site, 'settings'>): string {
  return settings.businessHours?.timeZone ?? 'UTC'
}

/**
 * When an answer may be expected, with the day and the zone.
 *
 * @example expectedInWords(site, '2026-03-02T15:00:00.000Z') // 'Monday, 2 March at 10:00 EST'
 */
export function expectedInWords(site: Pick<Site, 'settings' | 't'>, at: string | number, zone = zoneOf(site)): string {
  return new Intl.DateTimeFormat(site.t.locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: 'numeric',
    minute: '2-digit',
    timeZone: zone,
    timeZoneName: 'short',
  }).format(new Date(at))
}

export function momentInWords({ locale }: Words, at: string, zone: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: zone }).format(
    new Date(at),
  )
}

export function zoneInWords({ ctx, t }: Pick<Site, 'ctx' | 't'>, zone: string): string {
  return t('hoursZone', { zone: zoneName(zone, ctx.deps.clock.now(), t.locale) })
}

/** Where a request stands, as its owner sees it. */
export function statusInWords(t: Words, status: TicketStatus): string {
  return t(`status_${status}`)
}
