import type { Booking, CreateBooking } from '@deskbell/protocol'
import { newClientId, type TestAgent, type TestApi } from './api.ts'

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
