import type { Booking, BookingLink, BookingLinkScope, BookingSession, CreateBooking } from '@deskbell/protocol'
import { type Call, newClientId, type TestAgent, type TestApi } from './api.ts'

const HOUR = 3_600_000

/** What makes a booking: a cleaning that begins in a day and takes two hours. */
export function bookingInput(api: TestApi, more: Partial<CreateBooking> = {}): CreateBooking {
  const starts = api.deps.clock.now() + 24 * HOUR
  return {
    clientId: newClientId(),
    customer: { email: 'ada@example.com', name: 'Ada Lovelace' },
    service: 'Cleaning',
    startsAt: new Date(starts).toISOString(),
    endsAt: new Date(starts + 2 * HOUR).toISOString(),
    timeZone: 'Europe/Lisbon',
    ...more,
  }
}

/** Makes a booking and answers it as whoever made it sees it. */
export async function book(api: TestApi, by: TestAgent, more: Partial<CreateBooking> = {}): Promise<Booking> {
  const answer = await by.call<Booking>('POST', '/v1/bookings', { body: bookingInput(api, more) })
  if (answer.status !== 201) throw new Error(`A booking answered ${answer.status} ${JSON.stringify(answer.body)}`)
  return answer.body
}

/** Somebody who followed a link to a booking. */
export async function guestOf(
  api: TestApi,
  by: Pick<TestAgent, 'call'>,
  bookingId: string,
  scope: BookingLinkScope,
): Promise<{ readonly headers: Readonly<Record<string, string>>; readonly call: Call }> {
  const link = await by.call<BookingLink>('POST', `/v1/bookings/${bookingId}/links`, { body: { scope } })
  const token = link.body.url.split('/').at(-1)
  const session = await api.call<BookingSession>('POST', '/v1/booking-sessions', { body: { token } })
  const own = { authorization: `Bearer ${session.body.accessToken}` }
  return {
    headers: own,
    call: (method, path, { body, headers } = {}) => api.call(method, path, { body, headers: { ...own, ...headers } }),
  }
}
