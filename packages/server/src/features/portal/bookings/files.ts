import type { AppContext } from '../../../platform/http.ts'
import { bookingWords, calendarFile, confirmationPdf } from '../../booking-exports/index.ts'
import { bookingSettings } from '../../bookings/index.ts'
import type { BookingFile } from '../address.ts'
import { addressOf, type Site } from '../site.ts'
import type { BookingDoor } from './door.ts'

/** A file about a booking, to be kept: an entry for a calendar, or the confirmation. */
export async function sendBookingFile(
  c: AppContext,
  site: Site,
  door: BookingDoor,
  file: BookingFile,
): Promise<Response> {
  const body = file === 'calendar.ics' ? await calendarOf(site, door) : await confirmationOf(site, door)
  c.set('isDressed', true)
  const headers = Object.assign(c.get('headers'), {
    'Content-Type': file === 'calendar.ics' ? 'text/calendar; charset=utf-8' : 'application/pdf',
    'Content-Disposition': `attachment; filename="booking-${door.booking.number}.${file.split('.')[1]}"`,
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    'X-Robots-Tag': 'noindex',
    'Referrer-Policy': 'no-referrer',
    'Content-Security-Policy': "default-src 'none'; sandbox",
  })
  return new Response(c.req.method === 'HEAD' ? null : body, { headers })
}

async function calendarOf(site: Site, { booking, token }: BookingDoor): Promise<string> {
  const { deps, workspaceId } = site.ctx
  const { reminderHours } = await bookingSettings(deps.db, workspaceId)
  return calendarFile(booking, {
    pageUrl: addressOf(site, { name: 'booking', token, act: null }),
    now: deps.clock.now(),
    words: wordsOf(site),
    reminderHours,
    organizer: { name: site.settings.name, email: addressIn(deps.config.mailFrom) },
  })
}

function confirmationOf(site: Site, { booking, token }: BookingDoor): Promise<Uint8Array<ArrayBuffer>> {
  return confirmationPdf(booking, {
    pageUrl: addressOf(site, { name: 'booking', token, act: null }),
    now: site.ctx.deps.clock.now(),
    words: wordsOf(site),
    workspaceName: site.settings.name,
    brandColor: site.settings.brandColor,
  })
}

function wordsOf({ t, reader }: Site) {
  return bookingWords(t.locale, reader.ownLocale)
}

/** @example addressIn('Harbor <desk@example.com>') // 'desk@example.com' */
function addressIn(from: string): string | null {
  return /([^\s<>@]+@[^\s<>@]+)>?$/.exec(from.trim())?.[1] ?? null
}
