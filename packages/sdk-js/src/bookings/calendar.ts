import type { SharedBooking } from '@deskbell/protocol'
import type { CalendarLinks } from './types.ts'

/** `2027-03-14T15:00:00.000Z` as calendars write it: `20270314T150000Z`. */
const compact = (iso: string): string => new Date(iso).toISOString().replace(/[-:]|\.\d+/g, '')

/**
 * Pages of Google Calendar and Outlook that are filled in with a booking. Times are in UTC, so that they are right in
 * whatever zone the calendar is kept.
 *
 * @param page the booking's own page, for the details
 * @example addToCalendarLinks(booking, 'https://desk.example.com/bookings/…').google
 */
export function addToCalendarLinks(
  {
    service,
    startsAt,
    endsAt,
    place,
    checklist,
  }: Pick<SharedBooking, 'service' | 'startsAt' | 'endsAt' | 'place' | 'checklist'>,
  page = '',
): CalendarLinks {
  const details = [...checklist.map((item) => `• ${item}`), page].filter(Boolean).join('\n')
  const location = place?.address ?? ''
  const google = {
    action: 'TEMPLATE',
    text: service,
    dates: `${compact(startsAt)}/${compact(endsAt)}`,
    details,
    location,
  }
  const iso = (at: string) => new Date(at).toISOString()
  const compose = { path: '/calendar/action/compose', rru: 'addevent', subject: service, body: details, location }
  const outlook = { ...compose, startdt: iso(startsAt), enddt: iso(endsAt) }
  return {
    google: `https://calendar.google.com/calendar/render?${new URLSearchParams(google)}`,
    outlook: `https://outlook.live.com/calendar/0/deeplink/compose?${new URLSearchParams(outlook)}`,
  }
}
