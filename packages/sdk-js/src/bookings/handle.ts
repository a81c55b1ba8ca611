import type { Booking, BookingLink, RespondCompletion, SendBookingMessage, SentMessage } from '@deskbell/protocol'
import { randomId } from '../core/random.ts'
import type { Runtime } from '../core/runtime.ts'
import { addToCalendarLinks } from './calendar.ts'
import { type BookingSource, followBooking } from './follow.ts'
import type { PageSight } from './page-sight.ts'
import type { BookingAddresses, BookingHandle } from './types.ts'

type Loose<T> = { readonly [K in keyof T]?: unknown }

/** A booking that is followed, with everything that may be done with it. `own` are the addresses of a guest's link. */
export function openBooking(
  source: BookingSource,
  runtime: Runtime,
  sight: PageSight,
  own?: BookingAddresses,
  released = () => {},
): BookingHandle {
  const followed = followBooking(source, runtime, sight)
  let made: Promise<BookingAddresses> | undefined = own && Promise.resolve(own)

  async function post<T>(rest: string, body: unknown): Promise<T> {
    return source.call<T>('POST', `/v1/bookings/${encodeURIComponent(await source.open())}/${rest}`, { body })
  }

  async function act(rest: string, body: unknown): Promise<Booking> {
    const booking = await post<Booking>(rest, body)
    followed.put(booking)
    return booking
  }

  function addresses(): Promise<BookingAddresses> {
    made ??= post<BookingLink>('links', { scope: 'view' }).catch((error: unknown) => {
      made = undefined
      throw error
    })
    return made
  }

  return {
    state: followed.state,
    reload: followed.check,
    respond: (answer) => act('respond-completion', answer satisfies Loose<RespondCompletion>),
    review: ({ rating, text = '' }) => act('review', { rating, text }),
    link: (scope) => post<BookingLink>('links', { scope }),
    addresses,
    async calendar() {
      const { url, calendarUrl } = await addresses()
      const { booking } = followed.state.get()
      if (!booking) await followed.check()
      const known = followed.state.get().booking ?? booking
      const links = known ? addToCalendarLinks(known, url) : { google: url, outlook: url }
      return { ...links, file: calendarUrl }
    },
    message(text, { clientId = randomId(), attachments = [] } = {}) {
      const body: Loose<SendBookingMessage> = {
        clientId,
        content: { type: 'text', text },
        attachmentIds: attachments.map(({ id }) => id),
      }
      return post<SentMessage>('messages', body)
    },
    release() {
      followed.release()
      released()
    },
  }
}
