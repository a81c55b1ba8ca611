import type { SharedBooking } from '@deskbell/protocol'
import { stamp } from './zone.ts'

/** Pages of calendars on the web that take an event. */
export interface CalendarLinks {
  readonly google: string
  readonly outlook: string
}

/**
 * Where calendars on the web add a booking. The link to its page is not among what they are told: it would stand in
 * their logs.
 */
export function calendarLinks({ service, startsAt, endsAt, timeZone, place, checklist }: SharedBooking): CalendarLinks {
  const [from, to] = [Date.parse(startsAt), Date.parse(endsAt)]
  const details = checklist.map((item) => `• ${item}`).join('\n')
  const google = new URLSearchParams({
    action: 'TEMPLATE',
    text: service,
    dates: `${stamp(from)}Z/${stamp(to)}Z`,
    ctz: timeZone,
    ...(place && { location: place.address }),
    ...(details && { details }),
  })
  const outlook = new URLSearchParams({
    path: '/calendar/action/compose',
    rru: 'addevent',
    subject: service,
    startdt: new Date(from).toISOString(),
    enddt: new Date(to).toISOString(),
    ...(place && { location: place.address }),
    ...(details && { body: details }),
  })
  return {
    google: `https://calendar.google.com/calendar/render?${google}`,
    outlook: `https://outlook.live.com/calendar/0/deeplink/compose?${outlook}`,
  }
}
